"""Sheets as people fill them in: which row names the columns, what each column is, and which rows are data."""
