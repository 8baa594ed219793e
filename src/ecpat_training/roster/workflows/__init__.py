"""What commands over lists of people do, one use case a file."""
