"""What anybody can compute from the figures of a published report: nothing of it tells more than they do.

All inputs are printed figures as they are rounded, so that no answer of anybody goes in anew. (Whether a difference of
groups is told at all asks the exact one too: that says on which side of 0 a bound lies which rounding moved there.)
"""

import math

from ecpat_training.effect.analyses.who_took_part.result import GroupMeans
from ecpat_training.effect.disclosure import rounding
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.stats.estimate import Estimate

REFERENCE = "Welch (1947), DOI 10.1093/biomet/34.1-2.28"
METHOD = "difference of two published changes, Welch interval from their published intervals"


def spread_of_changes(low: float | None, high: float | None, people: int | None) -> float | None:
    """The SD of changes from the printed 95 % interval of their mean; None where there is none."""
    from scipy.special import stdtrit

    if low is None or high is None or people is None or people < 2 or high <= low:
        return None
    return (high - low) / 2 * math.sqrt(people) / float(stdtrit(people - 1, 0.975))


def spread_of(change: ScaleChange) -> float | None:
    """The SD of the changes behind a printed change, from its 95 % interval; None where it has none."""
    return spread_of_changes(change.raw.low, change.raw.high, change.n)


def difference(first_group: GroupMeans, second_group: GroupMeans) -> Estimate | None:
    """The difference of two groups' printed changes, first minus second; None where one has no interval."""
    from scipy.special import stdtrit

    spreads = [spread_of_changes(group.low, group.high, group.people) for group in (first_group, second_group)]
    if spreads[0] is None or spreads[1] is None or first_group.change is None or second_group.change is None:
        return None
    variance_parts = [
        group_sd**2 / group.people
        for group_sd, group in zip(spreads, (first_group, second_group), strict=True)
        if group_sd is not None
    ]
    # Welch, since the spreads of two groups are printed apart and may differ.
    df = sum(variance_parts) ** 2 / sum(
        variance_share**2 / (group.people - 1)
        for variance_share, group in zip(variance_parts, (first_group, second_group), strict=True)
    )
    value, half_width = (
        first_group.change - second_group.change,
        float(stdtrit(df, 0.975)) * math.sqrt(sum(variance_parts)),
    )
    exact_difference = Estimate(
        "difference of the changes",
        value,
        value - half_width,
        value + half_width,
        0.95,
        first_group.people + second_group.people,
        METHOD,
        REFERENCE,
    )
    return rounding.change(exact_difference)
