"""A share of independent trials, such as the days of a simulation on which the room was balanced, or of people who were
right on a question.

The interval is Wilson's score interval (1927), DOI 10.1080/01621459.1927.10502953, which stays inside 0 to 1 and has a
width even where every trial or none was a hit, where the standard error sqrt(p (1 - p) / n) is 0. It equals R's
`prop.test(hits, n, correct = FALSE)`.
"""

from ecpat_training.stats.estimate import Estimate

METHOD, REFERENCE = "share of simulated days, Wilson interval", "Wilson (1927), DOI 10.1080/01621459.1927.10502953"


def compute(share: float, n: int, level: float = 0.95, method: str = METHOD) -> Estimate:
    """The share with its interval.

    Args:
        share: hits over trials, 0 to 1.
        n: the trials, at least 1.
        level: of the interval.
        method: what it is a share of, and how its interval was computed.
    """
    from scipy.special import ndtri

    z = float(ndtri(0.5 + level / 2.0))
    margin = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)) ** 0.5
    center, scale = share + z * z / (2.0 * n), 1.0 + z * z / n
    low, high = max(0.0, (center - margin) / scale), min(1.0, (center + margin) / scale)
    return Estimate("share", share, low, high, level, n, method, REFERENCE)


def standard_error(share: float, n: int) -> float:
    """How far a share of n trials lies from its true value on average: sqrt(p (1 - p) / n)."""
    return float((max(0.0, share * (1.0 - share)) / n) ** 0.5)
