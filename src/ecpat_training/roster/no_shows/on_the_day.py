"""The chance that a balanced room sits there on the day, of those who are invited."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ecpat_training.roster.model.attendance import Chance
from ecpat_training.roster.no_shows.asked import asked
from ecpat_training.roster.no_shows.days import days
from ecpat_training.roster.no_shows.kept import Judge
from ecpat_training.roster.no_shows.seating import Seating
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.stats import poisson_binomial, share
from ecpat_training.values.participant import Participant

_LOST = 1e-15


@dataclass(frozen=True, slots=True)
class Expected:
    """Everybody who may come, and the chance of each that they do."""

    people: tuple[Participant, ...]
    comes: tuple[float, ...]


Size = tuple[int | None, int | None]


def seating(
    expected: Expected,
    rules: Sequence[RosterRule],
    seed: int,
    *,
    invited: Sequence[int],
    others: Collection[int] = (),
    called: int = 0,
    size: Size = (None, None),
) -> Seating:
    """The days of a room, and what would save each.

    Args:
        expected: everybody who may come.
        rules: what must hold of the room.
        seed: of the draws, where the days are too many to be counted.
        invited: those who sit there if they come, by index.
        others: who may be called in, by index.
        called: how many of them at most.
        size: the fewest and the most people in the room (None: open).
    """
    judge = Judge(asked(rules, expected.people, size), invited, others, called)
    return Seating(judge, days(judge, invited, [expected.comes[person] for person in invited], seed))


def kept(expected: Expected, rules: Sequence[RosterRule], seed: int) -> Chance:
    """The chance that all of these rules are kept when everybody is invited and nobody is called in."""
    room = seating(expected, rules, seed, invited=range(len(expected.people)), size=_likely(expected.comes))
    return said(room, room.alone, seed)


def _likely(comes: Sequence[float]) -> Size:
    """Between which numbers of people it is so likely to end that the rest is lost in the last digit of a float."""
    below = poisson_binomial.distribution(comes).cumsum()
    return int((below < _LOST).sum()), int((below < 1.0 - _LOST).sum())


def said(room: Seating, value: float, seed: int) -> Chance:
    """A chance with how it was computed."""
    draws = room.days.draws
    if draws is None:
        return Chance(value)
    interval = share.compute(value, draws)
    return Chance(value, draws, seed, share.standard_error(value, draws), interval.low, interval.high)
