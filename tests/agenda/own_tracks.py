"""Trainings whose programme names its tracks itself, and what looks over their agendas without our rules."""

from typing import Any

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.programme.model.programme import Programme
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


def planned() -> tuple[Context, Agenda]:
    about = context(PROFESSIONS, of_professions(), 3)
    return about, draft_agenda(about, rules_of(about), seconds=30, seed=1).agenda


def lines(agenda: Agenda) -> list[tuple[Any, ...]]:
    return [(one.start, one.end, one.title, one.track, one.room, one.trainers) for one in agenda.sessions()]
