"""The difference of two shares of different people: how many more of the second group were right than of the first.

    d = p2 - p1,  low = d - sqrt((p2 - l2)^2 + (u1 - p1)^2),  high = d + sqrt((u2 - p2)^2 + (p1 - l1)^2)

where l and u are the ends of Wilson's interval of each share: Newcombe (1998), Interval estimation for the difference
between independent proportions, method 10, DOI
10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I. It has a width even where nobody or everybody was
right, and stays within -1 and 1. What it is of the same people is another formula (`paired_shares.py`).
"""

from ecpat_training.stats import share
from ecpat_training.stats.estimate import Estimate
from ecpat_training.words.catalogue.marked_text import marked

NAME = marked("difference of shares")
METHOD = marked("difference of two groups' shares, Newcombe interval, method 10")
REFERENCE = "Newcombe (1998), DOI 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I"
NOBODY = marked("in one of the groups nobody was asked")


def newcombe(first_counts: tuple[int, int], second_counts: tuple[int, int], level: float = 0.95) -> Estimate:
    """The share of the second group minus that of the first, -1 to 1; each group is how many were right, of how
    many."""
    n = first_counts[1] + second_counts[1]
    if not (first_counts[1] and second_counts[1]):
        return Estimate.none(NAME, NOBODY, n=n, method=METHOD, reference=REFERENCE)
    p1, p2 = (right_count / people for right_count, people in (first_counts, second_counts))
    (l1, u1), (l2, u2) = _wilson(p1, first_counts[1], level), _wilson(p2, second_counts[1], level)
    value = p2 - p1
    lower_distance = ((p2 - l2) ** 2 + (u1 - p1) ** 2) ** 0.5
    upper_distance = ((u2 - p2) ** 2 + (p1 - l1) ** 2) ** 0.5
    return Estimate(NAME, value, value - lower_distance, value + upper_distance, level, n, METHOD, REFERENCE)


def _wilson(right_count: float, people: int, level: float) -> tuple[float, float]:
    interval = share.compute(right_count, people, level)
    return interval.low or 0.0, 1.0 if interval.high is None else interval.high
