"""What the agenda for participants says, and what its first page."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ecpat_training.agenda.calendars import ics
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.documents.document import Bullets, FactList, Heading, PageBreak, Paragraph
from ecpat_training.documents.outputs import render
from tests.agenda.papers_made import DAY, DAY_1, ENGLISH, PLACE, named_trainers, paper, placed, planned, tables


def dated(of: PlannedTraining) -> PlannedTraining:
    return replace(of, training=of.training.model_copy(update={"start": date(2025, 3, 29)}))


def test_participants_read_every_item_with_its_time_and_the_care_remark_on_its_day() -> None:
    of = planned(DAY_1, ["09:00-10:00 exercise @ BG-1 + NL-2"])
    document = paper("agenda_participants", of)
    first, second = tables(document)
    assert first.rows[1] == ("09:30–10:15", "Hard to hear *")
    assert first.rows[4] == ("10:45–11:30", "Visit to a shelter")
    assert [row[0] for row in first.rows] == ["09:00–09:30", "09:30–10:15", "10:15–10:30", "10:30–10:45",
                                              "10:45–11:30", "11:30–12:30", "12:30–13:30"]  # fmt: skip
    remarks = [
        place for place, block in enumerate(document.blocks) if block == Paragraph(ENGLISH.say("care remark"), "quiet")
    ]
    assert len(remarks) == 1
    assert document.blocks.index(first) < remarks[0] < document.blocks.index(second)


def test_a_long_day_is_set_in_smaller_letters_so_that_it_stays_on_its_page() -> None:
    short = planned([f"{hour:02}:00-{hour:02}:30 exercise" for hour in range(9, 14)])
    long = planned([f"{at // 60:02}:{at % 60:02}-{(at + 15) // 60:02}:{(at + 15) % 60:02} exercise"
                    for at in range(540, 540 + 25 * 15, 15)])  # fmt: skip
    assert [tables(paper("agenda_participants", of))[0].roomy for of in (short, long)] == [True, False]


@pytest.mark.parametrize("name", ["agenda_participants", "agenda_trainers"])
def test_the_first_page_says_where_it_is_whom_to_ask_and_what_for(name: str) -> None:
    facts, heading, aims, *_ = paper(name, placed()).blocks
    assert isinstance(facts, FactList)
    assert dict(facts.pairs) == {
        "Venue": PLACE["venue"], "Address": PLACE["address"], "Contact": PLACE["contact"], "Online": PLACE["online"],
    }  # fmt: skip
    assert facts.links == (PLACE["online"],)
    assert (heading, aims) == (Heading("Objectives", 2), Bullets(PLACE["objectives"]))  # type: ignore[arg-type]


def test_a_training_without_objectives_has_the_programmes_and_without_any_place_no_list_of_it() -> None:
    heading, aims, *_ = paper("agenda_participants", planned(objectives=("Work together.",))).blocks
    assert (heading, aims) == (Heading("Objectives", 2), Bullets(("Work together.",)))
    assert isinstance(paper("agenda_participants", planned()).blocks[0], Heading)


def test_a_long_first_page_leaves_the_first_day_a_page_of_its_own() -> None:
    long = tuple(f"Objective {number} " + "of this training and what it means at work " * 3 for number in range(12))
    of = planned(objectives=long)
    blocks = list(paper("agenda_participants", of).blocks)
    assert blocks.index(PageBreak()) < blocks.index(Heading(DAY))
    full = planned([f"{at // 60:02}:{at % 60:02}-{(at + 15) // 60:02}:{(at + 15) % 60:02} exercise"
                    for at in range(480, 480 + 34 * 15, 15)])  # fmt: skip
    assert PageBreak() not in paper("agenda_participants", full).blocks


def test_only_who_agrees_is_named_and_participants_read_no_code() -> None:
    of = planned(trainers=named_trainers())
    table = tables(paper("agenda_participants", of))[0]
    assert [column.title for column in table.columns] == ["Time", "Session", "Trainers"]
    assert [row[2] for row in table.rows[:3]] == ["Arta Hoxha", "", ""]
    day, *_ = tables(paper("agenda_trainers", of))
    assert day.rows[0][3:5] == ("Arta Hoxha", "NL-2")
    captions = [one.caption for one in tables(paper("agenda_trainers", of))]
    assert any(caption.startswith("Arta Hoxha (BG-1): ") for caption in captions)
    assert any(
        "SUMMARY:Opening" in text and "Arta Hoxha" in text for text in ics.render(dated(of)).decode().split("END:")
    )


def test_a_link_on_a_page_can_be_followed_and_any_other_text_is_text() -> None:
    of = placed()
    trap = of.training.model_copy(update={"venue": '<a href="https://evil.example">x</a>'})
    page = render(paper("agenda_participants", replace(of, training=trap)), Path("paper.html")).decode()
    (way,) = re.findall(r"<a [^>]*>", page)
    assert way == '<a href="https://meet.example.org/room?id=1&amp;name=a" rel="noreferrer">'
