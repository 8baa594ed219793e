"""`ecpat survey`: questionnaires and their answers. A command is a module of this room whose file name is the command's
name."""

from typing import cast

import typer

from ecpat_training.commands.lazy_group import LazyGroup
from ecpat_training.commands.requests import Callback
from ecpat_training.core import registry
from ecpat_training.survey import commands as room

_ORDER = ("draft", "build", "inspect", "map", "quotes", "count")


class Surveys(LazyGroup):
    """The questionnaire first, then what came back; others follow."""

    names = sorted(registry.members(room), key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    @staticmethod
    def load(name: str) -> typer.Typer | Callback:
        """The function of the module's own name."""
        return cast(Callback, getattr(registry.load(room, name), name))


_HELP = "Work with questionnaires and the files of answers that come back."

app = typer.Typer(name="survey", cls=Surveys, no_args_is_help=True, add_completion=False, help=_HELP)


@app.callback(help=_HELP)
def survey() -> None:
    """What the commands have in common: nothing."""
