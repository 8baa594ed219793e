"""Whether it matters who is missing."""
