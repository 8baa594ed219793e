"""Results to documents: what is said, and in which order."""
