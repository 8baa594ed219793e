"""Workbooks: typed cells by calamine, and what calamine passes over in silence told with its cell."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from math import isfinite
from typing import TypeGuard

from ecpat_training.core.errors import EcpatError, InputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location, cell_name
from ecpat_training.core.text import count, listing, visible
from ecpat_training.core.waiting import iterate_while_awaited
from ecpat_training.files.characters import control_finding, controls, show_controls
from ecpat_training.files.hidden import hidden_findings
from ecpat_training.files.table import CellTable, CellValue, ReadValue
from ecpat_training.files.workbook.gate import SheetPart, lost_notes, open_package
from ecpat_training.files.workbook.scan import LONGEST_CELL, MAX_CELLS_TOLD, FirstCells, Scan
from ecpat_training.files.workbook.sheets import WorkbookSheets
from ecpat_training.files.workbook.zip import damaged
from ecpat_training.words.catalogue.message import phrase

_LIKE_THESE = "like these."


def parse_sheets(data: bytes, file: str, *, opendocument: bool = False) -> tuple[list[CellTable], list[Finding]]:
    """(tables, findings about the workbook): every sheet that can be seen and holds data. The workbook may be an
    `opendocument` one, by its name.

    Raises:
        InputError, RefusedError: the workbook can't be read, or could harm whoever opens it.
        ContentError: no sheet that can be seen holds data.
    """
    sheets = _open_workbook(data, file) if opendocument else WorkbookSheets(open_package(data, file))
    sheet_parts, hidden = sheets.with_data()
    return [table_of(sheets, sheet_part, []) for sheet_part in sheet_parts], [*sheets.package.findings, *hidden]


def _open_workbook(data: bytes, file: str) -> WorkbookSheets:
    """A spreadsheet of LibreOffice's own kind; anything else under its name is judged as a workbook."""
    from ecpat_training.files.workbook.opendocument import is_opendocument, open_opendocument  # which reads cells too

    return open_opendocument(data, file) if is_opendocument(data) else WorkbookSheets(open_package(data, file))


def table_of(sheets: WorkbookSheets, chosen: SheetPart, findings: list[Finding]) -> CellTable:
    """One sheet, with what is wrong with its cells.

    The findings of the table hold errors too: cells whose value can't be trusted (an error value, a formula without
    a result, a senseless date, control characters). Such cells are empty, or show the characters as `<U+001B>`.

    Args:
        sheets: a workbook that has passed its gate.
        chosen: one of its sheets.
        findings: what is known already; the table's own follow.

    Raises:
        InputError, RefusedError: the sheet is damaged, or holds more than is read.
        ContentError: the sheet holds no data.
    """
    file = sheets.file
    scan = sheets.scan(chosen)
    locate = _places(file, chosen)
    if scan.lost_texts.count:
        place = locate(scan.lost_texts.cells[0])
        message = phrase("the workbook is damaged: it doesn't hold the text of {cells}.", cells=_cells(scan.lost_texts))
        raise InputError.because("workbook.lost-text", message, location=place, hint="Please save it again in Excel.")
    with damaged(file):
        values = sheets.values(chosen)
    rows, faults = _rows(values, locate)
    findings += [*_scan_findings(scan, locate), *faults]
    findings += spread_merged(rows, scan.merges, locate)
    names = tuple(sheet_part.name for sheet_part in sheets.package.sheets)
    notes, are_notes_lost = sheets.notes(chosen)
    if are_notes_lost:
        findings.append(lost_notes(Location(file, sheet=visible(chosen.name))))
    struck_rows = frozenset(
        row for row, cells in scan.struck_cells.items() if 2 * len(cells) > _count_filled(rows, row)
    )
    table = CellTable(
        file,
        rows,
        sheet=visible(chosen.name),
        sheets=tuple(map(visible, names)),
        banners=frozenset(scan.banners),
        struck_rows=struck_rows,
        struck_cells=frozenset(
            cell for row, cells in scan.struck_cells.items() if row not in struck_rows for cell in cells
        ),
        fills=scan.fills,
        inks=scan.inks,
        notes=notes,
        broken_cells=frozenset(
            cell
            for first_cells in (scan.errors, scan.formulas_without_result, scan.bad_dates)
            for cell in first_cells.cells
        ),
        formulas=frozenset((*scan.formulas.cells, *scan.formulas_without_result.cells)),
        merged_spans={
            **{top_cell: (bottom[0] - top_cell[0] + 1, 1) for top_cell, bottom in scan.merges},
            **scan.wide_spans,
        },
        findings=findings,
        find_sheet=partial(_find_sheet, sheets),
    )
    findings += hidden_findings(table)
    return table


