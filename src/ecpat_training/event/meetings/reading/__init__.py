"""Minutes as people fill them in."""
