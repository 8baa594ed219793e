"""Paths in a file's data: what stands there, and which keys may."""

import re
from typing import get_args

from pydantic import BaseModel

_Path = tuple[str | int, ...]

_TYPE = re.compile(r"constrained-|dict\[|tuple\[|function-|str$|int$|float$|list\[|\[key\]$")


def is_type(step: str | int) -> bool:
    """Whether a step names a branch of an either-or, or says that a key is meant and not its value."""
    return isinstance(step, str) and _TYPE.match(step) is not None


def value_at(data: object, path: tuple[str | int, ...]) -> object:
    """What stands at a path of a file's data, None where nothing does; steps that name a type are passed over."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step, data.get(str(step).replace(" ", "_"), data if is_type(step) else None))
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step] if step < len(data) else None
    return data


def known_keys_at(noun: type[BaseModel], path: _Path, data: object) -> list[str]:
    """The keys that the file may write at a path."""
    nouns = [noun]
    for position, step in enumerate(path):
        if isinstance(step, str) and not is_type(step):
            fields = [field for candidate in nouns for field in candidate.model_fields.values() if step == field.alias]
            nouns = [inner_noun for field in fields for inner_noun in _nouns(field.annotation)] or nouns
        entry = value_at(data, path[: position + 1])
        kind_name = entry.get("kind") if isinstance(entry, dict) else None
        nouns = [candidate for candidate in nouns if kind_name in _calls_itself(candidate)] or nouns
    return list(
        dict.fromkeys(field.alias or name for candidate in nouns for name, field in candidate.model_fields.items())
    )


def _calls_itself(noun: type[BaseModel]) -> tuple[object, ...]:
    """What entries of a noun may write as their `kind`."""
    field = noun.model_fields.get("kind")
    return get_args(field.annotation) if field else ()


def _nouns(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [noun for argument in get_args(annotation) for noun in _nouns(argument)]
