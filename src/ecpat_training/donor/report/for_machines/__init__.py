"""What `ecpat donor --json` answers; the schemas of docs/schema/ are made from it."""
