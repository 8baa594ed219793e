"""What the papers of an agenda say: times and names that are the agenda's, and the codes of those who do it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from ecpat_training.agenda import papers
from ecpat_training.agenda.calendars import ics
from ecpat_training.agenda.model.agenda import Planned
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.agenda.report.lines import duties, free_for_support, half_days
from ecpat_training.core import registry
from ecpat_training.documents.document import (
    BlankLines,
    Bullets,
    Checklist,
    Document,
    FactList,
    Form,
    Heading,
    PageBreak,
    Paragraph,
    ReportTable,
)
from ecpat_training.documents.outputs import render
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import languages, wording
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.values.absence import Absence
from tests.agenda.cases import agenda, pilot, programme

ENGLISH = wording("en")
MADE = Provenance("0.1.0", "ecpat plan print", (("agenda.yaml", "0" * 64),))
NAMES = registry.members(papers)
DAY_1 = [
    "09:00-09:30 opening @ BG-1 + NL-2",
    "09:30-10:15 heavy @ BG-2 + NL-1",
    "10:15-10:30 debrief @ BG-2 + NL-1",
    "10:30-10:45 break",
    {"at": "10:45-11:30", "title": "Visit to a shelter", "trainers": ["BG-1", "NL-2", "EXP-1"]},
    "11:30-12:30 lunch",
    "12:30-13:30 exercise @ BG-1 + NL-2",
]
DAY = "Day 1"
MORNING, AFTERNOON = f"{DAY}, morning", f"{DAY}, afternoon"


def planned(*days: list[object], dates: list[str] | None = None, **changes: object) -> Planned:
    """An agenda over the tests' small programme, with changes of the programme."""
    of = programme().model_copy(update=changes)
    return Planned(of, of.training("two-days"), agenda(list(days) or [DAY_1], dates=dates))


def the_pilot() -> Planned:
    result = pilot()
    return Planned(result.programme, result.training, result.agenda)


def paper(name: str, of: Planned) -> Document:
    document: Document = registry.load(papers, name).document(of, MADE)
    return document


