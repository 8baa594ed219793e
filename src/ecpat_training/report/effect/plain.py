"""A result as plain dictionaries, lists, strings, numbers and None."""

from dataclasses import fields, is_dataclass
from typing import Any


def plain(found: object) -> Any:
    """Every field by its name, whatever it holds."""
    if is_dataclass(found):
        return {field.name: plain(getattr(found, field.name)) for field in fields(found)}
    if isinstance(found, tuple | list):
        return [plain(one) for one in found]
    return found
