"""What is said of a folder."""
