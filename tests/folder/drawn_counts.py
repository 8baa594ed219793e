"""A programme with one training drawn by a seed, and what each output says of how many people it has."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from ecpat_training.effect.performance.reading.codes import MIN_PEOPLE
from tests.commands.material import RUBRIC
from tests.commands.running import run_here
from tests.folder.material import answers, base, write

_PROGRAMME = """\
programme: Children first
id: children-first
events:
  - {{id: al-1, title: "Training 1, Tirana", country: AL, days: {days}, start: 2026-05-11, participants: 20}}
manual:
  - {{chapter: Signals, for: [training], sessions: [{{id: signals, title: Signals, minutes: 60, method: lecture}}]}}
"""
_STATUSES = ("confirmed", "confirmed", "confirmed", "invited", "registered", "declined", "withdrawn", "waiting list",
             "did not come", "")  # fmt: skip
_COMES = {"confirmed": 0.9, "invited": 0.5, "registered": 0.3, "": 0.5, "declined": 0.1, "waiting list": 0.2}
_LIST = "Code;Name;Organisation;Stakeholder;Role"
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Said = dict[str, dict[str, int]]
"""For each thing that is counted, what each output says."""


class _Person(NamedTuple):
    row: str
    status: str


def _person(number: int, draw: random.Random, *, coded: float) -> _Person:
    code = f"K{number + 100}" if draw.random() < coded else ""
    name = f"{_ALPHABET[number % 26]}nna{_ALPHABET[number // 26].lower()} Kos{_ALPHABET[number % 26].lower()}vic"
    stakeholder, role = draw.choice((("GO", "police officer"), ("NGO", "social worker"), ("IGO", "")))
    return _Person(f"{code};{name};Office {number % 5};{stakeholder};{role}", draw.choice(_STATUSES))


def put_programme(folder: Path, seed: int) -> None:
    """Writes the folder: people who declined, wait or came in another's place, some who signed and stand on no list,
    lists without codes, without statuses, one day or several, answers under codes that nobody has."""
    draw = random.Random(seed)
    days, coded, home = draw.randint(1, 3), draw.choice((0, 0.8, 1, 1)), folder / "trainings" / "al-1"
    base(folder)
    write(folder / "programme.yaml", _PROGRAMME.format(days=days))
    write(folder / "rubric.yaml", RUBRIC)
    everybody = [_person(number, draw, coded=coded) for number in range(draw.randint(14, 34))]
    walk_ins = [_person(number, draw, coded=coded) for number in range(40, 40 + draw.randint(0, 3))]
    chosen = everybody[: draw.randint(10, len(everybody))]
    words = {"invited": draw.choice(("invited", "attended")), "declined": draw.choice(("declined", "a décliné"))}
    said = {person: f"{person.row};{words.get(person.status, person.status)}" for person in (*everybody, *walk_ins)}
    halves = [f"Day {day} {half}" for day in range(1, days + 1) for half in ("AM", "PM")]
    layout = draw.choice(("no status", "status", "status", "status", "ticks"))
    heads = {"no status": _LIST, "status": f"{_LIST};Status", "ticks": ";".join([_LIST, "Status", *halves])}
    rows = [person.row if layout == "no status" else said[person] for person in chosen]
    if layout == "ticks":
        rows = [";".join([row, *draw.choices(("x", ""), k=len(halves))]) for row in rows]
    write(home / "participants.csv", "\n".join([heads[layout], *rows]))
    if draw.random() < 0.4:
        rows = [person.row for person in draw.sample(everybody, len(everybody))]
        write(home / "applicants.csv", "\n".join([_LIST, *rows]))
    if draw.random() < (0.3 if layout == "ticks" else 0.8):
        signing = [person for person in chosen if draw.random() < _COMES.get(person.status, 0) + 0.1]
        head, ticks = draw.choice(((halves, "xxxn"), (halves, "xxxn"), (halves, "xxn?"), (["Attended"], "xxn")))
        is_said, marks = draw.random() < 0.3, {"x": "x", "n": "no", "?": "perhaps"}
        lines = [";".join([heads["status"] if is_said else _LIST, *head])]
        for number, person in enumerate((*signing, *walk_ins)):
            cells = [marks[draw.choice(ticks) if number else "x"] for _ in head]
            lines.append(";".join([said[person] if is_said else person.row, *cells]))
        write(home / "attendance.csv", "\n".join(lines))
    asked = draw.randint(8, 30)
    write(home / "pre.csv", answers("al-1", date(2026, 5, 10), asked))
    write(home / "post.csv", answers("al-1", date(2026, 5, 13), max(4, asked - draw.randint(-3, 6))))


def counts_said(folder: Path) -> Said:
    """What each output says."""
    said: Said = {}
    for output, of, number in _counts(folder):
        said.setdefault(of, {})[output] = number
    return said


def differences(said: Said) -> list[str]:
    """Each thing of which two outputs say different numbers."""
    return [f"{of}: {by_output}" for of, by_output in said.items() if len(set(by_output.values())) > 1]


def _result(*arguments: object) -> dict[str, Any]:
    ran = run_here([*arguments, "--json"])
    result = json.loads(ran.stdout)["result"]
    assert result is not None, ran.said
    return dict(result)


def _counts(folder: Path) -> Iterator[tuple[str, str, int]]:
    programme, home = folder / "programme.yaml", folder / "trainings" / "al-1"
    is_signed = (home / "attendance.csv").exists()
    (way,) = _result("status", "--funnel", folder)["trainings"]
    yield from (("funnel", stage, number) for stage, number in way["reached"].items() if number is not None)
    listed = _result("roster", "check", home / "participants.csv", "--programme", programme)
    yield "list", "seats", listed["counted"]
    if listed["funnel"]:
        everybody = listed["funnel"]["rows"][0]["reached"]
        yield from (("list", stage, at) for stage, at in zip(listed["funnel"]["stages"], everybody, strict=True))
    if is_signed:
        *_, total = _result("event", "attendance", "al-1", "--check", home / "attendance.csv", "-p", folder)["groups"]
        yield from (("attendance", step, total[step]) for step in ("attended", "completed"))
        yield from _certificates(folder, (home / "attendance.csv").read_text("utf-8"))
    if is_signed or way["reached"]["attended"] is not None:
        donor = _result("donor", "-p", programme, "--donor", "eea")["everybody"]["figures"]
        yield "donor", "attended", donor[0]["participations"]
    yield from _board(_result("status", folder, "--on", "2026-05-20")["trainings"][0])
    pack = ("event", "pack", "al-1", "-p", folder, "--folder", folder / "pack")
    yield "pack", "seats", _result(*pack)["people"]
    is_coded = not re.search(r"^;", (home / "participants.csv").read_text("utf-8"), re.MULTILINE)
    if listed["counted"] >= MIN_PEOPLE and is_coded:
        drawn = ("performance", "sheets", home / "participants.csv", "-r", folder / "rubric.yaml", "--seed", 7)
        key = _result(*drawn, "--to", folder / "raters", "--key", folder / "key.xlsx")
        yield "performance", "seats", key["answers"] // 2
    answered = _result("evaluate", home / "pre.csv", home / "post.csv", "-i", folder / "instrument.yaml")["waves"]
    yield from (("report", wave["wave"], wave["used"]) for wave in answered)


def _certificates(folder: Path, sheets: str) -> Iterator[tuple[str, str, int]]:
    """None are issued while a mark is asked, or where no half-day is ticked."""
    if "perhaps" not in sheets and "Day 1" in sheets:
        issued = _result("event", "certificates", "al-1", "-p", folder)["certificates"]
        yield "certificates", "completed", sum(certificate["kind"] == "completion" for certificate in issued)
        yield "certificates", "certified", len(issued)


def _board(training: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    yield "board", "seats", training["people"]
    texts = {step["step"]: step["what"] for step in training["steps"]}
    if found := re.match(r"(\d+) of (\d+) invited, (\d+) confirmed", texts["invitations"]):
        invited, invitees, confirmed = map(int, found.groups())
        assert confirmed <= invited <= invitees, texts
        yield "board", "invited", invited
        yield "board", "confirmed", confirmed
    if found := re.match(r"(\d+) came", texts["attendance"]):
        yield "board", "attended", int(found[1])
    if found := re.match(r"(\d+) of (\d+)", texts["certificates"]):
        assert int(found[1]) <= int(found[2])
        yield "board", "certified", int(found[1])
        yield "board's certificates", "attended", int(found[2])
    for step, wave in (("before", "pre"), ("after", "post")):
        if found := re.match(r"(\d+) (?:of (\d+)|answers for)", texts[step]):
            assert int(found[1]) <= int(found[2] or found[1]), texts
            yield "board", wave, int(found[1])
