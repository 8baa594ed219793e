"""The audit of one report: sets of people who are compared, and of groups among them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.disclosure.audit import Audit
from ecpat_training.disclosure.published_set import PublishedSet
from ecpat_training.effect.model.change import Comparison

if TYPE_CHECKING:
    from ecpat_training.disclosure.published_set import PeopleByIdentifier


def by_rows(comparison: Comparison) -> "PeopleByIdentifier":
    """The people linked, in their order, by their rows in each of the two waves."""
    import numpy

    links = comparison.linking.links if comparison.linking else None
    linked_rows = links.rows if links is not None else ((), ())
    waves = comparison.before, comparison.after
    return {wave: numpy.array(rows, numpy.uint64) for wave, rows in zip(waves, linked_rows, strict=True)}


@dataclass
class ReportAudit(Audit):
    """What a report told so far, beside what earlier ones did.

    `known_by` gives the people linked, in their order, by each way in which they are told apart; `left_out` are scales,
    by two waves, of which some left a question blank and earlier reports tell of nearly the others.
    """

    known_by: "Callable[[Comparison], PeopleByIdentifier]" = by_rows
    left_out: frozenset[tuple[str, str, str]] = frozenset()

    def all_of(self, comparison: Comparison) -> PublishedSet:
        """The set of all people who are compared."""
        return self._set(comparison, "", "", None)

    def groups_of(self, comparison: Comparison, column: str, groups: Mapping[str, Sequence[int]]) -> list[PublishedSet]:
        """The groups by a column, given by their places among the people compared."""
        return [self._set(comparison, f", {column} {name}", column, people) for name, people in groups.items()]

    def _set(self, comparison: Comparison, name: str, column: str, places: Sequence[int] | None) -> PublishedSet:
        import numpy

        people = {
            identifier: numpy.sort(linked_digests if places is None else linked_digests[list(places)])
            for identifier, linked_digests in self.known_by(comparison).items()
        }
        wave_pair = comparison.before, comparison.after
        label = " to ".join(dict.fromkeys(wave_pair))  # one wave alone is that to itself
        return PublishedSet(f"{label}{name}", wave_pair, people, column)
