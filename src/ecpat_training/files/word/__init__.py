"""Word files: the gate before them, and letterheads."""
