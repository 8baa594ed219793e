"""Generated trainings of varied size, the material of the benchmarks: the same seed gives the same training."""

import random
from typing import Any

from ecpat_training.agenda.planner.rules_in_force import agenda_rules
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.location import Location
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.rules.book import Rule

TRAINING = "one"
COMPETENCES = ("law", "care", "trauma", "investigation")
METHODS = ("lecture", "discussion", "group work", "exercise", "role play", "case study")
MINUTES = ("30-45, ideally 35", "40-60, ideally 50", "45-70, ideally 60", "25-40, ideally 30", "60-90, ideally 75")
PRACTICE = {"lecture": (0, 20), "discussion": (30, 50)}
MOST = (3, 7)
"""After so many sessions of content no more are drawn: a second solver should decide the training in seconds too."""
FRAME: tuple[dict[str, str], ...] = (
    {"id": "opening", "minutes": "30-45, ideally 35", "method": "plenary", "place": "start of training"},
    {"id": "recap", "minutes": "10-15", "method": "discussion", "place": "start of each later day"},
    {"id": "feedback", "minutes": "10-15", "method": "reflection", "place": "end of each earlier day"},
    {"id": "action-plan", "minutes": "40-60", "method": "group work", "place": "end of training"},
    {"id": "closing", "minutes": "15-30", "method": "plenary", "place": "end of training"},
)
DAY_MINUTES = {"09:00-13:00": 225, "09:00-16:30": 350, "09:00-17:30": 400}
"""Hours of a day, and about how many minutes of them are left for sessions."""
WISHES: dict[str, tuple[dict[str, Any], ...]] = {
    "prerequisites": ({},),
    "break every": ({"minutes": "60"}, {"minutes": "75"}, {"minutes": "90"}),
    "breaks": ({"coffee": "15-20", "lunch": "45-60"}, {"coffee": "10-20", "lunch": "60"}),
    "lunch between": ({"hours": "12:00-14:00"},),
    "even days": ({"within": "30"}, {"within": "60"}),
    "activity after lunch": ({},),
    "no two lectures running": ({},),
    "lecture at most": ({"minutes": "30"}, {"minutes": "45"}),
    "complex after the first break": ({},),
    "sensitive sessions": ({},),
    "practice share": ({"of the whole": "50 %"}, {"of the whole": "50 %", "each day": "40 %"}),
    "competence": ({},),
    "mixed pair": ({"of": "role"}, {"of": ["role", "country"]}),
    "language": ({},),
    "trainer load": ({"fair share": "50 %", "most a day": "300"}, {"fair share": "60 %"}),
    "external expert": ({},),
    "no marathon": ({"minutes": "90"}, {"minutes": "120"}),
    "support in sensitive sessions": ({},),
    "split by a break": ({"at least": "15"},),
    "tracks": ({"of the whole": "45"}, {"each day": "60"}),
    "team size": ({"trainers": "3-4"}, {"trainers": "4-6"}),
}
"""Rules that may be left out, be hard, or carry a weight, each with the ways in which it is asked."""

FACTS = 10
"""From this place on rules that hold unwritten say more than what makes an agenda: see `AgendaRule.UNWRITTEN`."""


def generated_training(seed: int) -> tuple[Context, list[Rule]]:
    """A training of one to three days with four to eight trainers and its rules; some have no agenda. The rules are
    those that are drawn and what makes an agenda at all, so that figures stay comparable whatever else comes to hold
    without being written."""
    programme = Programme.model_validate(generated_programme(seed))
    rules, findings = agenda_rules(programme.rules, lambda name, index: Location(f"{name} {index}"))
    assert not findings, findings
    drawn = [rule for rule in rules if rule.written or rule.UNWRITTEN < FACTS]
    return Context(programme, programme.training(TRAINING)), drawn


def generated_programme(seed: int) -> dict[str, Any]:
    """The same as a programme's file would write it, which JSON can hold."""
    chance = random.Random(seed)
    days = chance.choice([1, 1, 2, 2, 3])
    hours = chance.choice(list(DAY_MINUTES)[: {1: 3, 2: 2, 3: 1}[days]])
    frame = [one for one in FRAME if days > 1 or one["id"] not in ("recap", "feedback")]
    content = _content(chance, days * DAY_MINUTES[hours] - 100 - 25 * (days - 1))
    split = max(1, round(len(content) * chance.choice([0.6, 0.8, 1])))
    manual = [
        {"chapter": "Frame", "sessions": [{"title": one["id"].title(), **one} for one in frame]},
        {"chapter": "Content", "sessions": content[:split]},
    ]
    if content[split:]:
        manual.append({"chapter": "More", "cover": "should", "sessions": content[split:]})
    return {
        "programme": "Generated",
        "id": f"generated-{seed}",
        "manual": manual,
        "trainers": [_trainer(chance, number, days) for number in range(chance.randint(4, 8))],
        "events": [_event(chance, days, hours)],
        "rules": {"agenda": _asked(chance)},
    }


