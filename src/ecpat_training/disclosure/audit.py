"""One audit over all sets of people that a report, and those published before, tell figures of.

Figures of everybody come first, comparison by comparison; then the groups, column by column as the instrument names
them. What would tell of few with all that stands already is left out, whole: a comparison, or a column's means.

Two waves' scores are two sums, and each is looked at by itself: which sets of people are told of that wave. Counts are
told apart from means, as they tell only how many belong to both of two sets where one is known to hold the other: those
of one column over several reports.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ecpat_training.disclosure.isolated import isolates
from ecpat_training.disclosure.published_set import PublishedSet
from ecpat_training.values.thresholds import SMALLEST_FOR_SPREAD, SMALLEST_PUBLISHED_GROUP

Verdict = Literal["", "together", "earlier"]


def _never(_published_set: PublishedSet) -> bool:
    return False


@dataclass
class Audit:
    """What was told so far.

    `k` is the smallest group that is published, `earlier` what reports published before tell; `with_spread` are the
    groups of which an interval or an SD is told as well; `otherwise_near` says whether a set is near one of which the
    earlier reports keep no people. `refused` are the comparisons that earlier reports forbid.
    """

    k: int
    earlier: Sequence[PublishedSet] = ()
    is_near_by_answers: Callable[[PublishedSet], bool] = _never
    published_sets: list[PublishedSet] = field(default_factory=list)
    sets_with_spread: list[PublishedSet] = field(default_factory=list)
    refused_sets: list[PublishedSet] = field(default_factory=list)

    def judge_everybody(self, published_set: PublishedSet) -> Verdict:
        """Why no figure of a comparison may be published: `together` with this report's own figures, or with an
        `earlier` report; empty where all may."""
        if self._everybody_tells(published_set, self.published_sets):
            return "together"
        if self.is_near(published_set) or (
            self.earlier and self._everybody_tells(published_set, [*self.published_sets, *self.earlier])
        ):
            self.refused_sets.append(published_set)
            return "earlier"
        return ""

    def judge_column(self, groups: Sequence[PublishedSet]) -> Verdict:
        """Why no mean of these groups may be published: `together` with this report's own figures, or with an
        `earlier` report; empty where all may."""
        if self._tell(groups, self.published_sets, self.k):
            return "together"
        if any(map(self.is_near, groups)) or (
            self.earlier and self._tell(groups, [*self.published_sets, *self.earlier], self.k)
        ):
            return "earlier"
        return ""

    def spreads_tell(self, groups: Sequence[PublishedSet]) -> bool:
        """Whether SDs of these groups, with those of everybody and of others, tell the SD of fewer than 20 people."""
        sets_of_everybody = [published_set for published_set in self.published_sets if not published_set.column]
        return self._spreads_tell(groups, [*sets_of_everybody, *self.sets_with_spread, *self.earlier])

    def spread_tells_beside_earlier(self, published_set: PublishedSet) -> bool:
        """Whether SDs of these people tell, with what earlier reports told, the SD of fewer than 20 people."""
        return self._spreads_tell([published_set], self.earlier)

    def _spreads_tell(self, new_sets: Sequence[PublishedSet], published_sets: Sequence[PublishedSet]) -> bool:
        # Where nobody knows, 20 people and more are taken for some of whom an SD was told.
        large_sets = [
            candidate
            for candidate in published_sets
            if not candidate.counts
            and candidate.spread_status != "withheld"
            and _size(candidate) >= SMALLEST_FOR_SPREAD
        ]
        return self._tell(new_sets, large_sets, SMALLEST_FOR_SPREAD)

    def counted(self, groups: Sequence[PublishedSet]) -> bool:
        """Whether the numbers of people in these groups, or in the cells of two columns, may be published."""
        first_group = groups[0]
        earlier_sets = [
            earlier_set
            for earlier_set in self.earlier
            if earlier_set.comparison == first_group.comparison and earlier_set.column in ("", first_group.column)
        ]
        this_report = [
            published_set
            for published_set in self.published_sets
            if published_set.comparison == first_group.comparison and not published_set.column
        ]
        # With nothing of this column told earlier, its counts are safe by `broken_down`: sketches alone are asked.
        if not earlier_sets:
            return not any(map(self.is_near_by_answers, groups))
        # Two reports that count the same group a week apart tell, by their difference, what the newcomers are.
        is_near = any(
            _are_near(group, earlier_set, self.k)
            for group in groups
            if not _is_republished(group, earlier_sets)
            for earlier_set in earlier_sets
            if earlier_set.column
        )
        return not is_near and not self._tell(groups, [*this_report, *earlier_sets], self.k, counts=True)

    def add(self, published_sets: Iterable[PublishedSet], *, counts: bool = False) -> None:
        """Takes down that these sets are published from now on; with `counts`, their numbers of people alone."""
        self.published_sets += [replace(published_set, counts=counts) for published_set in published_sets]

    def is_near(self, published_set: PublishedSet) -> bool:
        """Whether an earlier report tells of nearly the same people, or of the same by a few other answers."""
        if _is_republished(published_set, self.earlier):
            return False
        return self.is_near_by_answers(published_set) or any(
            _are_near(
                published_set,
                earlier_set,
                self.k if earlier_set.column or published_set.column else SMALLEST_PUBLISHED_GROUP,
            )
            for earlier_set in self.earlier
            if not earlier_set.counts
        )

    def _everybody_tells(self, published_set: PublishedSet, published_sets: Sequence[PublishedSet]) -> bool:
        sets_of_everybody = [candidate for candidate in published_sets if not candidate.column]
        return self._tell([published_set], sets_of_everybody, SMALLEST_PUBLISHED_GROUP) or (
            len(sets_of_everybody) < len(published_sets)
            and self._tell([published_set], published_sets, self.k, excluded_sets=[*sets_of_everybody, published_set])
        )

    def _tell(
        self,
        new_sets: Sequence[PublishedSet],
        published_sets: Sequence[PublishedSet],
        k: int,
        *,
        excluded_sets: Sequence[PublishedSet] | None = None,
        counts: bool = False,
    ) -> bool:
        """Whether new sets with others isolate few, in any way in which people are told apart."""
        comparable = [published_set for published_set in published_sets if counts or not published_set.counts]
        return any(
            isolates(
                [
                    published_set.people[identifier]
                    for published_set in comparable
                    if identifier in published_set.people
                ],
                [published_set.people[identifier] for published_set in new_sets],
                k,
                excluded_sets=None
                if excluded_sets is None
                else [
                    published_set.people[identifier]
                    for published_set in excluded_sets
                    if identifier in published_set.people
                ],
            )
            for identifier in new_sets[0].people
        )


def _size(published_set: PublishedSet) -> int:
    return max(map(len, published_set.people.values()), default=0)


def _is_republished(published_set: PublishedSet, earlier: Sequence[PublishedSet]) -> bool:
    """Whether exactly this was told before."""
    import numpy

    return any(
        not earlier_set.counts
        and (shared_identifiers := published_set.people.keys() & earlier_set.people.keys())
        and all(
            numpy.array_equal(published_set.people[identifier], earlier_set.people[identifier])
            for identifier in shared_identifiers
        )
        for earlier_set in earlier
    )


def differences(first_set: PublishedSet, second_set: PublishedSet) -> dict[str, tuple[int, int]]:
    """By each way in which both sets are known: (people in the first set alone, people in the second set alone)."""
    import numpy

    return {
        identifier: (
            len(numpy.setdiff1d(people, second_set.people[identifier])),
            len(numpy.setdiff1d(second_set.people[identifier], people)),
        )
        for identifier, people in first_set.people.items()
        if identifier in second_set.people
    }


def _are_near(first_set: PublishedSet, second_set: PublishedSet, k: int) -> bool:
    # Enough on one side is enough: nobody can take away a sum over k people that he does not know.
    return any(0 < max(counts) < k for counts in differences(first_set, second_set).values())
