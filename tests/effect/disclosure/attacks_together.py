"""An attack on several published reports at once, from their finished files and what an insider knows.

Known is who took part, who answered when and what, and who belongs to which group; unknown are the scores. Each mean
with its number is a sum over people that are known. Sums are added and subtracted: each two of them once or twice, and
of what comes out each two again; and, by integer programming, any whole multiples of all of them. A sum over few people
that comes out is recovered, however it was rounded.

Nothing here is shared with what it attacks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.effect.disclosure.attacks import numbers_of_the_words, numbers_told
from tests.effect.drawn_projects import Person

Rows = NDArray[numpy.int64]
Answered = tuple[str, str, float | None]
_MOST = 4  # times that one sum is taken in the integer programme
_PAIRS = (-2, -1, 1, 2)


@dataclass(frozen=True)
class Sum:
    """A sum of what is `asked` (a wave's scores on a scale, or how many they are by a column) over people, by their
    code and what they answered; where it stands; the sum as it can be computed from the file, None for counts."""

    asked: tuple[str, str]
    people: frozenset[Answered]
    where: str
    value: float | None = None


@dataclass(frozen=True)
class Recovered:
    """What was asked, of which few people, and from which sums."""

    asked: tuple[str, str]
    people: frozenset[Answered]
    sums: tuple[tuple[int, str], ...]


def sums_told(report: Mapping[str, Any], people: Sequence[Person], number: int) -> Iterator[Sum]:
    """Every sum that a report tells, its people looked up by who knows them."""
    for comparison in report["comparisons"]:
        waves = comparison["before"], comparison["after"]
        linked = [one for one in people if all(wave in one.scores for wave in waves)]
        where = f"report {number}, {waves[0]} to {waves[1]}"
        for scale in comparison["scales"]:
            if scale["raw_change"]["value"] is None:
                continue
            there = [one for one in linked if all(one.scores[wave][scale["scale"]] is not None for wave in waves)]
            assert scale["n"] in (None, len(there)), "the insider knows who they are"
            for side, wave in zip(("before", "after"), waves, strict=True):
                yield from _sums(wave, scale, there, where, scale[side]["mean"])
    if not report["comparisons"]:
        return
    first = report["comparisons"][0]
    waves = first["before"], first["after"]
    linked = [one for one in people if all(wave in one.scores for wave in waves)]
    found = report["analyses"].get("who_took_part") or {}
    for line in found.get("means", ()):
        group = [one for one in linked if one.groups[line["by"]] == line["group"]]
        assert line["people"] == len(group)
        where = f"report {number}, {line['by']} {line['group']}"
        for side, wave in zip(("before", "after"), waves, strict=True):
            yield _sum(wave, line["scale"], group, where, line[side])
    for column, counted in (found.get("by") or {}).items():
        asked = ("people", column)
        yield Sum(asked, frozenset((one.code, "", None) for one in linked), f"report {number}")
        for line in counted["groups"]:
            group = [one for one in linked if one.groups[column] == line["group"]]
            assert line["people"] == len(group)
            known = frozenset((one.code, "", None) for one in group)
            yield Sum(asked, known, f"report {number}, {column} {line['group']}")


def spreads_told(report: Mapping[str, Any], people: Sequence[Person], number: int) -> Iterator[Sum]:
    """Every sum of squared changes that a report tells of the people of its first comparison, by an interval, an SD or
    an effect size."""
    for comparison in report["comparisons"][:1]:
        waves = comparison["before"], comparison["after"]
        linked = [one for one in people if all(wave in one.scores for wave in waves)]
        lines = [
            (scale["scale"], linked, f"report {number}, {waves[0]} to {waves[1]}")
            for scale in comparison["scales"]
            if scale["raw_change"]["low"] is not None and scale["n"] == len(linked) and not scale["clusters"]
        ]
        for line in (report["analyses"].get("who_took_part") or {}).get("means", ()):
            if line["low"] is not None:
                group = [one for one in linked if one.groups[line["by"]] == line["group"]]
                lines.append((line["scale"], group, f"report {number}, {line['by']} {line['group']}"))
        for scale, members, where in lines:
            known = frozenset((one.code, scale, one.scores[waves[1]][scale]) for one in members)
            yield Sum((f"squares {waves[0]} {waves[1]}", scale), known, where)


def _sums(wave: str, scale: Mapping[str, Any], people: Sequence[Person], where: str, mean: float) -> Iterator[Sum]:
    """The sum that a mean tells; of a mean of sites' means each site's own, as if an interval had told it as well."""
    if not scale["clusters"]:
        yield _sum(wave, scale["scale"], people, where, mean)
        return
    for site in sorted({one.site or "" for one in people}):
        told = frozenset((one.code, wave, one.scores[wave][scale["scale"]]) for one in people if one.site == site)
        yield Sum((wave, scale["scale"]), told, f"{where}, {site}")


def _sum(wave: str, scale: str, people: Sequence[Person], where: str, mean: float) -> Sum:
    told = frozenset((one.code, wave, one.scores[wave][scale]) for one in people)
    return Sum((wave, scale), told, where, mean * len(people))


def recovered(told: Sequence[Sum], k: int = 10, *, whole: bool = False) -> list[Recovered]:
    """The sums over fewer than k people that come out; with `whole`, of all whole multiples of all sums as well."""
    found = []
    for asked in sorted({one.asked for one in told}):
        sums = list({one.people: one for one in told if one.asked == asked}.values())
        everybody = sorted({person for one in sums for person in one.people}, key=repr)
        rows = numpy.array([[person in one.people for person in everybody] for one in sums], numpy.int64)
        combination = _by_pairs(rows, k)
        if combination is None and whole:
            combination = _by_programme(rows, k)
        if combination is not None:
            left = combination @ rows
            few = frozenset(person for person, value in zip(everybody, left, strict=True) if value)
            used = tuple((int(c), one.where) for c, one in zip(combination, sums, strict=True) if c)
            found.append(Recovered(asked, few, used))
    return found


def _by_pairs(rows: Rows, k: int) -> Rows | None:
    """Up to four sums, each once or twice, that leave few people."""
    number = len(rows)
    ones = [_once(number, at, c) for at in range(number) for c in (1, 2)]
    pairs = [
        _once(number, one, c) + _once(number, other, d)
        for one, other in combinations(range(number), 2)
        for c in (1, 2)
        for d in _PAIRS
    ]
    coefficients = numpy.array([numpy.zeros(number, numpy.int64), *ones, *pairs])
    made = (coefficients @ rows).astype(numpy.int8)
    for at in range(len(made)):
        for sign in (1, -1):
            few = (made[at + 1 :] != sign * made[at]).sum(axis=1)
            (small,) = numpy.nonzero((few > 0) & (few < k))
            if len(small):
                other = coefficients[at + 1 + small[numpy.argmin(few[small])]]
                return other - sign * coefficients[at]
    return None


def _once(number: int, at: int, times: int) -> Rows:
    row = numpy.zeros(number, numpy.int64)
    row[at] = times
    return row


def _by_programme(rows: Rows, k: int) -> Rows | None:
    """Whole multiples of all sums that leave few people: people who are in the same sums are one column."""
    columns, people = numpy.unique(rows, axis=1, return_counts=True)
    number, size = columns.shape
    most = _MOST * number
    steps, marks = columns.T.astype(float), most * numpy.eye(size)
    bound = LinearConstraint(numpy.block([[steps, -marks], [-steps, -marks]]), -numpy.inf, 0.0)
    some = LinearConstraint(numpy.concatenate([numpy.zeros(number), numpy.ones(size)]).reshape(1, -1), 1.0)
    costs = numpy.concatenate([numpy.zeros(number), people.astype(float)])
    for column in range(size):
        if people[column] >= k:
            continue
        least = numpy.concatenate([columns[:, column].astype(float), numpy.zeros(size)]).reshape(1, -1)
        found = milp(
            costs,
            constraints=[bound, some, LinearConstraint(least, 1.0)],
            integrality=numpy.ones(number + size),
            bounds=Bounds(
                numpy.concatenate([numpy.full(number, -_MOST), numpy.zeros(size)]),
                numpy.concatenate([numpy.full(number, _MOST), numpy.ones(size)]),
            ),
            options={"time_limit": 20.0},
        )
        if found.x is None:
            continue
        combination = numpy.round(found.x[:number]).astype(numpy.int64)
        few = int((combination @ rows != 0).sum())
        if 0 < few < k:
            return combination
    return None


def numbers_beside(files: Mapping[str, Any]) -> set[str]:
    """The numbers of the page that the JSON file and the report's fixed words don't have, but for a chart's axis."""
    known = numbers_told(files["json"]) | numbers_of_the_words()
    return {one for one in numbers_told(files["html"]) - known if not (20 * float(one)).is_integer()}
