"""What commands over surveys do, one use case a file."""
