"""What is planned, and what a design makes of it."""
