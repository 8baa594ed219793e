"""Figures, units and names as the sentences of the report write them, in the language that is spoken."""

from typing import Literal

from ecpat_training.documents.numbers import Format, value_text
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.report.words import effect as words
from ecpat_training.effect.sentences.amounts import amount as change_amount
from ecpat_training.effect.sentences.amounts import has_both_units, looks_like_zero
from ecpat_training.effect.sentences.words.report import SCALE
from ecpat_training.words.catalogue.speech import current_speech, figure

DECIMALS_FORMAT: Format = "0.0"


def add_unit(effect: ProgrammeEffect, value: str) -> str:
    """A figure that is written already, with its unit: `12.3 percentage points`."""
    unit = effect.outcome.unit
    return words.UNIT[unit].format(value=value) if unit in words.UNIT else f"{value} {unit}"


def unit_name(effect: ProgrammeEffect) -> str:
    """The unit of the figures, by itself."""
    return str(words.UNIT_NAME.get(effect.outcome.unit, effect.outcome.unit))


def amount(effect: ProgrammeEffect, change: float) -> str:
    """A change without its sign: `12.3 percentage points`."""
    return add_unit(effect, value_text(abs(change), DECIMALS_FORMAT))


def points_text(effect: ProgrammeEffect, change: float, *, plus: bool = False) -> str:
    """The same change in the scale's own units, in brackets; "" where the report has these, or it is in percent
    itself: ` (0.07 points)`."""
    outcome = effect.outcome
    if not of_scale(effect):
        return ""
    points = change * ((outcome.high or 0.0) - (outcome.low or 0.0)) / 100.0
    return f" ({change_amount(outcome.kind, points, plus=plus, unit=outcome.scale_unit)})"


def of_scale(effect: ProgrammeEffect) -> str:
    """The ends of a scale whose changes are given in percentage points and in its own units, in brackets; "" of
    another."""
    outcome = effect.outcome
    if not has_both_units(outcome.kind, outcome.scale_unit, outcome.low, outcome.high):
        return ""
    return str(SCALE.format(low=figure(f"{outcome.low:g}"), high=figure(f"{outcome.high:g}")))


def signed_text(value: float) -> str:
    """A change with its sign and one decimal: `+3.2` or `-1.0`."""
    text = value_text(value, DECIMALS_FORMAT)
    return f"+{text}" if value > 0 and not looks_like_zero(text) else text


def country_name(code: str) -> str:
    """The name of a country."""
    return current_speech().country(code)


def language_name(code: str) -> str:
    """The name of a language."""
    return current_speech().language(code)


def units_of(effect: ProgrammeEffect) -> Literal["countries", "trainings"]:
    """What counts alike: countries, or trainings where they are of too few countries."""
    return "countries" if effect.units == "countries" else "trainings"
