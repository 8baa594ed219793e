"""How many people of each kind to invite, so that as many come as the rules want."""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.roster.model.attendance import Invitation, Invited
from ecpat_training.roster.model.people import DIFFERENT_VALUES_LABEL
from ecpat_training.roster.no_shows.room_demands import room_of, strangers
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.stats import poisson_binomial
from ecpat_training.values.participant import Participant

if TYPE_CHECKING:
    from ecpat_training.stats.poisson_binomial import Floats

_EXTRA_NUMBERS_SHOWN = 6  # numbers beyond the one asked for, so that one sees what more invitations would do


def invitation(
    count_check: CountCheck,
    show_up_chances: Sequence[float],
    no_show_rate: float,
    wanted_certainty: float,
    *,
    is_wish: bool = False,
) -> Invitation:
    """How many people to invite.

    Args:
        count_check: the kind of people and the bounds; `have` is how many are invited already.
        show_up_chances: of each of those to come.
        no_show_rate: the rate at which people who are still to be invited stay away, below 1.
        wanted_certainty: how likely it shall be that enough come, 0 to 1.
        is_wish: whether the rule only wishes it.
    """
    minimum, show_up_chance = count_check.low or 0, 1.0 - no_show_rate
    max_invited = len(show_up_chances) + math.ceil((minimum + 12 * math.sqrt(minimum) + 40) / show_up_chance)
    turnout_distribution = poisson_binomial.distribution(show_up_chances)
    rows = [_invited(count_check, turnout_distribution, math.fsum(show_up_chances))]
    invite = None
    # the best number brings less than the upper bound on average, so beyond that nothing better follows
    while len(rows) <= _EXTRA_NUMBERS_SHOWN or rows[-_EXTRA_NUMBERS_SHOWN].number < max_invited:
        if invite is None and rows[-1].enough >= wanted_certainty:
            invite = rows[-1].number
        past = rows[-_EXTRA_NUMBERS_SHOWN] if len(rows) > _EXTRA_NUMBERS_SHOWN else None
        if past and invite is not None and past.number >= invite and past.expected > (count_check.high or 0):
            break
        turnout_distribution = poisson_binomial.with_one_more(turnout_distribution, show_up_chance)
        rows.append(
            _invited(count_check, turnout_distribution, math.fsum(show_up_chances) + len(rows) * show_up_chance)
        )
    return Invitation(count_check, no_show_rate, wanted_certainty, tuple(rows), invite, is_wish)


def _invited(count_check: CountCheck, attendance_chances: "Floats", expected: float) -> Invited:
    minimum, maximum = count_check.low or 0, count_check.high
    chance_too_many = 0.0 if maximum is None else float(attendance_chances[maximum + 1 :].sum())
    chance_within_bounds = float(
        attendance_chances[minimum : len(attendance_chances) if maximum is None else maximum + 1].sum()
    )
    return Invited(
        len(attendance_chances) - 1,
        expected,
        min(1.0, float(attendance_chances[minimum:].sum())),
        chance_too_many,
        min(1.0, chance_within_bounds),
    )


def find_wishes(
    rules: Sequence[RosterRule], people: Sequence[Participant], size: int
) -> Iterator[tuple[RosterRule, CountCheck, list[int]]]:
    """Yields each wish of the rules for a room of so many people: the rule, the count that it wants, and the indices of
    those of `people` who are of that kind.

    Wishes are at least, or at most, so many people of a kind; others are passed over. A rule's own check is asked: with
    strangers for the bounds, with one person at a time for who counts.
    """
    for rule in rules:
        totals = {_kind_key(check): check.actual for check in _counts(rule, people)}
        singles = [{_kind_key(check): check.actual for check in _counts(rule, [person])} for person in people]
        for count_wanted in _counts(rule, strangers(size).participants):
            wanted_kind = _kind_key(count_wanted)
            members = [index for index, person_counts in enumerate(singles) if person_counts.get(wanted_kind)]
            if (
                count_wanted.label != DIFFERENT_VALUES_LABEL
                and len(members) == totals.get(wanted_kind, 0)
                and (count_wanted.low or count_wanted.high)
            ):
                yield rule, count_wanted._replace(actual=len(members)), members


def _kind_key(check: CountCheck) -> tuple[str, str, str]:
    return check.of, check.label, check.among


def _counts(rule: RosterRule, people: Sequence[Participant]) -> Sequence[CountCheck]:
    counts: Sequence[CountCheck] = rule.check(room_of(people)).counts
    return counts
