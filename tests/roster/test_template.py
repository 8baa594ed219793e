"""The workbook that partners fill in: whatever is chosen in it is read back without a question, in every language."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ecpat_training.core.finding import Severity
from ecpat_training.documents.wording import wording
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.roster.model.form import RosterForm
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.report.form import roster_form
from ecpat_training.roster.report.form_workbook import HEADER, render
from ecpat_training.values.participant import Gender, StakeholderType
from ecpat_training.values.profession import Profession
from ecpat_training.words.lists.countries import COUNTRIES
from ecpat_training.words.lists.rows import EXAMPLES, GUIDES
from ecpat_training.words.matching import letters_key
from tests.translations.files import complete_languages

COUNTS = [
    CountCheck("size", "participants", 0, 18, 22),
    CountCheck("stakeholder", "GO", 0, 7, 9),
    CountCheck("role", "care", 0, 8, None),
    CountCheck("gender", "female", 0, None, 12),
    CountCheck("region", "North", 0, 2, 2),
]


def lines(form: RosterForm) -> list[list[str]]:
    """What partners write below the example line, each choice at least once."""
    free = {form.person[0]: "Ada", form.address: "ada{}@example.org", 5: "some position"}
    return [
        [
            column.choices[number % len(column.choices)]
            if column.choices
            else free.get(place, "Word {}").format(number)
            for place, column in enumerate(form.columns)
        ]
        for number in range(len(COUNTRIES))
    ]


def as_table(form: RosterForm) -> CellTable:
    """The list's sheet as it is read, once it is filled in."""
    above = [[form.title], [form.how], [form.privacy], [form.marks], [column.title for column in form.columns]]
    cells = [*above, [column.example for column in form.columns], *lines(form)]
    rows: list[list[CellValue]] = [[text or None for text in row] for row in cells]
    return CellTable("list.xlsx", rows, sheet=form.words.sheet)


@pytest.mark.parametrize("language", complete_languages())
def test_every_choice_is_read_without_a_question(language: str) -> None:
    reading = roster_from(as_table(roster_form(wording(language))))
    people = reading.roster.participants
    assert [finding for finding in reading.findings if finding.severity is not Severity.NOTE] == []
    assert [entry.reason for entry in reading.not_used] == ["it is an example"]
    assert [person.stakeholder for person in people[:3]] == list(StakeholderType)
    assert [person.gender for person in people[:4]] == list(Gender)
    assert {person.profession for person in people} >= set(Profession)
    assert {person.role for person in people if person.profession not in set(Profession)} == {
        "law enforcement", "care", "other",
    }  # fmt: skip
    assert {person.country for person in people} == set(COUNTRIES)
    assert (people[0].given_name, people[0].surname, people[0].email) == ("Ada", "Word 0", "ada0@example.org")
    assert [said for _, said in reading.columns if said.startswith("not used")] == []


@pytest.mark.parametrize("language", ["ro", "uk"])
def test_a_workbook_that_was_filled_in_is_read_back(language: str, tmp_path: Path) -> None:
    form = roster_form(wording(language), COUNTS)
    workbook = load_workbook(BytesIO(render(form)))
    for row, texts in enumerate(lines(form), HEADER + 2):
        for place, text in enumerate(texts, 1):
            workbook.worksheets[0].cell(row, place, text)
    workbook.save(tmp_path / "list.xlsx")
    reading, as_written = read_roster(ListFile(tmp_path / "list.xlsx")), roster_from(as_table(form))
    assert [finding for finding in reading.findings if finding.severity is not Severity.NOTE] == []
    same = {"where", "row"}
    assert [one.model_dump(exclude=same) for one in reading.roster.participants] == [
        one.model_dump(exclude=same) for one in as_written.roster.participants
    ]


@pytest.mark.parametrize("language", complete_languages())
def test_spreadsheets_can_hold_what_is_said(language: str) -> None:
    form = roster_form(wording(language))
    assert letters_key(form.words.how_to) in GUIDES
    assert letters_key(form.words.example) in EXAMPLES
    assert max(len(column.explained) for column in form.columns) <= 255
    assert max(len(said) for said in (form.words.choose, form.words.email_shape)) <= 255
    assert max(len(said) for said in (form.words.how_to, form.words.sheet, form.words.please_check)) <= 31


def test_what_a_drop_down_refuses_is_not_proposed(tmp_path: Path) -> None:
    form = roster_form(wording("ro"))
    workbook = load_workbook(BytesIO(render(form)))
    sheet = workbook.worksheets[0]
    titles = [column.title for column in form.columns]
    pasted = {"Nume de familie": "Lungu", "Tipul organizației": "școală", "Profesia": "coordonator", "Statut": "da"}
    for title, text in pasted.items():
        sheet.cell(HEADER + 2, titles.index(title) + 1, text)
    sheet.cell(HEADER + 3, 1, "Nina")
    sheet.cell(HEADER + 3, titles.index("Funcția") + 1, "șef secție")
    workbook.save(tmp_path / "list.xlsx")
    hints = [
        one.hint for one in read_roster(ListFile(tmp_path / "list.xlsx")).findings if one.code == "roster.unknown-value"
    ]
    chosen = "Please choose from the list that the cell offers."
    assert sorted(map(str, hints)) == ["Please choose a profession from the list that its cell offers.", *[chosen] * 3]


def test_an_empty_workbook_asks_nothing_but_people(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(render(roster_form(wording("ro"))))
    reading = read_roster(ListFile(tmp_path / "list.xlsx"))
    assert [finding.code for finding in reading.findings if finding.severity is not Severity.NOTE] == [
        "roster.no-participants"
    ]


def test_drop_downs_and_checks_are_there() -> None:
    form = roster_form(wording("de"), COUNTS, ["AL", "BE"], "Training 1, Albanien", 40)
    workbook = load_workbook(BytesIO(render(form)))
    sheet, guide, choices = workbook.worksheets
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation if one.type == "list"}
    assert lists["D7:D1000"] == "ecpat_choices!$D$1:$D$3"
    assert [choices.cell(row, 8).value for row in (1, 2, 3)] == ["Albanien", "Belgien", "Armenien"]
    assert choices.sheet_state == "veryHidden"
    (address,) = [one for one in sheet.data_validations.dataValidation if one.type == "custom"]
    assert address.error == form.words.email_shape
    assert len(sheet.conditional_formatting) == 2 + sum(column.wanted for column in form.columns)
    assert sheet["A1"].value == "Teilnehmerliste: Training 1, Albanien"
    assert sheet.print_title_rows == "$5:$5"
    told = {guide.cell(row, 1).value: guide.cell(row, 2).value for row in range(6, 12)}
    assert told["Teilnehmende"] == "18–22"
    assert (told["GO (staatlich)"], told["Betreuung"]) == ("7–9", "mindestens 8")
    assert (told["weiblich"], told["North"]) == ("höchstens 12", "2")
    assert str(guide["C8"].value) == "=SUMPRODUCT(COUNTIF('Teilnehmende'!$E$7:$E$1000,ecpat_choices!$E$8:$E$17))"


def test_the_same_workbook_has_the_same_bytes() -> None:
    assert render(roster_form(wording("sq"), COUNTS)) == render(roster_form(wording("sq"), COUNTS))
