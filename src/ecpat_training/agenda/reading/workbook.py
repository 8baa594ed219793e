"""An agenda in a workbook: every sheet that can be seen as a grid."""

from ecpat_training.agenda.reading.grid import Grid, TextLine
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.table import CellTable
from ecpat_training.files.workbook.file import parse_sheets

MOST_ROWS = 2_000
MOST_COLUMNS = 100


def workbook_grids(data: bytes, file: str) -> tuple[list[Grid], list[Finding]]:
    """The sheets of a workbook, and remarks on the workbook as a whole.

    Raises:
        InputError, RefusedError: it can't be read, or isn't let through by the gate.
        ContentError: it is empty, or so large that it is no agenda.
    """
    tables, findings = parse_sheets(data, file)
    if large := [table for table in tables if len(table.rows) > MOST_ROWS or _width(table) > MOST_COLUMNS]:
        raise ContentError([_too_large(table) for table in large])
    return [_grid(table) for table in tables], findings


def _width(table: CellTable) -> int:
    return max((len(row) for row in table.rows), default=0)


def _grid(table: CellTable) -> Grid:
    sheet = table.sheet or ""
    name = TextLine(sheet, Location(table.file, sheet=sheet))
    return Grid(f"the sheet '{sheet}'", list(table.rows), table.where, (name,), tuple(table.findings), apart=True)


def _too_large(table: CellTable) -> Finding:
    what = f"this sheet has {len(table.rows):,} rows and {_width(table):,} columns: more than any agenda."
    hint = "Please delete the sheet, or the cells far from the agenda."
    return Finding("agenda.too-long", Severity.ERROR, what, Location(table.file, sheet=table.sheet), hint)
