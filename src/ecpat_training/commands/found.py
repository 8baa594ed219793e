"""A programme, a questionnaire that a line doesn't name: from the environment, else the file of its name where one
stands. Whichever it is, is said before anything is read of it."""

import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.text import visible

if TYPE_CHECKING:  # requests know what may be found, and need no Typer
    import typer
    from typer._click.core import Context

_FOUND = "what was found without being named"


class Wanted(NamedTuple):
    """What may be found: what it is called, the name of its file, and the variable of the environment."""

    noun: str
    file: str
    variable: str


PROGRAMME = Wanted("programme", "programme.yaml", "ECPAT_PROGRAMME")
INSTRUMENT = Wanted("instrument", "instrument.yaml", "ECPAT_INSTRUMENT")
LANGUAGE = "ECPAT_LANGUAGE"
"""The variable that says in which language people read."""


def found(
    wanted: Wanted, how: str, unless: Collection[str] = (), *, needed: bool = True
) -> "Callable[[typer.Context, typer.CallbackParam, object], object]":
    """What Typer calls where an option or an argument may be left out; `how` says what else to write. Nothing is looked
    for where the line gives one of the fields `unless`.

    The function raises UsageError where there is nothing and the command can't do without.
    """

    import typer

    def find(ctx: typer.Context, param: typer.CallbackParam, value: object) -> object:
        if ctx.resilient_parsing:  # only help is wanted
            return value
        spared = any(ctx.params.get(name) not in (None, "", ()) for name in unless)  # what a line gives is read first
        if value is not None:
            source = ctx.get_parameter_source(param.name or "")
            if source is not None and source.name == "ENVIRONMENT":
                if spared:
                    return None
                ctx.meta.setdefault(_FOUND, []).append(_of_the_environment(wanted, value))
            return value
        if spared:
            return None
        if not Path(wanted.file).is_file():
            if not needed:
                return None
            raise not_found(wanted, how)
        ctx.meta.setdefault(_FOUND, []).append(_of_the_folder(wanted))
        return Path(wanted.file)

    return find


def not_found(wanted: Wanted, how: str) -> EcpatError:
    """The error that a line names nothing, and nothing is here; `how` says what else to write."""
    return UsageError.because("usage.not-found", nowhere(wanted), hint=f"{how}, or set {wanted.variable}.")


def nowhere(wanted: Wanted) -> str:
    """That a line names nothing, and nothing is here."""
    return f"no {wanted.noun} is named, and there is no {wanted.file} in this folder."


def said(ctx: "Context") -> None:
    """Tells on standard error what was found, unless quiet is asked for."""
    if not ctx.params.get("quiet"):
        for line in ctx.meta.get(_FOUND, ()):
            sys.stderr.write(f"{line}\n")


def programme_is_here() -> bool:
    """Whether there is a programme that a line need not name."""
    return bool(os.environ.get(PROGRAMME.variable)) or Path(PROGRAMME.file).is_file()


def programme_here(*, quiet: bool) -> Path | None:
    """The programme for commands that can do without: of the environment, else of the folder, else none."""
    if not programme_is_here():
        return None
    named = os.environ.get(PROGRAMME.variable)
    if not quiet:
        line = _of_the_environment(PROGRAMME, named) if named else _of_the_folder(PROGRAMME)
        sys.stderr.write(f"{line}\n")
    return Path(named or PROGRAMME.file)


def _of_the_environment(wanted: Wanted, value: object) -> str:
    return f"{wanted.noun.capitalize()}: {visible(str(value))}, as {wanted.variable} says."


def _of_the_folder(wanted: Wanted) -> str:
    return f"{wanted.noun.capitalize()}: {wanted.file}, found in this folder."
