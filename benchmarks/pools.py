"""Pools of applicants with quotas, of many kinds: generated, and published ones where the folder beside is there."""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.roster.selection.demand import QuotaDemand

SHARED = Path(__file__).parents[2] / "shared" / "data" / "instances" / "sortition"


@dataclass(frozen=True, slots=True)
class PoolFiles:
    """A list, its quotas and the seats. `slow` pools are too much for the peer."""

    name: str
    people: Path
    quotas: Path
    seats: int
    slow: bool = False


def pools(folder: Path) -> Iterator[PoolFiles]:
    """Every pool, its files in `folder`."""
    two = {"gender": ["F", "M"], "leaning": ["one", "other"]}
    few = {"sector": ["GO", "IGO", "NGO"], "profession": ["law", "care", "other"], "gender": ["F", "M"]}
    many = {
        "gender": ["F", "M", "other"],
        "age": ["16-29", "30-44", "45-59", "60+"],
        "school": ["none", "level 1", "level 2", "level 4"],
        "region": ["C", "G", "H", "L", "M", "N", "S", "W"],
    }
    two_hundred = {"gender": "FM", "age": "abcde", "school": "wxyz", "region": "cnesw"}
    yield _pool(folder, "200 of 4 types", two, 200, 20)
    yield _pool(folder, "2,000 of 4 types", two, 2_000, 200, slow=True)
    yield _pool(folder, "60 of few types", few, 60, 20)
    yield _pool(folder, "150 of many types", many, 150, 22)
    yield _pool(
        folder, "100,000 of 200 types", {key: list(row) for key, row in two_hundred.items()}, 100_000, 100, slow=True
    )
    if SHARED.is_dir():
        small, large = SHARED / "example_small_20", SHARED / "example_large_200"
        yield _published("example_small_20", small / "respondents.csv", small / "categories.csv", 20, folder)
        yield _published(
            "example_large_200", large / "respondents.csv", large / "categories.csv", 200, folder, slow=True
        )
        pool, library = SHARED / "pool60", SHARED / "opendlp_selection"
        yield _published("pool60", pool / "people.csv", pool / "features_feasible.csv", 20, folder)
        yield _published("opendlp_selection", library / "candidates.csv", library / "features.csv", 22, folder)


def many_organisations(people: int, organisations: int, seats: int, seed: int) -> list[QuotaDemand]:
    """What is asked of applicants of three kinds and two genders from organisations of very different size, of each of
    which three may come."""
    chance = random.Random(seed)
    of = chance.choices(range(organisations), [1 / (1 + rank) for rank in range(organisations)], k=people)
    kinds: dict[str, set[int]] = {"GO": set(), "IGO": set(), "NGO": set(), "women": set()}
    inside: dict[int, set[int]] = {}
    for person, organisation in enumerate(of):
        kinds[("GO", "IGO", "NGO")[organisation % 3]].add(person)
        inside.setdefault(organisation, set()).add(person)
        if chance.random() < 0.4:
            kinds["women"].add(person)
    demands = []
    for kind, low, high in (("GO", 0.35, 0.45), ("IGO", 0.1, 0.2), ("NGO", 0.35, 0.45), ("women", 0.5, 0.6)):
        demands.append(QuotaDemand("at least", f"at least {kind}", (frozenset(kinds[kind]),), round(low * seats)))
        demands.append(QuotaDemand("at most", f"at most {kind}", (frozenset(kinds[kind]),), round(high * seats)))
    caps = [
        QuotaDemand("at most", f"at most 3 of {one}", (frozenset(who),), 3)
        for one, who in inside.items()
        if len(who) > 3
    ]
    return demands + caps


def _pool(
    folder: Path, name: str, features: dict[str, list[str]], people: int, seats: int, *, slow: bool = False
) -> PoolFiles:
    """People drawn unevenly, and quotas around an even share that the even part of them can keep."""
    chance = random.Random(len(name) + people)
    weights = {key: [chance.random() + 0.3 for _ in values] for key, values in features.items()}
    rows = [[chance.choices(values, weights[key])[0] for key, values in features.items()] for _ in range(people)]
    room = chance.sample(rows, seats)
    quotas = []
    for at, (key, values) in enumerate(features.items()):
        for value in values:
            there = sum(row[at] == value for row in room)
            even = round((there + seats / len(values)) / 2)
            quotas.append([key, value, min(there, even), max(there, even) + 1])
    slug = name.replace(" ", "-").replace(",", "")
    return PoolFiles(
        name,
        _written(folder / f"{slug}.csv", [list(features), *rows]),
        _written(folder / f"{slug}-quotas.csv", [["feature", "value", "min", "max"], *quotas]),
        seats,
        slow,
    )


def _published(name: str, people: Path, quotas: Path, seats: int, folder: Path, *, slow: bool = False) -> PoolFiles:
    """A published pool, its quotas under the header that both tools know."""
    rows = [row[:4] for row in csv.reader(quotas.read_text("utf-8").splitlines()) if row]
    return PoolFiles(
        name, people, _written(folder / f"{name}.csv", [["feature", "value", "min", "max"], *rows[1:]]), seats, slow
    )


def _written(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path
