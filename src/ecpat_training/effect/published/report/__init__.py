"""What is said of published effects."""
