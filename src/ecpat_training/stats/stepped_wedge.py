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
        between = icc * cluster
        return cls(icc, between, between if individual is None else between + (1.0 - icc) * individual)


def variance(begun: Sequence[Sequence[bool]], people: float, alike: AnswerCorrelations) -> float:
    """The variance of the effect, of generalised least squares with a mean for each period.

    Args:
        begun: a row for each cluster with a value for each period: whether it has begun by then.
        people: how many answer in each cluster and period.
        alike: how alike answers are.

    Raises:
        ValueError: in no period does a cluster wait while another has begun, so that nothing is compared.
    """
    clusters, periods = len(begun), len(begun[0])
    rows = [sum(row) for row in begun]
    columns = [sum(row[period] for row in begun) for period in range(periods)]
    u, v, w = (
        sum(rows),
        sum(row_total * row_total for row_total in rows),
        sum(column_total * column_total for column_total in columns),
    )
    remaining = people - 1.0
    unshared = 1.0 + remaining * (alike.within - alike.between) - alike.person
    together = (
        1.0 + remaining * alike.within + (periods - 1.0) * remaining * alike.between + (periods - 1.0) * alike.person
    )
    design_term = u * u + clusters * periods * u - periods * w - clusters * v
    below = design_term * together - (u * u - clusters * v) * unshared
    # The effect and the periods cannot be told apart then, and its variance has no bound.
    if not below > 0.0:
        raise ValueError("no cluster waits while another has begun")
    return clusters * periods * unshared * together / (people * below)


def waves(sizes: Sequence[int], before: int = 1) -> list[list[bool]]:
    """Who has begun when: `sizes` clusters begin in each wave, after `before` periods in which all wait."""
    periods = before + len(sizes)
    return [
        [period >= before + wave for period in range(periods)] for wave, size in enumerate(sizes) for _ in range(size)
    ]


def standard_error(begun: Sequence[Sequence[bool]], people: float, alike: AnswerCorrelations) -> float:
    """The standard error of the effect: the square root of `variance`, in SDs of one answer.

    Raises:
        ValueError: in no period does a cluster wait while another has begun, so that nothing is compared.
    """
    return math.sqrt(variance(begun, people, alike))
