"""A report is headed with the training, its place, dates and organiser, its grant and a logo (a report one would
print)."""

import base64
import io
from datetime import date
from pathlib import Path

import docx
import pytest

from ecpat_training.documents.outputs import render
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.occasion import Occasion, days_in_words
from tests.commands.material import PROGRAMME
from tests.commands.running import run_here
from tests.effect.analyses.test_reaction import satisfied
from tests.effect.report.test_effect_document import MADE
from tests.effect.report.test_readers import report
from tests.pictures import png

HEADED = Occasion(
    "Training of investigators",
    "Tirana",
    (date(2005, 6, 16), date(2005, 6, 17)),
    organiser="Children's Rights Centre",
    grant="ER/2005/12",
    logo=png(),
)


def test_title_place_dates_organiser_and_grant_stand_above_everything() -> None:
    made = effect_document(report(), MADE, "donor", HEADED)
    assert made.title == "Training of investigators"
    assert made.subtitle.splitlines()[:4] == [
        "Effect of the training",
        "Tirana, 16 and 17 June 2005",
        "Organised by Children's Rights Centre",
        "Grant ER/2005/12",
    ]
    assert effect_document(report(), MADE, "donor").title == "Effect of the training"


def test_below_the_title_stands_what_the_report_is_about() -> None:
    """Answers of one wave show no effect, and the page doesn't say so."""
    assert effect_document(satisfied(), MADE, "donor", HEADED).subtitle.splitlines()[0] == (
        "What people answered after the training"
    )


def test_a_logo_stands_on_pages_and_in_word_but_not_beside_a_letterhead() -> None:
    made = effect_document(report(), MADE, "donor", HEADED)
    page = render(made, Path("a.html")).decode()
    assert f'src="data:image/png;base64,{base64.b64encode(png()).decode()}" alt="Logo"' in page
    plain = render(effect_document(report(), MADE, "donor"), Path("a.docx"))
    pictures = [
        len(docx.Document(io.BytesIO(one)).inline_shapes)
        for one in (render(made, Path("a.docx")), render(made, Path("a.docx"), letterhead=plain))
    ]
    assert pictures == [2, 1]  # the chart's and the logo's


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), ""),
        ((date(2005, 6, 16),), "16 June 2005"),
        ((date(2005, 6, 16), date(2005, 6, 18), date(2005, 6, 20)), "16 to 20 June 2005"),
        ((date(2005, 6, 30), date(2005, 7, 1)), "30 June and 1 July 2005"),
        ((date(2005, 12, 31), date(2006, 1, 1)), "31 December 2005 and 1 January 2006"),
    ],
)
def test_days_are_said_as_people_say_them(days: tuple[date, ...], said: str) -> None:
    assert days_in_words(days) == said


def test_what_is_said_on_the_line_goes_before_what_the_programme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "programme.yaml").write_text(PROGRAMME, "utf-8")
    (tmp_path / "quiz.yaml").write_text(
        "instrument: Quiz\nid: quiz\nscales:\n  - {id: k, title: Knowledge, kind: number, items: [{id: points}]}\n"
    )
    for name, more in (("pre", 0), ("post", 2)):
        rows = [f"AB{10 + at}C,{at % 5 + more}" for at in range(12)]
        (tmp_path / f"{name}.csv").write_text("code,points\n" + "\n".join(rows) + "\n")
    line = ["evaluate", "pre.csv", "post.csv", "-i", "quiz.yaml", "--out", "a.txt", "-p", "programme.yaml"]
    run_here([*line, "--organiser", "Us"])
    told = (tmp_path / "a.txt").read_text("utf-8")
    assert "Organised by Us" in told
    assert "Effect of the training" in told
    assert "Programme: Two cities, one table" in told
    assert "The pilot" in told
    run_here([*line, "--title", "Another", "--force"])
    told = (tmp_path / "a.txt").read_text("utf-8")
    assert "Another" in told
    assert "The pilot" not in told
