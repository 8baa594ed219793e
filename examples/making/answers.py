"""Twenty invented people, what they answer before, after and months later, and how they mistype their codes."""

import math
import random
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

PEOPLE = 20
DONT_KNOW = "dk"

# On the logit scale: how much harder a question of knowledge is than the average one.
DIFFICULTY = (0.2, -0.9, -0.3, 0.5, 0.1, 0.9, -0.5, 0.3, 0.0, -0.2, 1.1, -0.4)
# What the group has before, after and at the follow-up: logits for knowledge, answers from 1 to 5 for statements.
KNOWLEDGE = {"pre": 0.35, "post": 1.45, "follow-up": 1.25}
STATEMENTS = {
    "self-efficacy": {"pre": 3.1, "post": 3.6, "follow-up": 3.5},
    "attitudes": {"pre": 3.95, "post": 4.0, "follow-up": 3.95},
    "cooperation": {"pre": 3.3, "post": 3.65, "follow-up": 3.6},
}
NO_ANSWER = 0.02
CAME_LATE = {13}
LEFT_EARLY = {5, 16}
SENT_TWICE = (10, "post")
# Only these answered after three months.
ANSWERED_LATER = {1, 2, 4, 7, 8, 9, 11, 14, 15, 18, 19, 20}
MOTHERS = (
    "Ana", "Besa", "Drita", "Elira", "Fatime", "Gjyste", "Hana", "Ilda", "Liri", "Lule", "Mira", "Natasha",
    "Prenda", "Shpresa", "Teuta", "Valbona", "Vjollca", "Zana",
)  # fmt: skip
REMARKS = {
    "pre": {6: "Will there be time for questions about our own procedures?"},
    "post": {
        2: "More time for the interview exercise, please.",
        9: "First time that I talked to a prosecutor for longer than five minutes.",
        11: "Good; the second day was long.",
    },
    "follow-up": {4: "We met once more in July, with the shelter.", 14: "Nothing changed in my office yet."},
}


@dataclass
class Response:
    """One person's answers in one wave, by item id; "" where nothing was answered."""

    person: int
    code: str
    role: str
    answers: dict[str, str]
    started: datetime
    submitted: datetime
    remarks: str = ""


@dataclass
class Instrument:
    """The parts of the instrument's file that a form needs."""

    scales: list[dict[str, Any]]
    code_question: str
    items: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Instrument":
        """Reads the shipped file."""
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only
        items = {item["id"]: {**item, "scale": scale} for scale in raw["scales"] for item in scale["items"]}
        return cls(raw["scales"], raw["code"]["text"]["en"], items)

    def question(self, item: str) -> str:
        """The question as an English form prints it."""
        text = self.items[item]["text"]
        return str(text if isinstance(text, str) else text["en"])

    def answer_text(self, item: str, answer: str) -> str:
        """The answer as an English form prints it."""
        if answer == "":
            return ""
        spec = self.items[item]
        if "options" in spec:
            option = spec["options"][answer]
            return str(option if isinstance(option, str) else option["en"])
        labels: dict[str, str] = spec["scale"]["labels"]
        return next(label for label, value in labels.items() if value == answer)


