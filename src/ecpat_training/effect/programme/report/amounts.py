"""Figures, units and names as the sentences of the report write them, in the language that is spoken."""

from typing import Literal

from ecpat_training.documents.numbers import Format, value_text
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.report.words import effect as words
from ecpat_training.effect.sentences.amounts import looks_like_zero
from ecpat_training.words.catalogue.speech import spoken

DIGITS: Format = "0.0"


def with_unit(effect: ProgrammeEffect, figure: str) -> str:
    """A figure that is written already, with its unit: `12.3 percentage points`."""
    unit = effect.outcome.unit
    return words.UNIT[unit].format(value=figure) if unit in words.UNIT else f"{figure} {unit}"


def unit_named(effect: ProgrammeEffect) -> str:
    """The unit of the figures, by itself."""
    return str(words.UNIT_NAME.get(effect.outcome.unit, effect.outcome.unit))


def amount(effect: ProgrammeEffect, change: float) -> str:
    """A change without its sign: `12.3 percentage points`."""
    return with_unit(effect, value_text(abs(change), DIGITS))


def signed(value: float) -> str:
    """A change with its sign and one decimal: `+3.2` or `-1.0`."""
    text = value_text(value, DIGITS)
    return f"+{text}" if value > 0 and not looks_like_zero(text) else text


def country_named(code: str) -> str:
    """The name of a country."""
    return spoken().country(code)


def language_named(code: str) -> str:
    """The name of a language."""
    return spoken().language(code)


def units_of(effect: ProgrammeEffect) -> Literal["countries", "trainings"]:
    """What counts alike: countries, or trainings where they are of too few countries."""
    return "countries" if effect.units == "countries" else "trainings"
