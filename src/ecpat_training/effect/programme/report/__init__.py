"""What is said of it, to whom."""
