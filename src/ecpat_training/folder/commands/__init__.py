"""`ecpat status` and `ecpat add`: a module each."""
