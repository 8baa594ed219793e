"""What programs read of decisions."""
