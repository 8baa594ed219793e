"""Tables of who knows whom, as they come."""
