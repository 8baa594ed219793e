"""Attacks on published files by integer programming, from what stands in them and what anybody knows of the form.

Unknown are how many people had which pair of scores (before, after), in each group that the files tell apart; and how
many people are in each cell of a table across two columns. Known are all totals, means, SDs and intervals, each within
its rounding. A number of people is recovered if every whole solution has the same.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from math import inf, sqrt
from pathlib import Path
from typing import Any

import numpy
import openpyxl
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array
from scipy.special import stdtrit

from ecpat_training.effect.sentences import words as catalogue_en
from tests.commands.opening import Page, texts

HIDDEN = "·"
REST = "the others"
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])")
_SEEN = ("alt", "aria-label", "title", "content")
_EDGE = 1e-9
_TRIES = 8  # solutions towards different corners: what they do not have alike is not known
_FEW_SCORES = 6  # of which all pairs are looked at; of more, each wave by itself


# -- numbers: nothing in a file that isn't in the others, nothing more exact --


def numbers_told(path: Path) -> set[str]:
    """Every number in a file that a person or a program sees: texts, alternative texts, raw cells."""
    said = list(texts(path))
    if path.suffix == ".html":
        page = Page(path.read_text("utf-8"))
        said += [value for _, attributes in page.tags for name, value in attributes.items() if name in _SEEN]
    if path.suffix == ".xlsx":
        cells = (cell.value for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row)
        said += [repr(value) for value in cells if isinstance(value, int | float)]
    return {_plain(number) for text in said for number in _NUMBER.findall(text)}


def numbers_of_the_words() -> set[str]:
    """Every number in the report's fixed words."""
    feature = Path(next(iter(catalogue_en.__path__))).parents[1]
    files = [
        *feature.glob("sentences/words/*.py"),
        *feature.glob("analyses/*/*words.py"),
        *feature.glob("data/words.py"),
    ]
    return {_plain(number) for path in files for number in _NUMBER.findall(path.read_text("utf-8"))}


def _plain(number: str) -> str:
    return f"{float(number):.10g}"


# -- people by two columns --


def table_recovered(cross: Mapping[str, Any], k: int) -> list[tuple[int, int]]:
    """The hidden cells of a table of which the number is known, or that it is below k."""
    cells, rows, columns = cross["cells"], cross["row_totals"], cross["column_totals"]
    system = System(len(rows) * len(columns))
    for r, total in enumerate(rows):
        system.between({r * len(columns) + c: 1.0 for c in range(len(columns))}, total, total)
    for c, total in enumerate(columns):
        system.between({r * len(columns) + c: 1.0 for r in range(len(rows))}, total, total)
    hidden = []
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            at = r * len(columns) + c
            if cell == HIDDEN:
                hidden.append((r, c, at))
            else:
                system.between({at: 1.0}, cell, cell)
    found = []
    for r, c, at in hidden:
        least, most = system.least({at: 1.0}), -system.least({at: -1.0})
        if most - least < 1 or most < k:
            found.append((r, c))
    return found


# -- scores --


@dataclass
class System:
    """Whole numbers of people, none below 0, under linear constraints."""

    size: int
    rows: list[Mapping[int, float]] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)

    def between(self, row: Mapping[int, float], low: float, high: float) -> None:
        """One more constraint."""
        self.rows.append(row)
        self.low.append(low - _EDGE)
        self.high.append(high + _EDGE)

    def solved(
        self,
        aim: Mapping[int, float],
        more: Sequence[tuple[Mapping[int, float], float, float]] = (),
        *,
        any_will_do: bool = False,
    ) -> Any:
        """The solution that makes the aim least, or one on the way there; None where there is none."""
        rows = [*self.rows, *(row for row, _, _ in more)]
        at = [(r, c, value) for r, row in enumerate(rows) for c, value in row.items()]
        # SciPy 1.14 hands HiGHS no indices of 64 bits
        places = numpy.array([(r, c) for r, c, _ in at], dtype=numpy.int32).reshape(-1, 2).T
        matrix = csr_array(([value for *_, value in at], tuple(places)), shape=(len(rows), self.size))
        low = [*self.low, *(one - _EDGE for _, one, _ in more)]
        high = [*self.high, *(one + _EDGE for _, _, one in more)]
        costs = numpy.zeros(self.size)
        for place, value in aim.items():
            costs[place] = value
        found = milp(
            costs,
            constraints=LinearConstraint(matrix, low, high),
            integrality=numpy.ones(self.size),
            bounds=Bounds(0, inf),
            options={"time_limit": 20.0, "mip_rel_gap": 1e6 if any_will_do else 0.0},
        )
        return None if found.x is None else numpy.round(found.x)

    def least(self, aim: Mapping[int, float]) -> float:
        """The least that a sum can be."""
        found = self.solved(aim)
        assert found is not None, "the true answers fit"
        return float(sum(found[place] * value for place, value in aim.items()))


