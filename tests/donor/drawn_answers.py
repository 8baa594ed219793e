"""Folders of a programme with answers after three months, drawn; and a second program that counts these from the files
as text and shares nothing with the first."""

import csv
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

TRAININGS = {"al-1": "2005-05-10", "al-2": "2005-10-06", "bg-1": "2006-03-06", "bg-2": "2006-09-04"}
INSTRUMENT = """\
instrument: After three months
id: after
code: none
scales:
  - id: use
    title: Use at work
    kind: likert
    level: behaviour
    answers: 1-5
    asked: [post, follow-up]
    answered: 1
    items:
      - {id: u1, text: I use at work what I learnt.}
      - {id: u2, text: I was asked by others.}
"""
WITH_CODES = INSTRUMENT.replace("code: none", "code: {columns: [Code]}")
_STATUSES = ("done", "partly", "no", "no longer relevant", "", "")
_BY_QUESTION = "{counts: used after three months, question: u1, at least: 4}"
RULES = (
    "",
    "{counts: used after three months, commitments: partly}",
    "{counts: used after three months, commitments: done}",
    _BY_QUESTION,
    _BY_QUESTION,
)


def draw_answers(seed: int, folder: Path) -> str:
    """Draws the folder where one stands: who came, what they committed to, what became of it, and the questionnaire
    after three months; by one of five rules, which is returned."""
    draw = random.Random(seed)
    rule = RULES[seed % len(RULES)]
    events = "".join(
        f"  - {{id: {id_}, title: {id_}, country: AL, twin: BE, days: 1, start: {start}, participants: 20}}\n"
        for id_, start in TRAININGS.items()
    )
    text = f"programme: Drawn\nid: drawn\ntimezone: Europe/Tirane\nperiod: 2005-01 to 2006-12\nevents:\n{events}"
    text += "manual:\n  - chapter: Frame\n    for: [training]\n    sessions:\n"
    text += "      - {id: opening, title: Opening, minutes: 20-40, method: plenary, practice: 50 %}\n"
    text += f"donors:\n  answers: [{rule}]\n"
    (folder / "programme.yaml").write_text(text, "utf-8")
    (folder / "instrument.yaml").write_text(WITH_CODES, "utf-8")
    for id_ in TRAININGS:
        of = folder / "trainings" / id_
        of.mkdir(parents=True)
        codes = [f"{id_.upper()}{at:02}" for at in range(draw.randint(12, 30))]
        people = [[f"Given{code}", f"Sur{code}{seed}", draw.choice("xxx ")] for code in codes]
        _write(of / "participants.csv", ["Given name", "Surname", "Attended"], [*people, ["Ema", f"Every{id_}", "x"]])
        if draw.random() < 0.8:
            _draw_commitments(draw, of, codes)
        if draw.random() < 0.8:
            _draw_questionnaire(draw, of, codes)
    return rule


def _draw_commitments(draw: random.Random, of: Path, codes: list[str]) -> None:
    made = {code: draw.randint(0, 3) for code in codes}
    header = ["Code", "I will 1", "I will 2", "I will 3"]
    rows = [[code, *(f"Do {at}" if at < number else "" for at in range(3))] for code, number in made.items()]
    _write(of / "commitments.csv", header, rows)
    told = [code for code in codes if made[code] and draw.random() < 0.7]
    rows = [[code, *(draw.choice(_STATUSES) if at < made[code] else "" for at in range(3))] for code in told]
    if draw.random() < 0.8:
        _write(of / "commitments-3-months.csv", ["Code", "Status 1", "Status 2", "Status 3"], rows)


def _draw_questionnaire(draw: random.Random, of: Path, codes: list[str]) -> None:
    rows = [
        [code, draw.choice(("1", "2", "3", "4", "5", "")), draw.choice("12345")]
        for code in codes
        if draw.random() < draw.choice((0.4, 0.9))
    ]
    rows += [[draw.choice(rows)[0], draw.choice("12345"), draw.choice("12345")] for _ in range(draw.choice((0, 0, 2)))]
    _write(of / "follow-up-3-months.csv", ["Code", "u1", "u2"], rows)


def _write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


@dataclass(frozen=True)
class Counted:
    """How many said so, answered and took part in some years, and the rows of each file that were counted."""

    yes: int
    answered: int
    took_part: int
    rows: dict[str, list[int]]


def recount_answers(folder: Path, rule: str) -> dict[str, Counted]:
    """The whole, each year, and all until its end, of those of which there are answers."""
    said = {id_: _answers(folder / "trainings" / id_, rule) for id_ in TRAININGS}
    came = {
        id_: sum(row["Attended"] == "x" for row in _rows(folder / "trainings" / id_ / "participants.csv"))
        for id_ in TRAININGS
    }
    windows = {"": [*TRAININGS]}
    for year in ("2005", "2006"):
        windows[year] = [id_ for id_, start in TRAININGS.items() if start[:4] == year]
        windows[f"until {year}"] = [id_ for id_, start in TRAININGS.items() if start[:4] <= year]
    found = {}
    for window, ids in windows.items():
        answers = [one for id_ in ids for one in said[id_]]
        if answers:
            places: defaultdict[str, list[int]] = defaultdict(list)
            for _, file, line in sorted(answers, key=lambda one: one[1:]):
                places[file].append(line)
            found[window] = Counted(
                sum(one[0] for one in answers), len(answers), sum(came[id_] for id_ in ids), dict(places)
            )
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def _answers(of: Path, rule: str) -> list[tuple[bool, str, int]]:
    if "question" in rule:
        verdicts: dict[str, list[tuple[bool, int]]] = {}
        for line, row in enumerate(_rows(of / "follow-up-3-months.csv"), 2):
            if row["u1"]:
                verdicts.setdefault(row["Code"], []).append((int(row["u1"]) >= 4, line))
        file = f"{of.name}/follow-up-3-months.csv"
        return [(one[0][0], file, one[0][1]) for one in verdicts.values() if len({yes for yes, _ in one}) == 1]
    kept = ("done", "partly") if "partly" in rule else ("done",)
    made = {row["Code"]: sum(bool(row[f"I will {at}"]) for at in (1, 2, 3)) for row in _rows(of / "commitments.csv")}
    found = []
    for line, row in enumerate(_rows(of / "commitments-3-months.csv"), 2):
        told = [row[f"Status {at}"] for at in (1, 2, 3) if row[f"Status {at}"] and at <= made.get(row["Code"], 0)]
        if told:
            found.append((any(one in kept for one in told), f"{of.name}/commitments-3-months.csv", line))
    return found
