"""What is found wrong, as pages say it: the same remark once, with all its places, as a person finds them."""

from collections.abc import Iterable
from dataclasses import dataclass

from ecpat_training.commands.training_files import TRAININGS
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
        at = place(one.where, here) if one.where else ""
        places = found.setdefault((one.severity, one.message, one.hint), [])
        if at and at not in places:
            places.append(at)
    return [ShownFinding(*said, tuple(some[:MOST]), max(0, len(some) - MOST)) for said, some in found.items()]


def place(where: Location, here: str = "") -> str:
    """A place as a person looks for it: `trainings/al-1/pre.xls, Sheet1, row 19`; the programme's folder goes without
    saying, and where the page is about the file, so do the file and its sheet."""
    file = where.file.replace("\\", "/")
    name, of_training = file.rpartition("/")[2], file.find(f"{TRAININGS}/")
    if here and name == here:
        return where.inside
    short = file[of_training:] if of_training >= 0 else name
    return ", ".join(part for part in (short, where.sheet, where.inside) if part)
