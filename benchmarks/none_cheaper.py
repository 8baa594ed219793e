"""Whether any agenda costs less than one that is known: a question that is easier for HiGHS than the optimum, and to
which it is given what it doesn't see by itself.

A linear relaxation lets two trainers of the same side share a session by halves, each for as long as it could ever
last, which together is more than it does last. Where pairs must be mixed, this hides that each side trains what all
sessions last, exactly. So HiGHS is asked first whether any session can have two trainers of one side. If none can, then
on each day the trainers of a side train no more than its sessions last, since neither trains a session for longer than
it lasts; that is said in relations of their own.
"""

from collections.abc import Sequence
from typing import Any

from benchmarks.mixed_integer import solve_by_highs
from ecpat_training.agenda.planner.building import build
from ecpat_training.agenda.planner.draft import CpAgendaDraft, wishes_cost
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rules.mixed_pair import SIDES_BY_MIX
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.rules.book import Rule

Sides = list[list[Trainer]]


def none_cheaper(context: Context, rules: Sequence[Rule], cost: int, *, seconds: float) -> tuple[bool, float]:
    """Whether HiGHS proves in its time that no agenda costs less, and the seconds that it took. Its whole time is for
    that question; the one about the sides has as much."""
    sides, spent = mixed_sides(context, rules), 0.0
    if sides:
        apart, spent = never_two_of(context, rules, sides, seconds=seconds)
        sides = sides if apart else []
    draft = build(context, rules)
    total = wishes_cost(draft)
    draft.model.minimize(total)
    draft.add(total <= cost - 1)
    for excess in excesses(draft, sides):
        draft.add(excess <= 0)
    cheaper = solve_by_highs(draft.model, seconds=seconds)
    return not cheaper.open and cheaper.cost is None, spent + cheaper.seconds


def mixed_sides(context: Context, rules: Sequence[Rule]) -> Sides:
    """The trainers of each side of which every pair must have one, where a rule on their load makes that matter."""
    if all(rule.name != "trainer load" for rule in rules):
        return []
    mixes = [
        mix
        for rule in rules
        if rule.name == "mixed pair" and rule.hard and rule.parameters.over == "pair"
        for mix in rule.parameters.of
    ]
    country = context.training.country
    return [[one for one in context.pool if side(one, country)] for mix in mixes for _, side in SIDES_BY_MIX[mix]]


def never_two_of(context: Context, rules: Sequence[Rule], sides: Sides, *, seconds: float) -> tuple[bool, float]:
    """Whether HiGHS proves that no session can have two trainers of one side, and the seconds that it took."""
    draft = build(context, rules)
    doubled: list[Any] = []
    for side in sides:
        for piece in draft.pieces:
            twice = draft.flag(f"two of side {len(doubled)}")
            draft.add(2 * twice <= sum(draft.trains(piece, one) for one in side))
            doubled.append(twice)
    draft.add(sum(doubled) >= 1)
    answer = solve_by_highs(draft.model, seconds=seconds)
    return not answer.open and not answer.values, answer.seconds


def excesses(draft: CpAgendaDraft, sides: Sides) -> list[Any]:
    """By how much each side trains more on a day than its sessions last."""
    return [
        sum(draft.training_time(one, day) for one in side)
        - sum(draft.length_in(piece, block) for piece in draft.pieces for block in draft.blocks if block.day == day)
        for day in range(1, draft.context.training.days + 1)
        for side in sides
    ]
