"""`ecpat event`: around one training. A command is a module of this room whose file name is the command's name."""

from typing import cast

import typer

from ecpat_training.commands.lazy_group import LazyGroup
from ecpat_training.commands.requests import Callback
from ecpat_training.core import registry
from ecpat_training.event import commands as room

_ORDER = ("pack", "attendance", "certificates", "verify", "keys", "decisions")


class Event(LazyGroup):
    """What is printed, typed and handed out."""

    names = sorted(registry.members(room), key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    @staticmethod
    def load(name: str) -> typer.Typer | Callback:
        """The function of the module's own name."""
        return cast(Callback, getattr(registry.load(room, name), name))


app = typer.Typer(
    name="event",
    cls=Event,
    no_args_is_help=True,
    add_completion=False,
    help="What is printed, typed and handed out before, during and after a training.",
)


@app.callback()
def event() -> None:
    """What is printed, typed and handed out before, during and after a training."""
