"""`ecpat serve`."""
