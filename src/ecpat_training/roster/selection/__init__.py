"""Who gets a seat: fair chances under quotas, the lottery, and why no room keeps them all."""
