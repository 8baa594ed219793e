"""What is said of a series: planned, checked, compared, and as a table that is read again."""
