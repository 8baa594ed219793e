"""Options in, one workflow called, exit code out."""