def _find_sheet(sheets: WorkbookSheets, name: str) -> CellTable | None:
    sheet_part = next(
        (
            sheet_part
            for sheet_part in sheets.package.sheets
            if visible(sheet_part.name) == name and not sheet_part.is_hidden
        ),
        None,
    )
    try:
        return None if sheet_part is None else table_of(sheets, sheet_part, [])
    except EcpatError:
        return None


def _count_filled(rows: list[list[CellValue]], row: int) -> int:
    return sum(cell is not None for cell in rows[row]) if row < len(rows) else 0


def _rows(
    values: list[list[ReadValue]], locate: Callable[[tuple[int, int]], Location]
) -> tuple[list[list[CellValue]], list[Finding]]:
    """The rows as wide as the sheet's values reach, empty ones as empty lists, and what is wrong with single cells."""
    rows: list[list[CellValue]] = []
    findings: list[Finding] = []
    for number, row in enumerate(iterate_while_awaited(values)):
        if _is_plain(row):
            rows.append(row)
            continue
        cells: list[CellValue] = [value if value.__class__ is str and value else _plain_value(value) for value in row]
        for column, value in enumerate(cells):
            if value.__class__ is str and not (len(value) <= LONGEST_CELL and value.isascii() and value.isprintable()):
                cells[column] = _clean(str(value), locate((number, column)), findings)
            elif value.__class__ is float and not isfinite(value):
                cells[column] = None
                place = locate((number, column))
                findings.append(_fault("workbook.number", "this is no number.", place, "Please type it again."))
        if all(value is None for value in cells):
            cells = []
        rows.append(cells)
    return rows, findings


def _is_plain(row: list[ReadValue]) -> TypeGuard[list[CellValue]]:
    """Whether a row is short text without accents throughout, as most are, which is seen of all its cells at once."""
    try:
        # One test for a whole row is several times faster than one for each cell, and most rows pass.
        text = "".join(row)  # type: ignore[arg-type]
    except TypeError:  # a number, a date
        return False
    return len(text) <= LONGEST_CELL and text.isascii() and text.isprintable() and all(row)


