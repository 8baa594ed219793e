"""Whether a rule over a roster or an agenda is kept: what there is against what it wants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from typing import Literal, NamedTuple

from ecpat_training.core.finding import Finding, errors
from ecpat_training.documents.numbers import rounded
from ecpat_training.values.quantity import Range
from ecpat_training.words.catalogue.message import clauses_of

Verdict = Literal["kept", "broken", "not known"]
"""What can be said of a rule when something isn't known of some people."""
_MAX_DIGITS = 9  # of a percentage, at most


def to_fraction(bound: float) -> Fraction:
    """A bound as it was written: 33.3 is 333/10, not the nearest number that a machine has."""
    return Fraction(str(bound))


class MayJoin(NamedTuple):
    """People of whom it isn't known whether they belong to the part of which a share is wanted: those of the kind,
    those of another, and those of whom that isn't known either."""

    same_kind_count: int = 0
    other_kind_count: int = 0
    unknown: int = 0


class ShareTarget(NamedTuple):
    """A target for a share: a lowest and a highest percentage of a number of `people`, whom others may join."""

    target_range: Range
    people: int
    may_join: MayJoin = MayJoin()

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """The fewest and the most people who keep it (None: open): at least is rounded up and at most down, exactly, so
        that `35-45 %` of 20 is 7-9 and of 17 is 6-7. Where no whole number lies within (`35-45 %` of 4), the fewest are
        above the most: the two numbers beside the band."""
        minimum, maximum = (None if bound is None else bound * self.people / 100 for bound in self._exact_bounds)
        return None if minimum is None else ceil(minimum), None if maximum is None else floor(maximum)

    def verdict(self, min_count: int, max_count: int) -> "Verdict":
        """Whether the share is kept by `min_count` to `max_count` people of the kind, whoever joins: asked of each
        size that the part may have."""
        of_kind, of_other_kind, of_unknown_kind = self.may_join
        is_kept, may_be_kept = True, False
        for joined_count in range(sum(self.may_join) + 1):
            minimum, maximum = self._replace(people=self.people + joined_count).bounds
            lowest_count = min_count + max(0, joined_count - of_other_kind - of_unknown_kind)
            highest_count = max_count - (of_kind + of_unknown_kind) + min(joined_count, of_kind + of_unknown_kind)
            minimum, maximum = (
                lowest_count if minimum is None else minimum,
                highest_count if maximum is None else maximum,
            )
            is_kept &= minimum <= lowest_count and highest_count <= maximum
            may_be_kept |= max(minimum, lowest_count) <= min(maximum, highest_count)
        return "kept" if is_kept else "not known" if may_be_kept else "broken"

    def extremes(self, min_count: int, max_count: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """The lowest and the highest share that there may be, each as a number of people and of how many."""
        size_at_lowest = self.people + self.may_join.other_kind_count + self.may_join.unknown
        size_at_highest = self.people + self.may_join.same_kind_count + self.may_join.unknown
        return (min_count, size_at_lowest) if size_at_lowest else (max_count, size_at_highest), (
            max_count,
            size_at_highest,
        ) if size_at_highest else (min_count, size_at_lowest)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Of how many people the share is one; the fewest and the most, where others may join."""
        return (self.people, self.people + sum(self.may_join)) if any(self.may_join) else (self.people,)

    def extremes_in_words(self, min_count: int, max_count: int) -> tuple[str, str]:
        """The same as percentages: `20.0 %`, `55.0 %`."""
        lowest_percent, highest_percent = (
            self._replace(people=people).per_cent(number) for number, people in self.extremes(min_count, max_count)
        )
        return lowest_percent, highest_percent

    @property
    def _exact_bounds(self) -> tuple[Fraction | None, Fraction | None]:
        exact_minimum, exact_maximum = (
            None if bound is None else to_fraction(bound) for bound in (self.target_range.low, self.target_range.high)
        )
        return exact_minimum, exact_maximum

    @property
    def want(self) -> str:
        """The wish as it is written: `35-45 %`, `at least 40 %`."""
        return f"{self.target_range} %"

    def real(self, number: int) -> str:
        """What share a number of people is: `7 of 18, 38.9 %`; with as many decimals as tell it from the bounds."""
        return f"{number:,} of {self.people:,}{f', {self.per_cent(number)}' if self.people else ''}"

    def per_cent(self, number: int) -> str:
        """So many as a percentage: `38.9 %`; of nobody there is none."""
        if not self.people:
            return "no share"
        share = Fraction(100 * number, self.people)
        for decimal_places in range(1, _MAX_DIGITS):
            percentage = rounded(float(share), decimal_places)
            if Fraction(percentage) == share or Fraction(percentage) not in self._exact_bounds:
                break
        return f"{percentage} %"


class CountCheck(NamedTuple):
    """What there is against what a rule wants. `low` and `high` are the bounds (None: open); `shortfall` and `excess`
    say how many are missing or too many. `among` names the part of the room in which they are counted, if it is one;
    `within` is the same by what is counted and its value: `(("role", "law enforcement"),)`. Of a wish for a `share`,
    the bounds are the whole numbers of people that keep it; where there are none, `low` is above `high`, and these two
    are the numbers beside the band. `most` is how many there may be, if all of whom it isn't known are of this kind
    (None: it is known of everybody)."""

    of: str
    label: str
    actual: int
    low: int | None
    high: int | None
    among: str = ""
    share: ShareTarget | None = None
    within: tuple[tuple[str, str], ...] = ()
    most: int | None = None

    @property
    def possible(self) -> bool:
        """Whether any whole number of people keeps it."""
        return self.low is None or self.high is None or self.low <= self.high

    @property
    def kind(self) -> str:
        """Who is counted: `female`, `female among law enforcers`."""
        return f"{self.label} among {self.among}" if self.among else self.label

    @property
    def shortfall(self) -> int:
        """How many are missing."""
        return max(0, self.low - self.actual) if self.low is not None else 0

    @property
    def excess(self) -> int:
        """How many are too many."""
        return max(0, self.actual - self.high) if self.high is not None else 0

    @property
    def most_excess(self) -> int:
        """How many may be too many of a number of people that is known; of a share of others, `verdict` says it."""
        is_fixed = self.share is None or not any(self.share.may_join)
        return max(0, self.highest - self.high) if self.high is not None and is_fixed else 0

    @property
    def highest(self) -> int:
        """How many there may be at most."""
        return self.actual if self.most is None else max(self.actual, self.most)

    @property
    def share_bounds(self) -> tuple[float | None, float | None]:
        """The lowest and the highest share that there may be, from 0 to 1; None where there is nobody, or no share is
        wanted."""
        extremes = () if self.share is None else self.share.extremes(self.actual, self.highest)
        lowest_share, highest_share = [number / people if people else None for number, people in extremes] or (
            None,
            None,
        )
        return lowest_share, highest_share

    @property
    def verdict(self) -> "Verdict":
        """Whether the wish is kept, or broken, whatever those are of whom it isn't known; else that it isn't known."""
        if self.share is not None and any(self.share.may_join):
            return self.share.verdict(self.actual, self.highest)
        if self.excess or not self.possible or (self.low is not None and self.highest < self.low):
            return "broken"
        may_be_over = self.high is not None and self.highest > self.high
        return "not known" if self.shortfall or may_be_over else "kept"

    @property
    def bounds_in_words(self) -> str:
        """What there is, in words: `7`, or `0 to 17` where these may be as wanted; of a share `7 of 18, 38.9 %`, or `4
        to 11 of 20, 20.0 % to 55.0 %`."""
        if self.share is None:
            return self.people_in_words
        if self.verdict != "not known":
            return self.actual_in_words
        people_text = self.people_in_words
        lowest_percent, highest_percent = self.share.extremes_in_words(self.actual, self.highest)
        return (
            f"{people_text} of {' to '.join(f'{people:,}' for people in self.share.sizes)}, {lowest_percent} "
            f"to {highest_percent}"
        )

    @property
    def people_in_words(self) -> str:
        """How many people there are, of a share too: `7`, or `0 to 17` where these may be as wanted."""
        return f"{self.actual:,} to {self.highest:,}" if self.verdict == "not known" else f"{self.actual:,}"

    @property
    def target(self) -> str:
        """The wish in words: `8-12`, `at least 1`, `at most 3`, `any`; of a share `at least 8 (at least 40 %)`."""
        if self.share is None:
            return self._count_text
        if not self.possible:
            return f"{self.share.want} (no whole number)"
        return f"{self._count_text} ({self.share.want})"

    @property
    def actual_in_words(self) -> str:
        """What there is, in words: `7`; of a share `7 of 18, 38.9 %`."""
        return f"{self.actual:,}" if self.share is None else self.share.real(self.actual)

    @property
    def _count_text(self) -> str:
        if self.low is None:
            return "any" if self.high is None else f"at most {self.high}"
        if self.high is None:
            return f"at least {self.low}"
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule over one roster or agenda. `breaks` are findings that name people's places or the agenda's items;
    `because` is the reason that the programme gives for the rule. `not_known` counts the people of whom a roster
    doesn't say what the rule asks about: they are in no other count. `unknown` says of how many people each thing isn't
    known that the rule asks about: one person may lack the side and the gender. `wishes` says that the counts are all
    that the rule wants, kept or not; `written` is false of a rule that holds although the file doesn't write it;
    `is_uncertain` says that those who aren't known may keep or break it in a way that no count shows."""

    rule: str
    states: str
    kept: bool
    hard: bool
    breaks: tuple[Finding, ...] = ()
    counts: tuple[CountCheck, ...] = ()
    cost: int = 0
    because: str = ""
    not_known: int = 0
    unknown: Mapping[str, int] = field(default_factory=dict, hash=False)
    wishes: bool = False
    written: bool = True
    is_uncertain: bool = False

    @property
    def messages(self) -> tuple[str, ...]:
        """What is said of each break, without the reason, for where that is said once for all of them."""
        if not self.because:
            return tuple(finding.message for finding in self.breaks)
        reason = f" ({self.because.rstrip('.')}.)"
        return tuple(_remove_reason(finding.message, reason) for finding in self.breaks)

    @property
    def gave_way(self) -> bool:
        """Whether it is a wish that was not kept in full, without breaking what must hold."""
        return not self.hard and not errors(self.breaks) and (self.cost > 0 or not self.kept)

    @property
    def verdict(self) -> "Verdict":
        """`kept` or `broken` if it is so whatever those are of whom something isn't known; else `not known`."""
        if not self.kept:
            return "not known" if self.open else "broken"
        is_undecided = self.is_uncertain or any(item.verdict == "not known" for item in self.counts)
        return "not known" if is_undecided else "kept"

    @property
    def open(self) -> bool:
        """Whether a rule isn't kept only because something isn't known: the people who can't be counted yet could
        fill every gap, and nobody is surely too many."""
        if self.kept or not self.not_known or not self.counts:
            return False
        open_shortfall = sum(item.shortfall for item in self.counts)
        is_possible = open_shortfall <= self.not_known and all(item.verdict != "broken" for item in self.counts)
        return self.is_uncertain or is_possible


def _remove_reason(message: str, reason: str) -> str:
    """What is said of a break, with its fields, without the reason behind it."""
    message_clauses = clauses_of(message)
    if message == str.__str__(message_clauses[0]) + reason:
        return message_clauses[0]
    return message.removesuffix(reason)
