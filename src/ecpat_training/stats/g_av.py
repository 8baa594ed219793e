"""d_av corrected for few people, with an interval that belongs to the paired t test.

g_av = J d_av, with Hedges' exact J of n - 1 degrees of freedom (`small_sample`), which multiplies the limits of
Algina & Keselman as well (`d_av`), so that interval and test still agree on 0. For pooling over trainings; Lakens
(2013), DOI 10.3389/fpsyg.2013.00863, divides by the arithmetic mean of the SDs instead.
"""

from dataclasses import replace

from ecpat_training.stats import d_av, small_sample
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import Pairs
from ecpat_training.words.catalogue.marked_text import marked

REFERENCE = f"{small_sample.REFERENCE}; {d_av.REFERENCE}"
TWO = marked("two people are too few for the correction")


def compute(pairs: Pairs, level: float = 0.95) -> Estimate:
    """g_av with its interval; not defined where d_av isn't, nor for two people."""
    return corrected(d_av.compute(pairs, level), pairs.n)


def corrected(plain: Estimate, n: int) -> Estimate:
    """g_av of a d_av over n people that is there already."""
    method = f"Hedges' exact J with n - 1 degrees of freedom times d_av: {plain.method}"
    j = small_sample.correction(n - 1)
    if plain.value is None or j is None:
        return Estimate.none("g_av", plain.undefined or TWO, n=n, method=method, reference=REFERENCE)
    value, low, high = (None if figure is None else figure * j for figure in (plain.value, plain.low, plain.high))
    return replace(plain, name="g_av", value=value, low=low, high=high, method=method, reference=REFERENCE)
