"""Commands that are built when they are called or listed: a line calls one of them, and building all of them takes
longer than understanding the line."""

from abc import ABC, abstractmethod
from collections import UserDict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import typer
from typer.core import TyperGroup

from ecpat_training.commands.once_each import OnceEach
from ecpat_training.commands.requests import Callback, with_options

if TYPE_CHECKING:  # where the newest Typer has what the oldest takes from Click
    from typer._click.core import Command, Context


class LazyGroup(TyperGroup, ABC):
    """A group that knows its commands by name and builds each when it is asked for. Its commands stand in the order of
    `names`, in which people need them."""

    names: ClassVar[Sequence[str]]

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands(self.names, self.load)

    @staticmethod
    @abstractmethod
    def load(name: str) -> typer.Typer | Callback:
        """The group or the function behind one of `names`."""

    def list_commands(self, ctx: "Context") -> list[str]:  # noqa: ARG002  # the names are the same in every context
        """The names alone, without building what they stand for."""
        return list(self.commands)


class _Commands(UserDict[str, "Command"]):
    """Commands by name, each built when it is first looked up."""

    def __init__(self, names: Sequence[str], load: Callable[[str], typer.Typer | Callback]) -> None:
        super().__init__()
        self._names = names
        self._load = load

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
            self.data[name] = _built(name, self._load(name))
        return self.data[name]


def _built(name: str, source: typer.Typer | Callback) -> "Command":
    if not isinstance(source, typer.Typer):
        alone = typer.Typer(add_completion=False)
        alone.command(name=name, cls=OnceEach)(with_options(source))
        source = alone
    return typer.main.get_command(source)
