"""From files to a pack."""
