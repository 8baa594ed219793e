"""Lines of a list, and other sheets of it, that say of people by name that they are out."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ecpat_training.core.finding import Severity
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from tests.files.workbooks import parse_workbook
from tests.roster.lists import sheet
from tests.roster.standing_lists import HEADER, INSIDE, OUT, counted, questions, read

WHOLE = [*INSIDE, *OUT]


@pytest.mark.parametrize(
    ("line", "rows", "are_out"),
    [
        ("Not coming: Carla Dinu", ["row 4"], True), ("Apologies: Carla Dinu, Dan Enescu", ["row 4", "row 5"], True),
        ("Excusés : Dinu, Enescu", ["row 4", "row 5"], True), ("Abgesagt: Frau Dinu", ["row 4"], True),
        ("* Carla Dinu only as observer", ["row 4"], True), ("Відмовились: Діну", ["row 4"], True),
        ("Waiting list: Enescu", ["row 5"], True), ("Notă: Dinu nu mai lucrează la noi", ["row 4"], False),
        ("Примітка: Діну не зможе взяти участь", ["row 4"], False), ("Uwaga: Dan zrezygnował", ["row 5"], True),
        ("Bemerkung: Carla Dinu hat am 3. Mai abgesagt", ["row 4"], False), ("No reply: Dinu", ["row 4"], False),
        ("Carla Dinu is replaced by Dan Enescu", ["row 4"], False),
        ("Napomena: Enescua neće biti, otkazao je", ["row 5"], False),
        ("Carla Dinu cannot come; Mira Tot will replace her", ["row 4"], True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_below", [True, False])
def test_a_line_that_names_people_who_are_out_is_asked_once(
    line: str, rows: list[str], are_out: bool, is_below: bool
) -> None:
    reading = roster_from(sheet("\n".join([HEADER, *WHOLE, "", line] if is_below else [line, HEADER, "", *WHOLE[2:]])))
    (question,) = questions(reading)
    places = [place.cell for place in question.also]
    assert places == rows
    everybody = 4 if is_below else 2
    assert len(counted(reading)) == everybody - (len(rows) if are_out and is_below else 0)
    assert "If they take part, delete the line; if they don't, write so in a column `Status`;" in str(question.hint)


@pytest.mark.parametrize(
    "line",
    [
        "Prepared by: Carla Dinu",
        "Contact: Ana Popa",
        "Organiser: Ana Popa",
        "Absent: Zoe Zed",
        "List of 3 May, Hotel Ana",
        "Signature: Ben Ilie",
    ],
)
def test_lines_of_whoever_made_the_list_or_of_nobody_on_it_ask_nothing_about_who_is_out(line: str) -> None:
    reading = read(*WHOLE, "", line)
    assert (len(counted(reading)), questions(reading)) == (4, [])


@pytest.mark.parametrize(
    "line", ["Note: Carla Dinu arrives late by train", "* Carla Dinu braucht ein Zimmer", "NB: Carla Dinu вегетарианка"]
)
def test_a_line_that_names_somebody_in_words_that_are_not_known_is_quoted_without_names(line: str) -> None:
    (note,) = questions(read(*WHOLE, "", line))
    assert (note.severity, "(row 4)" in note.message) == (Severity.NOTE, True)
    assert "Dinu" not in note.message
    assert "Nothing is read from it." in note.message


@pytest.mark.parametrize(
    "line",
    ["Carla Dinu arrives a day late", "Carla Dinu kommt erst am Dienstag", "Carla Dinu arrive en retard le soir"],
)
def test_a_sentence_in_the_place_of_a_name_is_no_person(line: str) -> None:
    reading = read(*WHOLE, line)
    assert len(counted(reading)) == 4
    assert [finding.code for finding in reading.findings if finding.severity is Severity.WARNING] == ["roster.nobody"]


def test_names_that_hold_words_of_others_are_told_apart() -> None:
    rows = [row.replace("Dan Enescu", "Carla Popa") for row in WHOLE]
    (question,) = questions(read(*rows, "", "Declined: Carla Popa"))
    assert [place.cell for place in question.also] == ["row 5"]
    (question,) = questions(read(*rows, "", "Declined: Carla"))
    assert [place.cell for place in question.also] == ["row 4", "row 5"]


def workbook(*sheets: tuple[str, list[tuple[str, ...]]]) -> RosterReading:
    book = Workbook()
    people: list[tuple[str, ...]] = [("Name", "Organisation"), ("Ana Popa", "Police"), ("Ben Ilie", "Shelter")]
    for title, rows in (("List", people), *sheets):
        page: Worksheet = book.create_sheet(title)
        for row in rows:
            page.append(row)
    del book["Sheet"]
    stream = BytesIO()
    book.save(stream)
    return roster_from(parse_workbook(stream.getvalue(), "list.xlsx"))


@pytest.mark.parametrize("title", ["Cancellations", "Declined", "Absagen", "Désistements", "Отменили", "Otkazali"])
def test_somebody_who_stands_on_a_sheet_of_those_who_are_out_as_well_is_asked(title: str) -> None:
    reading = workbook((title, [("Name", "Reason"), ("Ben Ilie", "sick"), ("Zoe Zed", "-")]))
    assert counted(reading) == ["Ana Popa"]
    (question,) = questions(reading)
    assert "1 person of the list (row 3) stands on another sheet under" in question.message


@pytest.mark.parametrize(
    ("title", "rows", "are_counted"),
    [("Waiting list", [("Ben", "Ilie")], True), ("Notes", [("Ben Ilie has cancelled", "")], True),
     ("Remarques", [("Excusé : Ben Ilie", "")], False)],
)  # fmt: skip
def test_sheets_of_notes_and_of_those_who_wait_are_asked_too(
    title: str, rows: list[tuple[str, ...]], are_counted: bool
) -> None:
    reading = workbook((title, rows))
    assert len(questions(reading)) == 1
    assert ("Ben Ilie" in counted(reading)) == are_counted or title == "Notes"


@pytest.mark.parametrize("title", ["Trainers", "Agenda", "Participants 2", "Travel"])
def test_other_sheets_ask_nothing(title: str) -> None:
    assert questions(workbook((title, [("Name", "Hotel"), ("Ben Ilie", "cancelled")]))) == []


def test_what_a_column_settles_is_asked_no_more_and_a_struck_row_is_told_what_to_do() -> None:
    rows = [
        "Name | Organisation | Status | Remarks",
        "Ana Popa | Police | confirmed | ",
        "Ben Ilie | Shelter | declined | ill",
    ]
    assert questions(roster_from(sheet("\n".join(rows)))) == []
    table = sheet("\n".join([HEADER, *WHOLE]))
    reading = roster_from(replace(table, struck_rows=frozenset({2})))
    (hint,) = [finding.hint for finding in reading.findings if finding.code == "roster.nobody"]
    assert hint == "If it is a participant, undo the striking out; if it isn't, delete the row."
