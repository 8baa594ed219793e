"""What a mapping file decides, line by line."""

Decisions = dict[str, str | None]
"""What is written in a list, and what it means; None and `GO?` are not decided yet."""
