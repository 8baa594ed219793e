"""`ecpat serve --json`."""
