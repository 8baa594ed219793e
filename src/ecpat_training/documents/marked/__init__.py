"""A person's own workbook with remarks on its cells: every part of it stays as it is, byte for byte where nothing is
added."""
