"""Degrees of freedom for a robust standard error, from how many people's rests it really rests on.

A robust variance is a weighted sum of squared rests, sum w_i e_i^2. Were all errors alike, e = M errors with M = 1 - H
(H the hat matrix), and the sum has the mean and the variance of a chi-square with

    df = (sum w_i M_ii)^2 / sum_ij w_i w_j M_ij^2

degrees of freedom: few where a small group or a few people far out carry it, and never more than n - columns. Bell and
McCaffrey (2002), Survey Methodology 28(2), 169-181; Imbens and Kolesár (2016), DOI 10.1162/REST_a_00552.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

REFERENCE = "Bell and McCaffrey (2002), Survey Methodology 28(2), 169-181"


def degrees(q: "Floats", weights: "Floats") -> float:
    """The degrees of freedom of sum w_i e_i^2.

    Args:
        q: the design's orthonormal columns, people x columns, so that H = q q'.
        weights: w, one a person, not all 0.
    """
    room = 1.0 - (q**2).sum(axis=1)
    mean = float(weights @ room)
    shared = q.T @ (q * weights[:, None])
    return mean**2 / (float(weights**2 @ (2.0 * room - 1.0)) + float((shared**2).sum()))
