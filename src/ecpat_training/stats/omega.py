"""McDonald's omega from a model of one factor: omega_u, "unidimensional".

    omega_u = (sum of loadings)^2 / ((sum of loadings)^2 + sum of residual variances)

McDonald (1999), Test theory, Erlbaum; Flora (2020), DOI 10.1177/2515245920951747; loadings and residual variances by
maximum likelihood, see `factor_model`. The divisor is the variance of the sum that the model implies; `observed`
divides by the variance observed instead (they differ where the model does not fit). It is what lavaan, JASP and MBESS
call omega. It is not omega total (psych), which comes from several factors turned round a general one, nor omega
hierarchical. Where all items load alike, it equals alpha.

Few people give loadings that are mostly chance; `FEWEST` and `PER_ITEM` say how many a report asks for (Gorsuch 1983,
Factor analysis: at least 100, and 5 for each item).
"""

from ecpat_training.stats import factor_model
from ecpat_training.stats.item_moments import ItemMoments, Missing
from ecpat_training.stats.reliability import Omega
from ecpat_training.words.catalogue.marked_text import marked

FEWEST, PER_ITEM = 100, 5
TOO_FEW_ITEMS = marked("a model of one factor needs at least 3 items")
IMPROPER = marked("the model of one factor gives an item a negative error, so that it doesn't fit these answers")
OPPOSED = marked("the items' loadings cancel out: some items are probably turned round")


def compute(scores: object, missing_method: Missing = "listwise") -> Omega:
    """Omega of a table with a row per person and a column per item, reversed items turned round before."""
    return of_moments(ItemMoments.of(scores, missing_method))


def enough(n: int, k: int) -> bool:
    """Whether a report gives an omega for so many people and items."""
    return n >= max(FEWEST, PER_ITEM * k)


def of_moments(item_moments: ItemMoments) -> Omega:
    """Omega from means and covariances that are there already."""
    if item_moments.k < 3:
        return Omega(None, None, n=item_moments.n, undefined=TOO_FEW_ITEMS)
    model = factor_model.fit(item_moments.covariance, item_moments.n)
    if isinstance(model, str):
        return Omega(None, None, n=item_moments.n, undefined=model)
    loadings, residuals = tuple(model.loadings.tolist()), tuple(model.residuals.tolist())
    true = float(model.loadings.sum()) ** 2
    reason = IMPROPER if not model.proper else None if true > 1e-12 * float(model.residuals.sum()) else OPPOSED
    if reason:
        return Omega(None, None, loadings, residuals, model.fit, item_moments.n, reason)
    observed_variance = item_moments.total_variance * (item_moments.n - 1) / item_moments.n
    value = true / (true + float(model.residuals.sum()))
    return Omega(value, true / observed_variance, loadings, residuals, model.fit, item_moments.n)
