"""The written rules by which comparisons between people, and what is missing, are put into plain words.

Trained and not trained (interval: Welch's of the difference of the changes):

| figures | sentence |
| --- | --- |
| no difference | `none`, with the reason |
| a difference without an interval | `no interval`, with the reason; `level` if it is 0 |
| interval leaves out 0, but the p adjusted for its family is 0.05 or more | `alone`: nothing is claimed |
| interval leaves out 0 | `certain`, better or worse by what the scale calls better: than without the training only \
where lots were drawn and few were lost (`causes.py`), else than those who were not trained |
| interval holds 0 | `open`; never "no effect" |

Size against the smallest change that matters as for a change (`report.SIZE`). Notes, each only if it holds: `adjusted
differs` if exactly one of this interval and that of the difference at the same score before leaves out 0; else `started
apart` if the interval of the difference before leaves out 0 and no lots were drawn; `slopes` if p < 0.05 that the slope
is the same; `few` below 10 in the smaller group.

Groups: two groups are `certain` if the interval of the difference of their changes leaves out 0, else `open`; each
group's own change never decides. Of three and more, `several differ` if Welch's F has p < 0.05, else `several open`;
then only pairs that are certain get a sentence, by intervals widened for the number of pairs. Notes: `started apart` as
above; `ordinal differs` if exactly one of this interval and that of Brunner and Munzel leaves out no difference.

Missing: `same` if complete pairs and all answers lie on the same side of 0 and the report names the change better or
worse; `alone` if it doesn't, for want of an adjusted p; `open` if neither leaves out 0, else `otherwise`. Notes, the
first three only of a change that the report names: `sure` if the bounds lie on one side of 0; else `tipping`, or
`beyond` where the missing can't change as much by the scale; `leavers` if the interval of those recognised minus the
others leaves out 0.

Follow-up: as for a change, from the end of the training on; `later only` for what was asked at no other time. `kept` if
the share of the gain has an interval and the report calls the change from before to the end an improvement; `not
known` instead, if that interval is unbounded or wider than from nothing to all (Fieller's); `bounds` if
somebody is missing; `stayers` if the interval of those who answered minus the others leaves out 0.
"""

from typing import Literal

from ecpat_training.documents.document import Tone
from ecpat_training.documents.numbers import Format, value_text
from ecpat_training.effect.model.change import ScaleFacts
from ecpat_training.effect.sentences.amounts import looks_like_zero, small_number_text, units
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.stats.estimate import Estimate

Side = Literal["up", "down", "open", "none"]


def side(estimate: Estimate) -> Side:
    """Which way an interval goes."""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return "none"
    return "up" if estimate.low > 0 else "down" if estimate.high < 0 else "open"


def meaning(facts: ScaleFacts, estimate: Estimate) -> Literal["better", "worse", ""]:
    """What the scale calls a difference whose interval leaves out 0."""
    direction = side(estimate)
    if direction not in ("up", "down"):
        return ""
    return "better" if (direction == "up") == (facts.better == "higher") else "worse"


def tone(facts: ScaleFacts, estimate: Estimate) -> Tone:
    """How a sentence about a difference is meant: good and bad alike stand out."""
    tones: dict[str, Tone] = {"better": "good", "worse": "bad"}
    return "attention" if estimate.value is None else tones.get(meaning(facts, estimate), "plain")


def estimate_kind(estimate: Estimate) -> str:
    """The sentence that an estimate's figures allow."""
    if estimate.value is None:
        return "none"
    if estimate.low is None:
        return "no interval" if estimate.value else "level"
    return "open" if side(estimate) == "open" else "certain"


def size(facts: ScaleFacts, estimate: Estimate) -> str:
    """What the interval says about the smallest change that matters."""
    smallest_change, interval_low, interval_high = facts.smallest_change, estimate.low, estimate.high
    if smallest_change is None or interval_low is None or interval_high is None:
        return ""
    is_inside = -smallest_change < interval_low and interval_high < smallest_change
    if side(estimate) == "open":
        size_key = "open, small" if is_inside else "open, unsure"
    else:
        size_key = (
            "too small"
            if is_inside
            else "reached"
            if interval_low >= smallest_change or interval_high <= -smallest_change
            else "unsure"
        )
    return words.SIZE[size_key].format(smallest=amount(facts, smallest_change))


def up_or_down(value: float | None) -> Literal["up", "down"]:
    """The direction of a difference, chance or not."""
    return "up" if (value or 0.0) > 0 else "down"


def number(facts: ScaleFacts, value: float | None) -> str:
    """A figure in the scale's usual number of decimals, and more where it would look like 0 without being it."""
    if value is None:
        return value_text(None)
    format_: Format = "0.0" if facts.kind == "multiple choice" else "0.00"
    text = value_text(value, format_)
    return small_number_text(value) if value and looks_like_zero(text) else text


def amount(facts: ScaleFacts, value: float | None, *, plus: bool = False) -> str:
    """A difference with its unit, signed if wished."""
    text = number(facts, value)
    return units(facts.kind, facts.unit)[0].format(value=f"+{text}" if plus and (value or 0.0) > 0 else text)


def level(facts: ScaleFacts, value: float | None) -> str:
    """A score with its unit."""
    return units(facts.kind, facts.unit)[1].format(value=number(facts, value))


def limits(facts: ScaleFacts, estimate: Estimate) -> dict[str, str]:
    """The ends of an interval, for sentences."""
    return {"low": number(facts, estimate.low), "high": number(facts, estimate.high)}


def exactly_one_excludes_zero(first_estimate: Estimate, second_estimate: Estimate) -> bool:
    """Whether of two intervals exactly one leaves out 0."""
    interval_sides = side(first_estimate), side(second_estimate)
    return "none" not in interval_sides and (interval_sides[0] == "open") != (interval_sides[1] == "open")
