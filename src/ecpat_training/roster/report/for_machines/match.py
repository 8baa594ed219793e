"""`ecpat roster match --json`: how many persons stand on several lists, and which entries are maybe one person."""

from dataclasses import dataclass

from ecpat_training.roster.model.same_person import (
    CountBounds,
    Counted,
    Grade,
    KindCount,
    ListCount,
    MatchedLists,
    SamePersonDecision,
)


@dataclass(frozen=True, slots=True)
class Came:
    """How many persons are on so many lists."""

    lists: int
    persons: CountBounds


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two entries that are maybe one person, by their places, and what was decided of them (null: nothing yet)."""

    first: str
    second: str
    likely: Grade
    decision: SamePersonDecision | None


@dataclass(frozen=True, slots=True)
class RosterMatchResult:
    """Persons, each counted once, and participations; a number of persons has bounds as long as pairs are `open`. Of
    what is published there are no pairs: `pairs` is null."""

    persons: CountBounds
    participations: int
    on_several_lists: CountBounds
    open: int
    changed: int
    kinds: tuple[KindCount, ...]
    lists: tuple[ListCount, ...]
    came: tuple[Came, ...]
    pairs: tuple[Proposed, ...] | None


def result(counted: Counted, matched: MatchedLists | None) -> RosterMatchResult:
    """The counts; with `matched`, the pairs as well."""
    return RosterMatchResult(
        counted.persons,
        counted.participations,
        counted.several,
        len(counted.open),
        counted.changed,
        counted.kinds,
        counted.lists,
        tuple(Came(*one) for one in counted.came),
        _pairs(matched) if matched else None,
    )


def _pairs(matched: MatchedLists) -> tuple[Proposed, ...]:
    places = matched.places
    return tuple(Proposed(places[one.first], places[one.second], one.grade, one.decision) for one in matched.pairs)
