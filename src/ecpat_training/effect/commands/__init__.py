"""`ecpat evaluate`."""
