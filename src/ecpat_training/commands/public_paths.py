"""Paths through the model: which type stands at their end, and how its value is read.

`training.title` follows fields, properties and methods that need nothing; `notes[].text` goes on for each of several;
`0` takes one of a tuple. What would follow on None is None. `len(path)`, `str(path)` and `or_none(path)`, None for
what is empty, are made of the value at the end.
"""

import sys
from collections.abc import Callable
from inspect import get_annotations, getattr_static, isfunction
from operator import attrgetter, itemgetter, methodcaller
from types import GenericAlias, NoneType, SimpleNamespace, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

Read = Callable[[Any], object]


class Reading(NamedTuple):
    """A type of values, and how they are read of what they belong to."""

    kind: object
    read: Read


def follow(first: Callable[[str], Reading], path: str) -> Reading:
    """What a path leads to; `first` says what its first name is.

    Raises:
        LookupError: it leads nowhere.
    """
    name, bracket, inside = path.rstrip(")").partition("(")
    start, *steps = (inside if bracket else path).replace("[]", ".[]").split(".")
    begin = first(start)
    end, after = walk(begin.kind, steps)
    kind, read = end, then(begin.read, after)
    if not bracket:
        return Reading(kind, read)
    if name == "or_none":
        return Reading(optional(kind), then(read, lambda value: value or None))
    function = _FUNCTIONS[name]
    reading = Reading(function.kind, then(read, or_skipped(function.read)))
    return reading if _without_none(kind) is kind else Reading(optional(reading.kind), reading.read)


def then(first: Read, second: Read) -> Read:
    """One after the other."""
    return lambda value: second(first(value))


def or_skipped(read: Read) -> Read:
    """The same, of None None."""
    return lambda value: None if value is None else read(value)


def optional(kind: object) -> object:
    """The type, or None."""
    return Union[kind, None]  # noqa: UP007 - types are values here


def _without_none(kind: object) -> object:
    """A type, of which None is no value any more."""
    if get_origin(kind) not in (Union, UnionType) or NoneType not in get_args(kind):
        return kind
    return Union[tuple(member for member in get_args(kind) if member is not NoneType)]  # noqa: UP007 - as above


def walk(kind: object, steps: list[str]) -> Reading:
    """What some steps lead to from values of a type; None goes on as None.

    Raises:
        LookupError: they lead nowhere.
    """
    if not steps:
        return Reading(kind, lambda value: value)
    name, *further_steps = steps
    bare = _without_none(kind)
    if name == "[]":
        item_type, read = walk(get_args(bare)[0], further_steps)
        tuple_reading = Reading(GenericAlias(tuple, (item_type, ...)), lambda values: tuple(map(read, values)))
    else:
        first = _step(bare, name)
        end, read = walk(first.kind, further_steps)
        tuple_reading = Reading(end, then(first.read, read))
    return tuple_reading if bare is kind else Reading(optional(tuple_reading.kind), or_skipped(tuple_reading.read))


def _step(kind: object, name: str) -> Reading:
    """What a type has by a name, or a tuple at a place."""
    if name.isdecimal():
        return Reading(get_args(kind)[int(name)], itemgetter(int(name)))
    member = getattr_static(kind, name, None)
    if isfunction(member):
        return Reading(_annotation(member, "return"), methodcaller(name))
    function = member.fget if isinstance(member, property) else getattr(member, "func", None)
    if function:
        return Reading(_annotation(function, "return"), attrgetter(name))
    for base in getattr(kind, "__mro__", ()):
        if name in get_annotations(base):
            return Reading(_annotation(base, name), attrgetter(name))
    raise LookupError(f"{kind} has no {name}.")


def _annotation(of: Any, name: str) -> object:
    """One annotation alone, since those beside it may be there for type checkers only."""
    namespace = SimpleNamespace(__annotations__={name: get_annotations(of)[name]})
    return get_type_hints(namespace, vars(sys.modules[of.__module__]), include_extras=True)[name]


_FUNCTIONS = {"len": Reading(int, len), "str": Reading(str, str)}
