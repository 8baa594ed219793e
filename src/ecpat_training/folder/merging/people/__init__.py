"""Rows that may be one person."""
