"""What a report of any number of people follows from: the people of two waves, counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Protocol, TypeVar

from ecpat_training.core.errors import ContentError
from ecpat_training.effect.counting.item_sums import ItemSums
from ecpat_training.effect.counting.joint import Joint
from ecpat_training.survey.instrument.instrument import Wave

Key = TypeVar("Key")
Value = TypeVar("Value", bound="_Adds")


class _Adds(Protocol):
    def __add__(self: Value, addend: Value) -> Value: ...


def added(first_counts: Mapping[Key, Value], second_counts: Mapping[Key, Value]) -> dict[Key, Value]:
    """The sums of values that stand under one key in both mappings; values under keys of one mapping alone are kept."""
    return {
        key: first_counts[key] + second_counts[key]
        if key in first_counts and key in second_counts
        else (first_counts.get(key) or second_counts[key])
        for key in dict.fromkeys([*first_counts, *second_counts])
    }


@dataclass(frozen=True, slots=True)
class Side:
    """The responses of one wave: all, those of people who are in it alone, those whose code several people have, those
    without a code, and those that repeat another. The rest is linked."""

    answers: int = 0
    alone: int = 0
    shared: int = 0
    without_code: int = 0
    again: int = 0

    def __add__(self, addend: "Side") -> "Side":
        return Side(*(getattr(self, attribute.name) + getattr(addend, attribute.name) for attribute in fields(self)))

    @property
    def linked(self) -> int:
        """How many are of people who are in both waves."""
        return self.answers - self.alone - self.shared - self.without_code - self.again


@dataclass(frozen=True, slots=True)
class ItemCounts:
    """One item in one wave, over everybody who answered that wave: how many were `asked`, how many gave each answer as
    written in the form, the `total` of their figures (right answers of an item with a key), and how many responses the
    wave has."""

    asked: int = 0
    answers: Mapping[str, int] = field(default_factory=dict)
    total: float = 0.0
    responses: int = 0

    def __add__(self, addend: "ItemCounts") -> "ItemCounts":
        return ItemCounts(
            self.asked + addend.asked,
            dict(Counter(self.answers) + Counter(addend.answers)),
            self.total + addend.total,
            self.responses + addend.responses,
        )


@dataclass(frozen=True, slots=True)
class ItemwiseCounts:
    """A scale in one wave: each item, and for each parallel form ("" without) the sums of its items, by the items that
    somebody answered."""

    items: Mapping[str, ItemCounts]
    sums: Mapping[tuple[str, tuple[str, ...]], ItemSums]

    def __add__(self, addend: "ItemwiseCounts") -> "ItemwiseCounts":
        return ItemwiseCounts(added(self.items, addend.items), added(self.sums, addend.sums))


@dataclass(frozen=True, slots=True)
class UnpairedScores:
    """How many people who have a score in one wave only have which."""

    scores: Mapping[float, int]

    def __add__(self, addend: "UnpairedScores") -> "UnpairedScores":
        return UnpairedScores(dict(Counter(self.scores) + Counter(addend.scores)))


@dataclass(frozen=True, slots=True)
class TwoWaveCounts:
    """The people of two waves, counted: as long whatever their number.

    `instrument` is a digest of what decides their scores; `parts` is from how many files or partners it was added up.
    `scales` are the scores of those linked by scale, `items` their figures by item (1 and 0 with a key, reversed
    answers turned round), `groups` the scores by column, group and scale. `alone` are the scores of the others, by wave
    and scale; `waves` everybody's answers to single items, by wave and scale. A part that tells less has none of the
    last two.
    """

    instrument: str
    before: Wave
    after: Wave
    sides: tuple[Side, Side]
    scales: Mapping[str, Joint]
    items: Mapping[str, Joint]
    groups: Mapping[tuple[str, str, str], Joint]
    alone: Mapping[tuple[str, str], UnpairedScores]
    waves: Mapping[tuple[str, str], ItemwiseCounts]
    parts: int = 1

    def __add__(self, addend: "TwoWaveCounts") -> "TwoWaveCounts":
        """Both together, if no person is in both: nobody can see that in counts.

        Raises:
            ContentError: other questions, or scored otherwise; or other waves.
        """
        if self.instrument != addend.instrument:
            raise ContentError.because(
                "counts.other-instrument",
                "these counts are of questionnaires that score answers differently, and can't be added.",
                hint="Count again with the same instrument file everywhere: the same items, key, reversed items and "
                "answers.",
            )
        if (self.before, self.after) != (addend.before, addend.after):
            raise ValueError("counts of other waves are not added")
        return TwoWaveCounts(
            self.instrument,
            self.before,
            self.after,
            (self.sides[0] + addend.sides[0], self.sides[1] + addend.sides[1]),
            added(self.scales, addend.scales),
            added(self.items, addend.items),
            added(self.groups, addend.groups),
            added(self.alone, addend.alone),
            added(self.waves, addend.waves),
            self.parts + addend.parts,
        )

    @property
    def linked(self) -> int:
        """How many people are in both waves."""
        return self.sides[0].linked
