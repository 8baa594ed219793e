"""How many people of each kind to invite, so that as many come as the rules want."""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.roster.model.attendance import Invitation, Invited
from ecpat_training.roster.model.people import KINDS
from ecpat_training.roster.no_shows.room_demands import room_of, strangers
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.stats import poisson_binomial
from ecpat_training.values.participant import Participant

if TYPE_CHECKING:
    from ecpat_training.stats.poisson_binomial import Floats

_AROUND = 6  # numbers beyond the one asked for, so that one sees what more invitations would do


def invitation(
    count_check: CountCheck, chances: Sequence[float], no_show: float, sure: float, *, wish: bool = False
) -> Invitation:
    """How many people to invite.

    Args:
        count_check: the kind of people and the bounds; `have` is how many are invited already.
        chances: of each of those to come.
        no_show: the rate at which people who are still to be invited stay away, below 1.
        sure: how likely it shall be that enough come, 0 to 1.
        wish: whether the rule only wishes it.
    """
    low, comes = count_check.low or 0, 1.0 - no_show
    most = len(chances) + math.ceil((low + 12 * math.sqrt(low) + 40) / comes)
    come = poisson_binomial.distribution(chances)
    rows = [_invited(count_check, come, math.fsum(chances))]
    invite = None
    # the best number brings less than the upper bound on average, so beyond that nothing better follows
    while len(rows) <= _AROUND or rows[-_AROUND].number < most:
        if invite is None and rows[-1].enough >= sure:
            invite = rows[-1].number
        past = rows[-_AROUND] if len(rows) > _AROUND else None
        if past and invite is not None and past.number >= invite and past.expected > (count_check.high or 0):
            break
        come = poisson_binomial.with_one_more(come, comes)
        rows.append(_invited(count_check, come, math.fsum(chances) + len(rows) * comes))
    return Invitation(count_check, no_show, sure, tuple(rows), invite, wish)


def _invited(count_check: CountCheck, come: "Floats", expected: float) -> Invited:
    low, high = count_check.low or 0, count_check.high
    too_many = 0.0 if high is None else float(come[high + 1 :].sum())
    fits = float(come[low : len(come) if high is None else high + 1].sum())
    return Invited(len(come) - 1, expected, min(1.0, float(come[low:].sum())), too_many, min(1.0, fits))


def wishes(
    rules: Sequence[RosterRule], people: Sequence[Participant], size: int
) -> Iterator[tuple[RosterRule, CountCheck, list[int]]]:
    """Yields each wish of the rules for a room of so many people: the rule, the count that it wants, and the indices of
    those of `people` who are of that kind.

    Wishes are at least, or at most, so many people of a kind; others are passed over. A rule's own check is asked: with
    strangers for the bounds, with one person at a time for who counts.
    """
    for rule in rules:
        totals = {_kind(check): check.actual for check in _counts(rule, people)}
        singles = [{_kind(check): check.actual for check in _counts(rule, [person])} for person in people]
        for want in _counts(rule, strangers(size).participants):
            kind = _kind(want)
            members = [index for index, single in enumerate(singles) if single.get(kind)]
            if want.label != KINDS and len(members) == totals.get(kind, 0) and (want.low or want.high):
                yield rule, want._replace(actual=len(members)), members


def _kind(check: CountCheck) -> tuple[str, str, str]:
    return check.of, check.label, check.among


def _counts(rule: RosterRule, people: Sequence[Participant]) -> Sequence[CountCheck]:
    counts: Sequence[CountCheck] = rule.check(room_of(people)).counts
    return counts
