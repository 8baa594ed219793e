"""Like with like: outcome, instrument, design, time and metric must all agree, or nothing is comparable.

The nearest is never taken instead. Of what is alike the spread is given, and from five studies on where a further study
would lie, by REML with Hartung and Knapp's error; never a mean, since one number invites to be beaten or missed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from ecpat_training.effect.published.comparing.sizes import sizes
from ecpat_training.effect.published.model.comparison import (
    MIN_STUDIES,
    MIN_STUDIES_PREDICTING,
    AlikeStudy,
    MetricComparison,
    PublishedComparison,
    PublishedSize,
    UnlikeEffect,
)
from ecpat_training.effect.published.model.kinds import Dimension, Metric
from ecpat_training.effect.published.model.published_effect import PublishedEffect
from ecpat_training.effect.published.model.training_effect import ReportedEffect
from ecpat_training.stats import prediction_interval, random_effects


def compare(
    own_effect: ReportedEffect, table: Iterable[PublishedEffect], audience: str | None = None
) -> PublishedComparison:
    """One effect of a training beside the table.

    Args:
        own_effect: of the training; one that can't be compared stays alone.
        table: the published effects.
        audience: of these people alone; None: of all.
    """
    if own_effect.why_not:
        return PublishedComparison(own_effect, (), ())
    alike_by_metric: dict[Metric, list[tuple[PublishedEffect, PublishedSize]]] = {
        metric: [] for metric in own_effect.sizes
    }
    unlike_effects: list[UnlikeEffect] = []
    directions: Counter[str] = Counter()
    for effect in table:
        differing_dimensions = differences(own_effect, effect, audience)
        if "outcome" in differing_dimensions:
            continue
        sized = {metric: size for metric, size in sizes(effect).items() if metric in own_effect.sizes}
        if not differing_dimensions:
            for metric, size in sized.items():
                alike_by_metric[metric].append((effect, size))
            continue
        if differing_dimensions == ("size",):
            directions[effect.direction or "unchanged"] += 1
        unlike_effects.append(UnlikeEffect(effect, differing_dimensions))
    metrics = tuple(_compare_in_metric(own_effect, metric, pairs) for metric, pairs in alike_by_metric.items() if pairs)
    return PublishedComparison(own_effect, metrics, tuple(unlike_effects), tuple(sorted(directions.items())))


def differences(
    own_effect: ReportedEffect, effect: PublishedEffect, audience: str | None = None
) -> tuple[Dimension, ...]:
    """The dimensions in which the two effects differ; empty where they may be compared."""
    effect_sizes = sizes(effect)
    checks: tuple[tuple[Dimension, bool], ...] = (
        ("outcome", effect.outcome != own_effect.outcome),
        ("instrument", effect.instrument != own_effect.instrument),
        ("design", effect.design != own_effect.design),
        ("timing", effect.timing != own_effect.timing or own_effect.timing == "not said"),
        ("audience", audience is not None and effect.audience != audience),
        ("review", effect.kind == "review"),
        ("seen", effect.seen != "seen"),
        ("size", not effect_sizes),
        ("metric", bool(effect_sizes) and not any(metric in own_effect.sizes for metric in effect_sizes)),
    )
    return tuple(name for name, is_different in checks if is_different)


def _compare_in_metric(
    own_effect: ReportedEffect, metric: Metric, pairs: Sequence[tuple[PublishedEffect, PublishedSize]]
) -> MetricComparison:
    names = list(dict.fromkeys(effect.study for effect, _ in pairs))
    studies = tuple(
        sorted(
            (_study(name, [pair for pair in pairs if pair[0].study == name]) for name in names),
            key=lambda study: (study.value, study.study),
        )
    )
    values = [study.value for study in studies]
    effect_spread = (values[0], float(median(values)), values[-1]) if len(studies) >= MIN_STUDIES else None
    prediction, tau2 = _prediction(studies)
    return MetricComparison(metric, own_effect.sizes[metric], studies, effect_spread, prediction, tau2)


def _study(name: str, pairs: Sequence[tuple[PublishedEffect, PublishedSize]]) -> AlikeStudy:
    """One study once, however many of its effects are alike."""
    errors = [None if size.variance is None else size.variance**0.5 for _, size in pairs]
    known_errors = [error for error in errors if error is not None]
    return AlikeStudy(
        name,
        tuple(effect for effect, _ in pairs),
        sum(size.value for _, size in pairs) / len(pairs),
        (sum(known_errors) / len(known_errors)) ** 2 if len(known_errors) == len(pairs) else None,
        pairs[0][1].variance_source if len(known_errors) == len(pairs) else "none",
    )


def _prediction(studies: Sequence[AlikeStudy]) -> tuple[tuple[float, float] | None, float | None]:
    """Where a further such study would lie, and the variance between the true effects of these."""
    effects_with_variance = [(study.value, study.variance) for study in studies if study.variance]
    if len(effects_with_variance) < MIN_STUDIES_PREDICTING:
        return None, None
    pooled_effect = random_effects.compute(
        [value for value, _ in effects_with_variance], [variance for _, variance in effects_with_variance]
    )
    if pooled_effect is None:
        return None, None
    return prediction_interval.compute(
        pooled_effect.mu, pooled_effect.tau2, pooled_effect.se_knapp, pooled_effect.df
    ), pooled_effect.tau2
