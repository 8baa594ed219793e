"""What is left months later."""
