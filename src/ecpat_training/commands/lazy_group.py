"""Commands that are built when they are called or listed: a line calls one of them, and building all of them takes
longer than understanding the line."""

from abc import ABC, abstractmethod
from collections import UserDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar, cast

import typer
from typer.core import TyperCommand, TyperGroup

from ecpat_training.commands.once_each import SingleOptionsCommand
from ecpat_training.commands.requests import Callback, expand_requests
from ecpat_training.core import registry

if TYPE_CHECKING:  # where the newest Typer has what the oldest takes from Click
    from typer._click.core import Command, Context


class LazyGroup(TyperGroup, ABC):
    """A group that knows its commands by name and builds each when it is asked for. Its commands stand in the order of
    `names`, in which people need them; `panels` are headings of its help, each with the commands below it, and none
    where one heading is enough."""

    names: ClassVar[Sequence[str]]
    panels: ClassVar[Mapping[str, Sequence[str]]] = {}

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.help = flowing(self.help or "")
        panel_by_name = {name: panel for panel, names in self.panels.items() for name in names}
        self.commands = _Commands(self.names, self.load, panel_by_name)

    @staticmethod
    @abstractmethod
    def load(name: str) -> typer.Typer | Callback:
        """The group or the function behind one of `names`."""

    def list_commands(self, ctx: "Context") -> list[str]:  # noqa: ARG002  # the names are the same in every context
        """The names alone, without building what they stand for."""
        return list(self.commands)


def group_of(
    room: ModuleType, name: str, help_text: str, *, order: Sequence[str], group_type: type[LazyGroup] = LazyGroup
) -> typer.Typer:
    """The group whose commands are the modules of a room: each is the function of its module's own name, or of that
    name and `_` where Python has taken it.

    Args:
        room: the package of the commands.
        name: the group's name on the line.
        help_text: what its help says, the summary on its first line.
        order: the commands in the order in which people need them; those it doesn't name follow, by their names.
        group_type: how the group reads a line.
    """
    members = registry.members(room)
    names = (
        *(command for command in order if command in members),
        *(command for command in members if command not in order),
    )

    def load(command: str) -> Callback:
        module = registry.load(room, command)
        return cast(Callback, getattr(module, command, None) or getattr(module, f"{command}_"))

    group = cast(type[LazyGroup], type("GroupOfRoom", (group_type,), {"names": names, "load": staticmethod(load)}))
    return typer.Typer(
        name=name, cls=group, no_args_is_help=True, add_completion=False, help=help_text, callback=lambda: None
    )


class _Commands(UserDict[str, "Command"]):
    """Commands by name, each built when it is first looked up."""

    def __init__(
        self, names: Sequence[str], load: Callable[[str], typer.Typer | Callback], panel_by_name: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._names = names
        self._load = load
        self._panel_of = panel_by_name

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __getitem__(self, name: str) -> "Command":
        if name not in self._names:
            raise KeyError(name)
        if name not in self.data:
            command = _build_command(name, self._load(name))
            if name in self._panel_of and isinstance(command, TyperCommand | TyperGroup):
                command.rich_help_panel = self._panel_of[name]
            self.data[name] = command
        return self.data[name]


def _build_command(name: str, source: typer.Typer | Callback) -> "Command":
    if not isinstance(source, typer.Typer):
        app = typer.Typer(add_completion=False)
        app.command(name=name, cls=SingleOptionsCommand)(expand_requests(source))
        source = app
    command = typer.main.get_command(source)
    command.help = flowing(command.help or "")
    return command


def flowing(text: str) -> str:
    """A help text each of whose paragraphs is one line: Rich would keep the breaks of the source, and tear lines on
    a narrower terminal. Examples and other paragraphs with indented lines stay as they are."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        paragraph if "\n " in paragraph or "\b" in paragraph else " ".join(paragraph.split("\n"))
        for paragraph in paragraphs
    )
