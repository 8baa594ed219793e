"""Requests, as Typer reads them. A command takes a dataclass whose fields say how they are written on the line
(`commands/option.py`); Typer wants a function with a parameter for each, which is made here.

The options stand in this order: those of the request itself, then those of its bases, from left to right.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from inspect import Parameter, Signature, get_annotations, signature
from typing import Annotated, Literal, NamedTuple, get_args, get_origin, get_type_hints

import typer

from ecpat_training.commands.file_lookup import find_callback
from ecpat_training.commands.option import Argument, Option, Settings

Callback = Callable[..., None]
"""The function behind a command."""


class _OptionReader(NamedTuple):
    """A parameter as Typer reads it, and how its value becomes one of the field's."""

    parameter: Parameter
    value: Callable[[object], object]


class _NestedRequest(NamedTuple):
    """A parameter that is a request: how it is made, and its options."""

    build_request: Callable[..., object]
    options: Mapping[str, _OptionReader]


def expand_requests(command: Callback) -> Callback:
    """A function that takes each option by itself and calls `command` with its requests. Parameters that are no
    request and say nothing of how they are written, such as a context, are passed on."""
    parameters = signature(command, eval_str=True).parameters
    requests = {
        name: _request(parameter.annotation)
        for name, parameter in parameters.items()
        if _is_request(parameter.annotation)
    }
    single_options = {name: _option_reader(parameter) for name, parameter in parameters.items() if name not in requests}

    def run(**arguments: object) -> None:
        values = {name: reader.value(arguments[name]) for name, reader in single_options.items()}
        for name, request in requests.items():
            fields_ = {option: reader.value(arguments[option]) for option, reader in request.options.items()}
            values[name] = request.build_request(**fields_)
        command(**values)

    readers = [
        reader
        for name in parameters
        for reader in (requests[name].options.values() if name in requests else [single_options[name]])
    ]
    run.__signature__ = Signature([reader.parameter for reader in readers])  # type: ignore[attr-defined]
    run.__annotations__ = {reader.parameter.name: reader.parameter.annotation for reader in readers}
    run.__name__, run.__doc__, run.__module__ = command.__name__, command.__doc__, command.__module__
    return run


def _is_request(candidate_type: type) -> bool:
    return is_dataclass(candidate_type)


def _request(request: type) -> _NestedRequest:
    return _NestedRequest(request, {parameter.name: _option_reader(parameter) for parameter in _options(request)})


def _options(request: type) -> Iterator[Parameter]:
    """The fields of a request that say how they are written, each as a parameter."""
    types = get_type_hints(request, include_extras=True)
    defaults = {request_field.name: request_field.default for request_field in fields(request)}
    for name in dict.fromkeys(name for base_class in request.__mro__ for name in get_annotations(base_class)):
        if _option_note(types[name]):
            default = Parameter.empty if defaults[name] is MISSING else defaults[name]
            yield Parameter(name, Parameter.KEYWORD_ONLY, annotation=types[name], default=default)


def _option_note(annotation: object) -> Option | None:
    """How a field is written on the line."""
    metadata = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
    return next((note for note in metadata if isinstance(note, Option)), None)


def _option_reader(parameter: Parameter) -> _OptionReader:
    option = _option_note(parameter.annotation)
    if option is None:
        return _OptionReader(parameter.replace(kind=Parameter.KEYWORD_ONLY), _keep_value)
    default = parameter.default
    if default is Parameter.empty:
        default = None if option.found else ...
    value_type, default, value = _typer_type(get_args(parameter.annotation)[0], default)
    callback: Callable[..., object] | None = None
    if option.found:
        callback = find_callback(*option.found, option.unless, is_needed=option.needed, exclusive=option.alone)
    elif value_type is float or float in get_args(value_type):
        callback = _finite
    settings: Settings = {"show_default": default not in (None, ..., ""), "readable": False, **option.settings}
    if isinstance(option, Argument):
        info = typer.Argument(default, callback=callback, **settings)
    else:
        info = typer.Option(default, *option.names, callback=callback, **settings)
    return _OptionReader(Parameter(parameter.name, Parameter.KEYWORD_ONLY, annotation=value_type, default=info), value)


def _finite(value: float | None) -> float | None:
    """A number that one can compute with; `inf` and `nan` are numbers to Python alone."""
    if value is not None and not math.isfinite(value):
        raise typer.BadParameter("a number is expected.")
    return value


def _typer_type(value_type: type, default: object) -> tuple[object, object, Callable[[object], object]]:
    """A type and a default that the oldest promised Typer knows, and the way back. A tuple to it is one option with
    several values; here it is an option that is given several times."""
    if get_origin(value_type) is tuple:
        defaults = [*default] if isinstance(default, tuple) else default
        return list[get_args(value_type)[0]], defaults or None, _as_tuple  # type: ignore[misc]
    if get_origin(value_type) is Literal:
        choice = _choice(value_type)
        return choice, default if default is ... else choice(str(default)), str
    if literal := next((candidate for candidate in get_args(value_type) if get_origin(candidate) is Literal), None):
        return _choice(literal) | None, None, _word
    if date in get_args(value_type):
        return datetime | None, default, _day
    return value_type, default, _keep_value


def _choice(literal: type) -> type[StrEnum]:
    """The words of a literal, of which one is meant."""
    return StrEnum("Choice", [(word, word) for word in get_args(literal)])  # type: ignore[return-value]  # made here


def _keep_value(value: object) -> object:
    return value


def _word(chosen: object) -> object:
    return None if chosen is None else str(chosen)


def _as_tuple(values: object) -> object:
    return tuple(values) if isinstance(values, list | tuple) else ()


def _day(date_or_time: object) -> object:
    return date_or_time.date() if isinstance(date_or_time, datetime) else date_or_time
