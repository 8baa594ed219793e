"""What raters gave, as it was read from their sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ecpat_training.core.finding import Finding

Levels = Mapping[str, int]
"""The points of an answer by the criterion's id; a criterion without a usable score isn't there."""

BOTH_RATERS = "both"
"""The rater of rows that hold what both settled on after talking over their differences."""


@dataclass(frozen=True)
class Ratings:
    """What each of two raters gave by the blind codes, folded; what they settled on together; the answers that
    one of them scored twice in two ways, which have no score of that rater; and what was remarked."""

    raters: tuple[str, str]
    first: Mapping[str, Levels]
    second: Mapping[str, Levels]
    settled: Mapping[str, Levels] = field(default_factory=dict)
    spoilt: frozenset[str] = frozenset()
    findings: Sequence[Finding] = ()
