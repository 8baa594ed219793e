"""Letters of a list that were saved in one encoding and read in another (`files/broken_letters.py`). Said, and never
mended: it is somebody's name."""

from collections.abc import Iterable

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.broken_letters import find_broken_letters
from ecpat_training.files.places import MAX_PLACES_KEPT, join_places
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.rows import RosterRow
from ecpat_training.words.catalogue.message import phrase


def about_mojibake(table: CellTable, rows: Iterable[RosterRow]) -> list[Finding]:
    """A warning with the cells that hold such letters."""
    is_broken: dict[str, bool] = {}
    cells = []
    for row in rows:
        if "".join(row.texts.values()).isascii():
            continue
        for position, text in row.texts.items():
            if text.isascii():
                continue
            if text not in is_broken:
                is_broken[text] = bool(find_broken_letters(text))
            if is_broken[text]:
                cells.append(table.location_of(row.index, position))
    if not cells:
        return []
    message = phrase(
        "{cells:,} {cells:cell|cells} ({places}) {cells:holds|hold} letters that were read wrongly, such as Ã© for é.",
        cells=len(cells),
        places=join_places(cells[:MAX_PLACES_KEPT], len(cells)),
    )
    hint = "Please export the list again as UTF-8, or as .xlsx; names are compared as they are written here."
    return [
        Finding("roster.broken-letters", Severity.WARNING, message, cells[0], hint, tuple(cells[1:MAX_PLACES_KEPT]))
    ]
