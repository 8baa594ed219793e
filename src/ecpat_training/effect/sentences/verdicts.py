"""The one rule by which a change is called better, worse or open: for every reader, in every format, plan or no plan.

| figures | verdict |
| --- | --- |
| no mean change, or none that may be said | none |
| nobody changed | same |
| a mean change without an interval | none |
| the 95 % interval of the mean change holds 0 | open |
| fewer than 6 people (`stats/fewest.py`) | open |
| the p adjusted for the tests of its family is 0.05 or more | open |
| people are missing, and all answers together don't bear the same direction by the same two rules | open |
| people are missing of whom counts tell the number alone, and their worst possible scores would undo it | open |
| else, towards what the scale calls better | better |
| else | worse |

An outcome that is the only test of its family has no adjusted p: its interval decides. Where all answers together give
no interval, the complete pairs decide.

Why both, where people are missing: of 500 drawn trainings without any effect each (20 to 100 people, a third missing
afterwards), the pairs claimed one in 11 to 39 % where low starters left and the model of all answers in 8 to 11 %;
where those left who scored low afterwards, the pairs in 12 to 40 % and the model in 29 to 91 %. Both together claimed
one in 3 to 4 % in the first case, and never more than the better of the two in the other.
"""

from typing import Literal

from ecpat_training.effect.analyses.control_group.result import TrainedAgainstControls
from ecpat_training.effect.model.change import AdjustedP, ScaleChange, Verdict
from ecpat_training.stats import fewest
from ecpat_training.stats.estimate import Estimate
from ecpat_training.values.thresholds import ALPHA

Agreement = Literal["", "apart", "at worst", "only all"]

_HALF_INTERVAL = 2.5  # standard errors, with the few degrees of freedom of so few people


def verdict(change: ScaleChange) -> Verdict:
    """What the figures of a change allow to say about its direction."""
    if change.claims:
        return change.claims.verdict
    raw_estimate = change.raw
    if raw_estimate.value is None:
        return "none"
    if raw_estimate.low is None or raw_estimate.high is None:
        return "same" if raw_estimate.value == 0 and not change.withheld and not change.clusters else "none"
    if not is_beyond_chance(raw_estimate, change.adjusted) or is_not_supported(change) or has_too_few(change):
        return "open"
    return "better" if (raw_estimate.low > 0) == (change.better == "higher") else "worse"


def verdict_against_controls(scale: TrainedAgainstControls) -> Verdict:
    """What may be said of the trained beside a comparison group: by the interval of the difference of their changes,
    and its p among the comparisons made together."""
    difference = scale.difference
    if difference.value is None or difference.low is None:
        return "none"
    if not is_beyond_chance(difference, scale.family):
        return "open"
    return "better" if (difference.low > 0) == (scale.of.better == "higher") else "worse"


def is_beyond_chance(estimate: Estimate, adjusted_p: AdjustedP | None) -> bool:
    """Whether a direction is more than chance, by the interval and among the tests made together."""
    return excludes_zero(estimate) and (adjusted_p is None or adjusted_p.p < ALPHA)


def excludes_zero(estimate: Estimate) -> bool:
    """Whether an estimate has an interval and 0 lies outside it."""
    return estimate.low is not None and estimate.high is not None and not estimate.low <= 0 <= estimate.high


def has_too_few(change: ScaleChange) -> bool:
    """Whether an interval leaves out 0, but of so few people that no exact test could ever tell that from chance."""
    return change.n is not None and excludes_zero(change.raw) and not fewest.enough(change.n)


def holds_only_unadjusted(change: ScaleChange) -> bool:
    """Whether a change that its interval shows is none among the tests of its family."""
    return excludes_zero(change.raw) and not is_beyond_chance(change.raw, change.adjusted)


def agreement(
    pairs: Estimate, adjusted_p: AdjustedP | None, all_answers: Estimate | None, adjusted_p_of_all: AdjustedP | None
) -> Agreement:
    """What all answers together do to a direction: the one guard, of a training as of a programme.

    "apart": complete pairs show a direction that all answers don't bear; "at worst": the same, where of those missing
    only the number is known. "only all": all answers alone show one. "": they agree, nobody is missing, or all answers
    give no interval.
    """
    if all_answers is None or all_answers.low is None:
        return ""
    is_shown = is_beyond_chance(pairs, adjusted_p)
    contrary: Agreement = "at worst" if all_answers.value is None else "apart"
    if not is_beyond_chance(all_answers, adjusted_p_of_all):
        return contrary if is_shown else ""
    if not is_shown:
        return "only all"
    return "" if (all_answers.low > 0) == ((pairs.low or 0.0) > 0) else contrary


def is_not_supported(change: ScaleChange) -> bool:
    """Whether complete pairs show a direction that all answers together don't bear."""
    return agreement_of(change) in ("apart", "at worst")


def only_all_show_direction(change: ScaleChange) -> bool:
    """Whether all answers together show a direction that complete pairs alone don't."""
    return agreement_of(change) == "only all"


def agreement_of(change: ScaleChange) -> Agreement:
    """What all answers together do to the direction of a change."""
    all_answers = change.all_answers
    if all_answers is None:
        return ""
    return agreement(change.raw, change.adjusted, all_answers.change, all_answers.adjusted)


def has_unequal_start(change: ScaleChange) -> bool:
    """Whether those compared had another score before than those who didn't answer again: more than chance explains."""
    return change.all_answers is not None and excludes_zero(change.all_answers.elsewhere)


def have_low_starters_left(change: ScaleChange) -> bool:
    """Whether those who didn't answer again may be low starters: intervals of the change hold less often then."""
    return change.all_answers is not None and silent_began_lower(change.all_answers.elsewhere)


def silent_began_lower(start_difference: Estimate) -> bool:
    """Whether the score before of those compared, minus that of those who didn't answer again, is more than 0 by a
    standard error or more, taken as the half interval over 2.5.

    Where a third of drawn trainings' people leaves, low starters above all, it is so in 5 to 9 of 10 of them (12 to 40
    people, `benchmarks/covering.py`); where a third leaves by chance, in 1 to 2 of 10. That the interval leaves out 0
    (`has_unequal_start`), in 1 to 3 of 10 where 12 or 20 people answered.
    """
    value, interval_high = start_difference.value, start_difference.high
    return (
        value is not None
        and interval_high is not None
        and value > 0
        and value >= (interval_high - value) / _HALF_INTERVAL
    )
