"""What is said of a survey's files."""
