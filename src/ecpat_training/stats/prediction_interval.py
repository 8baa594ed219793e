"""Where the true effect of a further training in a further country would lie.

mu +- t(df) sqrt(tau2 + SE^2), tau2 being all the variance between true effects: of countries, and of trainings within a
country. Higgins, Thompson and Spiegelhalter (2009), DOI 10.1111/j.1467-985X.2008.00552.x. Since tau2 is itself a guess
from few countries, the interval covers less than it says where the true spread is small but not 0.
"""

import math


def compute(mu: float, tau2: float, error: float, df: float, level: float = 0.95) -> tuple[float, float]:
    """(lower, upper) end of the interval, in the units of the effects.

    Args:
        mu: the mean effect.
        tau2: the variance between true effects.
        error: the standard error of `mu`.
        df: degrees of freedom of t: one less than there are countries.
        level: the share of further trainings that should lie inside.
    """
    from scipy.special import stdtrit

    half_width = float(stdtrit(df, (1.0 + level) / 2.0)) * math.sqrt(tau2 + error**2)
    return mu - half_width, mu + half_width
