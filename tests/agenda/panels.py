"""A one-day launch as organisers publish it: a panel, guests, somebody from afar, a dinner, rooms with seats; and what
is true of the people of an agenda, told without the rules."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.programme.model.programme import Programme

LAUNCH = """\
programme: Launch of the regional guide
id: launch
timezone: Europe/Sofia
events:
  - id: one
    title: Launch
    country: BG
    participants: 40
    dates: [2026-05-12]
    hours: 09:00-17:00
    rooms: [{room: Hall, seats: 60}]
    evening:
      - {day: 1, at: 19:00-22:00, title: Dinner at the old mill, trainers: [T2, T3]}
manual:
  - chapter: Our sessions
    sessions:
      - {id: welcome, title: Welcome, minutes: 30, method: plenary, place: start of training}
      - id: panel
        title: "Panel: what works"
        minutes: 60-90, ideally 75
        method: discussion
        speakers:
          - T1
          - Office of the Prosecutor
          - {name: Ana Marić, names: yes, from: "Ministry of Justice, Sofia", remote: yes, away: [2026-05-12 morning]}
        moderator: T2
      - id: talk
        title: The view from Brussels
        minutes: 30
        method: lecture
        speakers: [{from: European Commission, remote: yes}]
      - {id: law, title: The law, minutes: 60, method: lecture}
      - {id: closing, title: Closing, minutes: 20, method: plenary, place: end of training}
trainers:
  - {id: T1, country: BG, organisation: State Police, stakeholder: GO, role: law enforcement, speaks: [bg, en]}
  - {id: T2, country: BG, stakeholder: NGO, role: care, speaks: [bg, en], names: yes, name: Arta Hoxha}
  - {id: T3, country: BG, stakeholder: NGO, role: care, speaks: [bg, en]}
"""


def launch(folder: Path, *changes: tuple[str, str]) -> Path:
    """The programme's file, with some of its text changed."""
    text = LAUNCH
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / "programme.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def planned_launch(folder: Path, *changes: tuple[str, str]) -> PlanResult:
    """Its agenda."""
    return plan_training(launch(folder, *changes), seconds=20)


def misplaced(agenda: Agenda, programme: Programme) -> Iterator[str]:
    """Whoever is at two places at once, or away, counted minute by minute from the programme's text."""
    away = {trainer.id: trainer.away for trainer in programme.trainers}
    for day in agenda.days:
        busy: dict[tuple[str, int], str] = {}
        for item in day.items:
            absent = {code: away.get(code, ()) for code in item.trainers}
            session = item.session
            moderator = [session.moderator] if session and session.moderator else []
            for one in [*session.speakers, *moderator] if session else []:
                who = one.trainer or (one.name or one.from_ or "").casefold()
                absent[who] = away[one.trainer] if one.trainer else one.away
            minutes = range(item.start, item.end)
            for who, absences in absent.items():
                others = {busy[who, minute] for minute in minutes if (who, minute) in busy}
                yield from (f"{who} is in {item.title} and in {other}" for other in others)
                busy |= {(who, minute): item.title for minute in minutes}
                for gone in absences:
                    on_that_day = day.date is not None and gone.first <= day.date <= gone.last
                    if on_that_day and not set(minutes).isdisjoint(range(gone.start, gone.end)):
                        yield f"{who} is away from {item.title}"


DAYS = ["2026-05-12", "2026-05-13"]
PARTS = ["morning", "afternoon", "from 15:00", "until 10:30", "11:00-12:00", ""]


def drawn_panels(seed: int) -> dict[str, Any]:
    """A programme of one or two days whose sessions name speakers by chance, some of them away, some in two tracks."""
    chance = random.Random(seed)
    codes = [f"T{number}" for number in range(1, chance.randint(3, 6))]
    sessions = [_session(chance, codes, number) for number in range(chance.randint(3, 5))]
    if chance.random() < 0.5:
        for number, track in enumerate(("law enforcement", "care")):
            beside = {**_session(chance, codes, 10 + number), "minutes": "30-60", "track": track}
            beside.pop("may be split", None)
            sessions.append(beside)
    training = {"id": "one", "title": "One", "country": "BG", "participants": "20", "hours": "09:00-17:00"}
    trainer = {"country": "BG", "stakeholder": "GO", "role": "care", "speaks": ["en"], "competences": ["law"]}
    return {
        "programme": "Drawn",
        "id": "drawn",
        "events": [{**training, "dates": DAYS[: chance.randint(1, 2)]}],
        "manual": [{"chapter": "All", "sessions": sessions}],
        "trainers": [{"id": code, **trainer, "away": _absences(chance, 0.1)} for code in codes],
    }


def _absences(chance: random.Random, often: float) -> list[str]:
    return [f"{day} {chance.choice(PARTS)}".rstrip() for day in DAYS if chance.random() < often]


def _speakers(chance: random.Random, codes: list[str]) -> list[Any]:
    """Up to three people, each once."""
    found: dict[str, Any] = {}
    for _ in range(3):
        guest = chance.choice(["Europol", "Ministry of Justice", "A survivors' group"])
        if chance.random() < 0.5:
            code = chance.choice(codes)
            found[code] = code
        elif chance.random() < 0.6:
            found[guest] = {"from": guest, "remote": "yes", "away": _absences(chance, 0.25)}
        else:
            found[guest] = guest
    return list(found.values())


def _session(chance: random.Random, codes: list[str], number: int) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": f"s{number}",
        "title": f"Session {number}",
        "minutes": chance.choice(["30-45", "60", "45-90, ideally 60"]),
        "method": chance.choice(["lecture", "discussion"]),
    }
    people = _speakers(chance, codes)
    if chance.random() < 0.6:
        said["speakers"] = people[: chance.randint(1, 2)]
        if len(people) > 2 and chance.random() < 0.5:
            said["moderator"] = people[2]
    if chance.random() < 0.2:
        said["needs"] = {"lead": "law", "second": "any"}
    if chance.random() < 0.2:
        said["may be split"] = "yes"
    return said
