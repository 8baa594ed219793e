"""How well the questions of a scale hang together, and how steady scores are."""
