"""What is handed out and hung up: sheets to sign, forms, the poster."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from ecpat_training.agenda.report.lines import half_days
from ecpat_training.documents.document import Form, Heading, PageBreak, Paragraph
from ecpat_training.documents.outputs import render
from tests.agenda.papers_made import DAY, DAY_1, ENGLISH, paper, placed, planned, tables, texts

MORNING, AFTERNOON = f"{DAY}, morning", f"{DAY}, afternoon"


@pytest.mark.parametrize(
    ("items", "halves"),
    [
        (DAY_1, [MORNING, AFTERNOON]),
        (["09:00-12:00 exercise"], [MORNING]),
        (["13:00-17:00 exercise"], [AFTERNOON]),
        (["09:00-16:00 exercise"], [f"{DAY}, the whole day"]),
        (
            ["09:00-10:00 exercise", "10:00-10:15 break", "10:15-12:10 exercise", "12:10-12:30 break",
             "12:30-16:00 exercise"],
            [MORNING, AFTERNOON],
        ),
    ],
)  # fmt: skip
def test_people_sign_in_for_each_half_day(items: list[object], halves: list[str]) -> None:
    of = planned(items)
    assert [half.name for half in half_days(of.agenda.days[0], ENGLISH)] == halves
    forms = [block for block in paper("sign_in", of).blocks if isinstance(block, Form)]
    assert len(forms) == len(halves)
    for form in forms:
        assert len(form.rows) > of.training.participants
        assert [row[1:] for row in form.rows if any(row[1:])] == [], "nobody's name is printed"


def test_who_starts_late_signs_in_from_then_on() -> None:
    of = planned(["09:40-12:00 exercise", "12:00-13:00 lunch", "13:00-14:00 exercise"])
    headings = [block.text for block in paper("sign_in", of).blocks if isinstance(block, Heading)]
    assert headings == [f"{MORNING}, 09:40–12:00", paper("sign_in", of).title, f"{AFTERNOON}, 13:00–14:00"]


def test_participants_judge_the_sessions_of_content_and_no_breaks() -> None:
    (form,) = [block for block in paper("evaluation_form", planned()).blocks if isinstance(block, Form)]
    assert [row[0] for row in form.rows] == ["Hard to hear", "Visit to a shelter", "An exercise"]


def test_a_sign_in_sheet_says_in_which_house_it_was_signed() -> None:
    assert Paragraph("Hotel De Zwaan, Blue hall") in paper("sign_in", placed()).blocks


def test_the_poster_has_a_page_a_day_with_times_and_titles_alone() -> None:
    of = placed(DAY_1, ["09:00-10:00 exercise @ BG-1 + NL-2"])
    document = paper("poster", of)
    assert (document.landscape, document.subtitle) == (True, "Hotel De Zwaan, Blue hall")
    assert sum(block == PageBreak() for block in document.blocks) == 1
    first, second = tables(document)
    assert first.is_large
    assert [column.title for column in first.columns] == ["Time", "Session"]
    assert second.rows == (("09:00–10:00", "An exercise"),)
    assert [one.id for one in of.programme.trainers if one.id in " ".join(texts(replace(document, made="")))] == []


def test_a_poster_is_set_as_large_as_its_page_lets_it_be() -> None:
    sizes = []
    for rows in (4, 12, 20, 40):
        items = [f"{at // 60:02}:{at % 60:02}-{(at + 10) // 60:02}:{(at + 10) % 60:02} exercise"
                 for at in range(480, 480 + rows * 10, 10)]  # fmt: skip
        word = docx.Document(BytesIO(render(paper("poster", planned(items)), Path("poster.docx"))))
        name = str(word.tables[0].cell(1, 0).paragraphs[0].style.name)  # type: ignore[union-attr]
        sizes.append(int(name.rpartition(" ")[2]) if name.startswith("Wall") else 0)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 24
    assert 14 <= sizes[1] < 24
