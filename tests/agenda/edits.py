"""An agenda as we write it, and what people do to it in Excel and Word before they send it back."""

from collections.abc import Callable
from copy import copy, deepcopy
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.document import Document as WordDocument
from docx.table import Table as WordTable
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ecpat_training.agenda.model.agenda import Agenda, PlannedTraining
from ecpat_training.agenda.papers import agenda as paper
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.documents.outputs import render
from ecpat_training.documents.provenance import Provenance
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme

PROGRAMME = """\
programme: A programme that is sent around
id: sent
timezone: Europe/Sofia
events:
  - {id: two-days, title: Two days, country: BG, twin: NL, days: 2, start: 2025-03-29, participants: 20,
     hours: 09:00-14:00, language: en}
manual:
  - chapter: Frame
    sessions:
      - {id: opening, title: Opening, minutes: 30, method: plenary, place: start of training}
      - {id: pre-test, title: Before, minutes: 15, method: questionnaire, place: start of training}
      - {id: recap, title: Looking back, minutes: 15, method: discussion, place: start of each later day}
      - {id: feedback, title: Feedback, minutes: 10-20, method: reflection, place: end of each earlier day}
      - {id: closing, title: Closing, minutes: 20, method: plenary, place: end of training}
  - chapter: Content
    sessions:
      - {id: talk, title: A talk, minutes: 40, method: lecture, needs: {lead: law}}
      - {id: exercise, title: An exercise, minutes: 60, method: exercise, practice: 80 %}
      - {id: heavy, title: Hard to hear, minutes: 45, method: case study, care: sensitive}
trainers:
  - {id: BG-1, country: BG, stakeholder: GO, role: law enforcement, speaks: [bg, en], competences: [law, care]}
  - {id: NL-2, country: NL, stakeholder: NGO, role: care, speaks: [nl, en], competences: [law, care]}
rules:
  agenda:
    - no overlap: {}
    - session length: {}
    - frame: {}
    - coverage: {}
    - breaks: {}
"""
DAYS = [
    [
        "09:00-09:30 opening @ BG-1 + NL-2", "09:30-09:45 pre-test @ NL-2 + BG-1", "09:45-10:25 talk @ BG-1 + NL-2",
        "10:25-10:40 break", "10:40-11:40 exercise @ NL-2 + BG-1", "11:40-12:40 lunch",
        "12:40-13:25 heavy @ NL-2 + BG-1", "13:25-13:40 break", "13:40-14:00 feedback @ BG-1 + NL-2",
    ],
    ["09:00-09:15 recap @ BG-1 + NL-2", "09:15-09:35 closing @ BG-1 + NL-2"],
]  # fmt: skip
TIME, TITLE, METHOD, TRAINERS, ID = range(1, 6)
"""The columns of a sheet, as openpyxl counts them."""
OPENING, PRE_TEST, TALK, PAUSE, EXERCISE, LUNCH = range(2, 8)
"""Rows of the first day, below their header."""


@cache
def programme() -> Programme:
    """The programme of which the agenda is."""
    return Programme.model_validate(yaml.load(PROGRAMME, yaml.CBaseLoader))


@cache
def written() -> Agenda:
    """The agenda that was sent out."""
    days = [{"date": f"2025-03-{29 + number}", "items": items} for number, items in enumerate(DAYS)]
    return read_agenda(Source("sent.yaml", {"training": "two-days", "days": days}), programme())[0]


def sent(path: Path) -> Path:
    """The file that was sent out, in the format of its ending."""
    if path.suffix == ".yaml":
        path.write_text(agenda_yaml(written(), programme()), encoding="utf-8")
        return path
    planned = PlannedTraining(programme(), programme().training("two-days"), written())
    path.write_bytes(render(paper.document(planned, Provenance("0.1.0", "ecpat plan", ())), path))
    return path


@dataclass(frozen=True)
class Edit:
    """One thing that people do. `changed` are the titles that `ecpat plan diff` then names, `asked` the codes of
    questions and remarks that it leads to; `refused` says that nothing goes on before they are answered."""

    does: Callable[[Any], None]
    changed: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    refused: bool = False


def edited(path: Path, edit: Edit) -> Path:
    """The file after an edit."""
    sent(path)
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        edit.does(document)
        document.save(str(path))
    else:
        book = load_workbook(path)
        edit.does(book)
        book.save(path)
    return path


# -- Excel --


def sheet(book: Workbook, day: int = 1) -> Worksheet:
    return book[f"Day {day}"]


def cell(row: int, column: int, value: object, day: int = 1) -> Callable[[Workbook], None]:
    """Types over a cell."""

    def typed(book: Workbook) -> None:
        sheet(book, day).cell(row, column).value = value  # type: ignore[union-attr]

    return typed