def _plain_value(value: ReadValue) -> CellValue:
    """A value of calamine as the table holds it: whole numbers as such, a duration below a day as a time."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, timedelta):
        return (datetime.min + value).time() if timedelta(0) <= value < timedelta(days=1) else str(value)
    return value


def _clean(text: str, location: Location, findings: list[Finding]) -> str | None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if bad := controls(text):
        findings.append(control_finding(bad, location))
        text = show_controls(text)
    if len(text) > LONGEST_CELL:
        message = phrase(
            "this text is longer than {longest_cell:,} characters, the most that are read.", longest_cell=LONGEST_CELL
        )
        findings.append(_fault("workbook.long", message, location, "Please shorten it."))
        return None
    return text


def _scan_findings(scan: Scan, locate: Callable[[tuple[int, int]], Location]) -> list[Finding]:
    """What the scan saw: errors cell by cell, formulas in one line."""
    open_and_save = "Please open the workbook in Excel, so that it calculates, and save it."
    findings: list[Finding] = []
    for first_cells, code, message, hint in (
        (scan.errors, "workbook.error-value", "the cell holds an error value such as #N/A.", "Please correct it."),
        (scan.formulas_without_result, "workbook.formula", "the cell holds a formula without a result.", open_and_save),
        (scan.bad_dates, "workbook.date", "the number in this cell is no date.", "Please write the date again."),
    ):
        findings += [_fault(code, message, locate(cell), hint) for cell in first_cells.cells[:MAX_CELLS_TOLD]]
        if first_cells.count > MAX_CELLS_TOLD:
            findings.append(
                _fault(
                    code,
                    f"{count(first_cells.count - MAX_CELLS_TOLD, 'more cell')} {_LIKE_THESE}",
                    locate(first_cells.cells[MAX_CELLS_TOLD - 1]),
                )
            )
    if hidden_row_count := scan.hidden_rows.count:
        message = phrase(
            "{rows:,} {rows:row|rows} of this sheet {rows:is|are} hidden, and {rows:was|were} read.",
            rows=hidden_row_count,
        )
        first_hidden_row = replace(locate(scan.hidden_rows.cells[0]), cell=f"row {scan.hidden_rows.cells[0][0] + 1}")
        hint = phrase(
            "Please delete {rows:it if it doesn't|them if they don't} belong to the list.", rows=hidden_row_count
        )
        findings.append(Finding("workbook.hidden-rows", Severity.WARNING, message, first_hidden_row, hint))
    if scan.formulas.count:
        message = phrase("formula in {cells}: the result that Excel saved was used.", cells=_cells(scan.formulas))
        first_formula_location = locate(scan.formulas.cells[0])
        findings.append(Finding("workbook.formula", Severity.WARNING, message, first_formula_location))
    return findings


def is_of_many_cells(finding: Finding) -> bool:
    """Whether a finding stands for the cells behind the first that are told one by one."""
    return finding.message.endswith(_LIKE_THESE)


def _fault(code: str, message: str, location: Location, hint: str | None = None) -> Finding:
    return Finding(code, Severity.ERROR, message, location, hint)


def _cells(first_cells: FirstCells) -> str:
    names = [cell_name(*cell) for cell in first_cells.cells[:6]]
    return f"{', '.join(names)} and {first_cells.count - 6:,} more" if first_cells.count > 6 else listing(names)


def _places(file: str, sheet: SheetPart) -> Callable[[tuple[int, int]], Location]:
    return lambda cell: Location(file, sheet=visible(sheet.name), cell=cell_name(*cell))


_Cell = tuple[int, int]


def spread_merged(
    rows: list[list[CellValue]], merges: list[tuple[_Cell, _Cell]], locate: Callable[[_Cell], Location]
) -> list[Finding]:
    """Gives the value of cells merged downwards to each row that they span, in place. Returns a note that names the
    ranges.

    Args:
        rows: the table.
        merges: the first and the last cell of each range of one column; cells merged across columns are titles, and
            stay one cell.
        locate: the place of a cell.
    """
    spread_ranges: list[str] = []
    first_cell: _Cell | None = None
    width = max((len(row) for row in rows), default=0)
    for (top_row, column), (bottom, _) in merges:
        value = rows[top_row][column] if top_row < len(rows) and column < len(rows[top_row]) else None
        if value is None:
            continue
        for row in rows[top_row + 1 : bottom + 1]:
            row.extend([None] * (width - len(row)))
            if row[column] is None:
                row[column] = value
        spread_ranges.append(f"{cell_name(top_row, column)}:{cell_name(bottom, column)}")
        first_cell = first_cell or (top_row, column)
    if first_cell is None:
        return []
    message = phrase("merged cells {spread}: the value was read for each of their rows.", spread=listing(spread_ranges))
    return [Finding("workbook.merged", Severity.NOTE, message, locate(first_cell))]
