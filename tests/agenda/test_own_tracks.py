"""Tracks that a programme names itself, two to six of them: what is planned is looked over by a checker that knows
nothing of our rules, and compared with what trying every pairing finds."""

import random
from collections.abc import Iterator
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.explain.needs import plainly_impossible
from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem, Planned
from ecpat_training.agenda.planner.in_force import judge
from ecpat_training.agenda.planner.search import NoAgenda, draft_agenda
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.agenda.replanning.pins import pins_of
from ecpat_training.agenda.replanning.search import keep_agenda
from ecpat_training.agenda.report.agenda import timeline
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.workflows.no_effect import fields_without_effect
from ecpat_training.agenda.workflows.translation import translated
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import errors
from ecpat_training.documents.wording import wording
from ecpat_training.files.yaml.file import Source, read_yaml
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.translation import ProgrammeTranslation
from ecpat_training.values.kinds import MOST_TRACKS
from ecpat_training.values.quantity import Range
from tests.agenda.agenda_files import workbook
from tests.agenda.cases import cheapest, rule
from tests.agenda.test_conflict import says, ways
from tests.agenda.test_round_trip import read_back
from tests.agenda.test_unwritten import programme as without_rules
from tests.agenda.test_unwritten import rules_of

PROFESSIONS = ["prosecutors", "police", "social workers"]
RULES = ["coverage", "session length", "within hours", "one place at a time"]


def session(id_: str, minutes: str, track: str = "together", **more: Any) -> dict[str, Any]:
    return {"id": id_, "title": id_.capitalize(), "minutes": minutes, "method": "exercise", "track": track, **more}


def trainer(number: int) -> dict[str, Any]:
    role = ["law enforcement", "care"][number % 2]
    return {"id": f"T-{number}", "country": "BG", "stakeholder": "NGO", "role": role, "speaks": ["en"]}


def context(
    tracks: list[str], sessions: list[dict[str, Any]], trainers: int = 0, cover: str = "must", **training: Any
) -> Context:
    event = {"id": "one", "title": "One", "country": "BG", "days": "1", "participants": "20", "hours": "09:00-17:00"}
    made = Programme.model_validate(
        {
            "programme": "Tracks of its own",
            "id": "own",
            "tracks": tracks,
            "events": [{**event, **training}],
            "manual": [{"chapter": "All", "cover": cover, "sessions": sessions}],
            "trainers": [trainer(number) for number in range(trainers)],
        }
    )
    return Context(made, made.training("one"))


def of_professions(**minutes: str) -> list[dict[str, Any]]:
    """A talk for everybody, and a session of each profession."""
    own = {"court": "prosecutors", "raid": "police", "shelter": "social workers"}
    return [
        session("talk", "20-30"),
        *(session(id_, minutes.get(id_, "30-45"), track) for id_, track in own.items()),
    ]


def look_over(agenda: Agenda, tracks: list[str]) -> int:
    """How many times people are apart. Looks at nothing but the lines of the agenda: where one is for a track, each
    track has exactly one from the same minute to the same minute, in a room and with trainers of its own; and whoever
    is together is so alone."""
    times = 0
    for day in agenda.days:
        lines = sorted((item for item in day.items), key=lambda item: item.start)
        for start in dict.fromkeys(item.start for item in lines):
            here = [item for item in lines if item.start == start]
            assert len({item.end for item in here}) == 1
            assert all(item.end <= start or item.start >= here[0].end for item in lines if item not in here)
            for_whom = [item.session.track if item.session else "together" for item in here]
            if for_whom == ["together"]:
                continue
            times += 1
            assert sorted(for_whom) == sorted(tracks)
            assert len({item.room for item in here}) == len(tracks)
            people = [code for item in here for code in item.trainers]
            assert len(people) == len(set(people))
    return times


