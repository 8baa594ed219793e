"""Who is out, as a list says it by a whole column or by a heading that no table knows: asked once, not passed over."""

import pytest

from ecpat_training.core.finding import Finding
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.values.participant import STATUSES_OUT
from tests.roster.lists import sheet

PEOPLE = (
    "Ana Popa | Border Police | police officer",
    "Ben Ilie | Child Helpline | social worker",
    "Carla Dinu | Border Police | police officer",
    "Dan Enescu | Child Helpline | teacher",
)
HEADER = "Name | Organisation | Position"


def read(*rows: str) -> RosterReading:
    return roster_from(sheet("\n".join(rows)))


def questions(reading: RosterReading) -> list[Finding]:
    return [finding for finding in reading.findings if finding.code == "roster.standing"]


def counted(reading: RosterReading) -> list[str]:
    return [person.name for person in reading.roster.participants if person.status not in STATUSES_OUT]


def beside(header: str, cells: str) -> RosterReading:
    """A list with one more column, in front where its header ends with `<`."""
    texts = [header.removesuffix("<"), *cells.split(";")]
    rows = zip((HEADER, *PEOPLE), texts, strict=True)
    return read(*(f"{text} | {row}" if header.endswith("<") else f"{row} | {text}" for row, text in rows))


@pytest.mark.parametrize(
    "heading",
    ["The following could not be accommodated:", "II. Später zu laden:", "Ceux qui viendront une autre fois:"],
)
def test_a_heading_that_no_table_knows_is_quoted_and_asked_with_its_people(heading: str) -> None:
    reading = read(HEADER, *PEOPLE[:2], heading, *PEOPLE[2:])
    assert len(counted(reading)) == 4
    (question,) = questions(reading)
    assert "2 people stand under `" in question.message
    assert "it isn't clear what that says" in question.message


@pytest.mark.parametrize("heading", ["Group 2", "Border Police", "NGOs:", "Moldova", "Day 2", "CARITAS", "Prosecutors"])
def test_a_heading_that_plainly_names_a_group_asks_nothing(heading: str) -> None:
    assert questions(read(HEADER, *PEOPLE[:2], heading, *PEOPLE[2:])) == []


@pytest.mark.parametrize(
    "heading", ["Pending", "Nu au confirmat", "Noch offen", "На чекању", "En attente", "Pendientes"]
)
def test_people_of_whom_it_is_not_known_whether_they_come_are_asked(heading: str) -> None:
    reading = read(HEADER, *PEOPLE[:2], heading, *PEOPLE[2:])
    assert (len(counted(reading)), len(questions(reading))) == (4, 1)
    remarked = beside("Remarks", f";;{heading};")
    assert "it isn't clear what that says, so this person counts" in questions(remarked)[0].message


@pytest.mark.parametrize(
    ("header", "cells"),
    [("Day 1", "P;A;P;P"), ("Присутність", "+;-;+;+"), ("D1", "✓;-;✓;✓"), ("P/A", "P;A;P;P"), ("Prezență", "P;A;P;P")],
)
def test_whoever_has_a_sign_of_absence_beside_those_of_others_is_asked_as_a_block(header: str, cells: str) -> None:
    (question,) = questions(beside(header, cells))
    assert "1 person (row 3)" in question.message


@pytest.mark.parametrize("cells", ["F;M;F;M", "true;false;true;true", "P;;P;P"])
def test_other_letters_in_a_column_ask_nothing(cells: str) -> None:
    assert questions(beside("ms_1", cells)) == []


@pytest.mark.parametrize("cells", ["1;2;R1;R2", "1;2;Р1;Р2", "1;2;W;W"])
def test_running_numbers_that_go_on_with_a_letter_are_asked(cells: str) -> None:
    reading = beside("No.<", cells)
    (question,) = questions(reading)
    assert (len(counted(reading)), "is remarked of 2 people (rows 4 and 5)" in question.message) == (4, True)


@pytest.mark.parametrize("cells", ["1;2;3;4", "A1;A2;B1;B2", "R1;R2;1;2"])
def test_other_numberings_ask_nothing(cells: str) -> None:
    assert questions(beside("No.<", cells)) == []


@pytest.mark.parametrize("label", ["Waiting list", "Warteliste", "Резерве", "Liste d'attente"])
def test_a_label_beside_the_first_of_a_block_is_that_of_all(label: str) -> None:
    assert counted(beside("<", f"Participants;;{label};")) == ["Ana Popa", "Ben Ilie"]
    reading = beside("<", f";;{label};")
    assert counted(reading) == ["Ana Popa", "Ben Ilie", "Dan Enescu"]
    assert [len(question.also) for question in questions(reading)] == [1, 1]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Category", "Participant;Participant;Trainer;Observer"),
        ("Rolle", "Teilnehmerin;Teilnehmerin;Referent;Beobachter"),
        ("Uloga", "učesnik;učesnik;prevodilac;posmatrač"),
    ],
)
def test_who_is_no_participant_where_others_are_called_so_does_not_count_and_is_asked(header: str, cells: str) -> None:
    reading = beside(header, cells)
    assert counted(reading) == ["Ana Popa", "Ben Ilie"]
    assert len(questions(reading)) == 2


def test_a_trainer_by_profession_is_a_participant_where_nobody_is_called_one() -> None:
    assert len(counted(beside("Category", "GO;NGO;GO;NGO"))) == 4
    assert questions(beside("Role", "police officer;social worker;trainer;teacher")) == []
