"""A list as a whole: what is read as what, what is asked, and that letters stay letters."""

from datetime import date, datetime, time

import pytest

from ecpat_training.core.finding import Severity
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.roster.rule_parts.composition import tally
from tests.roster.lists import sheet


def messages(reading: RosterReading, code: str) -> list[str]:
    return [str(finding).removeprefix("roster.xlsx!Sheet1!") for finding in reading.findings if finding.code == code]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), ("  Elena \xa0 Ivanova ", "Elena Ivanova"), (1.0, "1"), (2, "2"), ("03", "03"), (1.5, "1.5"),
        (True, "TRUE"), (35988812345.0, "35988812345"), (datetime(2005, 5, 12), "2005-05-12"),
        (datetime(2005, 5, 12, 9, 30), "2005-05-12 09:30:00"), (date(2005, 5, 12), "2005-05-12"),
        (time(9, 30), "09:30:00"), ("1e5", "1e5"), ("007", "007"),
    ],
)  # fmt: skip
def test_cells_as_people_read_them(value: CellValue, text: str) -> None:
    assert as_text(value) == text


@pytest.mark.parametrize(
    "name",
    [
        "Null",
        "None",
        "NA",
        "N/A",
        "True",
        "nan",
        "O'Brien",
        "D’Angelo",
        "Ng",
        "Żółć",
        "Иванова",
        "العربي",
        "-",
        "No",
        "1e5",
    ],
)
def test_names_stay_letter_for_letter(name: str) -> None:
    reading = roster_from(sheet(f"Given name | Surname | Sex\nElena | {name} | F"))
    assert [person.surname for person in reading.roster.participants] == [name]


def test_ids_of_any_cell_type_are_text() -> None:
    rows: list[list[CellValue]] = [["id", "Name"], [1.0, "Elena"], [2, "Kari"], ["03", "Jean"]]
    reading = roster_from(CellTable("roster.xlsx", rows, sheet="Sheet1"))
    assert [person.id for person in reading.roster.participants] == ["1", "2", "03"]


def test_values_that_nobody_knows_are_asked_once_with_their_cells() -> None:
    reading = roster_from(
        sheet("Name | Sector\nElena | Ministerium\nKari | NGO\nJean | Ministerium\nAda | Ministry of Interior")
    )
    assert messages(reading, "roster.unknown-value") == [
        "B2: warning: `Ministerium` in column `Sector` isn't known as a stakeholder type (B2 and B4). "
        "Please write GO, IGO or NGO. (If this is a GO, write GO.) [roster.unknown-value]",
        "B5: warning: `Ministry of Interior` in column `Sector` isn't known as a stakeholder type. "
        "Please write GO, IGO or NGO. (If this is a GO, write GO.) [roster.unknown-value]",
    ]
    assert [person.stakeholder for person in reading.roster.participants] == [None, "NGO", None, None]


def test_a_value_is_shown_safe_and_short() -> None:
    reading = roster_from(sheet(f"Name | Sector\nElena | \u202eUnit\nKari | {'x' * 500}"))
    first, second = messages(reading, "roster.unknown-value")
    assert "`<U+202E>Unit`" in first
    assert len(second) < 250


def test_hundreds_of_unknown_values_end_in_a_sum() -> None:
    rows = "\n".join(f"Person {number} | thing {number}" for number in range(130))
    found = messages(roster_from(sheet(f"Name | Sector\n{rows}")), "roster.unknown-value")
    assert len(found) == 101
    assert "30 more cells in column B can't be read either." in found[-1]


def test_what_is_missing_is_counted_once() -> None:
    reading = roster_from(sheet("Name | Sector | Sex\nElena | | F\nKari | n/a | F\nJean | GO | M"))
    assert messages(reading, "roster.not-given") == [
        "B2: warning: no stakeholder type is given for 2 people (rows 2 and 3). "
        "Please ask; until then these people are not counted by it. [roster.not-given]"
    ]
    assert ("Sector", "n/a", "not given") in [(entry.column, entry.written, entry.meaning) for entry in reading.read_as]


def test_what_was_read_as_something_else_is_listed() -> None:
    reading = roster_from(
        sheet("Name | Beruf | Sex\nElena | Polizistin | F\nKari | care | f\nJean | Polizistin | male")
    )
    assert [(entry.written, entry.meaning, entry.count, str(entry.where.cell)) for entry in reading.read_as] == [
        ("Polizistin", "police officer (law enforcement)", 2, "B2"),
        ("F", "female", 1, "C2"),
        ("f", "female", 1, "C3"),
    ]