def drawn(seed: int) -> tuple[list[str], Context]:
    """A training of two to six tracks with one to three sessions of each, which may or may not be paired."""
    chance = random.Random(seed)
    tracks = [f"Group {letter}" for letter in "ABCDEF"[: chance.randint(2, MOST_TRACKS)]]
    most = 1 if len(tracks) > 4 else chance.randint(1, 3)
    sessions = [session("talk", "20")]
    for number, track in enumerate(tracks):
        for at in range(most + (chance.random() < 0.1)):
            low = chance.choice([20, 30, 30, 45])
            sessions.append(session(f"s{number}-{at}", f"{low}-{low + chance.choice([10, 15, 30])}", track))
    end = chance.choice(["10:10", "11:00", "13:00"])
    return tracks, context(tracks, sessions, chance.choice([0, len(tracks), 2 * len(tracks)]), hours=f"09:00-{end}")


def bounds(one: Session) -> tuple[int, int]:
    return int(one.minutes.low or 0), int(one.minutes.high or 0)


def shortest(tracks: list[str], about: Context) -> int | None:
    """The fewest minutes that all sessions take, over every way to put one of each track together; None where there
    is none."""
    of_track = [[one for one in about.sessions.values() if one.track == track] for track in tracks]
    if len({len(sessions) for sessions in of_track}) > 1:
        return None
    least = None
    for order in product(*(permutations(sessions) for sessions in of_track[1:])):
        groups = list(zip(of_track[0], *order, strict=True))
        lows = [max(bounds(one)[0] for one in group) for group in groups]
        highs = [min(bounds(one)[1] for one in group) for group in groups]
        if all(low <= high for low, high in zip(lows, highs, strict=True)):
            least = min(sum(lows), sum(lows) if least is None else least)
    together = sum(bounds(one)[0] for one in about.sessions.values() if one.track == "together")
    return None if least is None else least + together


@pytest.mark.parametrize("seed", range(24))
def test_there_is_an_agenda_where_the_sessions_of_all_tracks_can_be_paired(seed: int) -> None:
    tracks, about = drawn(seed)
    rules = [rule(name) for name in (*RULES, *(["competence"] if len(about.pool) == 2 * len(tracks) else []))]
    least, room = shortest(tracks, about), about.training.hours.minutes
    if least is None or least > room:
        with pytest.raises(NoAgenda) as caught:
            draft_agenda(about, rules, seconds=30, seed=1)
        assert caught.value.proven
        return
    assert not plainly_impossible(about, rules)
    found = draft_agenda(about, rules, seconds=30, seed=1)
    assert look_over(found.agenda, tracks) == sum(one.track == tracks[0] for one in about.sessions.values())
    assert not errors(one for asked in judge([*rules, rule("no overlap")], found.agenda, about) for one in asked.breaks)


def every_agenda(about: Context, tracks: list[str]) -> Iterator[Agenda]:
    """Each choice, order and length of the sessions, one of each track at a time, with a break or without between."""
    sessions = about.sessions.values()
    of_track = [[one for one in sessions if one.track == track] for track in tracks]
    groups = [*zip(*of_track, strict=True), *((one,) for one in sessions if one.track == "together")]
    for many in range(1, len(groups) + 1):
        for order in permutations(groups, many):
            ranges = [
                range(max(bounds(one)[0] for one in group), min(bounds(one)[1] for one in group) + 1, 5)
                for group in order
            ]
            for minutes in product(*ranges):
                for pauses in product(*[(0, 10)] * (many - 1)):
                    yield _agenda(about, order, minutes, (0, *pauses))


def _agenda(
    about: Context, order: tuple[tuple[Session, ...], ...], minutes: tuple[int, ...], pauses: tuple[int, ...]
) -> Agenda:
    items, now = [], about.training.hours.start
    for group, lasts, pause in zip(order, minutes, pauses, strict=True):
        if pause:
            items.append(AgendaItem(start=now, end=now + pause, kind="break", title="Break"))
            now += pause
        items += [AgendaItem(start=now, end=now + lasts, title=one.title, session=one) for one in group]
        now += lasts
    day = AgendaDay(number=1, items=tuple(items), tracks=tuple(about.programme.tracks))
    return Agenda(training="one", title="One", days=(day,))


