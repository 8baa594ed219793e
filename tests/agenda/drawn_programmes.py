"""Small programmes with whatever rules, drawn at random, and the search for an agenda by trying rather than solving."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.core.finding import errors
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.book import Rule
from ecpat_training.values.kinds import ItemKind

METHODS = ["lecture", "plenary", "exercise", "group work", "film"]
PLACES = ["start of training", "end of training", "start of each later day", "end of each earlier day"]
HOURS = ["09:00-17:00", "09:00-13:00", "09:02-12:33", "10:00-20:00", "09:00-14:00", "08:00-15:00"]
ASKS: dict[str, list[tuple[str, list[str]]]] = {
    "session length": [],
    "prerequisites": [],
    "frame": [],
    "break every": [
        ("minutes", ["30", "60", "90"]),
        ("never over", ["60", "92", "120"]),
        ("at least", ["0", "22", "45"]),
    ],
    "breaks": [("coffee", ["15", "15-20", "5-30"]), ("lunch", ["30-60", "60"]), ("at most", ["1", "2", "3"])],
    "lunch between": [("hours", ["12:00-14:00", "11:30-13:00", "10:30-12:00"])],
    "even days": [("within", ["0", "30", "60"])],
    "activity after lunch": [],
    "no two lectures running": [],
    "lecture at most": [("minutes", ["20", "33", "45"])],
    "complex after the first break": [],
    "sensitive sessions": [],
    "practice share": [("of the whole", ["30 %", "51 %"]), ("each day", ["0 %", "40 %"])],
    "competence": [],
    "mixed pair": [("of", ["role", "country", "stakeholder"]), ("over", ["pair", "pair", "team"])],
    "availability": [],
    "trainer load": [("most a day", ["62", "120", "300"]), ("fair share", ["50 %", "60 %", "100 %"])],
    "external expert": [],
    "team size": [("trainers", ["2", "2-3", "at most 3", "at least 3"])],
    "language": [],
    "no marathon": [("minutes", ["45", "62", "120"])],
    "support in sensitive sessions": [("competence", ["any", "care"])],
    "split by a break": [("at least", ["10", "22"])],
    "tracks": [("of the whole", ["30", "62"])],
    "one place at a time": [],
    "within hours": [],
    "start on time": [],
}
"""Rules, and what each may be asked with."""


def drawn_programme(chance: random.Random) -> dict[str, Any]:
    """A programme file with one training of two to six small sessions, and any of the rules, hard or with a weight."""
    ids = [f"s{number}" for number in range(chance.randint(2, 6))]
    sessions = [_session(chance, ids[: number + 1]) for number in range(len(ids))]
    if chance.random() < 0.2:
        _stand_apart(chance, sessions)
    pool = [_trainer(chance, f"T-{number}") for number in range(3)]
    half = chance.randint(1, len(ids))
    chapters = [
        {"chapter": name, "cover": chance.choice(["must", "must", "should", "may"]), "sessions": some}
        for name, some in (("One", sessions[:half]), ("Two", sessions[half:]))
        if some
    ]
    training = {
        "id": "one", "title": "One", "country": "BG", "days": chance.choice("1123"), "participants": "20",
        "hours": chance.choice(HOURS), "trainers": [one["id"] for one in pool[: chance.choice([0, 1, 2, 2, 3])]],
        **({"start": "2025-03-03"} if chance.random() < 0.7 else {}),
    }  # fmt: skip
    asked: list[dict[str, Any]] = [{"coverage": {}}]
    for name, parameters in ASKS.items():
        if chance.random() < 0.55:
            weight = {"weight": chance.choice("1359")} if chance.random() < 0.5 else {}
            asked.append({name: {**{key: chance.choice(some) for key, some in parameters}, **weight}})
    return {
        "programme": "Drawn", "id": "drawn", "events": [training], "manual": chapters, "trainers": pool,
        "rules": {"agenda": asked},
    }  # fmt: skip


def _session(chance: random.Random, ids: list[str]) -> dict[str, Any]:
    least = chance.choice([5, 15, 30, 45, 60])
    most = least + chance.choice([0, 0, 15, 30])
    ideal = f", ideally {chance.randrange(least, most + 1, 5)}" if chance.random() < 0.4 else ""
    others = ids[:-1]
    place = chance.choice(PLACES) if chance.random() < 0.35 else "anywhere"
    care = chance.choice(["none", "none", "sensitive", "debrief", "restoring"])
    may_be_split = place == "anywhere" and care != "sensitive" and chance.random() < 0.3
    return {
        "id": ids[-1],
        "title": f"Session {ids[-1]}",
        "minutes": f"{least}-{most}{ideal}",
        "method": chance.choice(METHODS),
        "practice": chance.choice(["0 %", "33 %", "50 %", "80 %"]),
        "care": care,
        "level": chance.choice(["plain", "plain", "complex"]),
        "place": place,
        "after": chance.sample(others, 1) if others and chance.random() < 0.3 else [],
        "needs": {"lead": chance.choice(["any", "law"]), "second": chance.choice(["any", "any", "care"])},
        "expert": chance.choice(["no", "no", "welcome"]),
        "may be split": str(may_be_split).lower(),
    }


def _stand_apart(chance: random.Random, sessions: list[dict[str, Any]]) -> None:
    """Puts two sessions on two tracks, if there are two that anybody may miss."""
    able = [one for one in sessions if one["place"] == "anywhere" and one["may be split"] == "false"]
    for track, one in zip(["law enforcement", "care"], chance.sample(able, min(2, len(able))), strict=False):
        one |= {"track": track, "after": [], "minutes": "20-60"}


def _trainer(chance: random.Random, id_: str) -> dict[str, Any]:
    away = {"away": [chance.choice(["2025-03-03", "2025-03-04"])]} if chance.random() < 0.4 else {}
    busy = {"most minutes a day": "47"} if chance.random() < 0.2 else {}
    return {
        "id": id_,
        "country": chance.choice(["BG", "NL"]),
        "stakeholder": chance.choice(["GO", "NGO"]),
        "role": chance.choice(["law enforcement", "care"]),
        "speaks": chance.choice([["en"], ["en", "bg"], ["bg"]]),
        "competences": chance.sample(["law", "care"], chance.randint(1, 2)),
        "external expert": chance.choice(["true", "false", "false"]),
        **away,
        **busy,
    }


@dataclass(frozen=True)
class Line:
    """A session or a break of an agenda that is being tried."""

    minutes: int
    kind: ItemKind = "session"
    session: Session | None = None
    trainers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trial:
    """An agenda that is being tried: by how many steps each day is late, and its lines."""

    delays: tuple[int, ...]
    days: tuple[tuple[Line, ...], ...]

    def agenda(self, context: Context) -> Agenda:
        """As a person would write it."""
        days = []
        for number, lines in enumerate(self.days, start=1):
            now = context.training.hours.start + 5 * self.delays[number - 1]
            items = []
            for line in lines:
                title = line.session.title if line.session else line.kind
                items.append(
                    AgendaItem(
                        start=now, end=now + line.minutes, kind=line.kind, title=title, session=line.session,
                        trainers=line.trainers,
                    )
                )  # fmt: skip
                now += line.minutes
            days.append(AgendaDay(number=number, date=context.dates.get(number), items=tuple(items)))
        return Agenda(training=context.training.id, title=context.training.title, days=tuple(days))

    def usual(self) -> bool:
        """Whether it is one that could be drafted: its breaks stand alone between sessions, with one lunch a day at
        most, and what is held daily stands on its days."""
        return all(
            [line.kind for line in day].count("lunch") < 2
            and all(
                number in days_of(line.session.place, len(self.days))
                for line in day
                if line.session and held_daily(line.session)
            )
            and all(
                "session" in (one.kind, other.kind) for one, other in zip((_EDGE, *day), (*day, _EDGE), strict=True)
            )
            for number, day in enumerate(self.days, start=1)
        )


_EDGE = Line(0, "break")


def trial_of(agenda: Agenda, context: Context) -> Trial:
    """A drafted agenda, to be tried on from there."""
    begin = context.training.hours.start
    delays = tuple((day.items[0].start - begin) // 5 if day.items else 0 for day in agenda.days)
    days = tuple(
        tuple(Line(one.minutes, one.kind, one.session, one.trainers) for one in day.items) for day in agenda.days
    )
    return Trial(delays, days)


class Search:
    """Looks for a cheap agenda that breaks nothing, by small changes, knowing nothing but the checks."""

    def __init__(self, chance: random.Random, context: Context, rules: list[Rule]) -> None:
        self.chance, self.context, self.rules = chance, context, rules
        self.codes = [trainer.id for trainer in context.pool]
        self.moves: list[Callable[[list[Line]], None]] = [
            self._swap, self._stretch, self._staff, self._pause, self._pause, self._split, self._resume, self._drop,
        ]  # fmt: skip

    def price(self, trial: Trial) -> tuple[int, int]:
        """How many hard breaks it has, and what it costs."""
        results = judge(self.rules, trial.agenda(self.context), self.context)
        return len(errors(one for result in results for one in result.breaks)), sum(result.cost for result in results)

    def start(self) -> Trial:
        """Every session on some day of its own, in the manual's order."""
        days: list[list[Line]] = [[] for _ in range(self.context.training.days)]
        for session in self.context.sessions.values():
            at = days_of(session.place, len(days))
            for day in at if held_daily(session) else [self.chance.choice(at)]:
                days[day - 1].append(self._line(session))
        return Trial((0,) * len(days), tuple(map(tuple, days)))

    def best(self, trial: Trial, steps: int) -> tuple[int, int]:
        """The best price on a walk of so many steps that goes up at times."""
        here = best = self.price(trial)
        for _ in range(steps):
            changed = self._changed(trial)
            if not changed.usual():
                continue
            there = self.price(changed)
            if there <= here or (there[0] <= here[0] + 1 and self.chance.random() < 0.05):
                trial, here = changed, there
                best = min(best, here)
        return best

    def _changed(self, trial: Trial) -> Trial:
        for _ in range(self.chance.choice([1, 1, 2, 3])):
            day = self.chance.randrange(len(trial.days))
            lines = list(trial.days[day])
            delays = list(trial.delays)
            draw = self.chance.random()
            if draw < 0.1:
                delays[day] += self.chance.choice([-6, -1, 1, 6, 9])
            elif draw < 0.2:
                trial = self._moved(trial)
                continue
            elif draw < 0.3:
                self._hold(trial, lines, day + 1)
            elif lines:
                self.chance.choice(self.moves)(lines)
            days = [*trial.days[:day], tuple(lines), *trial.days[day + 1 :]]
            trial = Trial(tuple(delays), tuple(days))
        return trial

    def _line(self, session: Session) -> Line:
        low, high = int(session.minutes.low or 5), int(session.minutes.high or 5)
        return Line(self.chance.choice([low, high, session.ideal_minutes]), "session", session, self._pair())

    def _pair(self) -> tuple[str, ...]:
        most = self.chance.choice([0, 1, 2, 2, 2, 2])
        return tuple(self.chance.sample(self.codes, min(len(self.codes), most)))

    def _moved(self, trial: Trial) -> Trial:
        days = [list(day) for day in trial.days]
        source, target = self.chance.choice(days), self.chance.choice(days)
        if source:
            target.insert(self.chance.randint(0, len(target)), source.pop(self.chance.randrange(len(source))))
        return replace(trial, days=tuple(map(tuple, days)))

    def _hold(self, trial: Trial, lines: list[Line], day: int) -> None:
        held = {line.session.id for line in lines if line.session}
        held |= {
            line.session.id for each in trial.days for line in each if line.session and not held_daily(line.session)
        }
        left = [one for one in self.context.sessions.values() if one.id not in held and day in days_of(one.place, 9)]
        if left:
            lines.insert(self.chance.randint(0, len(lines)), self._line(self.chance.choice(left)))

    def _swap(self, lines: list[Line]) -> None:
        one, other = self.chance.randrange(len(lines)), self.chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]

    def _stretch(self, lines: list[Line]) -> None:
        at = self.chance.randrange(len(lines))
        lines[at] = replace(lines[at], minutes=max(5, lines[at].minutes + self.chance.choice([-15, -5, 5, 15])))

    def _staff(self, lines: list[Line]) -> None:
        at = self.chance.randrange(len(lines))
        if lines[at].session:
            lines[at] = replace(lines[at], trainers=self._pair())

    def _pause(self, lines: list[Line]) -> None:
        kind, minutes = self.chance.choice([("break", 5), ("break", 15), ("break", 20), ("lunch", 30), ("lunch", 60)])
        lines.insert(self.chance.randint(0, len(lines)), Line(minutes, kind))  # type: ignore[arg-type]

    def _split(self, lines: list[Line]) -> None:
        at = self.chance.randrange(len(lines))
        if lines[at].session and lines[at].minutes > 5:
            first = self.chance.randrange(5, lines[at].minutes, 5)
            parts = (replace(lines[at], minutes=minutes) for minutes in (first, lines[at].minutes - first))
            lines[at : at + 1] = [next(parts), Line(15, "break"), next(parts)]

    def _resume(self, lines: list[Line]) -> None:
        breaks = [at for at, line in enumerate(lines) if line.kind != "session"]
        if breaks:
            del lines[self.chance.choice(breaks)]

    def _drop(self, lines: list[Line]) -> None:
        del lines[self.chance.randrange(len(lines))]
