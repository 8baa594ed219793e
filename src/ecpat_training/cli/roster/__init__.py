"""`ecpat roster`: who is in the room. A command is a module of this room whose file name is the command's name."""

from typing import Any

import typer
from typer.core import TyperGroup

from ecpat_training.cli import roster as room
from ecpat_training.core import registry

_ORDER = ("check", "map", "template", "match", "split", "select", "replace", "reserves", "invite", "groups")


class AsNeeded(TyperGroup):
    """Lists the commands in the order in which people need them: the list, who comes, who sits where."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands by their order of use; others follow."""
        known = super().list_commands(ctx)
        return sorted(known, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))


app = typer.Typer(
    cls=AsNeeded, no_args_is_help=True, help="Check lists of people, choose who comes, put them into groups."
)


@app.callback()
def roster() -> None:
    """Check lists of people, choose who comes, put them into groups."""


for _name in registry.members(room):
    app.command(name=_name)(getattr(registry.load(room, _name), _name))
