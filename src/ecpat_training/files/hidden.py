"""Hidden characters in the cells of a table: told once a character, with the first cells that hold it."""

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.characters import hidden_characters
from ecpat_training.files.table import CellTable
from ecpat_training.words.catalogue.message import phrase


def hidden_findings(table: CellTable) -> list[Finding]:
    """A warning for each invisible or reordering character of a table; the cells stay as they are."""
    cells: dict[str, list[tuple[int, int]]] = {}
    if table.columns:
        return _hidden_in_columns(table)
    for number, row in enumerate(table.rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and not value.isascii():
                for name in hidden_characters(value):
                    cells.setdefault(name, []).append((number, column))
    return [_hidden_finding(name, table.location_of(*places[0]), len(places)) for name, places in cells.items()]


def _hidden_in_columns(table: CellTable) -> list[Finding]:
    """The same of a long table, by its different cells."""
    cells: dict[str, list[tuple[int, int]]] = {}
    for number, column in enumerate(table.columns):
        names = {
            text: hidden_characters(text) for text in column.distinct if isinstance(text, str) and not text.isascii()
        }
        for name in dict.fromkeys(name for hidden_names in names.values() for name in hidden_names):
            rows = column.find_rows({text for text, hidden_names in names.items() if name in hidden_names}.__contains__)
            cells.setdefault(name, []).extend((row, number) for row in rows)
    return [_hidden_finding(name, table.location_of(*min(places)), len(places)) for name, places in cells.items()]


def _hidden_finding(name: str, location: Location, cells: int) -> Finding:
    message = phrase(
        "{name} can't be seen and may hide or reorder letters; it is in {cells:,} {cells:cell|cells} from here on.",
        name=name,
        cells=cells,
    )
    return Finding(
        "text.hidden", Severity.WARNING, message, location, "Please type the text again if that isn't meant."
    )
