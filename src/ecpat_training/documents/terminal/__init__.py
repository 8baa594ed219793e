"""A document on a terminal: its blocks, tables and charts in letters."""
