"""The workbook for paper forms is filled in as a person would, and read back: each kind of item gets its answers."""

import io
import random
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ecpat_training.core.finding import Severity
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.entry_form import EntryForm
from ecpat_training.survey.model.questionnaire import QuestionnaireQuestion
from ecpat_training.survey.questionnaire.entry_form import entry_form
from ecpat_training.survey.questionnaire.entry_workbook import BEFORE, HEADER, render
from ecpat_training.survey.questionnaire.questionnaire import questionnaire
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.table import survey_of

INSTRUMENTS = Path(__file__).resolve().parents[2] / "programmes" / "instruments"
NAMES = {"en": "English", "fr": "Français"}
PEOPLE, LINES = 6, 8


@cache
def shipped(name: str) -> Instrument:
    return read_instrument(INSTRUMENTS / f"{name}.yaml")[0]


def typed(
    question: QuestionnaireQuestion, form: EntryForm, draw: random.Random, person: int
) -> tuple[str | int | None, str]:
    """What somebody types, and the answer that it stands for."""
    if question.kind == "code":
        return f"DR{person:02d}T", f"DR{person:02d}T"
    if draw.random() < 0.15:
        return None, ""
    column = next(column for column in form.columns if column.name == question.name)
    if column.choices:
        at = draw.randrange(len(column.choices))
        return column.choices[at], question.options[at].id
    return "Un mot", "Un mot"


@pytest.mark.parametrize(("language", "wave"), [("en", "pre"), ("fr", "post"), ("en", "follow-up")])
@pytest.mark.parametrize("name", ["nine-chapters-two-forms", "nine-chapters"])
def test_what_is_typed_is_read_back(tmp_path: Path, name: str, language: str, wave: Wave) -> None:
    instrument = shipped(name)
    asked, _ = questionnaire(instrument, wave, languages=[language], training="al-1")
    form = entry_form(asked, NAMES, LINES)
    workbook = openpyxl.load_workbook(io.BytesIO(render(form)))
    draw, people = random.Random(7), list[dict[str, str]]()
    for number in range(PEOPLE):
        people.append({})
        for place, question in enumerate(asked.questions(), BEFORE + 1):
            value, people[-1][question.name] = typed(question, form, draw, number)
            workbook.worksheets[0].cell(HEADER + 1 + number, place).value = value
    path = tmp_path / "entry.xlsx"
    workbook.save(path)
    (read,), findings = survey_of(read_table(path), instrument, wave=wave)
    assert read.wave == wave
    told = {finding.code for finding in findings if finding.severity is not Severity.NOTE}
    assert told == {"survey.row-not-used"}  # the lines that nobody has typed in
    assert list(read.codes) == [person["code"] for person in people]
    assert list(read.groups["role"].fillna("")) == [person["role"] for person in people]
    scored = [question.name for question in asked.questions() if question.scale]
    assert sorted(read.answers.columns) == sorted(scored)
    for item in scored:
        given = ["" if value != value else as_text(value) for value in read.answers[item]]
        assert given == [person[item] for person in people], item


def as_text(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


@pytest.fixture(scope="module")
def sheets() -> dict[str, Worksheet]:
    instrument = shipped("nine-chapters-two-forms")
    asked, _ = questionnaire(instrument, "post", training="al-1")
    workbook = openpyxl.load_workbook(io.BytesIO(render(entry_form(asked, NAMES, LINES))))
    return {name: workbook[name] for name in workbook.sheetnames}


def test_the_order_is_that_of_the_paper_and_heads_stay_in_sight(sheets: dict[str, Worksheet]) -> None:
    answers = sheets["Answers"]
    names = [cell.value for cell in answers[HEADER]]
    assert names[:4] == ["no.", "wave", "code", "role"]
    assert names[-3:] == ["commit1", "commit2", "remarks"]
    assert names.index("then_s01") > names.index("r06")
    assert answers.freeze_panes == "D4"
    assert [answers.cell(row, 2).value for row in (4, 11)] == ["post", "post"]
    assert answers["D2"].value == "1. What is your work?"


def test_cells_offer_what_the_paper_offers_and_turn_red_where_it_is_something_else(
    sheets: dict[str, Worksheet],
) -> None:
    answers, choices = sheets["Answers"], sheets["ecpat_choices"]
    offered = {str(check.sqref).partition(":")[0]: check for check in answers.data_validations.dataValidation}
    assert [cell.value for cell in choices["E"]][:5] == ["a", "b", "c", "d", "dk"]
    assert offered["E4"].formula1 == "ecpat_choices!$E$1:$E$5"
    assert "dk = I don't know" in offered["E4"].prompt
    assert all(len(check.prompt or "") <= 255 for check in offered.values())
    assert choices["S1"].value == 1  # a number, so that a typed 1 is one of them
    rules = {str(part.sqref): [rule.formula[0] for rule in part.rules] for part in answers.conditional_formatting}
    assert "permitted_answers,0,5" in rules["E4:E212"][0]
    assert "UPPER(TRIM($C$4:$C$212))" in rules["C4:C212"][0]
    again = {str(part.sqref): part.rules for part in sheets["Second typing"].conditional_formatting}
    assert any("first_typing" in rule.formula[0] for rule in again["E4:E212"])


def test_the_guide_speaks_each_language_of_the_form(sheets: dict[str, Worksheet]) -> None:
    said = [cell.value for row in sheets["How to type in"].iter_rows() for cell in row if cell.value]
    assert "Comment saisir" in said
    assert any("Je sais reconnaître des signes de traite" in str(text) for text in said)
    assert any("I can recognise signals of trafficking" in str(text) for text in said)
