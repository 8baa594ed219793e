"""Cells of an agenda's tables whose value can't be trusted, such as `#REF!`: what that costs. A cell that is read has
to be corrected; a broken hidden id costs its row the id alone, and a broken cell that nobody reads nothing."""

from collections.abc import Iterator, Set
from dataclasses import replace

from ecpat_training.agenda.reading.grid import AgendaGrid
from ecpat_training.agenda.reading.layout import AgendaLayout
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.workbook.file import is_of_many_cells
from ecpat_training.words.catalogue.message import phrase

_BROKEN_CELL_CODES = ("workbook.error-value", "workbook.formula", "workbook.date")
_MAX_CELLS_NAMED = 12
_Cells = Set[tuple[int, int]]


def report_broken_cells(layout: AgendaLayout) -> Iterator[Finding]:
    """What was found in the cells of the tables that hold an agenda."""
    for grid in layout.used:
        rows = [row for day in layout.days for row in day.rows if row.grid is grid]
        read_cells = {(row.number, column) for row in rows for name, column in row.columns.of.items() if name != "id"}
        ids = {(row.number, row.columns.of["id"]) for row in rows if "id" in row.columns.of}
        yield from _reported_findings(grid, grid.broken & read_cells)
        yield from _report_broken_ids(grid, (grid.broken & ids) - read_cells)
        yield from _unread_cells_note(grid, grid.broken - ids - read_cells)


def _reported_findings(grid: AgendaGrid, broken_cells: _Cells) -> Iterator[Finding]:
    """The findings as they are, of broken cells only those that are read."""
    places = {grid.place(*cell) for cell in broken_cells}
    read_findings = [
        candidate
        for candidate in grid.findings
        if candidate.code in _BROKEN_CELL_CODES and candidate.where in places and not is_of_many_cells(candidate)
    ]
    for finding in grid.findings:
        if finding.code not in _BROKEN_CELL_CODES or finding.severity != Severity.ERROR or finding in read_findings:
            yield finding
        elif is_of_many_cells(finding) and (unlisted_count := len(broken_cells) - len(read_findings)) > 0:
            yield replace(
                finding,
                message=phrase(
                    "{cells:,} {cells:more cell|more cells} of the agenda like these.", cells=unlisted_count
                ),
            )
            break


def _report_broken_ids(grid: AgendaGrid, broken_cells: _Cells) -> Iterator[Finding]:
    if broken_cells:
        message = phrase(
            "{cells:,} {cells:cell|cells} of the column Id {cells:is|are} broken ({places}): "
            "{cells:its row was read by its title|their rows were read by their titles}.",
            cells=len(broken_cells),
            places=_list_cell_names(grid, broken_cells),
        )
        hint = "Please check these titles; the column Id may be deleted."
        yield Finding("agenda.id", Severity.WARNING, message, grid.place(*min(broken_cells)), hint)


def _unread_cells_note(grid: AgendaGrid, broken_cells: _Cells) -> Iterator[Finding]:
    if broken_cells:
        message = phrase(
            "{cells:,} {cells:broken cell|broken cells} ({places}) {cells:is|are} no part of the agenda: not read.",
            cells=len(broken_cells),
            places=_list_cell_names(grid, broken_cells),
        )
        yield Finding("agenda.other-columns", Severity.NOTE, message, grid.place(*min(broken_cells)))


def _list_cell_names(grid: AgendaGrid, broken_cells: _Cells) -> str:
    return listing([grid.place(*cell).place_in_file for cell in sorted(broken_cells)], _MAX_CELLS_NAMED)
