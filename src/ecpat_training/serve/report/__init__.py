"""What `ecpat serve` tells."""
