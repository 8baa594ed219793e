"""How far the ranks of rises outweigh those of falls, from -1 (all fell) to 1 (all rose): matched-pairs rank-biserial.

(T+ - T-) / (T+ + T-) with the rank sums of the Wilcoxon signed-rank test: who didn't change is left out, sizes that tie
get their mean rank. Kerby (2014), DOI 10.2466/11.IT.3.1. It belongs to the Wilcoxon test as d_z does to the t test. No
interval: the usual ones shrink to nothing where everybody rose.
"""

from ecpat_training.stats import wilcoxon
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import NOBODY_CHANGED, Pairs
from ecpat_training.words.catalogue.marked_text import marked

REFERENCE = "Kerby (2014), DOI 10.2466/11.IT.3.1"
_METHOD = marked("(rank sum of rises - rank sum of falls) / both; no change left out")


def compute(pairs: Pairs) -> Estimate:
    """The rank-biserial correlation; not defined where nobody changed."""
    rises, changed_people = wilcoxon.rank_sum(pairs)
    if not changed_people:
        reason = pairs.unusable or NOBODY_CHANGED
        return Estimate.none("rank-biserial", reason, n=pairs.n, method=_METHOD, reference=REFERENCE)
    total = changed_people * (changed_people + 1) / 2.0
    return Estimate("rank-biserial", 2.0 * rises / total - 1.0, n=changed_people, method=_METHOD, reference=REFERENCE)
