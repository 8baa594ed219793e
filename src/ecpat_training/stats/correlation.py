"""How closely people's scores before and after go together: Pearson's r.

It says how well the waves rank the same people alike, nothing about change. No interval is given.
"""

from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pair_moments import PairFigures
from ecpat_training.words.catalogue.marked_text import marked

_METHOD = marked("Pearson's product-moment correlation of the scores before and after")
_REFERENCE = "Pearson (1896), DOI 10.1098/rsta.1896.0007"
_TWO = marked("two people always lie on one line")
_FLAT = marked("in one of the waves everybody has the same score")


def compute(pairs: PairFigures) -> Estimate:
    """Pearson's r; not defined for fewer than three people or where a wave has no spread."""
    reason = pairs.unusable or (_TWO if pairs.n < 3 else None if pairs.sd_before and pairs.sd_after else _FLAT)
    if reason:
        return Estimate.none("r", reason, n=pairs.n, method=_METHOD, reference=_REFERENCE)
    r = pairs.co_deviation / ((pairs.n - 1) * pairs.sd_before * pairs.sd_after)
    return Estimate("r", max(-1.0, min(1.0, r)), n=pairs.n, method=_METHOD, reference=_REFERENCE)