def both(*edits: Callable[[Any], None]) -> Callable[[Any], None]:
    def one_after_the_other(file: Any) -> None:
        for edit in edits:
            edit(file)

    return one_after_the_other


def row_values(at: Worksheet, row: int) -> list[Any]:
    return [at.cell(row, column).value for column in range(1, at.max_column + 1)]


def put_row(at: Worksheet, row: int, values: list[Any]) -> None:
    for column, value in enumerate(values, 1):
        at.cell(row, column).value = value  # type: ignore[union-attr]


def swap_rows(one: int, other: int, *, columns: range | None = None) -> Callable[[Workbook], None]:
    """Swaps two rows, or some of their columns."""

    def swapped(book: Workbook) -> None:
        at = sheet(book)
        for column in columns or range(1, at.max_column + 1):
            first, second = at.cell(one, column), at.cell(other, column)
            first.value, second.value = second.value, first.value  # type: ignore[union-attr]

    return swapped


def move_row(from_: int, to: int) -> Callable[[Workbook], None]:
    """Cuts a row out and inserts it elsewhere, with its time."""

    def moved(book: Workbook) -> None:
        at = sheet(book)
        rows = [row_values(at, row) for row in range(2, at.max_row + 1)]
        rows.insert(to - 2, rows.pop(from_ - 2))
        for row, values in enumerate(rows, 2):
            put_row(at, row, values)

    return moved


def insert(before: int, *values: object) -> Callable[[Workbook], None]:
    def inserted(book: Workbook) -> None:
        at = sheet(book)
        at.insert_rows(before)
        put_row(at, before, list(values))

    return inserted


def delete_row(row: int) -> Callable[[Workbook], None]:
    return lambda book: sheet(book).delete_rows(row)


def delete_column(column: int) -> Callable[[Workbook], None]:
    def deleted(book: Workbook) -> None:
        for day in (1, 2):
            sheet(book, day).delete_cols(column)

    return deleted


def each_time(change: Callable[[str], object]) -> Callable[[Workbook], None]:
    """Rewrites every time of both days."""

    def rewritten(book: Workbook) -> None:
        for day in (1, 2):
            for row in range(2, sheet(book, day).max_row + 1):
                at = sheet(book, day).cell(row, TIME)
                at.value = change(str(at.value).replace("–", "-"))  # type: ignore[union-attr]

    return rewritten


def each_title(change: Callable[[str], str]) -> Callable[[Workbook], None]:
    def rewritten(book: Workbook) -> None:
        for day in (1, 2):
            for row in range(2, sheet(book, day).max_row + 1):
                at = sheet(book, day).cell(row, TITLE)
                at.value = change(str(at.value).replace("–", "-"))  # type: ignore[union-attr]

    return rewritten


def each_team(change: Callable[[str], str]) -> Callable[[Workbook], None]:
    def rewritten(book: Workbook) -> None:
        for day in (1, 2):
            for row in range(2, sheet(book, day).max_row + 1):
                at = sheet(book, day).cell(row, TRAINERS)
                at.value = change(str(at.value or ""))  # type: ignore[union-attr]

    return rewritten


def half_of_day(text: str) -> str:
    """`9:45 AM - 10:25 AM`."""
    return " - ".join(_half(part) for part in text.split("-"))


def _half(clock: str) -> str:
    hour, minute = map(int, clock.split(":"))
    return f"{(hour - 1) % 12 + 1}:{minute:02} {'PM' if hour >= 12 else 'AM'}"


def start_and_end(book: Workbook) -> None:
    """Splits the times in two columns of Excel's own times."""
    for day in (1, 2):
        at = sheet(book, day)
        at.insert_cols(2)
        put = [("Start", "End")] + [tuple(str(at.cell(row, 1).value).split("–")) for row in range(2, at.max_row + 1)]
        for row, (start, end) in enumerate(put, 1):
            values = (start, end) if row == 1 else (time.fromisoformat(start), time.fromisoformat(end))
            put_row(at, row, [*values])


def turn_columns(book: Workbook) -> None:
    """Puts the columns in another order."""
    for day in (1, 2):
        at = sheet(book, day)
        for row in range(1, at.max_row + 1):
            time_, title, method, *more = row_values(at, row)
            put_row(at, row, [title, *more[:1], time_, method, *more[1:]])


def add_column(book: Workbook) -> None:
    at = sheet(book)
    at.insert_cols(3)
    put_row(at, 1, ["Time", "Session", "Who brings what"])
    at.cell(3, 3).value = "Sofia: the flip chart"  # type: ignore[union-attr]


def hide_and_filter(book: Workbook) -> None:
    sheet(book).row_dimensions[TALK].hidden = True
    sheet(book).auto_filter.ref = "A1:D10"


