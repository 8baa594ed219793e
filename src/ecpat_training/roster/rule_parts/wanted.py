"""How many of each kind a rule wants: `{GO: 7-9, NGO: at least 2}`."""

from collections.abc import Mapping

from ecpat_training.core.text import listing
from ecpat_training.roster.rule_parts.composition import Of, canonical
from ecpat_training.roster.rule_parts.wish import Wish


def refuse_twice(of: Of, want: Mapping[str, Wish]) -> None:
    """Refuses a kind that is wanted under two of its names, or that there isn't.

    Raises:
        ValueError: there is one.
    """
    meant = [canonical(of, label) for label in want]
    if twice := [label for label in dict.fromkeys(meant) if meant.count(label) > 1]:
        raise ValueError(f"{listing(twice)} has two targets")


def in_words(of: Of, want: Mapping[str, Wish]) -> str:
    """The wishes in one line: `GO 7-9 and NGO at least 2`."""
    return listing([f"{canonical(of, label)} {wish}" for label, wish in want.items()], 30)
