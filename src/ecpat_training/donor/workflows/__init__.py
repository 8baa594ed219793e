"""From files to the table."""