PRACTICAL = {"practice": "80 %"}
WISHES: dict[str, dict[str, Any]] = {
    "practice for each track": {"practice share": {"of the whole": "40 %", "weight": "1"}},
    "not apart for long": {"tracks": {"of the whole": "35", "weight": "4"}},
    "no lecture behind a lecture": {"no two lectures running": {"weight": "3"}},
    "something light behind what weighs": {"sensitive sessions": {"weight": "2"}},
}


@pytest.mark.parametrize("name", WISHES)
def test_no_agenda_of_three_tracks_is_better_than_the_draft(name: str) -> None:
    sessions = [
        session("talk", "20-30", method="lecture"),
        session("court", "30-45, ideally 40", "prosecutors", method="lecture"),
        session("raid", "35-50", "police", care="sensitive", **PRACTICAL),
        session("shelter", "25-40, ideally 30", "social workers", practice="30 %"),
        session("rest", "20-25", care="restoring", method="reflection"),
    ]
    about = context(PROFESSIONS, sessions, cover="should", hours="09:00-11:00")
    asked = [rule(one) for one in ("coverage", "session length", "within hours")]
    asked += [rule("breaks", {"coffee": "10"}), rule("break every", {"minutes": "60", "never over": "120"})]
    asked += [rule(one, asks) for one, asks in WISHES[name].items()]
    found = draft_agenda(about, asked, seconds=30, seed=1)
    assert found.objective == found.bound == cheapest(every_agenda(about, PROFESSIONS), about, asked)
    look_over(found.agenda, PROFESSIONS)


def said(about: Context) -> list[str]:
    """What is plainly impossible without any rule, with what to do."""
    return [f"{one.message} {one.hint}" for one in plainly_impossible(about, rules_of(about))]


def test_tracks_of_a_different_number_of_sessions_are_told_as_arithmetic() -> None:
    sessions = [*of_professions(), session("charge", "30-45", "prosecutors"), session("arrest", "30-45", "police")]
    assert said(context(PROFESSIONS, sessions)) == [
        '"Court" and "Charge" for prosecutors have 1 session for social workers in parallel. The tracks have: '
        "prosecutors 2 sessions, police 2 and social workers 1. Please add 1 session for social workers, leave out "
        "`track`, or let the chapter `cover: may`."
    ]


def test_sessions_that_can_not_be_as_long_as_any_of_another_track_are_told() -> None:
    assert said(context(PROFESSIONS, of_professions(raid="60-90"))) == [
        '"Court" for prosecutors takes 30 to 45 minutes, and no session for police can last as long: "Raid" takes 60 '
        "to 90. Please give them some minutes that are the same, since sessions in parallel end together.",
        '"Raid" for police takes 60 to 90 minutes, and no session for social workers can last as long: "Shelter" takes '
        "30 to 45. Please give them some minutes that are the same, since sessions in parallel end together.",
    ]


def test_too_few_rooms_are_told() -> None:
    (found,) = said(context(PROFESSIONS, of_professions(), rooms=["Hall", "Garden"]))
    assert found == (
        '"Court", "Raid" and "Shelter" each need a session of each of the 2 other tracks at the same time; one '
        "has only the rooms Hall and Garden, and 3 tracks. Please name 3 in `rooms`, one for each track, or leave out "
        "`track`."
    )


