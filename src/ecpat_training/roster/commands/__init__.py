"""`ecpat roster`: who is in the room. A command is a module of this room whose file name is the command's name."""

from typing import cast

import typer

from ecpat_training.commands.lazy_group import LazyGroup
from ecpat_training.commands.requests import Callback
from ecpat_training.core import registry
from ecpat_training.roster import commands as room

_ORDER = ("check", "map", "template", "match", "split", "select", "replace", "reserves", "invite", "groups")


class Lists(LazyGroup):
    """The list, who comes, who sits where; others follow."""

    names = sorted(registry.members(room), key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    @staticmethod
    def load(name: str) -> typer.Typer | Callback:
        """The function of the module's own name."""
        return cast(Callback, getattr(registry.load(room, name), name))


app = typer.Typer(
    name="roster",
    cls=Lists,
    no_args_is_help=True,
    add_completion=False,
    help="Check lists of people, choose who comes, put them into groups.",
)


@app.callback()
def roster() -> None:
    """Check lists of people, choose who comes, put them into groups."""
