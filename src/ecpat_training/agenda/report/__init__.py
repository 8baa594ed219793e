"""What is said of an agenda: drafted, checked, compared, explained, and as a table that is read again."""
