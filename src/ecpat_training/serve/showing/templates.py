"""Templates of pages; every text is escaped."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ecpat_training import serve as room
from ecpat_training.commands.training_files import TRAININGS
from ecpat_training.core.location import Location
from ecpat_training.words.catalogue.ours import counted
from ecpat_training.words.catalogue.speech import spoken

if TYPE_CHECKING:
    from jinja2 import Environment


def filled(name: str, values: Mapping[str, object]) -> str:
    """A template with its values; `_` in it says a text in the language that is spoken."""
    return _environment().get_template(f"{name}.html.jinja").render(values)


def place(where: Location) -> str:
    """A place as a person looks for it: `trainings/al-1/pre.xls, Sheet1, row 19`; the programme's folder goes without
    saying."""
    file = where.file.replace("\\", "/")
    of_training = file.find(f"{TRAININGS}/")
    short = file[of_training:] if of_training >= 0 else file.rpartition("/")[2]
    return ", ".join(part for part in (short, where.sheet, where.inside) if part)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = files(room).joinpath("templates")
    environment = Environment(
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text("utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["_"] = lambda text, **named: spoken().filled(text, (), named) if named else spoken().text(text)
    environment.globals["counted"] = counted
    environment.filters["place"] = place
    return environment
