"""Tracks that a programme names itself: agendas in other formats, letters and languages, and
planned again."""

from pathlib import Path
from typing import Any

import pytest

from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.agenda.replanning.pins import pins_of
from ecpat_training.agenda.replanning.search import keep_agenda
from ecpat_training.agenda.report.agenda import timeline
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.workflows.translation import translated
from ecpat_training.core.errors import ContentError
from ecpat_training.documents.wording import wording
from ecpat_training.files.yaml.file import Source, read_yaml
from ecpat_training.programme.model.translation import ProgrammeTranslation
from ecpat_training.values.quantity import Range
from tests.agenda.agenda_files import workbook
from tests.agenda.cases import rule
from tests.agenda.own_tracks import PROFESSIONS, RULES, context, lines, look_over, planned, session
from tests.agenda.test_conflict import says, ways
from tests.agenda.test_round_trip import read_back
from tests.agenda.test_unwritten import rules_of


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_three_tracks_are_read_back_from_excel_and_word(ending: str, tmp_path: Path) -> None:
    about, agenda = planned()
    again, remarks = read_back(tmp_path / f"agenda{ending}", agenda, about.programme)
    assert lines(again) == lines(agenda)
    assert again.tracks == tuple(PROFESSIONS)
    assert remarks == []


def test_three_tracks_are_read_back_from_yaml_and_stand_in_lanes_of_their_own(tmp_path: Path) -> None:
    about, agenda = planned()
    path = tmp_path / "agenda.yaml"
    path.write_text(agenda_yaml(agenda, about.programme), "utf-8")
    again, _ = read_agenda(read_yaml(path), about.programme)
    assert lines(again) == lines(agenda)
    ((_, blocks),) = timeline(again, wording()).days
    assert [(one.lane, one.lanes) for one in blocks if one.lanes > 1] == [(0, 3), (1, 3), (2, 3)]


def own(track: str) -> dict[str, Any]:
    return {"at": "09:00-09:30", "title": "A visit", "method": "discussion", "practice": "0 %", "track": track}


def read(items: list[dict[str, Any]], tracks: list[str]) -> tuple[list[str], list[str]]:
    about = context(tracks, [session("talk", "20-30")])
    data: Any = {"training": "one", "days": [{"items": items}]}
    try:
        agenda, findings = read_agenda(Source("agenda.yaml", data), about.programme)
    except ContentError as error:
        return [], [f"{one.message} {one.hint}" for one in error.findings]
    return [one.track for one in agenda.sessions()], [one.message for one in findings if one.code == "agenda.track"]


@pytest.mark.parametrize(
    ("written", "track"),
    [
        ("Social  Workers", "social workers"),
        ("POLICE", "police"),
        ("Punëtorë socialë", "punetore sociale"),
        ("all", "together"),
        ("tous", "together"),
    ],
)
def test_an_agenda_may_write_a_track_in_other_letters(written: str, track: str) -> None:
    assert read([own(written)], ["police", "social workers", "punetore sociale"]) == ([track], [])


def test_an_unknown_track_is_told_with_the_nearest() -> None:
    (near,) = read([own("prosecuters")], PROFESSIONS)[1]
    assert near == "the programme has no track `prosecuters`. Did you mean `prosecutors`?"
    (none,) = read([own("Zürich")], PROFESSIONS)[1]
    assert none == (
        "the programme has no track `Zürich`. There are: prosecutors, police and social workers; what is for everybody "
        "says `together`."
    )
    (care,) = read([own("care")], PROFESSIONS)[1]
    assert care.startswith("the programme has no track `care`.")


