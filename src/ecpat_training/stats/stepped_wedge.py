"""How exactly a stepped wedge measures an effect, before there are data.

Clusters (countries) are measured in every period. They begin wave by wave, in an order drawn by lot; in each period
those that have begun are compared with those that wait. All here is in units of the variance of one answer, 1.

Hooper, Teerenstra, de Hoop, Eldridge (2016), DOI 10.1002/sim.7028; for people who are others in every period Hussey
and Hughes (2007), DOI 10.1016/j.cct.2006.05.007.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

REFERENCE = "Hooper et al. (2016), DOI 10.1002/sim.7028"


@dataclass(frozen=True, slots=True)
class AnswerCorrelations:
    """How alike answers are, as correlations: two people of one cluster in one period (`within`) and in different
    periods (`between`), and one person's in different periods (`person`; with `between` itself where others are asked
    each time)."""

    within: float
    between: float
    person: float

    @classmethod
    def of(cls, icc: float, cluster: float, individual: float | None) -> "AnswerCorrelations":
        """The correlations from the usual three figures: the intra-cluster correlation; which share of it is left
        from period to period (cluster autocorrelation); which share of the rest a person keeps (individual
        autocorrelation; None where others are asked each time)."""
        between_periods = icc * cluster
        return cls(
            icc, between_periods, between_periods if individual is None else between_periods + (1.0 - icc) * individual
        )


def variance(has_begun: Sequence[Sequence[bool]], people: float, answer_correlations: AnswerCorrelations) -> float:
    """The variance of the effect, of generalised least squares with a mean for each period.

    Args:
        has_begun: a row for each cluster with a value for each period: whether it has begun by then.
        people: how many answer in each cluster and period.
        answer_correlations: how alike answers are.

    Raises:
        ValueError: in no period does a cluster wait while another has begun, so that nothing is compared.
    """
    clusters, periods = len(has_begun), len(has_begun[0])
    rows = [sum(row) for row in has_begun]
    columns = [sum(row[period] for row in has_begun) for period in range(periods)]
    u, v, w = (
        sum(rows),
        sum(row_total * row_total for row_total in rows),
        sum(column_total * column_total for column_total in columns),
    )
    other_people = people - 1.0
    unshared_variance = (
        1.0 + other_people * (answer_correlations.within - answer_correlations.between) - answer_correlations.person
    )
    shared_variance = (
        1.0
        + other_people * answer_correlations.within
        + (periods - 1.0) * other_people * answer_correlations.between
        + (periods - 1.0) * answer_correlations.person
    )
    design_term = u * u + clusters * periods * u - periods * w - clusters * v
    variance_denominator = design_term * shared_variance - (u * u - clusters * v) * unshared_variance
    # The effect and the periods cannot be told apart then, and its variance has no bound.
    if not variance_denominator > 0.0:
        raise ValueError("no cluster waits while another has begun")
    return clusters * periods * unshared_variance * shared_variance / (people * variance_denominator)


def waves(sizes: Sequence[int], before: int = 1) -> list[list[bool]]:
    """Who has begun when: `sizes` clusters begin in each wave, after `before` periods in which all wait."""
    periods = before + len(sizes)
    return [
        [period >= before + wave for period in range(periods)] for wave, size in enumerate(sizes) for _ in range(size)
    ]


def standard_error(
    has_begun: Sequence[Sequence[bool]], people: float, answer_correlations: AnswerCorrelations
) -> float:
    """The standard error of the effect: the square root of `variance`, in SDs of one answer.

    Raises:
        ValueError: in no period does a cluster wait while another has begun, so that nothing is compared.
    """
    return math.sqrt(variance(has_begun, people, answer_correlations))
