"""Reads what a donor asks for, and head counts without names."""
