"""Results as JSON takes them; estimates and tests with every field, null with the reason beside it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from ecpat_training.core.json_data import Json, JsonObject
from ecpat_training.stats.estimate import Estimate, TestResult


def to_json(value: object) -> Json:
    """A result as dictionaries, lists, strings, numbers and None. (The standard library's `asdict` copies every
    value, which takes five times as long.)

    Raises:
        TypeError: the result, or a value in it, is neither of these nor a dataclass.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {name: to_json(getattr(value, name)) for name in _field_names(type(value))}
    if isinstance(value, tuple | list):
        return [to_json(element) for element in value]
    if isinstance(value, Mapping):
        return {str(name): to_json(element) for name, element in value.items()}
    raise TypeError(f"{type(value).__name__} has no plain form")


def to_json_object(value: object) -> JsonObject:
    """A result as a dictionary: the values of its fields by their names.

    Raises:
        TypeError: the result has no named fields, or holds a value that JSON can't take.
    """
    json_value = to_json(value)
    if not isinstance(json_value, dict):
        raise TypeError(f"{type(value).__name__} has no names for its parts")
    return json_value


@cache
def _field_names(dataclass_type: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(dataclass_type))


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
    values = {name: getattr(row, name) for name in _field_names(type(row)) if name not in _OF_SCALE}
    if unknown_keys := keys.keys() - values.keys():
        raise TypeError(f"{type(row).__name__} has no {', '.join(sorted(unknown_keys))}")
    return {
        keys.get(name, name): estimate(value) if isinstance(value, Estimate) else to_json(value)
        for name, value in values.items()
        if not isinstance(value, TestResult)
    }


def test_json(test_result: TestResult, statistic: str) -> JsonObject:
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
