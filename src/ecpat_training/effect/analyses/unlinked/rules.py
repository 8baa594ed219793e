"""The written rules by which two groups of people are put into words. None of them says that people improved or got
worse: nobody's change is known.

A scale, those who answered later minus those who answered earlier (interval: Welch's):

| figures | sentence |
| --- | --- |
| no difference | `none`, with the reason |
| a difference without an interval | `no interval`, with the reason; `level` if it is 0; `means only` in a published \
report |
| interval holds 0 | `open`; never "no difference" |
| interval leaves out 0, but the p adjusted for its family is 0.05 or more | `alone`: nothing is claimed |
| interval leaves out 0 | `certain`: the one group scored higher than the other |

A group of fewer than 6 people has no interval (`stats/fewest.py`). Size against the smallest change that matters as for
a change. `order differs` if exactly one of this interval and that of the order of the scores leaves out no difference.

Questions: one group is right more often if Newcombe's interval, widened for all questions of the report, leaves out 0.

Beside the people who could be linked: `same` if the interval of their change and that of the difference lie on one side
of 0, `open` if both hold it, `against` if they lie on two sides, else `only linked` or `only all`. Who is missing: in a
wave, those linked `differ` from the others if Welch's interval of the two leaves out 0, else they are `alike` as far as
the answers show.
"""

from typing import Literal

from ecpat_training.effect.analyses.unlinked.result import Kind, Size, UnlinkedClaims, UnlinkedScale
from ecpat_training.effect.sentences import people_sentences as say
from ecpat_training.effect.sentences.verdicts import excludes_zero, is_beyond_chance
from ecpat_training.stats.estimate import Estimate

Verdict = Literal["higher", "lower", "open", "same", "none"]
"""What a difference of two groups allows to say: those of the later wave scored higher, lower, or it is open."""

_SIDES: dict[Verdict, say.Side] = {"higher": "up", "lower": "down", "open": "open", "same": "open", "none": "none"}

LinkedAgreement = Literal["same", "open", "against", "only linked", "only all", "none"]


def claims(scale: UnlinkedScale) -> UnlinkedClaims:
    """What may be claimed of a difference: the stored claims of a published one, else what its figures allow."""
    if scale.claims:
        return scale.claims
    return UnlinkedClaims(
        kind=_claim_kind(scale),
        size=_size(scale),
        up=(scale.difference.value or 0.0) > 0,
        family=(scale.adjusted.among, scale.adjusted.family) if scale.adjusted else None,
        order_differs=_order_differs(scale),
    )


def verdict(scale: UnlinkedScale) -> Verdict:
    """Which group scored higher, as far as that is more than chance."""
    claim = claims(scale)
    if claim.kind == "certain":
        return "higher" if claim.up else "lower"
    if claim.kind == "level":
        return "same"
    return "open" if claim.kind in ("open", "alone") else "none"


def linked_overall_agreement(scale: UnlinkedScale) -> LinkedAgreement:
    """What the change of linked people and the difference of all answers say beside each other. Of the difference
    only counts what its own sentence claims: several tests together may leave it open."""
    if scale.linked is None:
        return "none"
    linked_side = say.side(scale.linked.change)
    overall = _SIDES[verdict(scale)] if scale.difference.low is not None else "none"
    if "none" in (linked_side, overall):
        return "none"
    if linked_side == overall:
        return "open" if linked_side == "open" else "same"
    if "open" not in (linked_side, overall):
        return "against"
    return "only all" if linked_side == "open" else "only linked"


def differ(linked_minus_others: Estimate) -> bool | None:
    """Whether linked people scored otherwise than the others of a wave, by more than chance; None where it can't be
    said."""
    return None if linked_minus_others.low is None else excludes_zero(linked_minus_others)


def _claim_kind(scale: UnlinkedScale) -> Kind:
    difference = scale.difference
    if difference.value is None:
        return "none"
    if difference.low is None:
        return "level" if not difference.value and not scale.withheld else "no interval"
    if not excludes_zero(difference):
        return "open"
    return "certain" if is_beyond_chance(difference, scale.adjusted) else "alone"


def _size(scale: UnlinkedScale) -> Size:
    smallest_change, low, high = scale.of.smallest_change, scale.difference.low, scale.difference.high
    if smallest_change is None or low is None or high is None or _claim_kind(scale) == "alone":
        return ""
    is_negligible = -smallest_change < low and high < smallest_change
    if _claim_kind(scale) == "open":
        return "open, small" if is_negligible else "open, unsure"
    if is_negligible:
        return "too small"
    return "reached" if low >= smallest_change or high <= -smallest_change else "unsure"


def _order_differs(scale: UnlinkedScale) -> bool:
    low, high = scale.superiority.low, scale.superiority.high
    if low is None or high is None or scale.difference.low is None:
        return False
    return (low <= 0.5 <= high) == excludes_zero(scale.difference)