def test_the_role_column_settles_what_a_job_title_leaves_open() -> None:
    reading = roster_from(
        sheet(
            """
            Name  | Role            | Job title
            Elena | care            | head of unit
            Kari  |                 | social worker
            Jean  | law enforcement | liaison officer
            Ada   |                 | head of unit
            """
        )
    )
    people = reading.roster.participants
    assert [person.role for person in people] == ["care", "care", "law enforcement", None]
    assert [person.profession for person in people] == [None, "social worker", None, None], "no cell as it stands"
    assert [text.partition(":")[0] for text in messages(reading, "roster.unknown-value")] == ["C5"]


def test_a_form_of_address_says_the_gender_where_no_column_does() -> None:
    reading = roster_from(sheet("Anrede | Name\nFrau | Elena\nHerr | Jean\nDr. | Kari\nChief | Ada"))
    assert [person.gender for person in reading.roster.participants] == ["female", "male", None, None]
    assert ["A5" in text for text in messages(reading, "roster.unknown-value")] == [True]
    assert "1 person (row 4)" in messages(reading, "roster.not-given")[0]


def test_a_bad_address_is_an_error_with_its_cell_and_without_its_text() -> None:
    reading = roster_from(sheet("Name | E-mail\nElena | e@example.org; private@example.org\nKari | -"))
    (error,) = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    assert str(error.where) == "roster.xlsx!Sheet1!B2"
    assert "column `E-mail`" in error.message
    assert "private" not in str(error)
    assert [person.email for person in reading.roster.participants] == [None, None]


def test_columns_are_listed_used_or_not() -> None:
    reading = roster_from(sheet("No | Name | Phone | Diet | \n1 | Elena | 112 | vegetarian | x"))
    assert reading.columns == (
        ("column A: No", "number (counts for nothing)"),
        ("column B: Name", "full name"),
        ("column C: Phone", "phone (counts for nothing)"),
        ("column D: Diet", "not used"),
        ("column E", "not used: it has no header"),
    )
    assert "column `Diet` isn't known or used" in messages(reading, "roster.unknown-column")[0]


@pytest.mark.parametrize(
    ("values", "proposal"),
    [("GO NGO ngo", "stakeholder type"), ("F M m", "gender"), ("Polizei judge teacher", "profession")],
)
def test_an_unknown_column_is_proposed_never_assumed(values: str, proposal: str) -> None:
    first, second, third = values.split()
    reading = roster_from(sheet(f"Name | E-mail | Spalte\nElena | | {first}\nKari | | {second}\nJean | | {third}"))
    (asked,) = messages(reading, "roster.unknown-column")
    assert f"its values look like a {proposal}. If so, call it {proposal}." in asked
    assert {person.stakeholder or person.gender or person.role for person in reading.roster.participants} == {None}


def test_a_text_file_is_cited_by_its_lines() -> None:
    rows: list[list[CellValue]] = [["Name", "Sector"], ["Elena", "Stan"], ["Kari", "Stan"]]
    reading = roster_from(CellTable("roster.csv", rows, lines=[1, 2, 5]))
    (asked,) = [finding for finding in reading.findings if finding.code == "roster.unknown-value"]
    assert str(asked.where) == "roster.csv:2:2"
    assert "(lines 2 and 5)" in asked.message


@pytest.mark.parametrize("rows", ["", "\n | | | ", "\nN.N. | GO | Police | Sofia"])
def test_a_list_without_participants_says_so(rows: str) -> None:
    reading = roster_from(sheet(f"Name | Sector | Organisation | Region{rows}"))
    assert reading.roster.participants == ()
    assert messages(reading, "roster.no-participants") == [
        "row 1: warning: the list holds no participant: there is a header in row 1, and nobody below it. "
        "Are the participants on another sheet, or in another file? [roster.no-participants]"
    ]


def test_spellings_that_differ_in_accents_and_capitals_only_are_one_and_listed() -> None:
    reading = roster_from(
        sheet(
            """
            Name  | Organisation | Region
            Elena | Policia      | Shkodër
            Kari  | POLICIA      | Shkoder
            Jean  | Policia      | Tirane
            Ada   | Helpline     | TIRANË
            Bo    | Helpline     | Tiranë
            Cy    | Helpline     | Tiranë
            """
        )
    )
    assert tally(reading.roster, "region").counts == {"Tiranë": 4, "Shkodër": 2}
    assert tally(reading.roster, "organisation").counts == {"Helpline": 3, "Policia": 3}
    assert [
        (entry.column, entry.written, entry.meaning, entry.count, entry.where.cell) for entry in reading.read_as
    ] == [
        ("Organisation", "POLICIA", "Policia", 1, "B3"),
        ("Region", "Shkoder", "Shkodër", 1, "C3"),
        ("Region", "Tirane", "Tiranë", 1, "C4"),
        ("Region", "TIRANË", "Tiranë", 1, "C5"),
    ]
