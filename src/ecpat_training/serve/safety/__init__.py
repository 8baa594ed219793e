"""Who may ask, and for what: one idea a file."""
