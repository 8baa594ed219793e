"""The mean change in units of each spread that is in use, so that a figure elsewhere can be compared with the same.

| name | divided by | source |
| --- | --- | --- |
| d_av | root mean square of the two SDs | Cumming (2012); `d_av` has its interval |
| d_av_lakens | arithmetic mean of the two SDs | Lakens (2013), eq. 10 |
| d_z | SD of the changes | Lakens (2013), eq. 7; `d_z` has its interval |
| d_rm | SD of the changes / sqrt(2 (1 - r)) | Lakens (2013), eq. 9 |
| d_b | SD before | Becker (1988), DOI 10.1111/j.2044-8317.1988.tb00901.x |

Lakens (2013): DOI 10.3389/fpsyg.2013.00863. Each `g` is its `d` times Hedges' exact J with n - 1 degrees of freedom
(`small_sample`). Figures divided by different spreads must not be compared or pooled: the same class can have a d_z of
1.4 and a d_av of 0.2.
"""

import math
from dataclasses import dataclass

from ecpat_training.stats import correlation, small_sample
from ecpat_training.stats.pairs import Pairs

NAMES = ("d_av", "d_av_lakens", "d_z", "d_rm", "d_b")


@dataclass(frozen=True, slots=True)
class Standardised:
    """`d[name]` and `g[name]` for each name of the table; None where the spread is 0 or not defined. `j` is Hedges'
    correction, None for fewer than three people; `undefined` says why there is nothing at all."""

    d: dict[str, float | None]
    g: dict[str, float | None]
    j: float | None
    undefined: str | None = None


def compute(pairs: Pairs) -> Standardised:
    """The mean change by every standardiser."""
    if pairs.unusable:
        return Standardised(dict.fromkeys(NAMES), dict.fromkeys(NAMES), None, pairs.unusable)
    r = correlation.compute(pairs).value
    before, after, changes = pairs.sd_before, pairs.sd_after, pairs.sd_change
    units = {
        "d_av": math.sqrt((before**2 + after**2) / 2.0),
        "d_av_lakens": (before + after) / 2.0,
        "d_z": changes,
        "d_rm": changes / math.sqrt(2.0 * (1.0 - r)) if r is not None and r < 1.0 else 0.0,
        "d_b": before,
    }
    d = {name: pairs.mean_change / unit if unit else None for name, unit in units.items()}
    j = small_sample.correction(pairs.n - 1)
    g = {name: None if value is None or j is None else value * j for name, value in d.items()}
    return Standardised(d, g, j)
