"""Hedges' exact correction: standardised changes of few people are too large on average, by a factor that is known.

J = Gamma(m / 2) / (sqrt(m / 2) Gamma((m - 1) / 2)), m = n - 1 for the same people twice: Hedges (1981), eq. 6e,
DOI 10.3102/10769986006002107. Not the approximation 1 - 3 / (4 m - 1), and not the m = 2 n - 2 of two separate groups.
"""

REFERENCE = "Hedges (1981), DOI 10.3102/10769986006002107"


def correction(df: float) -> float | None:
    """J for so many degrees of freedom; None below 2, where it doesn't exist."""
    import math

    from scipy.special import gammaln

    if df < 2:
        return None
    # By logarithms: Gamma itself leaves the range of floats from some 170 degrees of freedom on.
    return math.exp(float(gammaln(df / 2.0) - gammaln((df - 1.0) / 2.0)) - 0.5 * math.log(df / 2.0))
