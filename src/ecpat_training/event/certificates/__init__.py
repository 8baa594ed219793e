"""Certificates of attendance and of completion, each with a signed statement that is checked without a server."""
