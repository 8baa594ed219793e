"""Sessions for which no two trainers of the pool suit, seen without a solver: every pair is tried."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.minutes_sum import open_days
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, TrainerPair
from ecpat_training.core.deletion_filter import deletion_filter
from ecpat_training.programme.model.chapter import Session


def unstaffed_session(context: Context, rules: Sequence[AgendaRule]) -> tuple[list[AgendaRule], str] | None:
    """Looks for a session that must be held and that no two trainers may train on any of its days.

    Returns:
        For the first such session, the fewest rules of which each pair of trainers breaks one, and the session's id.
        None where there is no such session. A session that names its speakers may need one trainer or none.
    """
    requirements = AgendaRequirements(context, rules)
    if not requirements.two_trainers or not any("held" in rule.READS for rule in rules):
        return None
    choosing = [rule for rule in rules if type(rule).suits is not AgendaRule.suits]
    for session in (candidate for candidate in requirements.must if requirements.posts(candidate) > 1):
        for days in open_days(session, requirements):
            if not _somebody(session, days, context, choosing):
                needed_rules = _reduce_rules(session, days, context, choosing)
                return [rule for rule in rules if rule in needed_rules or _can_cause_vacancy(rule, context)], session.id
    return None


def _can_cause_vacancy(rule: AgendaRule, context: Context) -> bool:
    """Whether a rule asks for two trainers, for the session, or for the day."""
    return rule.hard and (rule.two_trainers(context) or bool(rule.READS & {"held", "places", "times"}))


def _somebody(session: Session, days: range, context: Context, rules: Sequence[AgendaRule]) -> bool:
    return any(all(rule.suits(staffing) for rule in rules) for staffing in _posts(session, days, context))


def _posts(session: Session, days: range, context: Context) -> Iterator[TrainerPair]:
    for day in days:
        for lead_trainer, second_trainer in permutations(context.pool, 2):
            yield TrainerPair(session, day, lead_trainer, second_trainer, context)


def _reduce_rules(session: Session, days: range, context: Context, rules: Sequence[AgendaRule]) -> list[AgendaRule]:
    return deletion_filter(rules, lambda rule_subset: not _somebody(session, days, context, rule_subset))
