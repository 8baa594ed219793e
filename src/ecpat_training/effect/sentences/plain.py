"""Results as JSON takes them; estimates and tests with every field, null with the reason beside it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from ecpat_training.core.json_data import Json, JsonObject
from ecpat_training.stats.estimate import Estimate, TestResult


def plain(value: object) -> Json:
    """A result as dictionaries, lists, strings, numbers and None. (The standard library's `asdict` copies every
    value, which takes five times as long.)

    Raises:
        TypeError: the result, or a value in it, is neither of these nor a dataclass.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    raise TypeError(f"{type(value).__name__} has no plain form")


def plain_object(value: object) -> JsonObject:
    """A result as a dictionary: the values of its fields by their names.

    Raises:
        TypeError: the result has no named fields, or holds a value that JSON can't take.
    """
    parts = plain(value)
    if not isinstance(parts, dict):
        raise TypeError(f"{type(value).__name__} has no names for its parts")
    return parts


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def estimate(figure: Estimate) -> JsonObject:
    """An estimate with its interval, method and source."""
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "level": figure.level,
        "n": figure.n,
        "method": figure.method,
        "reference": figure.reference,
        "undefined": figure.undefined,
        "no_interval": figure.no_interval,
    }


_OF_SCALE = frozenset({"title", "kind", "better", "unit", "smallest_change"})
"""What rows say of their scale for sentences alone; data have it with the scale's change."""


def figures(row: object, **keys: str) -> JsonObject:
    """The figures of a scale between two waves by the names of their fields, or by the `keys` of these; without its
    tests, of which each names its statistic.

    Raises:
        TypeError: the row has no named fields, not one of those that `keys` name, or a value that JSON can't take.
    """
    if not is_dataclass(row) or isinstance(row, type):
        raise TypeError(f"{type(row).__name__} has no names for its parts")
    values = {name: getattr(row, name) for name in _names(type(row)) if name not in _OF_SCALE}
    if unknown := keys.keys() - values.keys():
        raise TypeError(f"{type(row).__name__} has no {', '.join(sorted(unknown))}")
    return {
        keys.get(name, name): estimate(value) if isinstance(value, Estimate) else plain(value)
        for name, value in values.items()
        if not isinstance(value, TestResult)
    }


def tested(test_result: TestResult, statistic: str) -> JsonObject:
    """A test; its statistic bears the name that it has in the field."""
    return {
        statistic: test_result.statistic,
        "df": test_result.df,
        "p": test_result.p,
        "n": test_result.n,
        "method": test_result.method,
        "reference": test_result.reference,
        "undefined": test_result.undefined,
    }
