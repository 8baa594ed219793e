"""What commands over series do, one use case a file."""
