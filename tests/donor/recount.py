"""Drawn folders of trainings, and a program that counts them from the files alone: csv and sets, nothing of ecpat.

People are told by their e-mail, of which the lists' names know only spellings; who is one person the decisions say.
"""

import csv
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

TEMPLATES = Path(__file__).parents[2] / "src/ecpat_training/donor/templates"
SIDE = {
    "police officer": "law enforcement",
    "prosecutor": "law enforcement",
    "social worker": "care",
    "psychologist": "care",
    "judge": "other",
    "": "",
}
EVENTS = (("al-1", 2, "2005-05-10"), ("al-2", 2, "2005-10-06"), ("bg-1", 1, "2006-03-06"), ("bg-2", 3, "2006-09-04"))
_SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "ta", "vu", "ze", "cha", "dro", "fli", "gre")
Cell = tuple[str, str, str, str]
Numbers = tuple[int | None, int | None, int, int, int | None]
"""Persons at least and at most, participations, those without names, and how many answered."""


def draw_folder(seed: int, folder: Path) -> None:
    """Lists of four trainings with the same people under other spellings, of sexes that change, are unknown or are not
    told, with half-days missed; and numbers without names."""
    draw = random.Random(seed)
    people = [
        {
            "Given name": "".join(draw.choice(_SYLLABLES) for _ in range(4)).capitalize(),
            "Surname": "".join(draw.choice(_SYLLABLES) for _ in range(4)).capitalize(),
            "E-mail": f"p{at}.{seed}@example.org",
            "Gender": draw.choice(("female", "female", "male", "male", "other", "prefers not to say", "")),
            "Profession": draw.choice([*SIDE]),
            "Organisation": f"Office {chr(65 + draw.randrange(20)) * 3}",
            "Stakeholder": draw.choice(("GO", "NGO", "IGO", "")),
        }
        for at in range(draw.choice((30, 60, 90)))
    ]
    for training, days, _ in EVENTS:
        halves = [f"Day {day} {half}" for day in range(1, days + 1) for half in ("AM", "PM")]
        there = draw.sample(people, draw.randint(12, len(people)))
        with (folder / f"{training}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*people[0], *halves])
            writer.writeheader()
            for one in there:
                ticks = [draw.random() < draw.choice((1, 1, 1, 0.6, 0)) for _ in halves]
                said = {**one, **{name: "x" if tick else "" for name, tick in zip(halves, ticks, strict=True)}}
                if draw.random() < 0.2:
                    said["Surname"] = said["Surname"][:-1] + draw.choice("aeiou")
                if draw.random() < 0.1:
                    said["Gender"] = draw.choice(("", "other", "prefers not to say"))
                if draw.random() < 0.1:
                    said["Profession"] = draw.choice([*SIDE])
                writer.writerow(said)
            writer.writerow({"Given name": "Ema", "Surname": f"Every{training[:2]}", **dict.fromkeys(halves, "x")})
    events = "\n".join(
        f"  - {{id: {id_}, title: {id_}, country: AL, twin: BE, days: {days}, start: {start}, participants: 20}}"
        for id_, days, start in EVENTS
    )
    text = "programme: Drawn\nid: drawn\ntimezone: Europe/Tirane\nperiod: 2005-01 to 2006-12\nevents:\n" + events
    text += "\nmanual:\n  - chapter: Frame\n    for: [training]\n    sessions:\n"
    text += "      - {id: opening, title: Opening, minutes: 20-40, method: plenary, practice: 50 %}\n"
    (folder / "programme.yaml").write_text(text, encoding="utf-8")
    _draw_numbers(draw, folder)


def _draw_numbers(draw: random.Random, folder: Path) -> None:
    columns = ("Training", "Counts", "Sex", "Side", "Stakeholder", "Profession", "Number", "Answered")
    with (folder / "partner.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for _ in range(draw.randint(1, 8)):
            counts = draw.choice(("", "took part", "completed", "found useful", "used after three months"))
            number, profession = draw.randint(0, 30), draw.choice([*SIDE])
            answered = number + draw.randint(0, 9) if counts.startswith(("found", "used")) else ""
            side = SIDE[profession] or draw.choice(("care", "law enforcement", ""))
            sex = draw.choice(("female", "male", ""))
            writer.writerow(
                (
                    draw.choice(EVENTS)[0],
                    counts,
                    sex,
                    side,
                    draw.choice(("GO", "NGO", "")),
                    profession,
                    number,
                    answered,
                )
            )


@dataclass(frozen=True)
class Row:
    """A row of a list of somebody who came."""

    training: str
    days: int
    year: str
    person: str
    place: str
    profession: str
    stakeholder: str
    organisation: str
    full: bool
    sex: str = ""
    side: str = ""


def decide(folder: Path, left_open: int, seed: int) -> set[frozenset[str]]:
    """Decides the pairs of the file by the e-mails of their rows, but for some of people who are on two lists alone,
    and of one sex and profession on both; the pairs left open, as places."""
    lines: dict[str, dict[str, str]] = {}
    for training, _, _ in EVENTS:
        with (folder / f"{training}.csv").open(encoding="utf-8", newline="") as file:
            lines |= {f"{training}.csv line {at}": one for at, one in enumerate(csv.DictReader(file), 2)}
    times: dict[str, int] = {}
    for one in lines.values():
        times[one["E-mail"]] = times.get(one["E-mail"], 0) + 1
    decided = yaml.load((folder / "pairs.yaml").read_text("utf-8"), yaml.CSafeLoader)
    pairs, twice = decided["pairs"] or [], []
    for pair in pairs:
        first, second = re.findall(r"\S+\.csv line \d+", pair["people"])
        same = lines[first]["E-mail"] == lines[second]["E-mail"] != ""
        same = same or (lines[first]["Surname"] == lines[second]["Surname"] and not lines[first]["E-mail"])
        pair["decision"] = "same" if same else "different"
        alike = all(lines[first][name] == lines[second][name] for name in ("Gender", "Profession"))
        if same and alike and times[lines[first]["E-mail"]] == 2:
            twice.append((pair, frozenset((first, second))))
    chosen = random.Random(seed).sample(twice, min(left_open, len(twice)))
    for pair, _ in chosen:
        pair["decision"] = ""
    (folder / "pairs.yaml").write_text(yaml.safe_dump(decided, allow_unicode=True), encoding="utf-8")
    return {places for _, places in chosen}


def rows(folder: Path, apart: set[frozenset[str]]) -> list[Row]:
    """Who came. Sex and side are the last ones that a list says on which somebody came; those of an open pair are
    two."""
    found: list[Row] = []
    last: dict[str, dict[str, str]] = {}
    open_places = {place for pair in apart for place in pair}
    for training, days, start in EVENTS:
        with (folder / f"{training}.csv").open(encoding="utf-8", newline="") as file:
            for at, one in enumerate(csv.DictReader(file), 2):
                place = f"{training}.csv line {at}"
                person = place if place in open_places else one["E-mail"] or f"{one['Given name']} {one['Surname']}"
                ticks = [value == "x" for name, value in one.items() if name.startswith("Day ")]
                if any(ticks):
                    known = last.setdefault(person, {"sex": "", "side": ""})
                    known["sex"] = one["Gender"] or known["sex"]
                    known["side"] = SIDE[one["Profession"]] or known["side"]
                    said = (one["Profession"], one["Stakeholder"], one["Organisation"], all(ticks))
                    found.append(Row(training, days, start[:4], person, place, *said))
    return [
        Row(**{**vars(one), **{name: value or "not known" for name, value in last[one.person].items()}})
        for one in found
    ]


def recount(folder: Path, template: str, apart: set[frozenset[str]]) -> tuple[dict[Cell, Numbers], dict[str, int]]:
    """Every figure of a template, and the organisations of those that count them."""
    there = rows(folder, apart)
    with (folder / "partner.csv").open(encoding="utf-8", newline="") as file:
        partner = list(csv.DictReader(file))
    cells: dict[Cell, Numbers] = {}
    bodies: dict[str, int] = {}
    asked = yaml.load((TEMPLATES / f"{template}.yaml").read_text("utf-8"), yaml.CBaseLoader)["indicators"]
    for one in ({"code": "all", "counts": "took part"}, *asked):
        fits = _fits(one)
        those = [row for row in there if fits(row.stakeholder, row.profession, row.days) and _done(one, row)]
        numbers = [said for said in partner if _numbered(one, said, fits)]
        if one["counts"] == "organisations completed":
            bodies[one["code"]] = len({row.organisation.casefold() for row in those})
        elif one["counts"] != "nothing" and (numbers or one["counts"] in ("took part", "completed")):
            cells |= dict(_cells(one, those, numbers, apart, _years(there, partner)))
    return cells, bodies


def _fits(one: dict[str, object]) -> Callable[[str, str, int], bool]:
    jobs, longer = one.get("professions"), int(str(one.get("longer than days", 0)))
    return lambda stakeholder, job, days: (
        one.get("stakeholder") in (None, stakeholder) and (not jobs or job in jobs) and (not longer or days > longer)  # type: ignore[operator]
    )


def _done(one: dict[str, object], row: Row) -> bool:
    counts = one["counts"]
    return counts == "took part" or (counts in ("completed", "organisations completed") and row.full)


def _numbered(one: dict[str, object], said: dict[str, str], fits: Callable[[str, str, int], bool]) -> bool:
    days = next(days for id_, days, _ in EVENTS if id_ == said["Training"])
    return (said["Counts"] or "took part") == one["counts"] and fits(said["Stakeholder"], said["Profession"], days)


def _year(training: str) -> str:
    return next(start[:4] for id_, _, start in EVENTS if id_ == training)


def _years(there: list[Row], partner: list[dict[str, str]]) -> list[str]:
    return sorted({*(one.year for one in there), *(_year(one["Training"]) for one in partner)})


def _cells(
    one: dict[str, object],
    there: list[Row],
    partner: list[dict[str, str]],
    apart: set[frozenset[str]],
    years: list[str],
) -> Iterator[tuple[Cell, Numbers]]:
    windows: dict[str, set[str]] = {"": set(years)}
    for year in years:
        windows |= {year: {year}, f"until {year}": {other for other in years if other <= year}}
    answers = one["counts"] not in ("took part", "completed")
    for window, inside in windows.items():
        those = [row for row in there if row.year in inside]
        numbers = [said for said in partner if _year(said["Training"]) in inside]
        if answers and not numbers:
            continue
        kinds = [("", "", those, numbers)]
        for by in ("sex", "side", "sex and side"):
            labels = {_kind(by, row.sex, row.side) for row in those}
            labels |= {_kind(by, said["Sex"], said["Side"]) for said in numbers}
            for label in labels:
                of_it = [row for row in those if _kind(by, row.sex, row.side) == label]
                kinds.append((by, label, of_it, [s for s in numbers if _kind(by, s["Sex"], s["Side"]) == label]))
        for by, label, of_it, said in kinds:
            most = len({row.person for row in of_it})
            places = {row.place for row in of_it}
            least = most - sum(pair <= places for pair in apart)
            unnamed = sum(int(each["Number"]) for each in said)
            answered = sum(int(each["Answered"]) for each in said if each["Answered"]) if answers else None
            persons = (None, None) if answers else (least, most)
            yield (str(one["code"]), window, by, label), (*persons, len(of_it) + unnamed, unnamed, answered)


def _kind(by: str, sex: str, side: str) -> str:
    sex, side = sex or "not known", side or "not known"
    return {"sex": sex, "side": side, "sex and side": f"{sex}, {side}"}[by]
