"""What programs read of attendance."""
