"""A page for each session: its steps on a clock, its materials, how to care."""

from itertools import pairwise

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.documents.document import BlankLines, FactList, Heading, Paragraph
from tests.agenda.papers_made import DAY, ENGLISH, paper, planned, tables, the_pilot


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


def test_a_session_that_a_break_splits_has_one_page_and_its_clock_runs_on_behind_the_break() -> None:
    of = planned(["09:00-09:40 workshop @ BG-1 + NL-2", "09:40-10:00 break", "10:00-10:20 workshop @ BG-1 + NL-2"])
    steps = ("Sit together.", "Draw the chain.", "Compare.")
    (day,) = of.agenda.days
    items = tuple(
        item.model_copy(update={"session": item.session and item.session.model_copy(update={"steps": steps})})
        for item in day.items
    )
    agenda_ = of.agenda.model_copy(update={"days": (day.model_copy(update={"items": items}),)})
    document = paper("session_plans", PlannedTraining(of.programme, of.training, agenda_))
    (facts,) = [block for block in document.blocks if isinstance(block, FactList)]
    assert dict(facts.pairs)["When"] == f"{DAY}, 09:00–09:40 and 10:00–10:20 (60 minutes)"
    assert tables(document)[-1].rows == (("09:00", steps[0]), ("09:20", steps[1]), ("10:00", steps[2]))
    assert tables(paper("agenda_trainers", of))[-1].caption == "NL-2: 60 minutes in one session"
