"""The share of people who scored higher after than before, half of those unchanged added: an effect size of counts.

P(after > before) + P(after = before) / 2, over the same people: the paired probability of superiority of Grissom & Kim
(2012), Effect Sizes for Research, ch. 7. Neither Phi(d_z), which supposes normal changes, nor the share among all n x n
cross pairs, which forgets who is who.
"""

from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import Pairs
from ecpat_training.words.catalogue.marked_text import marked

REFERENCE = "Grissom & Kim (2012), ch. 7"
_METHOD = marked("share of those who rose, plus half the share of those who stayed the same")


def compute(pairs: Pairs) -> Estimate:
    """The share of rises plus half of no change, 0 to 1."""
    if pairs.unusable:
        return Estimate.none("superiority", pairs.unusable, n=pairs.n, method=_METHOD, reference=REFERENCE)
    rising_people, falling_people = pairs.people(pairs.changes > 0), pairs.people(pairs.changes < 0)
    value = 0.5 + (rising_people - falling_people) / (2.0 * pairs.n)
    return Estimate("superiority", value, n=pairs.n, method=_METHOD, reference=REFERENCE)
