"""Days in words."""

from datetime import date

from ecpat_training.effect.sentences.words import report as words


def day(iso: str) -> str:
    """A day as people write it: `16 June 2005`."""
    one = date.fromisoformat(iso)
    return f"{one.day} {words.MONTHS[one.month - 1]} {one.year}"
