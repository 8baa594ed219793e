"""How many commitments were kept: bounds, and an interval for those who answered."""
