"""What earlier reports of a ledger tell, beside which a new one is judged."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from ecpat_training.core.text import count, listing
from ecpat_training.disclosure.audit import Audit, differences
from ecpat_training.disclosure.isolated import has_common_sum
from ecpat_training.disclosure.model import Ledger, Population, Release, Scored
from ecpat_training.disclosure.published_set import PublishedSet, answers_identifier, code_identifier, open_set
from ecpat_training.disclosure.scored import differing_scores
from ecpat_training.disclosure.sealed import open_digests
from ecpat_training.disclosure.sketch import Sketch, count_differences
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    from ecpat_training.disclosure.isolated import People


_WAVE_TEXT = {"pre": "before", "post": "after", "follow-up": "months later"}
_WAVES = re.compile(r"\b(pre|post|follow-up)( to (pre|post|follow-up)\b|(?=,|$))")  # not in the names of groups


class EarlierReports:
    """The sets of people in a ledger, opened with its key.

    Raises:
        ValueError: a set was made with another key, or changed.
    """

    def __init__(self, ledger: Ledger, key: bytes, k: int) -> None:
        self.ledger, self.key, self.k = ledger, key, k
        self.published_sets = [
            open_set(population, release.release, key)
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
        return Audit(self.k, self.published_sets, self.is_near_a_sketch)

    def is_near_a_sketch(self, published_set: PublishedSet) -> bool:
        """Whether a set is near one of which a sketch alone is kept."""
        return any(self._sketched(published_set))

    def describe_near_sets(self, refused_sets: Sequence[PublishedSet]) -> Iterator[str]:
        """What in each earlier report is about nearly the same people as a comparison, in words: all of them before
        groups; or that several together are."""
        texts = [*self._describe_near_release(refused_sets)]
        yield from texts
        if refused_sets and not texts:
            numbers = sorted({str(published_set.report) for published_set in self.published_sets})
            yield (
                f"fewer than {max(self.k, SMALLEST_PUBLISHED_GROUP)} people are left of those who answered"
                f" {_population_text(refused_sets[0].title)}, when their figures and those of"
                f" release{'s' if len(numbers) > 1 else ''} {listing(numbers, 12)} are added and subtracted"
            )

    def _describe_near_release(self, refused_sets: Sequence[PublishedSet]) -> Iterator[str]:
        for release in self.ledger.releases:
            remarks = [
                (bool(old_set.column), _comparison_text(text, new_set.title, old_set.title, release.release))
                for new_set in refused_sets
                for old_set in self.published_sets
                if old_set.report == release.release and not old_set.counts
                if (text := _difference(new_set, old_set, self.k if old_set.column else SMALLEST_PUBLISHED_GROUP))
            ]
            remarks += [
                (old_set.group, _comparison_text(text, new_set.title, old_set.of, release.release))
                for new_set in refused_sets
                for number, old_set in self.sketched
                if number == release.release and (text := self._difference_by_sketch(new_set, old_set))
            ]
            if remarks:
                yield min(remarks, key=lambda remark: remark[0])[1]

    def _sketched(self, published_set: PublishedSet) -> Iterator[str]:
        return (
            text
            for _, old_population in self.sketched
            if (text := self._difference_by_sketch(published_set, old_population))
        )

    def _difference_by_sketch(self, new_published_set: PublishedSet, old_population: Population) -> str | None:
        """By what a set differs from one of which a sketch alone is kept, if it is little."""
        k = self.k if old_population.group or new_published_set.column else SMALLEST_PUBLISHED_GROUP
        # A sketch tells only how many people differ, which is enough to see that the difference is of few.
        if (
            codes := _apart_by_sketch(
                new_published_set.people[code_identifier(new_published_set.comparison[0])], old_population.codes
            )
        ) and 0 < max(codes) < k:
            return _people_text(*codes)
        digests = new_published_set.people.get(answers_identifier(new_published_set.comparison))
        if (
            digests is not None
            and old_population.answers
            and (answers := _apart_by_sketch(digests, old_population.answers))
            and 0 < max(answers) < k
        ):
            return _answers_text(*answers)
        return None

    def describe_other_scoring(self, new_populations: Sequence[Population]) -> Iterator[str]:
        """Which scale of the same people has other questions, or another key, than in each earlier report, in words:
        where a sum that the new report tells of them can be computed from the earlier ones as well."""
        for release in self.ledger.releases:
            for old_population in release.populations:
                for new_population in new_populations:
                    for new_score, old_score in differing_scores(new_population, old_population):
                        if self._is_of_same_people(new_population, new_populations, old_population, old_score):
                            text = f"`{new_score.scale}` has other questions or another key"
                            yield f"{text} in the report published as release {release.release}"

    def _is_of_same_people(
        self,
        new_population: Population,
        new_populations: Sequence[Population],
        old_population: Population,
        score: Scored,
    ) -> bool:
        if 1 in (
            len(old_population.waves),
            len(new_population.waves),
        ):  # not linked, so that nothing says whether they are the same people
            return abs(old_population.people - new_population.people) < SMALLEST_PUBLISHED_GROUP
        if old_population.codes or new_population.codes:
            return self._is_same_by_sketch(new_population, old_population)
        before = [
            population
            for release in self.ledger.releases
            if _is_scored_by(release, score)
            for population in release.populations
        ]
        return any(
            has_common_sum(*(self._sets(populations, digest_field, waves) for populations in (new_populations, before)))
            for digest_field, waves in (("by_code", {score.wave}), ("by_answers", {*new_population.waves}))
        )

    def _sets(self, populations: Sequence[Population], digest_field: str, waves: AbstractSet[Wave]) -> "list[People]":
        """The people of whom means of these waves are told."""
        return [
            open_digests(getattr(population, digest_field), self.key)
            for population in populations
            if not population.counts and waves <= {*population.waves} and getattr(population, digest_field)
        ]

    def _is_same_by_sketch(self, new_population: Population, old_population: Population) -> bool:
        sketches_of_sides = [
            [
                self._sketch(population.codes, population.by_code),
                self._sketch(population.answers, population.by_answers),
            ]
            for population in (new_population, old_population)
        ]
        return any(
            new_sketch is not None and old_sketch is not None and count_differences(new_sketch, old_sketch) == (0, 0)
            for new_sketch, old_sketch in zip(*sketches_of_sides, strict=True)
        )

    def _sketch(self, sketch: str, sealed_people: Sequence[str]) -> Sketch | None:
        if sealed_people:
            return Sketch.of(open_digests(sealed_people, self.key))
        return Sketch.from_text(sketch) if sketch else None


def _is_scored_by(release: Release, score: Scored) -> bool:
    """Whether a report scored people in just this way."""
    return any(
        (other_score.wave, other_score.questions, other_score.scoring) == (score.wave, score.questions, score.scoring)
        for population in release.populations
        for other_score in population.scores
    )


def _apart_by_sketch(people: "People", sketch: str) -> tuple[int, int] | None:
    return count_differences(Sketch.of(people), Sketch.from_text(sketch))


def _difference(new_published_set: PublishedSet, old_published_set: PublishedSet, k: int) -> str | None:
    """By what two sets of people differ if it is little; None if it is nothing or enough: k people and more on either
    side are a sum that nobody can take away."""
    counts = differences(new_published_set, old_published_set)
    for identifiers, describe in (
        (map(code_identifier, new_published_set.comparison), _people_text),
        ([answers_identifier(new_published_set.comparison)], _answers_text),
    ):
        for identifier in identifiers:
            if 0 < max(counts.get(identifier, (0, 0))) < k:
                return describe(*counts[identifier])
    return None


def _comparison_text(difference: str, new_name: str, old_name: str, release: int) -> str:
    """By what people of a new report differ from those of an earlier one."""
    old_text = "" if new_name == old_name else f", there {_population_text(old_name)}"
    people_text = f"of those who answered {_population_text(new_name)}{old_text}"
    return f"{difference} compared with the report published as release {release} ({people_text})"


def _population_text(name: str) -> str:
    """Of whom a report tells, as a ledger has it: `pre to post, police` in plain words."""
    return _WAVES.sub(lambda match: " and ".join(_WAVE_TEXT[wave] for wave in match[0].split(" to ")), name)


def _people_text(extra_people: int, missing_people: int) -> str:
    if extra_people and missing_people:
        return phrase(
            "{people:,} {people:person who is|people who are} new, and {missing} missing,",
            people=extra_people,
            missing=missing_people,
        )
    return (
        f"{count(extra_people, 'person', 'people')} more"
        if extra_people
        else f"{count(missing_people, 'person', 'people')} fewer"
    )


def _answers_text(extra_answers: int, missing_answers: int) -> str:
    return f"other answers of {count(max(extra_answers, missing_answers), 'person', 'people')}"
