"""The table for the donor."""
