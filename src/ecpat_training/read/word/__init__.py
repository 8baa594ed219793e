"""Word files: what is looked at before anything is read from them, and their tables."""
