"""What is published tells of no group of fewer than 10, also to somebody who takes numbers from each other."""

import itertools
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ecpat_training.donor.counting.release import Publishing, Unit, candidates, released, units_of
from ecpat_training.donor.model.entry import HeadCount, Participation, TrainingFacts
from tests.donor.material import donor
from tests.draws import some_of

LEAST = 10


def rank(rows: Sequence[Sequence[Fraction]]) -> int:
    """The rank of a matrix, exactly."""
    left = [list(row) for row in rows]
    found = 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((at for at in range(found, len(left)) if left[at][column]), None)
        if pivot is None:
            continue
        left[found], left[pivot] = left[pivot], left[found]
        for at in range(found + 1, len(left)):
            if left[at][column]:
                factor = left[at][column] / left[found][column]
                left[at] = [one - factor * other for one, other in zip(left[at], left[found], strict=True)]
        found += 1
    return found


def small_groups_told(sets: Sequence[frozenset[int]]) -> list[int]:
    """The sizes of groups of fewer than 10 that follow from the sizes of these sets, by exact arithmetic: the attacker,
    who shares no code with what defends."""
    people = sorted(set().union(*sets))
    pieces: dict[tuple[bool, ...], int] = {}
    for one in people:
        signature = tuple(one in each for each in sets)
        pieces[signature] = pieces.get(signature, 0) + 1
    told = [[Fraction(signature[at]) for signature in pieces] for at in range(len(sets))]
    known = rank(told)
    sizes = list(pieces.values())
    small = [at for at, size in enumerate(sizes) if size < LEAST]
    found = []
    for number in range(1, 4):
        for group in itertools.combinations(small, number):
            size = sum(sizes[at] for at in group)
            wanted = [Fraction(at in group) for at in range(len(sizes))]
            if size < LEAST and rank([*told, wanted]) == known:
                found.append(size)
    return found


def drawn(seed: int) -> list[Participation]:
    draw = random.Random(seed)
    rows = []
    persons = draw.choice((25, 40, 80))
    of = {person: (draw.choice("fffm"), draw.choice("ccl")) for person in range(persons)}
    for training, year in (("a", "2005"), ("b", "2006")):
        for person in sorted(draw.sample(range(persons), draw.randint(persons // 2, persons))):
            sex, side = of[person]
            share = draw.choice((1.0, 1.0, 1.0, 0.5))
            facts = TrainingFacts(training, 2, year)
            rows.append(Participation(0, person, "x.csv", person + 2, facts, sex, side, None, None, "", share))
    return rows


@pytest.mark.parametrize("seed", some_of(range(10), 3))
def test_an_attacker_finds_no_small_group(seed: int) -> None:
    rows = drawn(seed)
    kept = [rows, [one for one in rows if one.share == 1]]
    years = ("2005", "2006")
    tables = [[*candidates(those, (), years, {})] for those in kept]
    published = []
    for table, may in zip(tables, released(tables), strict=True):
        for one in table:
            if (one.window, one.by) in may.persons:
                published += one.persons
            if (one.window, one.by) in may.participations:
                published += one.participations
    sets = [frozenset(int(str(unit.of)) for unit in one) for one in dict.fromkeys(published) if one]
    assert small_groups_told(sets) == []


def test_one_who_came_again_is_not_told_by_participations() -> None:
    facts = [TrainingFacts(name, 2, None) for name in ("a", "b", "c", "d")]
    first = [Participation(0, at, "x.csv", at, facts[at % 3], "f", "c", None, None, "", None) for at in range(45)]
    again = [replace(one, training=facts[3]) for one in first]
    for number, told in ((0, True), (1, False), (9, False), (10, True), (35, True), (36, False), (45, True)):
        table = [*candidates([*first, *again[:number]], (), (), {})]
        assert (("", "") in released([table])[0].participations) is told, number
    two = [replace(one, training=facts[0]) for one in first]
    for number, told in ((35, True), (36, False), (44, False), (45, True)):  # who missed the second of two trainings
        table = [*candidates([*two, *again[:number]], (), (), {})]
        assert (("", "") in released([table])[0].participations) is told, number


def test_something_is_published_of_enough_people() -> None:
    rows = [replace(one, person=100 * at + one.person) for at in range(8) for one in drawn(2)]
    tables = [[*candidates(rows, (), ("2005", "2006"), {})]]
    may = released(tables)[0]
    assert {("", ""), ("", "sex"), ("", "side")} <= may.persons
    assert ("", "") in may.participations


def test_a_difference_of_two_totals_is_a_group() -> None:
    publishing = Publishing()
    everybody = frozenset(map(Unit, range(40)))
    assert publishing.allows([everybody])
    assert not publishing.allows([frozenset(map(Unit, range(35)))])
    assert publishing.allows([frozenset(map(Unit, range(25)))])
    assert not publishing.allows([frozenset(map(Unit, range(20)))])  # five of the 25


def test_numbers_without_names_are_held_to_the_same() -> None:
    facts = TrainingFacts("a", 2, "2005")
    took = HeadCount("p.csv", 2, "took part", facts, "female", "care", None, None, 30, None)
    completed = replace(took, row=3, counts="completed", number=27)
    units = units_of([took, completed])
    publishing = Publishing()
    assert publishing.allows([units[took]])
    assert not publishing.allows([units[completed]])  # three did not complete
    apart = replace(completed, sex="not known")
    assert not Publishing().allows([units_of([took, apart])[apart]])
    enough = replace(completed, number=15)
    units = units_of([took, enough])
    publishing = Publishing()
    assert publishing.allows([units[took]])
    assert publishing.allows([units[enough]])


def test_a_published_table_names_no_file_and_no_row(folder: Path) -> None:
    ran = donor("--donor", "eea", "--publish", "--json", "--out", "a.txt", "--out", "a.html")
    told = json.loads(ran.stdout)
    figures = [one for each in told["result"]["indicators"] for one in each["figures"]]
    assert figures
    assert all(one["sources"] == [] for one in figures)
    for text in (ran.stdout, (folder / "a.txt").read_text("utf-8"), (folder / "a.html").read_text("utf-8")):
        assert "al-1.csv" not in text
        assert "al-2.csv" not in text


def test_answers_are_published_where_no_few_said_no(folder: Path) -> None:
    for number, answered, shown in ((200, 250, True), (245, 250, False), (4, 250, False), (330, 345, False)):
        (folder / "p.csv").write_text(
            f"Training,Counts,Number,Answered\nal-1,used after three months,{number},{answered}\n", encoding="utf-8"
        )
        ran = donor("--donor", "isf", "--counts", "p.csv", "--publish", "--json")
        using = json.loads(ran.stdout)["result"]["indicators"][2]
        assert bool(using["figures"]) is shown, number
