"""`ecpat performance`: simulated cases scored by two raters. A command is a module of this room whose file name is the
command's name."""

from typing import cast

import typer

from ecpat_training.commands.lazy_group import LazyGroup
from ecpat_training.commands.requests import Callback
from ecpat_training.core import registry
from ecpat_training.performance import commands as room

_ORDER = ("sheets", "check")


class Performing(LazyGroup):
    """The sheets of raters, and what came of them."""

    names = sorted(registry.members(room), key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    @staticmethod
    def load(name: str) -> typer.Typer | Callback:
        """The function of the module's own name."""
        return cast(Callback, getattr(registry.load(room, name), name))


app = typer.Typer(
    name="performance",
    cls=Performing,
    no_args_is_help=True,
    add_completion=False,
    help="Measure what people can do: cases that two raters score with a rubric, before and after.",
)


@app.callback()
def performance() -> None:
    """Measure what people can do: cases that two raters score with a rubric, before and after."""
