"""One audit over all sets of people that a report, and those published before, tell figures of.

Figures of everybody come first, comparison by comparison; then the groups, column by column as the instrument names
them. What would tell of few with all that stands already is left out, whole: a comparison, or a column's means.

Two waves' scores are two sums, and each is looked at by itself: which sets of people are told of that wave. Counts are
told apart from means, as they tell only how many belong to both of two sets where one is known to hold the other: those
of one column over several reports.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from ecpat_training.effect.disclosure.isolated import isolates
from ecpat_training.effect.model.change import Comparison
from ecpat_training.values.thresholds import SMALLEST

if TYPE_CHECKING:
    from ecpat_training.effect.disclosure.isolated import People

    By = Mapping[str, People]

Verdict = Literal["", "together", "earlier"]


@dataclass(frozen=True)
class PublishedSet:
    """A set of people of whom figures are told: all who are compared, or a group by a `column`; `counts` alone, or
    means as well.

    `people` has them by each way in which people are told apart: by their rows in a wave; in a project's ledger by
    their codes, and by their answers. `report` is the number of the earlier report; 0 is this one.
    """

    of: str
    comparison: tuple[str, str]
    people: "By"
    column: str = ""
    counts: bool = False
    report: int = 0


def by_rows(comparison: Comparison) -> "By":
    """The people linked, in their order, by their rows in each of the two waves."""
    import numpy

    links = comparison.linking.links if comparison.linking else None
    sides = links.rows if links is not None else ((), ())
    waves = comparison.before, comparison.after
    return {wave: numpy.array(rows, numpy.uint64) for wave, rows in zip(waves, sides, strict=True)}


def _never(_told: PublishedSet) -> bool:
    return False


@dataclass
class Audit:
    """What was told so far.

    `k` is the smallest group that is published, `earlier` what reports published before tell; `known_by` gives the
    people linked, in their order, by each way in which they are told apart; `otherwise_near` says whether a set is near
    one of which the earlier reports keep no people. `refused` are the comparisons that earlier reports forbid;
    `left_out` scales, by two waves, of which some left a question blank and earlier reports tell of nearly the others.
    """

    k: int
    earlier: Sequence[PublishedSet] = ()
    known_by: "Callable[[Comparison], By]" = by_rows
    otherwise_near: Callable[[PublishedSet], bool] = _never
    published_sets: list[PublishedSet] = field(default_factory=list)
    refused: list[PublishedSet] = field(default_factory=list)
    left_out: frozenset[tuple[str, str, str]] = frozenset()

    def all_of(self, comparison: Comparison) -> PublishedSet:
        """The set of all people who are compared."""
        return self._set(comparison, "", "", None)

    def groups_of(self, comparison: Comparison, column: str, groups: Mapping[str, Sequence[int]]) -> list[PublishedSet]:
        """The groups by a column, given by their places among the people compared."""
        return [self._set(comparison, f", {column} {name}", column, people) for name, people in groups.items()]

    def everybody(self, told: PublishedSet) -> Verdict:
        """Why no figure of a comparison may be published: `together` with this report's own figures, or with an
        `earlier` report; empty where all may."""
        if self._whole_tells(told, self.published_sets):
            return "together"
        if self.near(told) or (self.earlier and self._whole_tells(told, [*self.published_sets, *self.earlier])):
            self.refused.append(told)
            return "earlier"
        return ""

    def by_column(self, groups: Sequence[PublishedSet]) -> Verdict:
        """Why no mean of these groups may be published: `together` with this report's own figures, or with an
        `earlier` report; empty where all may."""
        if self._tell(groups, self.published_sets, self.k):
            return "together"
        if any(map(self.near, groups)) or (
            self.earlier and self._tell(groups, [*self.published_sets, *self.earlier], self.k)
        ):
            return "earlier"
        return ""

    def counted(self, groups: Sequence[PublishedSet]) -> bool:
        """Whether the numbers of people in these groups, or in the cells of two columns, may be published."""
        first = groups[0]
        old = [one for one in self.earlier if one.comparison == first.comparison and one.column in ("", first.column)]
        here = [one for one in self.published_sets if one.comparison == first.comparison and not one.column]
        # With nothing of this column told earlier, its counts are safe by `broken_down`: sketches alone are asked.
        if not old:
            return not any(map(self.otherwise_near, groups))
        # Two reports that count the same group a week apart tell, by their difference, what the newcomers are.
        near = any(_near(one, other, self.k) for one in groups if not _again(one, old) for other in old if other.column)
        return not near and not self._tell(groups, [*here, *old], self.k, counts=True)

    def add(self, told: Iterable[PublishedSet], *, counts: bool = False) -> None:
        """Takes down that these sets are published from now on; with `counts`, their numbers of people alone."""
        self.published_sets += [replace(one, counts=counts) for one in told]

    def near(self, told: PublishedSet) -> bool:
        """Whether an earlier report tells of nearly the same people, or of the same by a few other answers."""
        if _again(told, self.earlier):
            return False
        return self.otherwise_near(told) or any(
            _near(told, one, self.k if one.column or told.column else SMALLEST)
            for one in self.earlier
            if not one.counts
        )

    def _set(self, comparison: Comparison, name: str, column: str, places: Sequence[int] | None) -> PublishedSet:
        import numpy

        people = {
            way: numpy.sort(known if places is None else known[list(places)])
            for way, known in self.known_by(comparison).items()
        }
        between = comparison.before, comparison.after
        of = " to ".join(dict.fromkeys(between))  # one wave alone is that to itself
        return PublishedSet(f"{of}{name}", between, people, column)

    def _whole_tells(self, told: PublishedSet, others: Sequence[PublishedSet]) -> bool:
        whole = [one for one in others if not one.column]
        return self._tell([told], whole, SMALLEST) or (
            len(whole) < len(others) and self._tell([told], others, self.k, besides=[*whole, told])
        )

    def _tell(
        self,
        new: Sequence[PublishedSet],
        others: Sequence[PublishedSet],
        k: int,
        *,
        besides: Sequence[PublishedSet] | None = None,
        counts: bool = False,
    ) -> bool:
        """Whether new sets with others isolate few, in any way in which people are told apart."""
        there = [one for one in others if counts or not one.counts]
        return any(
            isolates(
                [one.people[way] for one in there if way in one.people],
                [one.people[way] for one in new],
                k,
                besides=None if besides is None else [one.people[way] for one in besides if way in one.people],
            )
            for way in new[0].people
        )


def _again(told: PublishedSet, earlier: Sequence[PublishedSet]) -> bool:
    """Whether exactly this was told before."""
    import numpy

    return any(
        not one.counts
        and (ways := told.people.keys() & one.people.keys())
        and all(numpy.array_equal(told.people[way], one.people[way]) for way in ways)
        for one in earlier
    )


def differences(one: PublishedSet, other: PublishedSet) -> dict[str, tuple[int, int]]:
    """By each way in which both sets are known: (people in the first set alone, people in the second set alone)."""
    import numpy

    return {
        way: (len(numpy.setdiff1d(here, other.people[way])), len(numpy.setdiff1d(other.people[way], here)))
        for way, here in one.people.items()
        if way in other.people
    }


def _near(one: PublishedSet, other: PublishedSet, k: int) -> bool:
    # Enough on one side is enough: nobody can take away a sum over k people that he does not know.
    return any(0 < max(found) < k for found in differences(one, other).values())
