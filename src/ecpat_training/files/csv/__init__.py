"""Comma-separated files: encoding, delimiter, lines and cells."""
