"""What is found wrong, as pages say it: the same remark once, with all its places, as a person finds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location

MOST = 8
"""Places of one remark that are named."""


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A remark with its places; `more` are those that aren't named."""

    severity: Severity
    message: str
    hint: str | None
    places: tuple[str, ...]
    more: int = 0


def alike(findings: Iterable[Finding], here: str = "") -> list[ShownFinding]:
    """The remarks in their order, those that say the same together; of the file that the page is about, which is called
    `here`, only the places in it are named."""
    found: dict[tuple[Severity, str, str | None], list[str]] = {}
    for one in findings:
        place = _place(one.where, here) if one.where else ""
        places = found.setdefault((one.severity, one.message, one.hint), [])
        if place and place not in places:
            places.append(place)
    return [ShownFinding(*said, tuple(some[:MOST]), max(0, len(some) - MOST)) for said, some in found.items()]


def _place(where: Location, here: str) -> str:
    """`participants.xlsx, List, C14`; without the file and its sheet where the page is about it."""
    name = PurePath(where.file).name
    parts = ("", "", where.inside) if here and name == here else (name, where.sheet or "", where.inside)
    return ", ".join(part for part in parts if part)
