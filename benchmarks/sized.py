"""Generated trainings of a chosen size, under rules like those of the shipped programme: the same seed gives the same
training."""

import random
from typing import Any

from benchmarks.generated import COMPETENCES, FACTS, PRACTICE, TRAINING
from ecpat_training.agenda.planner.rules_in_force import agenda_rules
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.location import Location
from ecpat_training.programme.model.programme import Programme

SIZES = {(1, 8): 6, (1, 14): 6, (2, 20): 8, (2, 24): 8, (3, 33): 12, (4, 42): 16, (5, 50): 20, (5, 70): 20}
"""Days and sessions of a training, and how many trainers it has: what the benchmark looks at."""
ROOM = 400
"""Minutes of a day from 09:00 to 17:30 that sessions may ideally take; breaks take the others."""
METHODS = ("lecture", "discussion", "group work", "exercise", "role play", "case study")
FRAME: tuple[dict[str, str], ...] = (
    {"id": "opening", "minutes": "30-45, ideally 35", "method": "plenary", "place": "start of training"},
    {"id": "recap", "minutes": "10-15", "method": "discussion", "place": "start of each later day"},
    {"id": "feedback", "minutes": "10-15", "method": "reflection", "place": "end of each earlier day"},
    {"id": "closing", "minutes": "15-30", "method": "plenary", "place": "end of training"},
)
RULES: tuple[tuple[str, dict[str, str]], ...] = (
    ("competence", {}),
    ("mixed pair", {"of": "role"}),
    ("mixed pair", {"of": "country", "weight": "3"}),
    ("mixed pair", {"of": "stakeholder", "over": "team"}),
    ("availability", {}),
    ("language", {}),
    ("trainer load", {}),
    ("support in sensitive sessions", {}),
    ("external expert", {}),
    ("frame", {}),
    ("coverage", {}),
    ("prerequisites", {}),
    ("session length", {}),
    ("break every", {"minutes": "90", "never over": "120", "weight": "5"}),
    ("breaks", {"coffee": "15-20", "lunch": "60"}),
    ("lunch between", {"hours": "12:00-14:00"}),
    ("even days", {"within": "60"}),
    ("activity after lunch", {}),
    ("no two lectures running", {}),
    ("lecture at most", {"minutes": "45"}),
    ("complex after the first break", {}),
    ("sensitive sessions", {}),
    ("tracks", {"of the whole": "180"}),
    ("practice share", {"of the whole": "50 %"}),
)


def sized_training(days: int, sessions: int, trainers: int, seed: int) -> tuple[Context, list[AgendaRule]]:
    """A training and its rules; see `sized_programme`."""
    programme = Programme.model_validate(sized_programme(days, sessions, trainers, seed))
    rules, findings = agenda_rules(programme.rules, lambda name, index: Location(f"{name} {index}"))
    assert not findings, findings
    drawn = [rule for rule in rules if rule.written or rule.UNWRITTEN < FACTS]  # figures stay comparable so
    return Context(programme, programme.training(TRAINING)), drawn


def sized_programme(days: int, sessions: int, trainers: int, seed: int) -> dict[str, Any]:
    """A training of so many days, with so many sessions in its manual and so many trainers in its pool, as a
    programme's file would write it. From 40 sessions on two pairs of them are for the tracks."""
    chance = random.Random(f"{days} {sessions} {trainers} {seed}")
    frame = [one for one in FRAME if days > 1 or one["id"] not in ("recap", "feedback")]
    tracks = _tracks(chance) if sessions >= 40 else []
    left = sessions - len(frame) - len(tracks)
    minutes = days * ROOM - 60 - 25 * (days - 1) - sum(int(one["wants"]) for one in tracks) // 2
    content = _content(chance, left, minutes / left)
    for one in tracks:
        del one["wants"]
    manual = [
        {"chapter": "Frame", "sessions": [{"title": one["id"].title(), **one} for one in frame]},
        {"chapter": "Content", "sessions": [*content, *tracks]},
    ]
    event = {"id": TRAINING, "title": "One", "country": "BG", "twin": "NL", "days": str(days), "start": "2025-03-03"}
    return {
        "programme": "Sized",
        "id": f"sized-{days}-{sessions}-{trainers}-{seed}",
        "manual": manual,
        "trainers": [_trainer(chance, number, days) for number in range(trainers)],
        "events": [{**event, "participants": "20", "hours": "09:00-17:30", "language": "en"}],
        "rules": {"agenda": [{name: asked} for name, asked in RULES]},
    }