@dataclass(frozen=True)
class Figures:
    """What the files say of one scale, of everybody (`group` "") or of a group."""

    group: str
    people: int
    before: float
    after: float
    change: float
    low: float | None
    high: float | None
    sd_before: float | None = None
    sd_after: float | None = None


@dataclass(frozen=True)
class Recovered:
    """How many people of a group had a score in a wave, as the files tell without a doubt."""

    group: str
    wave: str
    score: float
    people: int


def figures(report: Mapping[str, Any], scale: str) -> list[list[Figures]]:
    """What is told of a scale: of everybody, and by each column of the groups; empty where nothing is."""
    (comparison,) = report["comparisons"]
    one = next(found for found in comparison["scales"] if found["scale"] == scale)
    raw = one["raw_change"]
    if raw["value"] is None or one["n"] is None:
        return []
    sides = one["before"], one["after"]
    whole = Figures(
        "", one["n"], *(side["mean"] for side in sides), raw["value"], raw["low"], raw["high"],
        *(side["sd"] for side in sides),
    )  # fmt: skip
    by: dict[str, list[Figures]] = {}
    for line in (report["analyses"].get("who_took_part") or {}).get("means", ()):
        if line["scale"] == scale:
            told = (line[name] for name in ("people", "before", "after", "change", "low", "high"))
            by.setdefault(line["by"], []).append(Figures(line["group"], *told))
    return [[whole], *([whole, *groups] for groups in by.values())]


def scores_recovered(told: Sequence[Figures], scores: Sequence[float]) -> list["Recovered"]:
    """The numbers of people that every solution has alike.

    Args:
        told: what is said of everybody, then of groups that are parts of them.
        scores: every score that a person can have.
    """
    whole, *groups = told
    parts = [*groups] or [whole]
    if whole.people > sum(part.people for part in parts):
        parts.append(Figures(REST, whole.people - sum(part.people for part in parts), 0, 0, 0, None, None))
    ways = _Ways(scores, joint=not groups and len(scores) <= _FEW_SCORES)
    system = System(ways.size * len(parts))
    for at, part in enumerate(parts):
        if part.group != REST:
            _told(system, part, ways, [at])
    if groups:
        _told(system, whole, ways, list(range(len(parts))))
    asked = [
        (Recovered(part.group, wave, score, 0), cells)
        for at, part in enumerate(parts)
        for wave, line in ways.lines(at)
        for score, cells in line
    ]
    return _alike(system, asked)


@dataclass(frozen=True)
class _Ways:
    """What is unknown of a part of the people: how many had which pair of scores; or, quicker, how many had which score
    before, and how many which score after."""

    scores: Sequence[float]
    joint: bool

    @property
    def size(self) -> int:
        """How many numbers that is."""
        return len(self.scores) ** 2 if self.joint else 2 * len(self.scores)

    def lines(self, at: int) -> Iterator[tuple[str, list[tuple[float, list[int]]]]]:
        """The numbers that make up each score, before and after, of one part of the people."""
        size, base = len(self.scores), at * self.size
        both = list(enumerate(self.scores))
        if self.joint:
            yield "before", [(score, [base + a * size + b for b in range(size)]) for a, score in both]
            yield "after", [(score, [base + a * size + b for a in range(size)]) for b, score in both]
        else:
            yield "before", [(score, [base + a]) for a, score in both]
            yield "after", [(score, [base + size + b]) for b, score in both]


def _can_differ(system: System, cells: Sequence[int], first: NDArray[numpy.float64]) -> bool:
    now = float(sum(first[cell] for cell in cells))
    line = dict.fromkeys(cells, 1.0)
    return any(
        system.solved({}, [(line, low, high)]) is not None
        for low, high in ((now + 1, inf), (0.0, now - 1))
        if high >= 0
    )


