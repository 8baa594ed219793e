"""Small trainings drawn from a seed, feasible and not, with everything that a programme can ask of an agenda."""

import random
from typing import Any

from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.rules.book import Rule
from ecpat_training.values.kinds import TRACKS
from tests.agenda.cases import rule

COMPETENCES = ("law", "care", "trauma")
MINUTES = ("20-30", "30-45, ideally 40", "45-60", "60", "10-15", "50-80")
ASKED: dict[str, dict[str, Any]] = {
    "within hours": {},
    "start on time": {},
    "split by a break": {},
    "one place at a time": {},
    "coverage": {},
    "session length": {},
    "frame": {},
    "prerequisites": {},
    "break every": {"minutes": "60", "never over": "90"},
    "breaks": {"coffee": "15-20", "lunch": "45-60"},
    "lunch between": {"hours": "12:00-14:00"},
    "even days": {"within": "60"},
    "no two lectures running": {},
    "lecture at most": {"minutes": "40"},
    "sensitive sessions": {},
    "complex after the first break": {},
    "practice share": {"of the whole": "45 %"},
    "tracks": {"of the whole": "60"},
    "competence": {},
    "mixed pair": {},
    "availability": {},
    "language": {},
    "trainer load": {"most a day": "240"},
    "external expert": {},
    "team size": {"trainers": "at most 4"},
    "no marathon": {"minutes": "120"},
    "support in sensitive sessions": {},
}
THREE_TRACKS = 0.3
"""How many of the trainings with tracks have three of them."""
ALWAYS = ("within hours", "coverage", "one place at a time", "split by a break")
OFTEN_SOFT = ("lecture at most", "external expert", "team size", "even days", "practice share", "mixed pair", "tracks")
SOMETIMES_SOFT = ("competence", "within hours", "language", "prerequisites", "frame")


def drawn_training(seed: int) -> tuple[Context, list[Rule]]:
    """A training of one or two days with three to seven sessions for all and up to five trainers, and its rules."""
    chance = random.Random(seed)
    sessions = [_session(chance, number) for number in range(chance.randint(3, 7))]
    more = random.Random(f"tracks of {seed}")  # so that what else is drawn stays
    third = ("teachers",) if more.random() < THREE_TRACKS else ()
    if chance.random() < 0.15:
        sessions += [_of_track(chance, track) for track in TRACKS]
        sessions += [_of_track(more, track) for track in third]
    trainers = [_trainer(chance, number) for number in range(chance.choice([0, 1, 2, 3, 3, 4, 5]))]
    days = chance.choice([1, 1, 2])
    hours = chance.choice(["09:00-13:00", "09:00-12:00", "09:00-16:00", "08:30-11:00"])
    split = chance.randint(1, len(sessions))
    manual = [{"chapter": "First", "sessions": sessions[:split]}]
    if sessions[split:]:
        manual.append({"chapter": "Then", "cover": chance.choice(["must", "should"]), "sessions": sessions[split:]})
    programme = Programme.model_validate(
        {
            "programme": "Drawn",
            "id": "drawn",
            "tracks": [*TRACKS, *third],
            "events": [
                {
                    "id": "one",
                    "title": "One",
                    "country": "BG",
                    "twin": "NL",
                    "days": days,
                    **({"start": "2025-03-03"} if chance.random() < 0.8 else {}),
                    **({"rooms": ["Hall", "Annexe"][: chance.randint(1, 2)]} if chance.random() < 0.3 else {}),
                    "participants": "20",
                    "hours": hours,
                    "language": chance.choice(["en", "en", "bg"]),
                    "interpreters": chance.choice(["true", "false"]),
                }
            ],
            "manual": manual,
            "trainers": trainers,
        }
    )
    return Context(programme, programme.training("one")), _rules(chance)


def _session(chance: random.Random, number: int) -> dict[str, Any]:
    places = ["anywhere"] * 8 + ["start of training", "end of training"]
    places += ["start of each later day", "end of each earlier day"]
    needs = ["any", *COMPETENCES]
    place = chance.choice(places)
    care = chance.choice(["none", "none", "none", "none", "sensitive", "debrief"])
    may_be_split = place == "anywhere" and care != "sensitive" and chance.random() < 0.2
    return {
        "id": f"s{number}",
        "title": f"Session {number}",
        "minutes": chance.choice(MINUTES),
        "method": chance.choice(["lecture", "exercise", "group work"]),
        "practice": f"{chance.choice([0, 50, 90])} %",
        "care": care,
        "level": chance.choice(["plain", "plain", "complex"]),
        "place": place,
        "may be split": str(may_be_split).lower(),
        "after": [f"s{earlier}" for earlier in range(number) if chance.random() < 0.15],
        "needs": {"lead": chance.choice(needs), "second": chance.choice(["any", "any", "any", *COMPETENCES])},
        "expert": chance.choice(["no", "no", "welcome"]),
    }


def _of_track(chance: random.Random, track: str) -> dict[str, Any]:
    """A session for some of the participants, which stands beside the one for the others."""
    title = f"For {track}"
    session = {"id": track.replace(" ", "-"), "title": title, "minutes": "20-40", "method": "exercise", "track": track}
    return {**session, "practice": "50 %", "needs": {"lead": chance.choice(["any", *COMPETENCES])}}


def _trainer(chance: random.Random, number: int) -> dict[str, Any]:
    trainer = {
        "id": f"T-{number}",
        "country": chance.choice(["BG", "NL"]),
        "stakeholder": chance.choice(["GO", "NGO"]),
        "role": ["law enforcement", "care"][number % 2] if chance.random() < 0.8 else "care",
        "speaks": chance.choice([["en"], ["en", "bg"], ["en", "bg"]]),
        "competences": chance.sample(COMPETENCES, chance.randint(1, 3)),
        "away": [day for day in ("2025-03-03", "2025-03-04") if chance.random() < 0.1],
    }
    if chance.random() < 0.2:
        trainer["most minutes a day"] = chance.choice(["60", "120"])
    return trainer


def _rules(chance: random.Random) -> list[Rule]:
    """The rules, some left out, some with a weight that are hard by nature, and the other way round."""
    drawn = []
    for name, asks in ASKED.items():
        if name not in ALWAYS and chance.random() < (0.07 if name == "session length" else 0.2):
            continue
        often = 0.8 if name in OFTEN_SOFT else 0.15 if name in SOMETIMES_SOFT else 0
        firmly = {"weight": str(chance.randint(1, 9))} if chance.random() < often else {}
        if not often and chance.random() < 0.3:
            firmly = {"hard": "true"}
        drawn.append(rule(name, {**asks, **firmly}))
    return drawn
