"""Results as JSON takes them."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any


def plain(value: object) -> Any:
    """A result as dictionaries, lists, strings, numbers and None. (The standard library's `asdict` copies every value,
    which takes five times as long.)"""
    if value is None or isinstance(value, str | int | float):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    raise TypeError(f"{type(value).__name__} has no plain form")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
