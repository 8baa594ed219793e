"""Folders, and what an earlier merge left in them."""
