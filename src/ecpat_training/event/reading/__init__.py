"""Links and texts that the user brings along."""
