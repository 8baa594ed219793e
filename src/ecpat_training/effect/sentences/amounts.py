"""Figures in a scale's own units, and days, as sentences write them."""

from datetime import date
from decimal import Decimal

from ecpat_training.documents.numbers import Format, value_text
from ecpat_training.effect.model.change import ScaleChange, percentage_points
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.words.catalogue.speech import figure, spoken

_PER_CENT = 100.0


def units(kind: str, unit: str) -> tuple[str, str]:
    """(format of a change, format of a score) in the scale's unit, such as `{value} points` and `{value}`."""
    if not unit:
        return words.UNIT[kind]
    if unit == "%":
        return words.UNIT["multiple choice"]
    template = "{value} " + unit.replace("{", "{{").replace("}", "}}")
    return template, template


def amount(kind: str, number: float, *, plus: bool = False, unit: str = "") -> str:
    """A change: `0.40 points`, `12.0 percentage points`, `3.00 minutes`; `plus` signs a rise."""
    return units(kind, unit)[0].format(value=decimals(kind, number, plus=plus))


def in_both_units(kind: str, unit: str, low: float | None, high: float | None) -> bool:
    """Whether a change is told in the scale's own units and in percentage points: it has ends, and isn't in percent."""
    return None not in (low, high) and kind not in ("", "multiple choice") and unit != "%"


def in_percentage_points(change: ScaleChange, *, plus: bool = False) -> str:
    """The mean change in percentage points, in brackets: ` (13.5 percentage points)`; "" where it is in percent itself,
    the scale has no ends, or there is no figure. Of a published change it comes of the rounded one, in whole points."""
    low, high, value = change.low, change.high, change.raw.value
    if not value or low is None or high is None or not in_both_units(change.kind, change.unit, low, high):
        return ""
    if high - low == _PER_CENT:  # whose points are those of percent
        return ""
    points = percentage_points(value if plus else abs(value), low, high)
    text = value_text(points, "0" if change.claims else "0.0")
    text = small(points) if points and looks_like_zero(text) else text
    return f" ({words.UNIT['multiple choice'][0].format(value=f'+{text}' if plus and points > 0 else text)})"


def decimals(kind: str, number: float, *, published: bool = False, plus: bool = False) -> str:
    """A figure in the scale's usual number of decimals, and more where it would look like 0 without being it."""
    format_: Format = "0.0" if published or kind == "multiple choice" else "0.00"
    text = value_text(number, format_)
    if number and looks_like_zero(text):
        text = small(number)
    return f"+{text}" if plus and number > 0 else text


def looks_like_zero(text: str) -> bool:
    """Whether a figure shows no digit but 0, with whatever marks a language writes."""
    return not any(sign.isdigit() and sign != "0" for sign in text)


def small(number: float) -> str:
    """A number that usual decimals would show as 0, with its first other digit: `-0.00004`."""
    return figure(format(Decimal(f"{number:.1g}"), "f"))


def day(iso: str) -> str:
    """A day as people write it: `16 June 2005`."""
    parsed = date.fromisoformat(iso)
    if not spoken().english:
        return spoken().day(parsed)
    return f"{parsed.day} {words.MONTHS[parsed.month - 1]} {parsed.year}"
