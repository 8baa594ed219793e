"""What earlier reports of a ledger tell, beside which a new one is judged."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from ecpat_training.core.text import count, listing
from ecpat_training.effect.disclosure.audit import Audit, PublishedSet, differences
from ecpat_training.effect.disclosure.isolated import in_common
from ecpat_training.effect.ledger.model import Ledger, Population, Release, Scored
from ecpat_training.effect.ledger.populations import KnownBy, by_answers, by_codes
from ecpat_training.effect.ledger.scorings import scored_otherwise
from ecpat_training.effect.ledger.sealed import opened
from ecpat_training.effect.ledger.sketch import Sketch, differing
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.values.thresholds import SMALLEST

if TYPE_CHECKING:
    from ecpat_training.effect.disclosure.isolated import People


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
            _published_set(one, release.release, key)
            for release in ledger.releases
            for one in release.populations
            if one.by_code and not one.scale  # those who left a scale blank: see `blanks.py`
        ]
        self.sketched = [
            (release.release, one)
            for release in ledger.releases
            for one in release.populations
            if one.codes and not one.scale
        ]

    def audit(self, known: KnownBy) -> Audit:
        """The audit of a new report beside these."""
        return Audit(self.k, self.published_sets, known, lambda told: any(self._sketched(told)))

    def near(self, refused: Sequence[PublishedSet]) -> Iterator[str]:
        """What in each earlier report is about nearly the same people as a comparison, in words: all of them before
        groups; or that several together are."""
        told = [*self._near(refused)]
        yield from told
        if refused and not told:
            numbers = sorted({str(one.report) for one in self.published_sets})
            yield (
                f"fewer than {max(self.k, SMALLEST)} people are left of those who answered {_in_words(refused[0].of)}, "
                f"when their figures and those of release{'s' if len(numbers) > 1 else ''} {listing(numbers, 12)} are "
                "added and subtracted"
            )

    def _near(self, refused: Sequence[PublishedSet]) -> Iterator[str]:
        for release in self.ledger.releases:
            found = [
                (bool(old.column), _compared(said, new.of, old.of, release.release))
                for new in refused
                for old in self.published_sets
                if old.report == release.release and not old.counts
                if (said := _difference(new, old, self.k if old.column else SMALLEST))
            ]
            found += [
                (old.group, _compared(said, new.of, old.of, release.release))
                for new in refused
                for number, old in self.sketched
                if number == release.release and (said := self._by_sketch(new, old))
            ]
            if found:
                yield min(found, key=lambda one: one[0])[1]

    def _sketched(self, told: PublishedSet) -> Iterator[str]:
        return (said for _, old in self.sketched if (said := self._by_sketch(told, old)))

    def _by_sketch(self, new: PublishedSet, old: Population) -> str | None:
        """By what a set differs from one of which a sketch alone is kept, if it is little."""
        k = self.k if old.group or new.column else SMALLEST
        # A sketch tells only how many people differ, which is enough to see that the difference is of few.
        if (codes := _apart_by_sketch(new.people[by_codes(new.comparison[0])], old.codes)) and 0 < max(codes) < k:
            return _people(*codes)
        said = new.people.get(by_answers(new.comparison))
        if (
            said is not None
            and old.answers
            and (answers := _apart_by_sketch(said, old.answers))
            and 0 < max(answers) < k
        ):
            return _answers(*answers)
        return None

    def otherwise(self, made: Sequence[Population]) -> Iterator[str]:
        """Which scale of the same people has other questions, or another key, than in each earlier report, in words:
        where a sum that the new report tells of them can be computed from the earlier ones as well."""
        for release in self.ledger.releases:
            for old in release.populations:
                for new in made:
                    for one, other in scored_otherwise(new, old):
                        if self._same_people(new, made, old, other):
                            what = f"`{one.scale}` has other questions or another key"
                            yield f"{what} in the report published as release {release.release}"

    def _same_people(self, new: Population, made: Sequence[Population], old: Population, scored: Scored) -> bool:
        if 1 in (len(old.waves), len(new.waves)):  # not linked, so that nothing says whether they are the same people
            return abs(old.people - new.people) < SMALLEST
        if old.codes or new.codes:
            return self._same_by_sketch(new, old)
        before = [one for release in self.ledger.releases if _scored_so(release, scored) for one in release.populations]
        return any(
            in_common(*(self._sets(told, by, waves) for told in (made, before)))
            for by, waves in (("by_code", {scored.wave}), ("by_answers", {*new.waves}))
        )

    def _sets(self, told: Sequence[Population], by: str, waves: AbstractSet[Wave]) -> "list[People]":
        """The people of whom means of these waves are told."""
        return [
            opened(getattr(one, by), self.key)
            for one in told
            if not one.counts and waves <= {*one.waves} and getattr(one, by)
        ]

    def _same_by_sketch(self, new: Population, old: Population) -> bool:
        sides = [
            [
                self._sketch(one.codes, one.by_code),
                self._sketch(one.answers, one.by_answers),
            ]
            for one in (new, old)
        ]
        return any(
            here is not None and there is not None and differing(here, there) == (0, 0)
            for here, there in zip(*sides, strict=True)
        )

    def _sketch(self, sketch: str, kept: Sequence[str]) -> Sketch | None:
        if kept:
            return Sketch.of(opened(kept, self.key))
        return Sketch.read(sketch) if sketch else None


def _scored_so(release: Release, scored: Scored) -> bool:
    """Whether a report scored people in just this way."""
    return any(
        (each.wave, each.questions, each.scoring) == (scored.wave, scored.questions, scored.scoring)
        for one in release.populations
        for each in one.scores
    )


def _published_set(one: Population, number: int, key: bytes) -> PublishedSet:
    waves = (one.waves[0], one.waves[1])
    codes = opened(one.by_code, key)
    people = {by_codes(wave): codes for wave in waves}
    if one.by_answers:
        people[by_answers(waves)] = opened(one.by_answers, key)
    return PublishedSet(one.of, waves, people, one.column, one.counts, number)


def _apart_by_sketch(people: "People", sketch: str) -> tuple[int, int] | None:
    return differing(Sketch.of(people), Sketch.read(sketch))


def _difference(new: PublishedSet, old: PublishedSet, k: int) -> str | None:
    """By what two sets of people differ if it is little; None if it is nothing or enough: k people and more on either
    side are a sum that nobody can take away."""
    found = differences(new, old)
    for ways, said in ((map(by_codes, new.comparison), _people), ([by_answers(new.comparison)], _answers)):
        for way in ways:
            if 0 < max(found.get(way, (0, 0))) < k:
                return said(*found[way])
    return None


def _compared(said: str, new: str, old: str, release: int) -> str:
    """By what people of a new report differ from those of an earlier one."""
    there = "" if new == old else f", there {_in_words(old)}"
    whom = f"of those who answered {_in_words(new)}{there}"
    return f"{said} compared with the report published as release {release} ({whom})"


def _in_words(of: str) -> str:
    """Of whom a report tells, as a ledger has it: `pre to post, police` in plain words."""
    return _WAVES.sub(lambda found: " and ".join(_SAID[one] for one in found[0].split(" to ")), of)


def _people(more: int, fewer: int) -> str:
    if more and fewer:
        return f"{count(more, 'person', 'people')} who {'is' if more == 1 else 'are'} new, and {fewer} missing,"
    return f"{count(more, 'person', 'people')} more" if more else f"{count(fewer, 'person', 'people')} fewer"


def _answers(more: int, fewer: int) -> str:
    return f"other answers of {count(max(more, fewer), 'person', 'people')}"