class Group:
    """The people of one training. Uses only `random()`, which is the same in every Python, and no logarithms."""

    def __init__(self, instrument: Instrument, seed: int) -> None:
        self._instrument = instrument
        self._random = random.Random(seed)
        self._codes = self._distinct_codes()
        self._roles = ["law enforcement"] * 9 + ["care"] * 11
        self._knows = [0.8 * self._normal() for _ in range(PEOPLE)]
        self._feels = [0.4 * self._normal() for _ in range(PEOPLE)]
        self._moved = {wave: [0.35 * self._normal() for _ in range(PEOPLE)] for wave in ("pre", "post", "follow-up")}

    def wave(self, wave: str, opens: datetime, spread: timedelta) -> list[Response]:
        """The responses to one wave, in the order in which they came in."""
        absent = {"pre": CAME_LATE, "post": LEFT_EARLY, "follow-up": set(range(1, PEOPLE + 1)) - ANSWERED_LATER}[wave]
        responses = []
        for person in range(1, PEOPLE + 1):
            answers = {id_: self._answer(person, spec, wave) for id_, spec in self._instrument.items.items()}
            started = opens + timedelta(seconds=int(self._random.random() * spread.total_seconds()))
            submitted = started + timedelta(seconds=420 + int(self._random.random() * 600))
            if person not in absent:
                code = mistyped(person, wave, self._codes[person - 1])
                remark = REMARKS[wave].get(person, "")
                role = self._roles[person - 1]
                responses.append(Response(person, code, role, answers, started, submitted, remark))
                if (person, wave) == SENT_TWICE:
                    responses.append(replace(responses[-1], submitted=submitted + timedelta(seconds=38)))
        return sorted(responses, key=lambda response: response.submitted)

    def _answer(self, person: int, spec: dict[str, Any], wave: str) -> str:
        silent, draw, which = self._random.random(), self._random.random(), self._random.random()
        noise = self._normal()
        if "key" in spec:
            number = list(self._instrument.items).index(spec["id"])
            ability = KNOWLEDGE[wave] + self._knows[person - 1] - DIFFICULTY[number]
            answer = spec["key"] if draw < 1 / (1 + math.exp(-ability)) else self._wrong(spec, wave, which)
        else:
            scale = spec["scale"]["id"]
            moved = self._moved[wave][person - 1] * (0.3 if scale == "attitudes" else 1)  # attitudes move least
            level = STATEMENTS[scale][wave] + self._feels[person - 1] + moved + 0.6 * noise
            rating = min(5, max(1, round(level)))
            answer = str(6 - rating if spec.get("reversed") == "true" else rating)
        return "" if silent < NO_ANSWER else answer

    def _wrong(self, spec: dict[str, Any], wave: str, draw: float) -> str:
        unsure = 0.4 if wave == "pre" else 0.15
        if draw < unsure:
            return DONT_KNOW
        wrong: list[str] = [option for option in spec["options"] if option not in (spec["key"], DONT_KNOW)]
        return wrong[int((draw - unsure) / (1 - unsure) * len(wrong))]

    def _normal(self) -> float:
        return sum(self._random.random() for _ in range(12)) - 6

    def _distinct_codes(self) -> list[str]:
        """Codes of which no two differ in fewer than three characters."""
        mothers = [
            "AN",
            "BE",
            "DR",
            "EL",
            "FA",
            "GJ",
            "HA",
            "IL",
            "LI",
            "LU",
            "MI",
            "NA",
            "PR",
            "SH",
            "TE",
            "VA",
            "VJ",
            "ZA",
        ]
        codes: list[str] = []
        while len(codes) < PEOPLE:
            mother = mothers[int(self._random.random() * len(mothers))]
            day = 1 + int(self._random.random() * 31)
            code = f"{mother}{day:02d}{'TDVSEKFLBGP'[int(self._random.random() * 11)]}"
            if all(sum(a != b for a, b in zip(code, other, strict=True)) > 2 for other in codes):
                codes.append(code)
        return codes


def mistyped(person: int, wave: str, code: str) -> str:
    """The code as the person writes it this time."""
    if wave == "post":
        if person == 3:  # one digit wrong
            return code[:2] + ("1" if code[2] != "1" else "2") + code[3:]
        if person == 8:  # lower case, with blanks
            return f"{code[:2]} {code[2:4]} {code[4:]}".lower()
        if person == 12:  # two letters changed places
            return code[1] + code[0] + code[2:]
        if person == 15:  # somebody else's mother
            return "KO" + code[2:4] + "R"
        if person == 17:
            return ""
    if wave == "follow-up" and person in (7, 19):
        return code[:2] + code[2:4].lstrip("0") + code[4:] if person == 7 else "XX99X"
    return code
