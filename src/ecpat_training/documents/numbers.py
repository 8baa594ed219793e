"""The one home of rounding: how a raw value shows in every output."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import figure

Format = Literal["text", "count", "0", "0.0", "0.00", "0.000", "p", "percent", "chance", "date", "times"]
NOT_DEFINED = marked("not defined")
INTERVAL = marked("{low} to {high}")
_DECIMAL_CONTEXT = Context(prec=400, rounding=ROUND_HALF_UP)  # as many digits as the largest number has


def rounded(value: float, digit_count: int) -> str:
    """A number with so many decimals, half away from zero as people round; never `-0.0`."""
    text = format(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digit_count), context=_DECIMAL_CONTEXT), "f")
    return text.removeprefix("-") if not text.strip("-0.") else text


def value_text(value: object, format_: Format = "text") -> str:
    """A raw value as text, with the marks of the language that is spoken: None shows as `not defined`, p below 0.001 as
    `< 0.001`; a chance is only 0 % or 100 % where it is exactly."""
    if value is None:
        return str(NOT_DEFINED)
    if not isinstance(value, int | float) or isinstance(value, bool) or format_ in ("text", "date", "times"):
        return str(value)
    return figure(format_english(value, format_))


def format_english(value: float, format_: Format) -> str:
    """A number as English writes it, whatever language is spoken."""
    if format_ == "p":
        return "< 0.001" if value < 0.001 else "> 0.999" if value > 0.999 else rounded(value, 3)
    if format_ == "percent":
        return f"{rounded(value * 100, 0)} %"
    if format_ == "chance":
        return (
            "< 0.1 %" if 0 < value < 0.0005 else "> 99.9 %" if 0.9995 <= value < 1 else f"{rounded(value * 100, 1)} %"
        )
    if format_ == "count":
        return f"{value or 0:,.0f}" if float(value).is_integer() else f"{value:g}"
    return rounded(value, len(format_.partition(".")[2]))


def format_interval(lower_bound: float | None, upper_bound: float | None, format_: Format = "0.00") -> str:
    """An interval as `0.95 to 1.86`."""
    if lower_bound is None or upper_bound is None:
        return str(NOT_DEFINED)
    return INTERVAL.format(low=value_text(lower_bound, format_), high=value_text(upper_bound, format_))
