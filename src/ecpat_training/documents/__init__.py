"""What is said, as a `Document`, and how it looks in each format."""
