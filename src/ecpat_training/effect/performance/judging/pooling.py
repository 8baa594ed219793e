"""Whether the scores of two raters may be pooled: a written rule, not a feeling after seeing the change."""

from ecpat_training.documents.numbers import format_interval, value_text
from ecpat_training.effect.performance.model.assessment import PoolingVerdict
from ecpat_training.effect.performance.model.rubric import AGREEMENT_SOURCE, Pooling
from ecpat_training.stats.estimate import Estimate

MIN_ANSWERS = 10
"""Answers that both scored whole: below, an ICC says next to nothing, even where its interval is narrow."""


def rule(pooling: Pooling) -> str:
    """The rule in one sentence."""
    return (
        f"Scores are pooled where the ICC(2,1) of whole answers is at least {value_text(pooling.agreement, '0.00')},"
        f" the lower end of its interval at least {value_text(pooling.surely, '0.00')}, and both raters scored at least"
        f" {MIN_ANSWERS} answers. The limits: {AGREEMENT_SOURCE}."
    )


def verdict(icc: Estimate, pooling: Pooling) -> PoolingVerdict:
    """What the rule says of an agreement."""
    answers = icc.n or 0
    if answers < MIN_ANSWERS:
        return PoolingVerdict(
            False, f"only {answers} answers were scored whole by both raters, and {MIN_ANSWERS} are needed."
        )
    if icc.value is None:
        return PoolingVerdict(False, f"there is no ICC: {icc.undefined}.")
    sentence = f"the ICC(2,1) is {value_text(icc.value, '0.00')}"
    if icc.value < pooling.agreement:
        return PoolingVerdict(False, f"{sentence}, below {value_text(pooling.agreement, '0.00')}.")
    if icc.low is None:
        if icc.value == 1.0:
            return PoolingVerdict(True, "both raters gave every answer the same points.")
        return PoolingVerdict(False, f"{sentence}, and its interval has an open end.")
    sentence += f" (95 % interval {format_interval(icc.low, icc.high)})"
    if icc.low < pooling.surely:
        return PoolingVerdict(False, f"{sentence}, whose lower end is below {value_text(pooling.surely, '0.00')}.")
    return PoolingVerdict(True, f"{sentence}.")
