"""Agendas as offices lay them out, made with openpyxl and python-docx."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.agenda.reading.tables import read_tables, written_agenda
from ecpat_training.core.errors import ContentError
from ecpat_training.programme.model.programme import Programme
from tests.agenda.cases import programme

HEADER = ("Time", "Session", "Method", "Trainers")
DAY = [
    ("09:00-09:30", "Opening", "plenary", "BG-1 + NL-2"),
    ("09:30-10:10", "A talk", "lecture", "BG-1 + NL-2"),
    ("10:10-10:25", "Break", "", ""),
    ("10:25-11:25", "An exercise", "exercise", "NL-2 + BG-1"),
]
"""A morning of the small programme as our own tables say it."""

Rows = Sequence[Sequence[object]]


def workbook(path: Path, sheets: dict[str, Rows], more: Callable[[Worksheet], None] | None = None) -> Path:
    """A workbook with these sheets; `more` does something to each of them."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if more:
            more(sheet)
    book.save(path)
    return path


def word(path: Path, *blocks: str | Rows) -> Path:
    """A Word document of paragraphs and tables."""
    made = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
            continue
        table = made.add_table(rows=0, cols=max(len(row) for row in block))
        for row in block:
            for cell, value in zip(table.add_row().cells, row, strict=False):
                cell.text = str(value)
    made.save(str(path))
    return path


def read(path: Path, training: str | None = "two-days", of: Programme | None = None) -> tuple[Agenda, list[str]]:
    """The agenda in a file, and what is said of it: place, severity, message."""
    of = of or programme()
    agenda, findings = read_agenda(written_agenda(read_tables(path), of, training), of)
    return agenda, [f"{_inside(one)} {one.severity}: {one.message} {one.hint or ''}".strip() for one in findings]


def problems(path: Path, training: str | None = "two-days") -> list[str]:
    """Everything that keeps a file from being read: place, message, what to do."""
    try:
        _, findings = read(path, training)
    except ContentError as error:
        errors = [one for one in error.findings if one.severity == "error"]
        return [f"{_inside(one)} {one.message} {one.hint or ''}".strip() for one in errors]
    raise AssertionError(f"it was read: {findings}")


def _inside(finding: Any) -> str:
    return str(finding.where).rpartition("/")[2].partition("!")[2]


def listed(agenda: Agenda) -> list[str]:
    """An agenda in a line an item: `1 09:00-09:30 opening BG-1 NL-2`; own sessions by their title."""
    lines = []
    for day in agenda.days:
        for item in day.items:
            name = item.title if item.session is None or item.session.id.startswith("unlisted") else item.session.id
            kind = f"({item.kind}) " if item.kind != "session" else ""
            times = f"{_clock(item.start)}-{_clock(item.end)}"
            lines.append(" ".join([str(day.date or day.number), times, kind + name, *item.trainers]))
    return lines


def _clock(minutes: int) -> str:
    return (datetime.datetime.min + datetime.timedelta(minutes=minutes)).strftime("%H:%M")


BREAK_NOTE = "was read as"


def table(path: Path, rows: Rows, *merged: str) -> tuple[Agenda, list[str]]:
    """What is read of one sheet, some of whose cells are merged, and what is said beside own sessions and breaks."""

    def merge(sheet: Worksheet) -> None:
        for cells in merged:
            sheet.merge_cells(cells)

    agenda, said = read(workbook(path / "agenda.xlsx", {"Agenda": rows}, merge))
    return agenda, beside(said)


def document(path: Path, *blocks: str | Rows) -> tuple[Agenda, list[str]]:
    agenda, said = read(word(path / "agenda.docx", *blocks))
    return agenda, beside(said)


def beside(said: Sequence[str]) -> list[str]:
    return [one for one in said if not any(words in one for words in (BREAK_NOTE, "merged cells", "renamed?"))]
