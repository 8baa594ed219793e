"""Keys, numbers taken back, and the texts of codes in files."""
