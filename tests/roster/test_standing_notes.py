"""Who is out, as workbooks say it by notes (comments) on cells and by the colour of letters."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from ecpat_training.core.finding import Finding
from ecpat_training.files.workbook.marks import MARK_AUTHOR
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.values.participant import STATUSES_OUT
from tests.files.workbooks import parse_workbook

ROWS = (
    ("Name", "Organisation", "Position", "E-mail"),
    ("Ana Popa", "Border Police", "police officer", "a@police.example"),
    ("Ben Ilie", "Child Helpline", "social worker", "b@help.example"),
    ("Carla Dinu", "Border Police", "police officer", "c@police.example"),
)
THREAD = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; edits will be lost."
    " Learn more: https://threads.example/?id=1\n\nComment:\n    cancelled"
)


def reading_of(book: Workbook) -> RosterReading:
    stream = BytesIO()
    book.save(stream)
    return roster_from(parse_workbook(stream.getvalue(), "list.xlsx"))


def workbook(*below: str) -> Workbook:
    book = Workbook()
    for row in (*ROWS, *((text,) for text in below)):
        book.worksheets[0].append(row)
    return book


def questions(reading: RosterReading) -> list[Finding]:
    return [finding for finding in reading.findings if finding.code == "roster.standing"]


def counted(reading: RosterReading) -> list[str]:
    return [person.name for person in reading.roster.participants if person.status not in STATUSES_OUT]


@pytest.mark.parametrize(
    ("note", "cell"),
    [("cancelled", "A3"), ("Maria Ionescu:\nAbgesagt", "D3"), ("отказался", "B3"), ("a annulé", "A3"), (THREAD, "C3")],
)
def test_a_note_on_any_cell_of_a_person_says_who_is_out(note: str, cell: str) -> None:
    book = workbook()
    book.worksheets[0][cell].comment = Comment(note, "Maria Ionescu")
    reading = reading_of(book)
    assert counted(reading) == ["Ana Popa", "Carla Dinu"]
    (question,) = questions(reading)
    assert "is remarked of 1 person (row 3); this person is read as" in question.message


def test_notes_of_our_own_and_those_about_something_else_ask_nothing() -> None:
    book = workbook()
    book.worksheets[0]["A2"].comment = Comment("this person is read as withdrawn", MARK_AUTHOR)
    book.worksheets[0]["A3"].comment = Comment("Maria Ionescu:\nvegetarian", "Maria Ionescu")
    book.worksheets[0]["A1"].comment = Comment("cancelled ones in red", "Maria Ionescu")
    reading = reading_of(book)
    assert (len(counted(reading)), questions(reading)) == (3, [])


@pytest.mark.parametrize(
    ("legend", "colour"), [("red = cancelled", None), ("rot: abgesagt", "FFFF0000"), ("серым - отказались", "FF808080")]
)
def test_letters_in_a_colour_that_a_legend_explains_say_who_is_out(legend: str, colour: str | None) -> None:
    book = workbook("", legend)
    for cell in book.worksheets[0][3]:
        cell.font = Font(color=colour or "FFFF0000")
    if colour:
        book.worksheets[0]["A6"].font = Font(color=colour)
    reading = reading_of(book)
    assert counted(reading) == ["Ana Popa", "Carla Dinu"]
    assert questions(reading)[0].message.startswith("a legend says `")


def test_the_usual_colour_of_letters_is_none_and_a_colour_without_a_legend_asks_nothing() -> None:
    book = workbook()
    book.worksheets[0]["A3"].font = Font(color="FF808080")
    book.worksheets[0]["A2"].font = Font(color="FF000000")
    reading = reading_of(book)
    assert (len(counted(reading)), questions(reading)) == (3, [])
