"""`ecpat status`, `ecpat add`, `ecpat merge` and `ecpat forget`: a module each."""
