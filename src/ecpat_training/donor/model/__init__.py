"""The nouns of a donor's table."""
