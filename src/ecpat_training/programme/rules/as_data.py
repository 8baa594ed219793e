"""A rule's result for other programs."""

from ecpat_training.commands.public import Public
from ecpat_training.programme.rules.check import CountCheck, RuleResult


class Count(Public[CountCheck]):
    """How many there are of a kind (`of` what, `label` which), and the fewest and the most that are wanted (null:
    open); `most` is how many there are if all of whom it isn't known are of this kind, and `verdict` what holds
    whatever they are: `kept`, `broken` or `not known`; `among` names the part of the room in which they are counted,
    null for everybody. `lowest_share` and `highest_share` are from what to what the share is that is wanted, from 0 to
    1; null where none is."""

    keys = """
        of label among=or_none(among) have=actual most=highest low high short=shortfall over=excess verdict
        lowest_share=share_bounds.0 highest_share=share_bounds.1
    """


class JudgedRule(Public[RuleResult]):
    """A rule and whether it is kept: `hard` ones must be, others may give way at a `cost`. `codes` are those of the
    findings that it made; `verdict` says what holds whatever those are of whom something isn't
    known; `not_known` counts the people of whom a list doesn't say what the rule asks about."""

    keys = "rule states hard kept verdict cost not_known codes counts"
    parts = (Count,)

    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(breach.code for breach in self.model.breaks))