def texts(value: object) -> Iterable[str]:
    """Every text of a document, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        yield from (text for part in value for text in texts(part))
    elif hasattr(value, "__dataclass_fields__"):
        yield from (text for name in value.__dataclass_fields__ for text in texts(getattr(value, name)))


def tables(document: Document) -> list[ReportTable]:
    return [block for block in document.blocks if isinstance(block, ReportTable)]


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


def test_trainers_read_who_leads_who_backs_up_and_who_is_free() -> None:
    (day, *_) = tables(paper("agenda_trainers", planned()))
    rows = {str(row[1]): row for row in day.rows}
    assert rows["Hard to hear *"][3:6] == ("BG-2", "NL-1", "BG-1, NL-2 and EXP-1")
    assert rows["Visit to a shelter"][3:6] == ("BG-1", "NL-2 and EXP-1", "")
    assert rows["Break"][2:6] == ("", "", "", "")


def test_who_is_away_or_trains_beside_it_is_not_free_for_support() -> None:
    of = planned([*DAY_1[:1], "09:30-10:15 heavy @ BG-2", "09:40-10:00 exercise @ BG-1"], dates=["2025-03-29"])
    (_, heavy, _) = of.agenda.days[0].items
    assert free_for_support(of, of.agenda.days[0], heavy) == ("NL-2",)
    absence = Absence(first=date(2025, 3, 29), last=date(2025, 3, 29))
    away = tuple(one.model_copy(update={"away": (absence,)}) for one in of.programme.trainers)
    nobody = Planned(of.programme.model_copy(update={"trainers": away}), of.training, of.agenda)
    assert free_for_support(nobody, nobody.agenda.days[0], heavy) == ()
    said = list(texts(paper("agenda_trainers", nobody)))
    assert any("nobody of the team is free for support" in text for text in said)


def test_each_trainers_minutes_add_up_to_those_of_the_agenda() -> None:
    of = the_pilot()
    trained = {
        code: sum(one.item.minutes for one in tasks if one.part != "support") for code, tasks in duties(of).items()
    }
    assert sum(trained.values()) == sum(item.minutes * len(item.trainers) for item in of.agenda.sessions())
    captions = [table.caption for table in tables(paper("agenda_trainers", of)) if table.caption]
    assert len(captions) == len(trained)
    for code, minutes in trained.items():
        assert any(caption.startswith(f"{code}: {minutes} minutes in ") for caption in captions)


def test_who_has_not_confirmed_is_marked_wherever_trainers_look() -> None:
    tentative = tuple(one.model_copy(update={"confirmed": one.id != "NL-2"}) for one in programme().trainers)
    of = planned(trainers=tentative)
    for name in ("agenda_trainers", "session_plans"):
        assert "NL-2 (to be confirmed)" in " ".join(texts(paper(name, of)))
    assert any("Confirmation of NL-2" in text for text in texts(paper("checklist", of)))


def test_a_post_that_is_vacant_is_shown_as_such_and_somebody_is_to_be_found() -> None:
    of = planned(["09:00-09:30 opening @ BG-1", "09:30-10:15 exercise", "10:15-10:30 break", *DAY_1[4:]])
    (day, *_) = tables(paper("agenda_trainers", of))
    assert [row[3:5] for row in day.rows[:3]] == [("BG-1", "vacant"), ("vacant", "vacant"), ("", "")]
    pages = [dict(block.pairs) for block in paper("session_plans", of).blocks if isinstance(block, FactList)]
    assert [(page["Leads"], page["Second"]) for page in pages[:2]] == [("BG-1", "vacant"), ("vacant", "vacant")]
    wanted = "Somebody is found for every post that is vacant: “Opening” and “An exercise”."
    assert wanted in texts(paper("checklist", of))
    assert "vacant" not in " ".join(texts(paper("checklist", planned())))


def test_an_agenda_that_names_no_trainer_at_all_leaves_room_for_them() -> None:
    of = planned(["09:00-09:30 opening", "09:30-10:15 exercise"])
    for name in NAMES:
        assert "vacant" not in " ".join(texts(paper(name, of)))
    assert [row[3:5] for row in tables(paper("agenda_trainers", of))[0].rows] == [("", ""), ("", "")]


def test_a_session_without_practice_says_its_method_alone() -> None:
    of = planned(["09:00-09:10 pre-test @ BG-1 + NL-2", "09:10-10:10 exercise @ BG-1 + NL-2"])
    pages = [dict(block.pairs) for block in paper("session_plans", of).blocks if isinstance(block, FactList)]
    assert [page["Method"] for page in pages[:2]] == [
        "questionnaire", "exercise, 80 % of the time participants do something themselves",
    ]  # fmt: skip


def test_each_session_has_a_page_of_its_own_with_its_steps_on_a_clock() -> None:
    of = the_pilot()
    document = paper("session_plans", of)
    pages = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    assert pages == [item.title for item in of.agenda.sessions()]
    steps = [table for table in tables(document) if table.name == ENGLISH.say("step")]
    told = [item for item in of.agenda.sessions() if item.session and item.session.steps]
    for table, item in zip(steps, told, strict=True):
        assert item.session
        assert [row[1] for row in table.rows] == list(item.session.steps)
        starts = [int(str(row[0])[:2]) * 60 + int(str(row[0])[3:]) for row in table.rows]
        assert starts[0] == item.start
        assert all(a < b for a, b in pairwise(starts))
        assert starts[-1] < item.end


def test_a_session_that_no_programme_knows_has_its_page_too() -> None:
    document = paper("session_plans", planned())
    at = document.blocks.index(Heading("Visit to a shelter"))
    facts, notes, lines = document.blocks[at + 1 : at + 4]
    assert isinstance(facts, FactList)
    assert dict(facts.pairs)["When"] == f"{DAY}, 10:45–11:30 (45 minutes)"
    assert notes == Heading("Notes", 3)
    assert isinstance(lines, BlankLines)
    assert lines.count > 10


def test_a_sensitive_session_says_how_to_care_and_who_is_free() -> None:
    document = paper("session_plans", planned())
    (note,) = [one for one in document.blocks if isinstance(one, Paragraph) and one.tone == "attention"]
    assert note.text.endswith("Free for support: BG-1, NL-2 and EXP-1.")


APART = [
    "09:00-09:30 opening @ BG-1 + NL-2 [Hall]",
    "09:30-10:00 police-talk @ BG-1 + NL-1 [Blue room]",
    "09:30-10:00 care-talk @ BG-2 + NL-2 [Green room]",
    "10:00-10:30 plan @ BG-1 + NL-2 [Hall]",
]


def test_where_people_are_apart_everybody_reads_where_and_for_whom() -> None:
    of = planned(APART)
    for name in ("agenda_participants", "agenda_trainers"):
        table = tables(paper(name, of))[0]
        assert [column.title for column in table.columns][2:4] == ["Room", "For"]
        assert [row[2:4] for row in table.rows] == [
            ("Hall", ""),
            ("Blue room", "law enforcement"),
            ("Green room", "care"),
            ("Hall", ""),
        ]
    pages = [dict(block.pairs) for block in paper("session_plans", of).blocks if isinstance(block, FactList)]
    assert (pages[1]["Room"], pages[1]["For"]) == ("Blue room", "law enforcement")
    assert "Room" not in [column.title for column in tables(paper("agenda_participants", planned()))[0].columns]


def test_who_trains_the_other_track_is_not_free_for_support() -> None:
    of = planned([APART[0], "09:30-10:00 police-case @ BG-1 + NL-1 [Blue room]", *APART[2:]])
    day = of.agenda.days[0]
    assert free_for_support(of, day, day.items[1]) == ()


def test_a_session_that_a_break_splits_has_one_page_and_its_clock_runs_on_behind_the_break() -> None:
    of = planned(["09:00-09:40 workshop @ BG-1 + NL-2", "09:40-10:00 break", "10:00-10:20 workshop @ BG-1 + NL-2"])
    steps = ("Sit together.", "Draw the chain.", "Compare.")
    (day,) = of.agenda.days
    items = tuple(
        item.model_copy(update={"session": item.session and item.session.model_copy(update={"steps": steps})})
        for item in day.items
    )
    agenda_ = of.agenda.model_copy(update={"days": (day.model_copy(update={"items": items}),)})
    document = paper("session_plans", Planned(of.programme, of.training, agenda_))
    (facts,) = [block for block in document.blocks if isinstance(block, FactList)]
    assert dict(facts.pairs)["When"] == f"{DAY}, 09:00–09:40 and 10:00–10:20 (60 minutes)"
    assert tables(document)[-1].rows == (("09:00", steps[0]), ("09:20", steps[1]), ("10:00", steps[2]))
    assert tables(paper("agenda_trainers", of))[-1].caption == "NL-2: 60 minutes in one session"


def test_each_material_is_listed_once_where_it_is_first_needed() -> None:
    of = the_pilot()
    (table,) = tables(paper("materials", of))
    wanted = [thing for item in of.agenda.sessions() if item.session for thing in item.session.materials]
    assert [row[1] for row in table.rows] == list(dict.fromkeys(wanted))
    by_name = {row[1]: row for row in table.rows}
    assert by_name["questionnaires"][3:] == (2, "Questionnaire before the training; Questionnaire after the training")
    assert str(by_name["certificates"][2]).startswith("Day 2, ")


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


def test_the_checklist_asks_for_notice_forms_at_the_start_and_a_debrief_each_day() -> None:
    document = paper("checklist", the_pilot())
    items = [item for block in document.blocks if isinstance(block, Checklist) for item in block.items]
    said = " ".join(items)
    assert ENGLISH.say("start forms") in items
    assert "may step out without a reason" in said
    assert sum("the trainers hold their debrief" in item for item in items) == 2
    heavy = [one for one in the_pilot().agenda.sessions() if one.session and one.session.care == "sensitive"]
    assert all(f"“{one.title}”: what comes is announced" in said for one in heavy)


def test_the_debrief_has_a_page_a_day_with_the_planned_times() -> None:
    of = the_pilot()
    document = paper("debrief", of)
    forms = [block for block in document.blocks if isinstance(block, Form)]
    planned_times = [len(day.sessions()) for day in of.agenda.days]
    assert [len(form.rows) for form in forms if form.columns[0].title == "Time"] == planned_times
    first, last = (block for block in document.blocks if isinstance(block, Checklist))
    assert ENGLISH.say("debrief tomorrow") in first.items
    assert ENGLISH.say("debrief last") in last.items


def test_participants_judge_the_sessions_of_content_and_no_breaks() -> None:
    (form,) = [block for block in paper("evaluation_form", planned()).blocks if isinstance(block, Form)]
    assert [row[0] for row in form.rows] == ["Hard to hear", "Visit to a shelter", "An exercise"]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", NAMES)
def test_every_paper_is_said_in_every_language(name: str, language: str) -> None:
    english = planned()
    document = paper(name, Planned(english.programme, english.training, english.agenda, language))
    words = wording(language)
    assert (document.language, document.labels) == (words.tag, words.labels)
    spoken = {text for key, text in ENGLISH.words.items() if words.words[key] != text and len(text) > 20}
    assert language == "en" or spoken & set(texts(document)) == set()


PLACE = {
    "venue": "Hotel De Zwaan, Blue hall",
    "address": "Dorpsstraat 1\n1012 AB Amsterdam",
    "contact": "Anna, +31 20 555 0100",
    "online": "https://meet.example.org/room?id=1&name=a",
    "objectives": ("Recognise a trafficked child.", "Know who does what."),
}


def placed(*days: list[object], **changes: object) -> Planned:
    """An agenda whose training says where it is and what for."""
    of = planned(*days, **changes)  # type: ignore[arg-type]
    return replace(of, training=of.training.model_copy(update=PLACE))


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


def test_a_sign_in_sheet_says_in_which_house_it_was_signed() -> None:
    assert Paragraph("Hotel De Zwaan, Blue hall") in paper("sign_in", placed()).blocks


def test_a_long_first_page_leaves_the_first_day_a_page_of_its_own() -> None:
    long = tuple(f"Objective {number} " + "of this training and what it means at work " * 3 for number in range(12))
    of = planned(objectives=long)
    blocks = list(paper("agenda_participants", of).blocks)
    assert blocks.index(PageBreak()) < blocks.index(Heading(DAY))
    full = planned([f"{at // 60:02}:{at % 60:02}-{(at + 15) // 60:02}:{(at + 15) % 60:02} exercise"
                    for at in range(480, 480 + 34 * 15, 15)])  # fmt: skip
    assert PageBreak() not in paper("agenda_participants", full).blocks


def named_trainers() -> tuple[Trainer, ...]:
    return tuple(
        one.model_copy(update={"names": True, "name": "Arta Hoxha"}) if one.id == "BG-1" else one
        for one in programme().trainers
    )


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


def dated(of: Planned) -> Planned:
    return replace(of, training=of.training.model_copy(update={"start": date(2025, 3, 29)}))


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


def test_a_link_on_a_page_can_be_followed_and_any_other_text_is_text() -> None:
    of = placed()
    trap = of.training.model_copy(update={"venue": '<a href="https://evil.example">x</a>'})
    page = render(paper("agenda_participants", replace(of, training=trap)), Path("paper.html")).decode()
    (way,) = re.findall(r"<a [^>]*>", page)
    assert way == '<a href="https://meet.example.org/room?id=1&amp;name=a" rel="noreferrer">'


def test_the_poster_has_a_page_a_day_with_times_and_titles_alone() -> None:
    of = placed(DAY_1, ["09:00-10:00 exercise @ BG-1 + NL-2"])
    document = paper("poster", of)
    assert (document.landscape, document.subtitle) == (True, "Hotel De Zwaan, Blue hall")
    assert sum(block == PageBreak() for block in document.blocks) == 1
    first, second = tables(document)
    assert first.large
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
