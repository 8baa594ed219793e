"""Why there is no series: the fewest rules and facts that can't hold together, each tried by solving without it; and
which single change makes a series possible, tried by solving with it."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ecpat_training.core.deletion_filter import deletion_filter
from ecpat_training.series.explain.members import Member, country_members, fact_members, rule_members
from ecpat_training.series.planner.search import is_possible, is_ruled_out
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import Milder, SeriesRule

WORK = 3.0
"""How much one question may take, as the solver counts it."""
MOST_FORMS = 12
"""Of so many milder forms of one rule is asked which makes a series possible."""
ReportProgress = Callable[[str], None]
CheckPossible = Callable[[SeriesContext, Sequence[SeriesRule]], bool | None]


@dataclass(frozen=True)
class SeriesConflict:
    """What can't hold together. It is `certain` where each member was left out once and there was a series then; where
    a question stayed open, the member stays. `changes` are what to write so that there is a series, one of them."""

    members: tuple[Member, ...]
    is_certain: bool
    changes: tuple[str, ...]


class _FeasibilityCheck:
    """Questions to the solver, as long as there is time."""

    def __init__(self, seconds: float, tell: ReportProgress | None) -> None:
        self._end = time.monotonic() + seconds
        self._tell = tell

    def is_possible(self, purpose: str, context: SeriesContext, rules: Sequence[SeriesRule]) -> bool | None:
        """Whether there is a series; None where that stayed open."""
        if self._tell:
            self._tell(purpose)
        seconds_left = self._end - time.monotonic()
        return None if seconds_left <= 0 else is_possible(context, rules, work=WORK, seconds=seconds_left)


def find_conflict(
    context: SeriesContext,
    rules: Sequence[SeriesRule],
    *,
    seconds: float,
    report_progress: ReportProgress | None = None,
) -> SeriesConflict:
    """The fewest rules, facts and countries that leave no series, and what would help: where `context` and `rules` have
    none. Where counting alone says that there is none, what counting doesn't need is left out first, which takes no
    time; what then stays is tried by solving."""
    oracle = _FeasibilityCheck(seconds, report_progress)
    facts, core_rules = context, rules
    members = [*([member] for member in rule_members(context, rules)), *fact_members(context)]
    members.append([member for _, member in country_members(context)])
    if is_ruled_out(facts, core_rules):
        facts, core_rules, members, _ = _minimal_groups(
            facts, core_rules, members, lambda *case: not is_ruled_out(*case)
        )
    check_possible = partial(oracle.is_possible, "why there is no series")
    _, _, groups, is_undecided = _minimal_groups(facts, core_rules, members, check_possible)
    blamed = [member for group in groups for member in group]
    changes = tuple(_changes(context, rules, blamed, oracle))
    return SeriesConflict(tuple(blamed), not is_undecided, changes)


def _minimal_groups(
    context: SeriesContext,
    rules: Sequence[SeriesRule],
    groups: Sequence[Sequence[Member]],
    check_possible: CheckPossible,
) -> tuple[SeriesContext, Sequence[SeriesRule], list[list[Member]], bool]:
    """What stays when each member is left out without which there still is no series, first group by group; and whether
    a question about a single one stayed open."""
    needed_groups: list[list[Member]] = []
    is_undecided = False
    for group in groups:
        needed_members, answers = _needed_members(group, context, rules, check_possible)
        context, rules = _restricted_to(needed_members, group, context, rules)
        needed_groups.append(needed_members)
        is_undecided = is_undecided or None in answers
    return context, rules, needed_groups, is_undecided


def _needed_members(
    group: Sequence[Member], context: SeriesContext, rules: Sequence[SeriesRule], check_possible: CheckPossible
) -> tuple[list[Member], list[bool | None]]:
    """What stays of a group, and the answers to the questions about single members of it."""
    answers: list[bool | None] = []

    def clashes(subset: list[Member]) -> bool:
        answers.append(check_possible(*_restricted_to(subset, group, context, rules)))
        return answers[-1] is False

    needed_members = deletion_filter(group, clashes, sorted({1, len(group)}, reverse=True))
    return needed_members, answers[1:] if len(group) > 1 else answers


def _restricted_to(
    subset: Sequence[Member], group: Sequence[Member], context: SeriesContext, rules: Sequence[SeriesRule]
) -> tuple[SeriesContext, Sequence[SeriesRule]]:
    """What is left where only some of a group hold."""
    for member in group:
        context, rules = (context, rules) if member in subset else member.remove(context, rules)
    return context, rules


def _changes(
    context: SeriesContext, rules: Sequence[SeriesRule], members: Sequence[Member], oracle: _FeasibilityCheck
) -> Iterator[str]:
    """For each rule to blame its mildest form with which there is a series of the whole programme."""
    rule_names, questions = {member.rule for member in members}, {member.kind for member in members} - {None}
    for rule in rules:
        if rule.name in rule_names or rule.ASKS_FOR in questions:
            for milder_rule in _forms(rule, context):
                if oracle.is_possible("which change makes a series possible", milder_rule.context, rules):
                    yield milder_rule.says
                    break


def _forms(rule: SeriesRule, context: SeriesContext) -> Iterator[Milder]:
    for number, milder_rule in enumerate(rule.milder(context)):
        if number < MOST_FORMS:
            yield milder_rule
