"""One use case of `ecpat trainers` a file."""
