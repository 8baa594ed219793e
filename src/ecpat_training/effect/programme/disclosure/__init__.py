"""What of it may be published."""