def _told(system: System, told: Figures, ways: _Ways, at: Sequence[int]) -> None:
    """The constraints that some figures put on the parts `at` of the people together."""
    before: dict[int, float] = {}
    after: dict[int, float] = {}
    for part in at:
        for values, (_, line) in zip((before, after), ways.lines(part), strict=True):
            values.update({cell: score for score, cells in line for cell in cells})
    n = told.people
    for values, mean, sd in ((before, told.before, told.sd_before), (after, told.after, told.sd_after)):
        system.between(dict.fromkeys(values, 1.0), n, n)
        _moments(system, values, n, mean, _rounding(sd))
    if ways.joint:
        _moments(system, {cell: after[cell] - before[cell] for cell in before}, n, told.change, _spread(told))
    else:
        change = {**after, **{cell: -score for cell, score in before.items()}}
        _moments(system, change, n, told.change, None)


def _moments(system: System, values: Mapping[int, float], n: int, mean: float, sd: tuple[float, float] | None) -> None:
    """A mean, and an SD: squares from the printed mean, so that they are linear."""
    half = _half(mean)
    system.between(values, n * (mean - half), n * (mean + half))
    if sd is not None:
        squares = {cell: (value - mean) ** 2 for cell, value in values.items()}
        system.between(squares, (n - 1) * sd[0] ** 2, (n - 1) * sd[1] ** 2 + n * half**2)


def _spread(told: Figures) -> tuple[float, float] | None:
    """The SD of the changes, from the interval of their mean."""
    if told.low is None or told.high is None:
        return None
    half, off = (told.high - told.low) / 2, (_half(told.low) + _half(told.high)) / 2
    per = sqrt(told.people) / float(stdtrit(told.people - 1, 0.975))
    return max(0.0, half - off) * per, (half + off) * per


def _rounding(number: float | None) -> tuple[float, float] | None:
    return None if number is None else (max(0.0, number - _half(number)), number + _half(number))


def _half(number: float) -> float:
    """Half a unit of the last decimal printed; at least the first decimal is."""
    decimals = len(repr(number).partition(".")[2]) if number != round(number) else 1
    return 0.5 * 10.0 ** -min(max(decimals, 1), 6)


# -- two groups of people --


def two_groups_recovered(report: Mapping[str, Any], scale: str, scores: Sequence[float]) -> list["Recovered"]:
    """The numbers of people with a score before, or after, that every solution has alike, where nobody is linked: from
    both groups' numbers, means and SDs, their difference and its interval."""
    found = []
    for waves in (report["analyses"].get("unlinked") or {"waves": ()})["waves"]:
        one = next(each for each in waves["scales"] if each["of"]["scale"] == scale)
        sides, size = [one["before"], one["after"]], len(scores)
        if one["difference"]["value"] is None or any(side["n"] is None for side in sides):
            continue
        system = System(2 * size)
        for at, side in enumerate(sides):
            values = {at * size + place: score for place, score in enumerate(scores)}
            system.between(dict.fromkeys(values, 1.0), side["n"], side["n"])
            _moments(system, values, side["n"], side["mean"], _rounding(side["sd"]))
        _between_groups(system, one, scores)
        asked = [
            (Recovered("", name, score, 0), [at * size + place])
            for at, name in enumerate(("before", "after"))
            for place, score in enumerate(scores)
        ]
        found += _alike(system, asked)
    return found


def _between_groups(system: System, one: Mapping[str, Any], scores: Sequence[float]) -> None:
    """What the difference and Welch's interval say of both groups together."""
    first, second, told = one["before"], one["after"], one["difference"]
    signed = [(-1.0 / first["n"], first), (1.0 / second["n"], second)]
    places = [(at * len(scores) + place, at, score) for at in (0, 1) for place, score in enumerate(scores)]
    half = _half(told["value"])
    system.between(
        {cell: signed[at][0] * score for cell, at, score in places}, told["value"] - half, told["value"] + half
    )
    if told["low"] is None:
        return
    width, off = (told["high"] - told["low"]) / 2, (_half(told["low"]) + _half(told["high"])) / 2
    least = float(stdtrit(first["n"] + second["n"] - 2, 0.975))
    most = float(stdtrit(min(first["n"], second["n"]) - 1, 0.975))
    squares = {
        cell: (score - side["mean"]) ** 2 / side["n"] / (side["n"] - 1)
        for cell, at, score in places
        for side in (signed[at][1],)
    }
    moved = sum((_half(side["mean"])) ** 2 / (side["n"] - 1) for side in (first, second))
    system.between(squares, (max(0.0, width - off) / most) ** 2, ((width + off) / least) ** 2 + moved)


