"""`ecpat network`: who knows and calls whom. A command is a module of this room whose file name is its name."""

from typing import cast

import typer

from ecpat_training.commands.lazy_group import LazyGroup
from ecpat_training.commands.requests import Callback
from ecpat_training.core import registry
from ecpat_training.network import commands as room

_ORDER = ("form", "check", "change")


class Networks(LazyGroup):
    """The form, what comes back, and what changed."""

    names = sorted(registry.members(room), key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    @staticmethod
    def load(name: str) -> typer.Typer | Callback:
        """The function of the module's own name."""
        return cast(Callback, getattr(registry.load(room, name), name))


app = typer.Typer(
    name="network",
    cls=Networks,
    no_args_is_help=True,
    add_completion=False,
    help="Ask who knows and calls whom among the participants, before and after.",
)


@app.callback()
def network() -> None:
    """Ask who knows and calls whom among the participants, before and after."""
