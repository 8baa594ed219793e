"""Points before and after, read without an instrument: which columns they are, what their cells say, in which unit."""
