"""Every command with its arguments and options, from the tree that Typer builds: for manual pages and for programs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperGroup, TyperOption

if TYPE_CHECKING:  # where the newest Typer has what the oldest takes from Click
    from typer._click.core import Command
    from typer._click.core import Parameter as Taken

_MARKUP = re.compile(r"\[/?bold\]")


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument (whose one name is its placeholder) or an option, and what it says."""

    names: tuple[str, ...]
    placeholder: str | None
    required: bool
    variable: str | None
    help: str


@dataclass(frozen=True, slots=True)
class CommandPage:
    """A command as it is typed, what it does, what it takes, and the commands below it."""

    command: str
    help: str
    arguments: tuple[Parameter, ...]
    options: tuple[Parameter, ...]
    commands: tuple[str, ...]


def pages(command: "Command", name: str = "ecpat") -> Iterator[CommandPage]:
    """A page for a command and for each below it, in the order in which people need them."""
    subcommands = dict(command.commands) if isinstance(command, TyperGroup) else {}
    parameters = [(param, _parameter(param)) for param in command.params if not getattr(param, "hidden", False)]
    yield CommandPage(
        name,
        _strip_markup(command.help or ""),
        tuple(line for param, line in parameters if param.param_type_name == "argument"),
        tuple(line for param, line in parameters if param.param_type_name == "option"),
        tuple(subcommands),
    )
    for subcommand, member in subcommands.items():
        yield from pages(member, f"{name} {subcommand}")


def _parameter(param: "Taken") -> Parameter:
    variable = param.envvar if isinstance(param.envvar, str) else None
    help_ = param.help if isinstance(param, TyperOption | TyperArgument) else None
    is_option = isinstance(param, TyperOption)
    names = (*param.opts, *param.secondary_opts) if is_option else (param.metavar or (param.name or "").upper(),)
    placeholder = (param.metavar or "VALUE") if isinstance(param, TyperOption) and not param.is_flag else None
    return Parameter(tuple(names), placeholder, param.required, variable, _strip_markup(help_ or ""))


def _strip_markup(text: str) -> str:
    """A help text without markup; `\\b` tells the library to leave lines as they are."""
    return _MARKUP.sub("", text).replace("\b\n", "").strip()
