"""What the agenda for trainers says: who leads, who backs up, who is free."""

from datetime import date

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.report.lines import duties, find_free_trainers
from ecpat_training.documents.document import FactList
from ecpat_training.programme.model.absence import Absence
from tests.agenda.cases import programme
from tests.agenda.papers_made import DAY_1, NAMES, paper, planned, tables, texts, the_pilot

APART = [
    "09:00-09:30 opening @ BG-1 + NL-2 [Hall]",
    "09:30-10:00 police-talk @ BG-1 + NL-1 [Blue room]",
    "09:30-10:00 care-talk @ BG-2 + NL-2 [Green room]",
    "10:00-10:30 plan @ BG-1 + NL-2 [Hall]",
]


def test_trainers_read_who_leads_who_backs_up_and_who_is_free() -> None:
    (day, *_) = tables(paper("agenda_trainers", planned()))
    rows = {str(row[1]): row for row in day.rows}
    assert rows["Hard to hear *"][3:6] == ("BG-2", "NL-1", "BG-1, NL-2 and EXP-1")
    assert rows["Visit to a shelter"][3:6] == ("BG-1", "NL-2 and EXP-1", "")
    assert rows["Break"][2:6] == ("", "", "", "")


def test_who_is_away_or_trains_beside_it_is_not_free_for_support() -> None:
    of = planned([*DAY_1[:1], "09:30-10:15 heavy @ BG-2", "09:40-10:00 exercise @ BG-1"], dates=["2025-03-29"])
    (_, heavy, _) = of.agenda.days[0].items
    assert find_free_trainers(of, of.agenda.days[0], heavy) == ("NL-2",)
    absence = Absence(first=date(2025, 3, 29), last=date(2025, 3, 29))
    away = tuple(one.model_copy(update={"away": (absence,)}) for one in of.programme.trainers)
    nobody = PlannedTraining(of.programme.model_copy(update={"trainers": away}), of.training, of.agenda)
    assert find_free_trainers(nobody, nobody.agenda.days[0], heavy) == ()
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
    assert find_free_trainers(of, day, day.items[1]) == ()
