"""The form for commitments, and the workbook that the reader knows without a question."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import languages, wording
from ecpat_training.followup.model.form import CommitmentForm
from ecpat_training.followup.reading.commitments import read_commitments
from ecpat_training.followup.reading.places import places_in
from ecpat_training.followup.report.form import form_document
from ecpat_training.followup.report.form_workbook import HEADER, render
from ecpat_training.values.participant import Role
from tests.commands.running import PROGRAMMES, run_here

FORM = CommitmentForm("al-1", "Training 1, Albania", 20, ("1. Identification", "2. Interviewing"))
MADE = Provenance("0", "ecpat follow-up form al-1", (), None)


def typed(folder: Path, *rows: dict[str, str]) -> Path:
    """The workbook, with what a person typed into it."""
    path = folder / "commitments.xlsx"
    path.write_bytes(render(FORM))
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[HEADER]}
    for at, row in enumerate(rows, HEADER + 1):
        for title, text in row.items():
            sheet.cell(at, places[title]).value = text
    workbook.save(path)
    return path


def test_what_is_typed_into_the_workbook_is_read_without_a_question(tmp_path: Path) -> None:
    typed(
        tmp_path,
        {
            "Code": "AB12", "Stakeholder": "NGO", "Side": "care",
            "I will 1": "Call the shelter", "By when 1": "2005-11-12", "Chapter 1": "1. Identification",
            "I will 3": "Tell my team",
            "Status at 3 months 1": "done", "Status at 3 months 3": "no longer relevant",
            "Status at 6 months 1": "partly",
        },
        {"Code": "CD34"},
    )  # fmt: skip
    (one,) = read_commitments(places_in([tmp_path]))
    assert not one.findings
    assert [(said.number, said.by, said.topic) for said in one.commitments] == [
        (1, date(2005, 11, 12), "1. Identification"),
        (3, None, ""),
    ]
    assert [dict(said.statuses or {}) for said in one.commitments] == [
        {3: "done", 6: "partly"},
        {3: "no longer relevant"},
    ]
    assert (one.people[0].stakeholder, one.people[0].side) == ("NGO", Role.CARE)
    assert one.without() == ("CD34",)
    assert one.months == (3, 6)


def test_an_empty_workbook_is_read_without_a_question(tmp_path: Path) -> None:
    typed(tmp_path)
    (one,) = read_commitments(places_in([tmp_path]))
    assert (one.people, one.commitments, one.findings) == ((), (), ())


def test_every_choice_of_the_workbook_is_known_to_the_reader(tmp_path: Path) -> None:
    rows: list[dict[str, str]] = []
    for column in FORM.columns:
        rows += [{"I will 1": "a", "I will 2": "b", "I will 3": "c", column.title: word} for word in column.choices]
    typed(tmp_path, *({"Code": f"P{at}", **row} for at, row in enumerate(rows)))
    (one,) = read_commitments(places_in([tmp_path]))
    assert len(one.people) == len(rows)
    assert not one.findings


@pytest.mark.parametrize("code", languages())
def test_the_form_is_in_each_language_and_asks_no_name(code: str) -> None:
    words = wording(code)
    document = form_document(FORM, words, MADE)
    assert document.language == words.tag
    assert document.one_page
    assert code == "en" or document.title != form_document(FORM, wording(), MADE).title


def test_the_form_of_the_shipped_programme_has_its_nine_chapters(tmp_path: Path) -> None:
    programme = PROGRAMMES / "multi-stakeholder-2005.yaml"
    ended = run_here(["follow-up", "form", "al-1", "-p", str(programme), "--out", str(tmp_path / "form.txt")])
    assert ended.exit_code == 0, ended.said
    text = (tmp_path / "form.txt").read_text("utf-8")
    assert "9. Stakeholders and their roles" in text
    assert "10. " not in text
    assert "Frame" not in text