def rename_sheets(book: Workbook) -> None:
    sheet(book, 1).title, book["Day 2"].title = "Saturday", "Sunday"


def merge_break(book: Workbook) -> None:
    sheet(book).merge_cells("B5:D5")


def merge_trainers(book: Workbook) -> None:
    """One cell for the trainers of three rows."""
    at = sheet(book)
    at.cell(PRE_TEST, TRAINERS).value = None  # type: ignore[union-attr]
    at.merge_cells(start_row=OPENING, end_row=PRE_TEST, start_column=TRAINERS, end_column=TRAINERS)


def heading_above(book: Workbook) -> None:
    for day, text in ((1, "Ziua 1 – sâmbătă, 29 martie 2025"), (2, "Ziua 2 – duminică, 30 martie 2025")):
        at = sheet(book, day)
        at.insert_rows(1, 2)
        at.cell(1, 1).value = text  # type: ignore[union-attr]


def all_on_one_sheet(book: Workbook) -> None:
    """Copies the second day below the first, with a heading."""
    at, second = sheet(book), sheet(book, 2)
    bottom = at.max_row + 2
    at.cell(bottom, 1).value = "Day 2"  # type: ignore[union-attr]
    for row in range(1, second.max_row + 1):
        put_row(at, bottom + row, row_values(second, row))
    book.remove(second)


def copy_row_for_an_own_one(book: Workbook) -> None:
    """Copies a row with its hidden id to begin a session of one's own with it."""
    at = sheet(book)
    at.insert_rows(PAUSE)
    put_row(at, PAUSE, row_values(at, TALK))
    put_row(at, PAUSE, ["10:25-10:40", "A visit to a shelter"])
    at.delete_rows(PAUSE + 1)


# -- Word --


def table(document: WordDocument, day: int = 1) -> WordTable:
    """The table of a day; the facts above the first day stand in one as well."""
    days = [one for one in document.tables if one.rows[0].cells[0].text == "Time"]
    return days[day - 1]


def text(row: int, column: int, value: str, day: int = 1) -> Callable[[WordDocument], None]:
    """Types over a cell, in its first paragraph, as somebody does who marks the words and types."""

    def typed(document: WordDocument) -> None:
        paragraph = table(document, day).rows[row - 1].cells[column - 1].paragraphs[0]
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        paragraph.runs[0].text = value

    return typed


def retype(row: int, column: int, value: str) -> Callable[[WordDocument], None]:
    """Empties a cell and writes it anew, whatever was hidden in it."""

    def typed(document: WordDocument) -> None:
        table(document).rows[row - 1].cells[column - 1].text = value

    return typed


def move_word_row(from_: int, to: int) -> Callable[[WordDocument], None]:
    def moved(document: WordDocument) -> None:
        rows = table(document).rows
        moving, target = rows[from_ - 1]._tr, rows[to - 1]._tr
        target.addprevious(moving)

    return moved


def delete_word_row(row: int) -> Callable[[WordDocument], None]:
    def deleted(document: WordDocument) -> None:
        gone = table(document).rows[row - 1]._tr
        gone.getparent().remove(gone)

    return deleted


def copy_word_row(row: int, *values: str) -> Callable[[WordDocument], None]:
    """Copies a row, as Word does: its bookmark stays with the first; and fills it in anew."""

    def copied(document: WordDocument) -> None:
        was = table(document).rows[row - 1]._tr
        new = deepcopy(was)
        for mark in [one for one in new.iter() if str(one.tag).endswith(("}bookmarkStart", "}bookmarkEnd"))]:
            mark.getparent().remove(mark)
        was.addnext(new)
        for column, value in enumerate(values, 1):
            text(row + 1, column, value)(document)

    return copied


def merge_word_cells(document: WordDocument) -> None:
    cells = table(document).rows[PAUSE - 1].cells
    cells[1].merge(cells[3])


def two_paragraphs(document: WordDocument) -> None:
    paragraph = table(document).rows[PAUSE + 2 - 1 - 1].cells[1].paragraphs[0]
    paragraph.runs[0].text = "An"
    below = copy(paragraph._p)
    paragraph._p.addnext(below)
    table(document).rows[PAUSE + 2 - 1 - 1].cells[1].paragraphs[1].runs[0].text = "exercise"


def without_bookmarks(document: WordDocument) -> None:
    for mark in [one for one in document.element.iter() if str(one.tag).endswith(("}bookmarkStart", "}bookmarkEnd"))]:
        mark.getparent().remove(mark)


def romanian_headings(document: WordDocument) -> None:
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("Day "):
            paragraph.runs[0].text = paragraph.text.replace("Day", "Ziua").replace("Saturday", "sâmbătă")
            paragraph.runs[0].text = paragraph.text.replace("March", "martie").replace("Sunday", "duminică")