def _alike(system: System, asked: Sequence[tuple["Recovered", Sequence[int]]]) -> list["Recovered"]:
    """What of the numbers asked for is the same in every solution."""
    draw = numpy.random.default_rng(0)
    solutions = []
    for _ in range(_TRIES):
        solution = system.solved(dict(enumerate(draw.normal(size=system.size))), any_will_do=True)
        assert solution is not None, "the true answers fit"
        solutions.append(solution)
    recovered = []
    for one, cells in asked:
        counts = {int(sum(solution[cell] for cell in cells)) for solution in solutions}
        if len(counts) == 1 and not _can_differ(system, cells, solutions[0]):
            recovered.append(replace(one, people=counts.pop()))
    return recovered


# -- questions of a test --


def questions_recovered(report: Mapping[str, Any], scale: str) -> list["Recovered"]:
    """The numbers of people with a score, or who knew a question, that every solution has alike; unknown are how many
    people gave which pattern of right and wrong answers in a wave."""
    shares = (report["analyses"].get("items") or {}).get("scales", ())
    told = figures(report, scale)
    items = next((one["items"] for one in shares if one["scale"] == scale), None)
    if items is None or not told:
        return []
    whole, found = told[0][0], []
    patterns = list(product((0, 1), repeat=len(items)))
    scores = [100 * sum(pattern) / len(items) for pattern in patterns]
    for wave, mean, sd in (("before", whole.before, whole.sd_before), ("after", whole.after, whole.sd_after)):
        system = System(len(patterns))
        system.between(dict.fromkeys(range(len(patterns)), 1.0), whole.people, whole.people)
        _moments(system, dict(enumerate(scores)), whole.people, mean, _rounding(sd))
        asked = [(score, [at for at, one in enumerate(scores) if one == score]) for score in sorted(set(scores))]
        for number, item in enumerate(items):
            knew = [at for at, pattern in enumerate(patterns) if pattern[number]]
            low, high = _fitting(item[wave], whole.people)
            system.between(dict.fromkeys(knew, 1.0), low, high)
            asked.append((float(number), knew))
        first = system.solved({})
        assert first is not None, "the true answers fit"
        found += [
            Recovered(scale, wave, score, int(sum(first[at] for at in cells)))
            for score, cells in asked
            if not _can_differ(system, cells, first)
        ]
    return found


def _fitting(said: str, people: int) -> tuple[int, int]:
    """The least and the greatest number of people of whom a share is said: those nearest to it, or beyond an end."""
    percent = int(re.sub(r"\D", "", said))
    if "less" in said:
        return 0, percent * people // 100
    if "more" in said:
        return -(-percent * people // 100), people
    end, half = (10 if people < 100 else 5 if people < 300 else 2), (5 if people < 40 else 2.5)
    last = percent - 2 * half <= end, percent + 2 * half >= 100 - end  # the steps beside the ends reach up to them
    fits = [
        part
        for part in range(people + 1)
        if end * people < 100 * part < (100 - end) * people
        and (last[0] or 100 * part / people >= percent - half - _EDGE)
        and (last[1] or 100 * part / people <= percent + half + _EDGE)
    ]
    return fits[0], fits[-1]


# -- all of it --

TEST = tuple(20.0 * right for right in range(6))
SURE = tuple(1 + step / 2 for step in range(9))


@dataclass(frozen=True)
class Attacked:
    """What an attack found: numbers of people in cells that are hidden, scores that so many people are known to have
    had, scores that nobody is known to have had, and numbers that stand in one file alone."""

    cells: tuple[tuple[int, int], ...]
    scores: tuple[Recovered, ...]
    nobody: tuple[Recovered, ...]
    alone: tuple[tuple[str, str], ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing was recovered. That nobody is far from everybody is what any mean and SD tell."""
        return not (self.cells or self.scores or self.alone)


def attack(files: Mapping[str, Path], report: Mapping[str, Any], k: int = 10) -> Attacked:
    """Everything that is tried on the files of one published report."""
    known = numbers_told(files["json"]) | numbers_of_the_words()
    alone = [
        (ending, number)
        for ending, path in files.items()
        for number in sorted(numbers_told(path) - known)
        if not (ending == "html" and (20 * float(number)).is_integer())  # a chart's axis
    ]
    cross = (report["analyses"].get("who_took_part") or {}).get("cross")
    found = [
        one
        for scale, scores in (("test", TEST), ("sure", SURE))
        for told in figures(report, scale)
        for one in scores_recovered(told, scores)
    ]
    found += [one for scale in ("test", "sure") for one in questions_recovered(report, scale)]
    return Attacked(
        cells=tuple(table_recovered(cross, k)) if cross else (),
        scores=tuple(one for one in found if one.people),
        nobody=tuple(one for one in found if not one.people),
        alone=tuple(alone),
    )
