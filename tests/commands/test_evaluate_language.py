"""`ecpat evaluate --language`: the report in a partner's language; figures and what programs read stay as they are."""

import json
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat

FORM = """\
instrument: Nine chapters
id: nine
languages: [en, fr]
scales:
  - id: sure
    title: How sure you feel
    heading: {en: How sure you feel, fr: Votre assurance}
    kind: likert
    answers: 1-5
    labels: {No: 1, Yes: 5, Non: 1, Oui: 5}
    items:
      - {id: s1, text: {en: I know whom to call., fr: Je sais qui appeler.}}
      - {id: s2, text: {en: I can begin an interview., fr: Je sais commencer un entretien.}}
"""


@pytest.fixture
def files(folder: Path) -> Path:
    (folder / "form.yaml").write_text(FORM, "utf-8")
    for wave, add in (("pre", 0), ("post", 1)):
        rows = "\n".join(f"AB{at:02d},{1 + at % 3 + add},{2 + at % 2 + add}" for at in range(12))
        (folder / f"{wave}.csv").write_text(f"code,s1,s2\n{rows}\n", "utf-8")
    return folder


def test_a_report_in_french_has_french_sentences_figures_and_questions(ecpat: Ecpat, files: Path) -> None:
    ran = ecpat("evaluate", "pre.csv", "post.csv", "-i", "form.yaml", "--language", "fr", "-o", "r.html", "-o", "r.txt")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    text = (files / "r.txt").read_text("utf-8")
    assert "Votre assurance" in text
    assert "1,00" in text
    assert "1.00" not in text
    for english in (" people", "before", "after the", "% interval", "answered"):
        assert english not in text.partition("form.yaml")[0].replace("--language", ""), english
    assert '<html lang="fr' in (files / "r.html").read_text("utf-8")


def test_what_programs_read_is_the_same_in_every_language(ecpat: Ecpat, files: Path) -> None:
    read = []
    for language in ("en", "uk"):
        ran = ecpat(
            "evaluate", "pre.csv", "post.csv", "-i", "form.yaml", "--language", language, "-o", f"{language}.json"
        )
        assert ran.exit_code == Exit.CLEAN, ran.stderr
        report = json.loads((files / f"{language}.json").read_text("utf-8"))
        report.pop("provenance")
        read.append(report)
    assert read[0]["comparisons"] == read[1]["comparisons"]
    assert read[0]["caveat"] == read[1]["caveat"]


def test_a_spreadsheet_of_a_report_in_another_language_holds_numbers(ecpat: Ecpat, files: Path) -> None:
    from openpyxl import load_workbook

    ecpat("evaluate", "pre.csv", "post.csv", "-i", "form.yaml", "--language", "ru", "-o", "r.xlsx")
    book = load_workbook(files / "r.xlsx")
    numbers = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, float)]
    assert numbers
    assert not any("," in cell.number_format and "#" not in cell.number_format for cell in numbers)


def test_a_language_that_is_not_there_is_refused_with_those_that_are(ecpat: Ecpat, files: Path) -> None:
    ran = ecpat("evaluate", "pre.csv", "post.csv", "-i", "form.yaml", "--language", "pt")
    assert ran.exit_code == Exit.USAGE
    assert "the report has no language `pt`. Write one of en, fr, ro, ru, sq, sr and uk;" in ran.said
