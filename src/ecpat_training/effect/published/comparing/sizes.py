"""A published effect in every metric that its printed figures give, by a stated formula and not otherwise."""

from ecpat_training.effect.published.model.comparison import PublishedSize, VarianceSource
from ecpat_training.effect.published.model.kinds import Metric
from ecpat_training.effect.published.model.published_effect import PublishedEffect
from ecpat_training.stats import published_effect as computed


def sizes(effect: PublishedEffect) -> dict[Metric, PublishedSize]:
    """Each metric with its value and variance. Means and SDs give two: by the SD before, and by the average SD; a
    printed value is kept where both are there. A d by another standardiser is never turned into these."""
    size_by_metric = _of_waves(effect)
    if effect.value is not None and effect.metric is not None:
        variance, basis = _variance(effect)
        wave_size = size_by_metric.get(effect.metric)
        if variance is None and wave_size is not None:
            variance, basis = wave_size.variance, wave_size.variance_source
        size_by_metric[effect.metric] = PublishedSize(effect.value, variance, basis)
    return size_by_metric


def _of_waves(effect: PublishedEffect) -> dict[Metric, PublishedSize]:
    before, after = effect.before, effect.after
    if before is None or after is None:
        return {}
    size_by_metric: dict[Metric, PublishedSize] = {}
    if before.summary is not None and after.summary is not None:
        size_by_metric["d_pre"] = PublishedSize(*computed.by_sd_before(before.summary, after.summary), "means")
        size_by_metric["d_av"] = PublishedSize(*computed.by_average_sd(before.summary, after.summary), "means")
    if before.share is not None and after.share is not None:
        size_by_metric["h"] = PublishedSize(*computed.shares(before.share, before.n, after.share, after.n), "shares")
    return size_by_metric


def _variance(effect: PublishedEffect) -> tuple[float | None, VarianceSource]:
    """The variance of the printed value: from its error, else its interval, else its numbers of people."""
    value = effect.value or 0.0
    if effect.se is not None:
        return effect.se**2, "printed"
    if effect.low is not None and effect.high is not None:
        return computed.of_interval(effect.low, effect.high), "interval"
    if effect.kind == "review" or effect.n is None:
        return None, "none"  # a review's numbers of people don't say how unlike its studies are
    if effect.metric == "d_between" and effect.n_compared is not None:
        return computed.between_groups(value, effect.n, effect.n_compared), "numbers"
    if effect.metric == "d_pre" and effect.r is not None:
        return computed.one_group(value, effect.n, effect.r), "correlation"
    return None, "none"
