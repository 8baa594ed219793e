"""What people answered in one wave alone."""