def _event(chance: random.Random, days: int, hours: str) -> dict[str, Any]:
    event = {"id": TRAINING, "title": "One", "country": "BG", "twin": "NL", "days": str(days), "start": "2025-03-03"}
    language = chance.choice(["en", "en", "bg"])
    return {**event, "participants": "20", "hours": hours, "language": language, "interpreters": "true"}


def _content(chance: random.Random, minutes: int) -> list[dict[str, Any]]:
    """Sessions that would like to fill so many minutes, a few more or less."""
    sessions: list[dict[str, Any]] = []
    left, most = minutes * chance.uniform(0.75, 1.1), chance.randint(*MOST)
    while left > 0 and len(sessions) < most:
        number, length, method = len(sessions), chance.choice(MINUTES), chance.choice(METHODS)
        earlier = [one["id"] for one in sessions]
        sensitive = chance.random() < 0.12
        sessions.append(
            {
                "id": f"s{number}",
                "title": f"Session {number}",
                "minutes": length,
                "method": method,
                "practice": f"{chance.randint(*PRACTICE.get(method, (60, 90))) // 5 * 5} %",
                "care": "sensitive" if sensitive else "none",
                "level": chance.choice(["plain", "plain", "complex"]),
                "after": [one for one in earlier if chance.random() < 1.2 / max(1, len(earlier))][:2],
                "needs": {"lead": chance.choice(["any", *COMPETENCES]), "second": chance.choice(["any", "care"])},
                "expert": chance.choice(["no", "no", "welcome"]),
                "may be split": str(not sensitive and chance.random() < 0.1).lower(),
            }
        )
        left -= int(length.split()[-1].rpartition("-")[2])
        if sensitive:
            lifts = {"title": f"After session {number}", "minutes": "10-15", "method": "reflection", "practice": "70 %"}
            sessions.append({"id": f"s{number + 1}", **lifts, "care": "debrief", "after": [f"s{number}"]})
            left -= 10
    return [*sessions, *_apart(chance)]


def _apart(chance: random.Random) -> list[dict[str, Any]]:
    """Now and then a session for law enforcement beside one for care."""
    if chance.random() < 0.8:
        return []
    tracks = {"track-law": "law enforcement", "track-care": "care"}
    both = {"minutes": "30-45", "method": "exercise", "practice": "70 %"}
    return [{"id": id_, "title": f"For {track}", "track": track, **both} for id_, track in tracks.items()]


def _trainer(chance: random.Random, number: int, days: int) -> dict[str, Any]:
    """Both countries and both roles are there with four trainers, and each competence is there twice or more."""
    own = {COMPETENCES[number % 4], COMPETENCES[(number // 2 + 1) % 4], *chance.sample(COMPETENCES, 2)}
    trainer = {
        "id": f"T-{number}",
        "country": ["BG", "NL"][number % 2],
        "stakeholder": chance.choice(["GO", "NGO"]),
        "role": ["law enforcement", "care"][number // 2 % 2],
        "speaks": chance.choice([["en"], ["en", "bg"]]),
        "competences": sorted(own),
        "external expert": str(chance.random() < 0.25).lower(),
    }
    away = [f"2025-03-0{3 + day}" for day in range(days) if chance.random() < 0.08]
    return {**trainer, "away": away} if number > 3 else trainer


def _asked(chance: random.Random) -> list[dict[str, Any]]:
    """What is always asked, and of the rest most: as a rule's nature is, or as a wish with a weight."""
    asked: list[dict[str, Any]] = [{name: {}} for name in ("coverage", "session length", "frame", "availability")]
    for name, ways in WISHES.items():
        if chance.random() < 0.2 and name != "breaks":
            continue
        way = chance.choice(ways)
        weight = {"weight": str(chance.randint(1, 9))} if chance.random() < 0.5 else {}
        asked.append({name: {**way, **weight}})
    return asked
