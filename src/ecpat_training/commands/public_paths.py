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

ReadValue = Callable[[Any], object]


class Reading(NamedTuple):
    """A type of values, and how they are read of what they belong to."""

    value_type: object
    read_value: ReadValue


def follow(read_start: Callable[[str], Reading], path: str) -> Reading:
    """What a path leads to; `read_start` says what its first name is.

    Raises:
        LookupError: it leads nowhere.
    """
    name, bracket, inner_path = path.rstrip(")").partition("(")
    start, *steps = (inner_path if bracket else path).replace("[]", ".[]").split(".")
    start_reading = read_start(start)
    end, after = walk(start_reading.value_type, steps)
    value_type, read_value = end, chain_readers(start_reading.read_value, after)
    if not bracket:
        return Reading(value_type, read_value)
    if name == "or_none":
        return Reading(optional_type(value_type), chain_readers(read_value, lambda value: value or None))
    function = _FUNCTIONS[name]
    reading = Reading(function.value_type, chain_readers(read_value, skip_none(function.read_value)))
    return (
        reading
        if _strip_none(value_type) is value_type
        else Reading(optional_type(reading.value_type), reading.read_value)
    )


def chain_readers(read_first: ReadValue, read_second: ReadValue) -> ReadValue:
    """One after the other."""
    return lambda value: read_second(read_first(value))


def skip_none(read_value: ReadValue) -> ReadValue:
    """The same, of None None."""
    return lambda value: None if value is None else read_value(value)


def optional_type(value_type: object) -> object:
    """The type, or None."""
    return Union[value_type, None]  # noqa: UP007 - types are values here


def _strip_none(value_type: object) -> object:
    """A type, of which None is no value any more."""
    if get_origin(value_type) not in (Union, UnionType) or NoneType not in get_args(value_type):
        return value_type
    return Union[tuple(member for member in get_args(value_type) if member is not NoneType)]  # noqa: UP007 - as above


def walk(value_type: object, steps: list[str]) -> Reading:
    """What some steps lead to from values of a type; None goes on as None.

    Raises:
        LookupError: they lead nowhere.
    """
    if not steps:
        return Reading(value_type, lambda value: value)
    name, *further_steps = steps
    present_type = _strip_none(value_type)
    if name == "[]":
        item_type, read_item = walk(get_args(present_type)[0], further_steps)
        tuple_reading = Reading(GenericAlias(tuple, (item_type, ...)), lambda values: tuple(map(read_item, values)))
    else:
        first_reading = _step(present_type, name)
        end, read_item = walk(first_reading.value_type, further_steps)
        tuple_reading = Reading(end, chain_readers(first_reading.read_value, read_item))
    return (
        tuple_reading
        if present_type is value_type
        else Reading(optional_type(tuple_reading.value_type), skip_none(tuple_reading.read_value))
    )


def _step(value_type: object, name: str) -> Reading:
    """What a type has by a name, or a tuple at a place."""
    if name.isdecimal():
        return Reading(get_args(value_type)[int(name)], itemgetter(int(name)))
    member = getattr_static(value_type, name, None)
    if isfunction(member):
        return Reading(_annotation(member, "return"), methodcaller(name))
    function = member.fget if isinstance(member, property) else getattr(member, "func", None)
    if function:
        return Reading(_annotation(function, "return"), attrgetter(name))
    for base in getattr(value_type, "__mro__", ()):
        if name in get_annotations(base):
            return Reading(_annotation(base, name), attrgetter(name))
    raise LookupError(f"{value_type} has no {name}.")


def _annotation(owner: Any, name: str) -> object:
    """One annotation alone, since those beside it may be there for type checkers only."""
    namespace = SimpleNamespace(__annotations__={name: get_annotations(owner)[name]})
    return get_type_hints(namespace, vars(sys.modules[owner.__module__]), include_extras=True)[name]


_FUNCTIONS = {"len": Reading(int, len), "str": Reading(str, str)}