def test_a_cell_that_says_another_track_than_the_programme_is_told(tmp_path: Path) -> None:
    from ecpat_training.agenda.reading.tables import read_tables, written_agenda

    about, _ = planned()
    rows = [["Time", "Session", "Trainers", "For"], ["09:00-09:30", "Court", "T-0", "POLICE"]]
    rows += [["09:00-09:30", "Raid", "T-1", "Police "], ["09:30-10:00", "Talk", "T-1", "socal workers"]]
    tables = read_tables(workbook(tmp_path / "agenda.xlsx", {"Plan": rows}))
    _, findings = read_agenda(written_agenda(tables, about.programme, "one"), about.programme)
    assert [(f"{one.where}", one.message, one.hint) for one in findings if one.code == "agenda.track"] == [
        (
            f"{tables.head.file}!Plan!D2",
            '"Court" is for prosecutors in the programme; what this cell says was not read.',
            "Please change it there, if it is for others.",
        ),
        (
            f"{tables.head.file}!Plan!D4",
            '"Talk" is for everybody in the programme; what this cell says was not read.',
            "Did you mean `social workers`? Please change it there, if it is for others.",
        ),
    ]


def test_a_track_that_has_too_few_sessions_gets_a_partner_session() -> None:
    sessions = [session("police", "30-40", "law enforcement"), session("care", "30-40", "care")]
    about = context(["law enforcement", "care"], [*sessions, session("raid", "45-60", "law enforcement")])
    asked = [rule(name) for name in RULES]
    _, changes = ways(about, asked)
    assert says(changes)[:3] == [
        "add 1 session for care, to be in parallel to those for law enforcement",
        'let the chapter "All" be `cover: should`, held if time allows',
        'let "Raid" be for everybody, without `track: law enforcement`',
    ]
    partner = changes.ways[0].changes[0].apply(Case.of(about, asked))
    look_over(draft_agenda(partner.context, asked, seconds=30, seed=1).agenda, ["law enforcement", "care"])


def test_planned_again_the_sessions_of_three_tracks_stay_beside_each_other() -> None:
    about, old = planned()
    held = [item.model_copy(update={"pinned": item.title == "Raid"}) for item in old.days[0].items]
    pinned = old.model_copy(update={"days": (old.days[0].model_copy(update={"items": tuple(held)}),)})
    rules = [one for one in rules_of(about) if not one.presumed]
    again = keep_agenda(about, rules, pinned, pins_of(pinned), seconds=20, seed=1)
    assert lines(again.agenda) == lines(old)
    longer = [
        one.model_copy(update={"minutes": Range(low=50, high=60)}) if one.track != "together" else one
        for one in about.programme.sessions()
    ]
    manual = (about.programme.manual[0].model_copy(update={"sessions": tuple(longer)}),)
    after = Context(about.programme.model_copy(update={"manual": manual}), about.training)
    made = keep_agenda(after, rules_of(after), old, (), seconds=20, seed=1)
    assert look_over(made.agenda, PROFESSIONS) == 1
    assert {item.minutes for item in made.agenda.sessions() if item.track != "together"} == {50}
    assert made.handed_over.objective == 0


def test_tracks_are_called_in_the_language_of_the_paper_and_read_back(tmp_path: Path) -> None:
    about, agenda = planned()
    texts = ProgrammeTranslation(tracks=("prokurorë", None, "punonjës socialë"))
    programme = about.programme.model_copy(update={"translations": {"sq": texts}})
    source = Source("programme.yaml", {})
    made, _ = translated(PlannedTraining(programme, about.training, agenda), "sq", source)
    whom = {item.title: item.track for item in made.agenda.sessions()}
    assert whom == {"Talk": "together", "Court": "prokurorë", "Raid": "police", "Shelter": "punonjës socialë"}
    assert made.agenda.tracks == made.programme.tracks == ("prokurorë", "police", "punonjës socialë")
    again, remarks = read_back(tmp_path / "agenda.xlsx", made.agenda, programme, "sq")
    assert lines(again) == lines(agenda)
    assert remarks == []
    assert programme.find_track("PUNONJES SOCIALE") == "social workers"
    assert programme.find_track("punonjës") is None
