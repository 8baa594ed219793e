"""What counts, one file an engine."""
