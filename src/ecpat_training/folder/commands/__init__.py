"""`ecpat status`, `ecpat add` and `ecpat merge`: a module each."""
