"""What people set out to do, and what became of it."""
