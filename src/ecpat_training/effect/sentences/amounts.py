"""Figures in a scale's own units, and days, as sentences write them."""

from datetime import date
from decimal import Decimal

from ecpat_training.documents.numbers import Format, value_text
from ecpat_training.effect.model.change import ScaleChange, percentage_points
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.words.catalogue.speech import current_speech, figure

_PER_CENT = 100.0


def units(scale_kind: str, unit: str) -> tuple[str, str]:
    """(format of a change, format of a score) in the scale's unit, such as `{value} points` and `{value}`."""
    if not unit:
        return words.UNIT[scale_kind]
    if unit == "%":
        return words.UNIT["multiple choice"]
    template = "{value} " + unit.replace("{", "{{").replace("}", "}}")
    return template, template


def amount(scale_kind: str, number: float, *, plus: bool = False, unit: str = "") -> str:
    """A change: `0.40 points`, `12.0 percentage points`, `3.00 minutes`; `plus` signs a rise."""
    return units(scale_kind, unit)[0].format(value=decimals_text(scale_kind, number, plus=plus))


def has_both_units(scale_kind: str, unit: str, scale_min: float | None, scale_max: float | None) -> bool:
    """Whether a change is told in the scale's own units and in percentage points: it has ends, and isn't in percent."""
    return None not in (scale_min, scale_max) and scale_kind not in ("", "multiple choice") and unit != "%"


def percentage_points_text(change: ScaleChange, *, plus: bool = False) -> str:
    """The mean change in percentage points, in brackets: ` (13.5 percentage points)`; "" where it is in percent itself,
    the scale has no ends, or there is no figure. Of a published change it comes of the rounded one, in whole points."""
    scale_min, scale_max, value = change.low, change.high, change.raw.value
    if (
        not value
        or scale_min is None
        or scale_max is None
        or not has_both_units(change.kind, change.unit, scale_min, scale_max)
    ):
        return ""
    if scale_max - scale_min == _PER_CENT:  # whose points are those of percent
        return ""
    points = percentage_points(value if plus else abs(value), scale_min, scale_max)
    text = value_text(points, "0" if change.claims else "0.0")
    text = small_number_text(points) if points and looks_like_zero(text) else text
    return f" ({words.UNIT['multiple choice'][0].format(value=f'+{text}' if plus and points > 0 else text)})"


def decimals_text(scale_kind: str, number: float, *, is_published: bool = False, plus: bool = False) -> str:
    """A figure in the scale's usual number of decimals, and more where it would look like 0 without being it."""
    format_: Format = "0.0" if is_published or scale_kind == "multiple choice" else "0.00"
    text = value_text(number, format_)
    if number and looks_like_zero(text):
        text = small_number_text(number)
    return f"+{text}" if plus and number > 0 else text


def looks_like_zero(text: str) -> bool:
    """Whether a figure shows no digit but 0, with whatever marks a language writes."""
    return not any(sign.isdigit() and sign != "0" for sign in text)


def small_number_text(number: float) -> str:
    """A number that usual decimals would show as 0, with its first other digit: `-0.00004`."""
    return figure(format(Decimal(f"{number:.1g}"), "f"))


def day(iso: str) -> str:
    """A day as people write it: `16 June 2005`."""
    parsed = date.fromisoformat(iso)
    if not current_speech().english:
        return current_speech().day(parsed)
    return f"{parsed.day} {words.MONTHS[parsed.month - 1]} {parsed.year}"