def _content(chance: random.Random, count: int, mean: float) -> list[dict[str, Any]]:
    """So many sessions that would like to last `mean` minutes on average, about."""
    sessions: list[dict[str, Any]] = []
    while len(sessions) < count:
        number, method = len(sessions), chance.choice(METHODS)
        debriefs = bool(sessions) and sessions[-1]["care"] == "sensitive"
        sensitive = not debriefs and number < count - 1 and chance.random() < 0.1
        ideal = 10 if debriefs else max(15, round(chance.uniform(0.6, 1.4) * mean / 5) * 5)
        ideal = min(ideal, 40) if method == "lecture" else ideal
        earlier = [one["id"] for one in sessions[-12:] if one["care"] == "none"]
        if debriefs:
            sessions.append(
                {"id": f"s{number}", "title": f"After session {number - 1}", "minutes": "10-15, ideally 10",
                 "method": "reflection", "practice": "70 %", "care": "debrief", "after": [f"s{number - 1}"]}
            )  # fmt: skip
            continue
        sessions.append(
            {
                "id": f"s{number}",
                "title": f"Session {number}",
                "minutes": f"{max(10, round(ideal * 0.16) * 5)}-{round(ideal * 0.24) * 5}, ideally {ideal}",
                "method": method,
                "practice": f"{chance.randint(*PRACTICE.get(method, (60, 90))) // 5 * 5} %",
                "care": "sensitive" if sensitive else "none",
                "level": chance.choice(["plain", "plain", "plain", "complex"]),
                "after": [one for one in earlier if chance.random() < 1.0 / len(earlier)][:2],
                "needs": {
                    "lead": chance.choice(["any", *COMPETENCES]),
                    "second": chance.choice(["any", "any", "care"]),
                },
                "expert": chance.choice(["no", "no", "no", "welcome"]),
                "may be split": str(not sensitive and chance.random() < 0.05).lower(),
            }
        )
    return sessions


def _tracks(chance: random.Random) -> list[dict[str, Any]]:
    """Two sessions of law enforcement, each as long as one of care."""
    found: list[dict[str, Any]] = []
    for number in (1, 2):
        ideal = chance.choice([40, 50, 60])
        for track in ("law enforcement", "care"):
            found.append(
                {"id": f"{track.split()[0]}-{number}", "title": f"For {track} {number}", "track": track,
                 "minutes": f"{ideal - 10}-{ideal + 10}, ideally {ideal}", "method": "exercise", "practice": "70 %",
                 "wants": ideal}
            )  # fmt: skip
    return found


def _trainer(chance: random.Random, number: int, days: int) -> dict[str, Any]:
    """Each combination of country, role and competence is there as often as there is room; whoever comes after the
    first six may be away on some day."""
    own = {COMPETENCES[number % 4], COMPETENCES[(number // 2 + 1) % 4], *chance.sample(COMPETENCES, 2)}
    trainer = {
        "id": f"T-{number}",
        "country": ["BG", "NL"][number % 2],
        "stakeholder": ["GO", "NGO"][number // 3 % 2],
        "role": ["law enforcement", "care"][number // 2 % 2],
        "speaks": ["en", "bg"],
        "competences": sorted(own),
        "external expert": str(number > 5 and chance.random() < 0.2).lower(),
    }
    away = [f"2025-03-0{3 + day}" for day in range(days) if chance.random() < 0.15]
    return {**trainer, "away": away} if number > 5 else trainer
