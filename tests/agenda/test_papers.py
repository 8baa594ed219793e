"""What holds of every paper of an agenda: it can be made in every language, and says no more than it may."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.documents.document import Heading, PageBreak
from ecpat_training.documents.outputs import render
from ecpat_training.documents.wording import languages, wording
from tests.agenda.papers_made import (
    DAY,
    DAY_1,
    ENGLISH,
    NAMES,
    named_trainers,
    paper,
    planned,
    tables,
    texts,
    the_pilot,
)


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_can_be_made_of_any_agenda(name: str) -> None:
    for of in (the_pilot(), planned(), planned([]), planned(["09:00-10:00 lunch"])):
        document = paper(name, of)
        assert of.training.title in document.title
        assert document.language == "en-GB"


@pytest.mark.parametrize("name", ["agenda_participants", "sign_in", "evaluation_form"])
def test_what_participants_get_holds_no_code_of_a_trainer_and_no_word_on_how_it_was_made(name: str) -> None:
    of = the_pilot()
    said = " ".join(texts(replace(paper(name, of), made="")))
    assert [one.id for one in of.programme.trainers if one.id in said] == []
    assert "ecpat" not in said.lower()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", NAMES)
def test_every_paper_is_said_in_every_language(name: str, language: str) -> None:
    english = planned()
    document = paper(name, PlannedTraining(english.programme, english.training, english.agenda, language))
    words = wording(language)
    assert (document.language, document.labels) == (words.tag, words.labels)
    spoken = {text for key, text in ENGLISH.words.items() if words.words[key] != text and len(text) > 20}
    assert language == "en" or spoken & set(texts(document)) == set()


@pytest.mark.parametrize("name", ["agenda", "checklist", "debrief", "evaluation_form", "materials", "sign_in"])
def test_what_organisers_keep_and_what_goes_further_names_nobody(name: str) -> None:
    of = planned(trainers=named_trainers())
    assert "Arta" not in " ".join(texts(paper(name, of)))
    assert "Arta" not in agenda_yaml(of.agenda, of.programme)


@pytest.mark.parametrize("name", ["agenda_participants", "agenda_trainers", "session_plans"])
def test_what_goes_out_says_how_it_was_made_in_its_properties_alone(name: str) -> None:
    document = paper(name, planned())
    assert document.footer == ""
    word = render(document, Path("paper.docx"))
    with ZipFile(BytesIO(word)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    holding = [part for part, data in parts.items() if b"agenda.yaml" in data or b"SHA-256" in data]
    assert holding == ["docProps/core.xml"]
    page = render(document, Path("paper.html")).decode()
    assert "agenda.yaml" not in page.partition("<body>")[2]


@pytest.mark.parametrize("name", ["agenda_participants", "agenda_trainers", "poster"])
def test_a_day_has_no_column_in_which_nothing_stands(name: str) -> None:
    """On the second day nobody is apart: no column says of nobody whom it is for."""
    apart = {
        "at": "10:45-11:30",
        "title": "For the police",
        "trainers": ["BG-1"],
        "track": "law enforcement",
        "room": "Blue room",
    }
    beside = apart | {"title": "For carers", "trainers": ["BG-2"], "track": "care", "room": "Green room"}
    of = planned([*DAY_1[:4], apart, beside], ["09:00-09:30 opening @ BG-1 + NL-2"])
    first, second = (table for table in tables(paper(name, of)) if table.name.startswith(DAY[:3]))
    whom = ENGLISH.say("for track")
    assert whom in [column.title for column in first.columns]
    assert whom not in [column.title for column in second.columns]
    assert all(len(row) == len(second.columns) for row in second.rows)


@pytest.mark.parametrize("name", ["agenda", "materials", "agenda_participants", "agenda_trainers", "poster", "sign_in"])
def test_only_the_coordinators_own_paper_says_how_it_was_made(name: str) -> None:
    document = paper(name, planned())
    assert document.footer == ""
    assert "agenda.yaml" not in " ".join(texts(document.blocks))
    assert "agenda.yaml" in paper("checklist", planned()).footer


def test_a_long_day_begins_a_page_of_the_trainers_agenda() -> None:
    """Split after two rows, it looked unfinished."""
    long = [
        f"{9 + at // 4:02}:{at % 4 * 15:02}-{9 + (at + 1) // 4:02}:{(at + 1) % 4 * 15:02} exercise @ BG-1"
        for at in range(16)
    ]
    of = planned(DAY_1, long, DAY_1)
    kinds = [block for block in paper("agenda_trainers", of).blocks if isinstance(block, PageBreak | Heading)]
    said = [block.text if isinstance(block, Heading) else "a new page" for block in kinds]
    assert said[said.index("Day 2") - 1] == "a new page"
    assert said[said.index("Day 3") - 1] == "Day 2"
