"""What is printed and sent."""
