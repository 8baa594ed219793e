"""`ecpat event certificates`, `ecpat event verify` and `ecpat event keys`."""
