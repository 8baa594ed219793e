"""The same for other programs."""
