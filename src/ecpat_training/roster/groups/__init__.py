"""People into groups, round after round."""
