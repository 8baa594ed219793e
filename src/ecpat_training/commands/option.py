"""How an argument or an option is written on the command line: said once, beside the field of the request that it
fills. What Typer makes of it is `requests.py`'s business, so that whoever takes a request needs no Typer."""

from collections.abc import Callable
from typing import TypedDict, Unpack

from ecpat_training.commands.file_lookup import FileKind
from ecpat_training.commands.training_files import TrainingFile

CompletionValues = list[str] | list[tuple[str, str]]


class Settings(TypedDict, total=False):
    """What Typer is told of an argument or an option, in its own words. Left out, `show_default` is true where there is
    something to show, and `readable` false: whoever reads a file says better what is wrong with it."""

    help: str
    metavar: str
    show_default: bool
    readable: bool
    envvar: str
    min: float
    max: float
    formats: list[str]
    autocompletion: Callable[..., CompletionValues]


class Option:
    """An option; without `names` it is called as its field is. `found` says what is looked for where the line doesn't
    name it, and what else to write (`commands/file_lookup.py`); `unless` are fields of which any makes it needless,
    `needed` says that the command can't do without, and `alone` that --training does nothing but find it, so that both
    at once are a slip."""

    def __init__(
        self,
        *names: str,
        lookup: tuple[FileKind | TrainingFile, str] | None = None,
        unless: tuple[str, ...] = (),
        needed: bool = True,
        exclusive: bool = False,
        **settings: Unpack[Settings],
    ) -> None:
        self.names = names
        self.found = lookup
        self.unless = unless
        self.needed = needed
        self.alone = exclusive
        self.settings = settings


class Argument(Option):
    """What a line says without naming it."""

    def __init__(
        self,
        lookup: tuple[FileKind | TrainingFile, str] | None = None,
        *,
        unless: tuple[str, ...] = (),
        exclusive: bool = False,
        **settings: Unpack[Settings],
    ) -> None:
        super().__init__(lookup=lookup, unless=unless, exclusive=exclusive, **settings)
