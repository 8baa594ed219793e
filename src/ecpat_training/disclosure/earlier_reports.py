"""What earlier reports of a ledger tell, beside which a new one is judged."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from ecpat_training.core.text import count, listing
from ecpat_training.disclosure.audit import Audit, differences
from ecpat_training.disclosure.isolated import has_common_sum
from ecpat_training.disclosure.model import Ledger, Population, Release, Scored
from ecpat_training.disclosure.published_set import PublishedSet, by_answers, by_codes, opened_set
from ecpat_training.disclosure.scored import scored_otherwise
from ecpat_training.disclosure.sealed import opened
from ecpat_training.disclosure.sketch import Sketch, differing
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.values.thresholds import SMALLEST
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    from ecpat_training.disclosure.isolated import People


_SAID = {"pre": "before", "post": "after", "follow-up": "months later"}
_WAVES = re.compile(r"\b(pre|post|follow-up)( to (pre|post|follow-up)\b|(?=,|$))")  # not in the names of groups


class EarlierReports:
    """The sets of people in a ledger, opened with its key.

    Raises:
        ValueError: a set was made with another key, or changed.
    """

    def __init__(self, ledger: Ledger, key: bytes, k: int) -> None:
        self.ledger, self.key, self.k = ledger, key, k
        self.published_sets = [
            opened_set(population, release.release, key)
            for release in ledger.releases
            for population in release.populations
            # Those who left a scale blank: see `blank_scales.py`; networks tell other figures.
            if population.by_code and not population.scale and not population.network
        ]
        self.sketched = [
            (release.release, population)
            for release in ledger.releases
            for population in release.populations
            if population.codes and not population.scale
        ]

    def audit(self) -> Audit:
        """The audit of new sets beside these."""
        return Audit(self.k, self.published_sets, self.near_a_sketch)

    def near_a_sketch(self, published_set: PublishedSet) -> bool:
        """Whether a set is near one of which a sketch alone is kept."""
        return any(self._sketched(published_set))

    def near(self, refused_sets: Sequence[PublishedSet]) -> Iterator[str]:
        """What in each earlier report is about nearly the same people as a comparison, in words: all of them before
        groups; or that several together are."""
        texts = [*self._near(refused_sets)]
        yield from texts
        if refused_sets and not texts:
            numbers = sorted({str(published_set.report) for published_set in self.published_sets})
            yield (
                f"fewer than {max(self.k, SMALLEST)} people are left of those who answered"
                f" {_plain_population_name(refused_sets[0].of)}, when their figures and those of"
                f" release{'s' if len(numbers) > 1 else ''} {listing(numbers, 12)} are added and subtracted"
            )

    def _near(self, refused_sets: Sequence[PublishedSet]) -> Iterator[str]:
        for release in self.ledger.releases:
            remarks = [
                (bool(old.column), _compared(text, new.of, old.of, release.release))
                for new in refused_sets
                for old in self.published_sets
                if old.report == release.release and not old.counts
                if (text := _difference(new, old, self.k if old.column else SMALLEST))
            ]
            remarks += [
                (old.group, _compared(text, new.of, old.of, release.release))
                for new in refused_sets
                for number, old in self.sketched
                if number == release.release and (text := self._by_sketch(new, old))
            ]
            if remarks:
                yield min(remarks, key=lambda remark: remark[0])[1]

    def _sketched(self, published_set: PublishedSet) -> Iterator[str]:
        return (text for _, old in self.sketched if (text := self._by_sketch(published_set, old)))

    def _by_sketch(self, new_published_set: PublishedSet, old_population: Population) -> str | None:
        """By what a set differs from one of which a sketch alone is kept, if it is little."""
        k = self.k if old_population.group or new_published_set.column else SMALLEST
        # A sketch tells only how many people differ, which is enough to see that the difference is of few.
        if (
            codes := _apart_by_sketch(
                new_published_set.people[by_codes(new_published_set.comparison[0])], old_population.codes
            )
        ) and 0 < max(codes) < k:
            return _people(*codes)
        digests = new_published_set.people.get(by_answers(new_published_set.comparison))
        if (
            digests is not None
            and old_population.answers
            and (answers := _apart_by_sketch(digests, old_population.answers))
            and 0 < max(answers) < k
        ):
            return _answers(*answers)
        return None

    def otherwise(self, new_populations: Sequence[Population]) -> Iterator[str]:
        """Which scale of the same people has other questions, or another key, than in each earlier report, in words:
        where a sum that the new report tells of them can be computed from the earlier ones as well."""
        for release in self.ledger.releases:
            for old in release.populations:
                for new in new_populations:
                    for new_scored, old_scored in scored_otherwise(new, old):
                        if self._same_people(new, new_populations, old, old_scored):
                            text = f"`{new_scored.scale}` has other questions or another key"
                            yield f"{text} in the report published as release {release.release}"

    def _same_people(
        self,
        new_population: Population,
        new_populations: Sequence[Population],
        old_population: Population,
        scored: Scored,
    ) -> bool:
        if 1 in (
            len(old_population.waves),
            len(new_population.waves),
        ):  # not linked, so that nothing says whether they are the same people
            return abs(old_population.people - new_population.people) < SMALLEST
        if old_population.codes or new_population.codes:
            return self._same_by_sketch(new_population, old_population)
        before = [
            population
            for release in self.ledger.releases
            if _scored_so(release, scored)
            for population in release.populations
        ]
        return any(
            has_common_sum(*(self._sets(populations, by, waves) for populations in (new_populations, before)))
            for by, waves in (("by_code", {scored.wave}), ("by_answers", {*new_population.waves}))
        )

    def _sets(self, populations: Sequence[Population], by: str, waves: AbstractSet[Wave]) -> "list[People]":
        """The people of whom means of these waves are told."""
        return [
            opened(getattr(population, by), self.key)
            for population in populations
            if not population.counts and waves <= {*population.waves} and getattr(population, by)
        ]

    def _same_by_sketch(self, new_population: Population, old_population: Population) -> bool:
        sides = [
            [
                self._sketch(population.codes, population.by_code),
                self._sketch(population.answers, population.by_answers),
            ]
            for population in (new_population, old_population)
        ]
        return any(
            first is not None and second is not None and differing(first, second) == (0, 0)
            for first, second in zip(*sides, strict=True)
        )

    def _sketch(self, sketch: str, sealed_people: Sequence[str]) -> Sketch | None:
        if sealed_people:
            return Sketch.of(opened(sealed_people, self.key))
        return Sketch.read(sketch) if sketch else None


def _scored_so(release: Release, scored: Scored) -> bool:
    """Whether a report scored people in just this way."""
    return any(
        (other_scored.wave, other_scored.questions, other_scored.scoring)
        == (scored.wave, scored.questions, scored.scoring)
        for population in release.populations
        for other_scored in population.scores
    )


def _apart_by_sketch(people: "People", sketch: str) -> tuple[int, int] | None:
    return differing(Sketch.of(people), Sketch.read(sketch))


def _difference(new_published_set: PublishedSet, old_published_set: PublishedSet, k: int) -> str | None:
    """By what two sets of people differ if it is little; None if it is nothing or enough: k people and more on either
    side are a sum that nobody can take away."""
    counts = differences(new_published_set, old_published_set)
    for ways, describe in (
        (map(by_codes, new_published_set.comparison), _people),
        ([by_answers(new_published_set.comparison)], _answers),
    ):
        for identifier in ways:
            if 0 < max(counts.get(identifier, (0, 0))) < k:
                return describe(*counts[identifier])
    return None


def _compared(difference: str, new: str, old: str, release: int) -> str:
    """By what people of a new report differ from those of an earlier one."""
    old_text = "" if new == old else f", there {_plain_population_name(old)}"
    whom = f"of those who answered {_plain_population_name(new)}{old_text}"
    return f"{difference} compared with the report published as release {release} ({whom})"


def _plain_population_name(name: str) -> str:
    """Of whom a report tells, as a ledger has it: `pre to post, police` in plain words."""
    return _WAVES.sub(lambda match: " and ".join(_SAID[wave] for wave in match[0].split(" to ")), name)


def _people(extra: int, fewer: int) -> str:
    if extra and fewer:
        return phrase(
            "{people:,} {people:person who is|people who are} new, and {missing} missing,",
            people=extra,
            missing=fewer,
        )
    return f"{count(extra, 'person', 'people')} more" if extra else f"{count(fewer, 'person', 'people')} fewer"


def _answers(extra: int, fewer: int) -> str:
    return f"other answers of {count(max(extra, fewer), 'person', 'people')}"
