"""`docs/reference/commands.md`: every command with its arguments and options, from the signatures that Typer reads."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin

from typer.main import get_command
from typer.models import ArgumentInfo, ParameterInfo

from ecpat_training.cli.main import app
from tests.docs.markdown import MADE, anchor, joined, table

_HEAD = f"""\
# Commands

Every command with its arguments and options. `ecpat COMMAND --help` prints the same in a terminal, and so
does `ecpat help COMMAND`; `ecpat help CODE` explains [a message](../errors.md).

Every command knows `--help` (`-h`), `--verbose` (`-v`), which says what files are read, from where, and how long it
took, and `--json`, which prints [what was found as data](json.md). A programme, an instrument and a language that a
line doesn't name are taken from the environment, else a `programme.yaml` or `instrument.yaml` from the folder where
one stands, and that is said. {MADE}"""


@dataclass(frozen=True)
class Parameter:
    """One argument or option, as the command's signature has it."""

    names: tuple[str, ...]
    info: ParameterInfo
    annotation: Any
    default: Any

    @property
    def is_argument(self) -> bool:
        """Whether it is given by its place, not by a name."""
        return isinstance(self.info, ArgumentInfo)

    @property
    def required(self) -> bool:
        """Whether the command can't do without it."""
        return self.default is inspect.Parameter.empty or self.default is ...

    @property
    def many(self) -> bool:
        """Whether it may be given several times."""
        return any(get_origin(part) is list for part in (self.annotation, *get_args(self.annotation)))

    def kind(self) -> type:
        """The type of one value."""
        kind = self.annotation
        while get_args(kind):
            kind = next(part for part in get_args(kind) if part is not type(None))
        return kind if isinstance(kind, type) else str

    def written(self) -> str:
        """How it is written on the command line."""
        if self.is_argument:
            return f"`{(self.info.metavar or self.names[0].upper()).strip('[]')}`"
        shown = ", ".join(f"`{name}`" for name in self.names)
        if self.kind() is bool:
            return shown
        if issubclass(self.kind(), Enum):
            return f"{shown} {' or '.join(f'`{choice.value}`' for choice in self.kind())}"
        return f"{shown} `{self.info.metavar or _VALUES.get(self.kind(), 'TEXT')}`"

    def said(self) -> str:
        """Its help, with what else holds of its value."""
        low, high = self.info.min, self.info.max
        limits = ""
        if low is not None and high is not None:
            limits = f"{low:,} to {high:,}." if high < 10**9 else f"{low:,} or more."
        elif low is not None:
            limits = f"{low:,} or more."
        said = _plain(self.info.help or "")
        parts = [said, limits]
        if self.many and not self.is_argument and not re.search("several times|as often as|again for", said):
            parts.append("May be given several times.")
        if isinstance(self.info.envvar, str):
            parts.append(f"Else `{self.info.envvar}` of the environment.")
        if self.required:
            parts.append("**Required.**")
        return " ".join(part for part in parts if part)

    def without(self) -> str:
        """What holds where it isn't given."""
        if self.required or self.default is None or self.default is False or self.default == "":
            return ""
        values = self.default if isinstance(self.default, list) else [self.default]
        return ", ".join(f"`{value.value if isinstance(value, Enum) else value}`" for value in values)


_VALUES: dict[type, str] = {int: "N", float: "NUMBER", Path: "FILE"}


def page() -> str:
    """The page as Markdown."""
    groups = list(_groups(get_command(app), "ecpat"))
    index = [f"- {', '.join(f'[`{name}`](#{anchor(name)})' for name, _ in commands)}" for _, _, commands in groups]
    parts = [part for name, about, commands in groups for part in _group(name, about, commands)]
    return joined([_HEAD, "\n".join(index), *parts])


def _groups(command: Any, path: str) -> Iterator[tuple[str, str, list[tuple[str, Any]]]]:
    """Each group with its commands; those that stand alone come last, as the group `ecpat`."""
    alone = []
    for name in list(command.commands):
        member = command.commands[name]
        if hasattr(member, "commands"):
            commands = [(f"{path} {name} {one}", member.commands[one]) for one in list(member.commands)]
            yield f"{path} {name}", member.help or "", commands
        else:
            alone.append((f"{path} {name}", member))
    yield path, "", alone


def _group(name: str, about: str, commands: list[tuple[str, Any]]) -> Iterator[str]:
    if about:
        yield f"## {name}"
        yield _prose(about)
    for path, command in commands:
        yield f"{'###' if about else '##'} {path}"
        yield from _command(path, command)


def _command(path: str, command: Any) -> Iterator[str]:
    parameters = list(_parameters(command))
    arguments = [one for one in parameters if one.is_argument]
    shown = " ".join(_placed(one) for one in arguments)
    yield f"`{' '.join(f'{path} {shown} [OPTIONS]'.split())}`"
    yield _prose(command.help or "")
    for kind, group in (("argument", arguments), ("option", [one for one in parameters if not one.is_argument])):
        yield table([kind, "what it says", "without it"], [(one.written(), one.said(), one.without()) for one in group])


def _placed(argument: Parameter) -> str:
    name = argument.written().strip("`")
    return name if argument.required else f"[{name}]"


def _parameters(command: Any) -> Iterator[Parameter]:
    names = {one.name: tuple(one.opts) for one in command.params}
    for name, one in inspect.signature(inspect.unwrap(command.callback)).parameters.items():
        if name not in names:  # the line as a whole
            continue
        info = one.default
        assert isinstance(info, ParameterInfo)
        if not info.hidden:
            yield Parameter(names[name], info, one.annotation, info.default)


def _prose(text: str) -> str:
    """A help text: its paragraphs, and the examples as lines to type."""
    prose, _, examples = inspect.cleandoc(text).partition("\b\n")
    parts = [" ".join(_plain(paragraph).split()) for paragraph in prose.split("\n\n")]
    lines = [line.strip() for line in examples.splitlines() if line.strip().startswith("ecpat ")]
    if lines:
        parts.append("\n".join(["```sh", *lines, "```"]))
    return "\n\n".join(part for part in parts if part)


def _plain(text: str) -> str:
    """A help text without the terminal's marks for bold."""
    return re.sub(r"\[bold\](.*?)\[/bold\]", r"`\1`", text).replace("\\[", "[")
