"""What is asked of a plain agenda: one of few breaks and short blocks that keeps what must hold, whatever it costs.
A large training soon has one, and it is better than none where the time is too short for more."""

from collections.abc import Sequence

from ecpat_training.agenda.planner.shape import AgendaShape, shape, shape_in_bounds
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule

PLACES_A_SECOND = 500
"""A limit in which there is a second for fewer pairs of a session and a slot may be too short for a better agenda."""


def is_short(seconds: float, days: AgendaShape) -> bool:
    """Whether so much time may be too little for an agenda of some shape."""
    return days.places > PLACES_A_SECOND * seconds


def plain_rules(rules: Sequence[AgendaRule]) -> list[AgendaRule]:
    """The rules that must hold, and those of which a part may: all but the wishes that nobody wrote, and such as only
    have a price."""
    return [rule for rule in rules if rule.hard or (rule.UNWRITTEN and not rule.presumed)]


def plain_shape(context: Context, rules: Sequence[AgendaRule]) -> AgendaShape:
    """Room for one coffee break in a half day, and for half of a day's sessions between two breaks."""
    usual_shape = shape_in_bounds(context, rules)
    a_day = -(-len(usual_shape.pieces) // context.training.days)
    return shape(context, rules, usual=True, most=(1, max(4, -(-a_day // 2))))
