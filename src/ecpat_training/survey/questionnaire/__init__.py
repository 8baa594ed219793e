"""What one wave asks, and the parts of the forms that ask it."""
