"""`ecpat follow-up`: what became of a training. A command is a module of this room whose file name is its name."""

from typing import cast

import typer

from ecpat_training.commands.lazy_group import LazyGroup
from ecpat_training.commands.requests import Callback
from ecpat_training.core import registry
from ecpat_training.followup import commands as room

_ORDER = ("form", "due", "check", "report", "goals")


class FollowingUp(LazyGroup):
    """Commitments as typed, what became of them, and the programme's goals."""

    names = sorted(registry.members(room), key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    @staticmethod
    def load(name: str) -> typer.Typer | Callback:
        """The function of the module's own name."""
        return cast(Callback, getattr(registry.load(room, name), name))


app = typer.Typer(
    name="follow-up",
    cls=FollowingUp,
    no_args_is_help=True,
    add_completion=False,
    help="Follow up what people set out to do, and the programme's goals.",
)


@app.callback()
def follow_up() -> None:
    """Follow up what people set out to do, and the programme's goals."""
