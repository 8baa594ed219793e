"""`ecpat status` and `ecpat add`, each from the files to what is delivered."""
