"""What a page is: addresses, and for each of them what is done there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.responses import Response

    from ecpat_training.serve.visits.visit import Visit


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """An address and what is done there.

    Attributes:
        path: the address, with the parts that differ in braces: `/trainings/{training}`.
        do: answers a visit; it may take its time, since it runs beside the others.
        posts: whether a form is sent there; then it may change something, and its form must bring the form's key.
        read_only: whether it is served with `--read-only` as well: a report, without people's names.
        files: how many files a form may bring.
        of_training: what it is called on a training's page, which links to it there, marked by `ours`; its path has
            `{training}`. "" where it isn't linked from there.
    """

    path: str
    do: "Callable[[Visit], Response]"
    posts: bool = False
    read_only: bool = False
    files: int = 0
    of_training: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """Addresses that belong together. `menu` is what it is called where one chooses among pages, marked by `ours`, and
    "" where it stands in no menu; `place` orders the menu. Its first way is where the menu leads."""

    ways: tuple[Endpoint, ...]
    menu: str = ""
    place: int = 50
