"""`ecpat roster invite --json`: how many to invite, and how likely a balanced room is."""

from dataclasses import dataclass

from ecpat_training.programme.rules.as_data import Count, counted
from ecpat_training.roster.model.attendance import Chance, Invitation, InviteAnswer, Invited, OnTheDay


@dataclass(frozen=True, slots=True)
class InvitationData:
    """How many people of a kind to invite (null: no number is enough); `rows` are the numbers tried, with how many come
    on average and the chances that enough come, too many, and neither."""

    want: Count
    drop_out: float
    wish: bool
    invite: int | None
    advised: int
    rows: tuple[Invited, ...]


@dataclass(frozen=True, slots=True)
class RuleKept:
    """The chance that a rule is kept on the day."""

    rule: str
    hard: bool
    chance: Chance


@dataclass(frozen=True, slots=True)
class OnTheDayData:
    """The room on the day, of those who are invited: the chance that every hard rule is kept, and each rule's own."""

    invited: int
    confirmed: int
    out: int
    every_rule: Chance
    rules: tuple[RuleKept, ...]


@dataclass(frozen=True, slots=True)
class RosterInviteResult:
    """How many to invite of each kind, so that enough come with the chance `sure` (0 to 1)."""

    sure: float
    invitations: tuple[InvitationData, ...]
    on_the_day: OnTheDayData | None


def result(answer: InviteAnswer) -> RosterInviteResult:
    """What was counted."""
    day = answer.on_the_day
    return RosterInviteResult(answer.sure, tuple(map(_wanted, answer.invitations)), _on_the_day(day) if day else None)


def _on_the_day(day: OnTheDay) -> OnTheDayData:
    rules = tuple(RuleKept(*one) for one in day.rules)
    return OnTheDayData(day.invited, day.confirmed, day.out, day.every_rule, rules)


def _wanted(one: Invitation) -> InvitationData:
    return InvitationData(counted(one.want), one.no_show, one.wish, one.invite, one.advised.number, one.rows)