@pytest.mark.parametrize(("trainers", "told"), [(0, False), (1, True), (2, True), (3, False), (5, False), (6, False)])
def test_each_of_three_sessions_at_once_needs_one_trainer_and_as_many_more_as_there_are(
    trainers: int, told: bool
) -> None:
    about = context(PROFESSIONS, of_professions(), trainers)
    rules = rules_of(about)
    messages = [one.message for one in plainly_impossible(about, rules)]
    assert [one.partition("; ")[2] for one in messages] == (
        [f"that takes three trainers, and the pool has {trainers}."] if told else []
    )
    if told:
        with pytest.raises(NoAgenda) as caught:
            draft_agenda(about, rules, seconds=30, seed=1)
        assert caught.value.proven
        return
    agenda = draft_agenda(about, rules, seconds=30, seed=1).agenda
    look_over(agenda, PROFESSIONS)
    apart = sorted(len(item.trainers) for item in agenda.sessions() if item.track != "together")
    assert sum(apart) == trainers
    assert all(apart) is bool(trainers)


def test_one_trainer_for_two_tracks_is_told_that_two_sessions_at_once_take_two() -> None:
    apart = [
        {**session("police", "30"), "track": "law enforcement"},
        {**session("care", "30"), "track": "care"},
    ]
    about = without_rules(apart, [{"id": "T-1", "country": "BG", "role": "care"}])
    assert said(about) == [
        '"Police" and "Care" each need a session of the other track at the same time; that takes two trainers, and the '
        "pool has 1. Please name more trainers, or leave out `track`."
    ]
    assert not said(without_rules(apart, []))


def test_a_training_need_not_split_into_all_tracks_and_who_is_left_out_is_told() -> None:
    sessions = [one for one in of_professions() if one["id"] != "raid"]
    about = context(PROFESSIONS, sessions)
    assert about.tracks == ("prosecutors", "social workers")
    look_over(draft_agenda(about, rules_of(about), seconds=30, seed=1).agenda, ["prosecutors", "social workers"])
    notes = fields_without_effect(about, [], Source("programme.yaml", {}))
    assert [one.message for one in notes] == [
        "police has no session in one: its plan splits into prosecutors and social workers only."
    ]


def test_the_n_th_room_is_the_n_th_track_s() -> None:
    rooms = ["Hall", "Blue room", "Garden", "Attic"]
    for about, expected in (
        (context(PROFESSIONS, of_professions(), rooms=rooms), rooms),
        (context(PROFESSIONS, of_professions()), ["Plenary room", "Second room", "Third room"]),
    ):
        agenda = draft_agenda(about, rules_of(about), seconds=30, seed=1).agenda
        where = {item.title: item.room for item in agenda.sessions()}
        assert where == dict(zip(["Talk", "Court", "Raid", "Shelter"], [expected[0], *expected], strict=False))


def planned() -> tuple[Context, Agenda]:
    about = context(PROFESSIONS, of_professions(), 3)
    return about, draft_agenda(about, rules_of(about), seconds=30, seed=1).agenda


def lines(agenda: Agenda) -> list[tuple[Any, ...]]:
    return [(one.start, one.end, one.title, one.track, one.room, one.trainers) for one in agenda.sessions()]


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
    assert made.handed_over.found == 0


def test_tracks_are_called_in_the_language_of_the_paper_and_read_back(tmp_path: Path) -> None:
    about, agenda = planned()
    texts = ProgrammeTranslation(tracks=("prokurorë", None, "punonjës socialë"))
    programme = about.programme.model_copy(update={"translations": {"sq": texts}})
    source = Source("programme.yaml", {})
    made, _ = translated(Planned(programme, about.training, agenda), "sq", source)
    whom = {item.title: item.track for item in made.agenda.sessions()}
    assert whom == {"Talk": "together", "Court": "prokurorë", "Raid": "police", "Shelter": "punonjës socialë"}
    assert made.agenda.tracks == made.programme.tracks == ("prokurorë", "police", "punonjës socialë")
    again, remarks = read_back(tmp_path / "agenda.xlsx", made.agenda, programme, "sq")
    assert lines(again) == lines(agenda)
    assert remarks == []
    assert programme.track_called("PUNONJES SOCIALE") == "social workers"
    assert programme.track_called("punonjës") is None
