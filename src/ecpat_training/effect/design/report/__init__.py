"""What is said of designs."""
