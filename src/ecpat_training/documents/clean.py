"""A document made safe to show: done once, before any format sees it."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from numbers import Integral, Real
from typing import TypeVar

from ecpat_training.core.text import visible
from ecpat_training.documents.document import ReportTable

T = TypeVar("T")


def cleaned(part: T) -> T:
    """A document or a part of one in which no character steers, hides or reorders text (see `core.text.visible`).

    A table's cells come out as text, number, date, truth value, None or a pair of these, and nothing else.
    """
    cleaned_part: T = _cleaned(part)  # type: ignore[assignment]  # every branch keeps the kind of what it gets
    return cleaned_part


def _cleaned(value: object) -> object:
    match value:
        case str():
            return visible(value, lines=True)
        case tuple() | list():
            return tuple(_cleaned(part) for part in value)
        case ReportTable():
            rows = tuple(tuple(_cell(cell) for cell in row) for row in value.rows)
            return replace(_fields_cleaned(replace(value, rows=())), rows=rows)
        case _:
            return _fields_cleaned(value)


def _fields_cleaned(value: T) -> T:
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{field.name: _cleaned(getattr(value, field.name)) for field in fields(value)})


def _cell(value: object) -> object:
    match value:
        case None | bool() | date() | time():
            return value
        case Integral():
            return int(value)
        case Real():
            return float(value)
        case tuple():
            return tuple(_cell(part) for part in value)
        case _:
            return visible(str(value), lines=True)
