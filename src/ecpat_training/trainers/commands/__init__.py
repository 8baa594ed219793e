"""`ecpat trainers`: who trains. A command is a module of this room whose file name is the command's name."""

from typing import cast

import typer

from ecpat_training.commands.lazy_group import LazyGroup
from ecpat_training.commands.requests import Callback
from ecpat_training.core import registry
from ecpat_training.trainers import commands as room

_ORDER = ("check", "map", "template", "choose", "ladder", "cascade")


class People(LazyGroup):
    """The pool as it is, who is to be trained, and what became of them."""

    names = sorted(registry.members(room), key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    @staticmethod
    def load(name: str) -> typer.Typer | Callback:
        """The function of the module's own name."""
        return cast(Callback, getattr(registry.load(room, name), name))


app = typer.Typer(
    name="trainers",
    cls=People,
    no_args_is_help=True,
    add_completion=False,
    help="Judge the pool of trainers, choose whom to train as trainers, follow them up.",
)


@app.callback()
def trainers() -> None:
    """Judge the pool of trainers, choose whom to train as trainers, follow them up."""
