"""Certificates as pages, their list, and what a statement says in plain words."""
