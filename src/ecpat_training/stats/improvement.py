"""How many people improved, stayed as they were, or got worse.

Counts of people need no model and no spread. A change that is only binary rounding (4.2 - 3.9 against 0.3) is none, see
`pairs`. With one short scale, "stayed" is often "could not go higher": see the share at the top before.
"""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.stats.pairs import Pairs


@dataclass(frozen=True, slots=True)
class Improvement:
    """How many people improved, stayed the same and worsened; where the counts are withheld from publication, `share`
    says in rounded words how many improved."""

    improved: int | None = None
    same: int | None = None
    worsened: int | None = None
    share: str | None = None


def compute(pairs: Pairs, better_direction: Literal["higher", "lower"]) -> Improvement:
    """Counts of people whose score moved in the direction that the scale calls better, not at all, or the other way."""
    rises, falling_people = pairs.people(pairs.changes > 0), pairs.people(pairs.changes < 0)
    improved_people, worsened_people = (
        (rises, falling_people) if better_direction == "higher" else (falling_people, rises)
    )
    return Improvement(improved_people, pairs.n - rises - falling_people, worsened_people)
