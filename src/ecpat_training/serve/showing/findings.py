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


def shown_findings(findings: Iterable[Finding], page_file: str = "") -> list[ShownFinding]:
    """The remarks in their order, those that say the same together; of the file that the page is about, which is called
    `page_file`, only the places in it are named."""
    places_by_remark: dict[tuple[Severity, str, str | None], list[str]] = {}
    for finding in findings:
        place_text = place(finding.where, page_file) if finding.where else ""
        places = places_by_remark.setdefault((finding.severity, finding.message, finding.hint), [])
        if place_text and place_text not in places:
            places.append(place_text)
    return [
        ShownFinding(*remark, tuple(all_places[:MOST]), max(0, len(all_places) - MOST))
        for remark, all_places in places_by_remark.items()
    ]


def place(location: Location, page_file: str = "") -> str:
    """A place as a person looks for it: `trainings/al-1/pre.xls, Sheet1, row 19`; the programme's folder goes without
    saying, and where the page is about the file, so do the file and its sheet."""
    file = location.file.replace("\\", "/")
    name, trainings_index = file.rpartition("/")[2], file.find(f"{TRAININGS}/")
    if page_file and name == page_file:
        return location.place_in_file
    short_path = file[trainings_index:] if trainings_index >= 0 else name
    return ", ".join(place_part for place_part in (short_path, location.sheet, location.place_in_file) if place_part)
