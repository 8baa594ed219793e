"""`ecpat roster groups` against what other programs came to on the same people, and against what is possible at all.

The figures of the others were measured once, on the same 20 people (`twenty.csv`, synthetic): groupselect 0.1.0 and
GroupEng 1.3 are Python, good-enough-golfers is JavaScript, anticlust 0.8.11 an R package; none is on PyPI. Each is the
best that the program came to on the goal, in whatever setting.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.process import measure, show
from ecpat_training.files.table_file import read_table
from ecpat_training.roster.groups.search import find_groups
from ecpat_training.roster.model.group_goal import GroupGoal
from ecpat_training.roster.model.group_task import GroupTask
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.values.participant import Participant

TWENTY = Path(__file__).parent / "twenty.csv"
# sizes, rounds: of each program the most cross-sector pairs, the least imbalance, the most pairs
OTHERS: dict[tuple[int, int, int], dict[str, tuple[int, int, int]]] = {
    (4, 5, 3): {
        "groupselect": (68, 0, 87),
        "GroupEng": (73, 0, 95),
        "good-enough-golfers": (84, 26, 108),
        "anticlust": (87, 4, 108),
    },
    (4, 5, 5): {
        "groupselect": (80, 0, 104),
        "GroupEng": (90, 0, 121),
        "good-enough-golfers": (116, 40, 160),
        "anticlust": (123, 32, 160),
    },
    (5, 4, 5): {
        "groupselect": (68, 0, 91),
        "GroupEng": (78, 0, 104),
        "good-enough-golfers": (111, 41, 146),
        "anticlust": (110, 28, 144),
    },
}
# groups, size, the most rounds in which no pair meets twice (OEIS A107431; 8 of 4: the best known)
NO_PAIR_TWICE = (
    (2, 2, 3), (3, 2, 5), (3, 3, 4), (4, 2, 7), (4, 3, 4), (4, 4, 5), (5, 2, 9), (5, 3, 7), (5, 4, 5), (5, 5, 6),
    (6, 2, 11), (6, 3, 8), (6, 4, 7), (6, 5, 6), (6, 6, 3), (7, 2, 13), (7, 3, 10), (7, 4, 9), (10, 2, 19), (8, 4, 10),
)  # fmt: skip


def main() -> None:
    """The twenty people on each goal, the sizes with no pair twice, and forty people as a process of their own."""
    people = roster_from(read_table(TWENTY)).roster.participants
    print("\nGroups of 20 people: cross-sector pairs, imbalance, pairs met, each when it comes first")
    for (groups, size, rounds), others in OTHERS.items():
        started = time.perf_counter()
        grouped = find_groups(alike(people, groups, size, rounds), GroupGoal.SECTORS, seed=1)
        took = time.perf_counter() - started
        cross, mixed, new = (one.score for one in grouped.alternatives)
        ours = (cross.cross_met, mixed.off, new.pairs_met)
        best = tuple(f(one[place] for one in others.values()) for place, f in enumerate((max, min, max)))
        print(f"{groups} of {size}, {rounds} rounds: {ours} in {took:.1f} s, at most {grouped.most_cross} cross pairs;")
        print(f"  the best of others {best}; mixed first: {mixed.pairs_met} pairs, {mixed.cross_met} of them cross")
        for name, figures in others.items():
            print(f"  {name}: {figures}")
    _no_pair_twice(people)
    _forty()


def alike(people: Sequence[Participant], groups: int, size: int, rounds: int) -> GroupTask:
    """Groups of one size for everybody, round after round."""
    everybody = tuple(range(len(people)))
    return GroupTask(tuple(people), ((size,) * groups,) * rounds, (everybody,) * rounds)


def crowd(people: Sequence[Participant], number: int) -> list[Participant]:
    """So many people, of the same kinds again and again."""
    return [people[place % len(people)].model_copy(update={"row": place + 2}) for place in range(number)]


def _no_pair_twice(people: Sequence[Participant]) -> None:
    print("\nNo pair twice, for as many rounds as are known to be possible")
    for groups, size, rounds in NO_PAIR_TWICE:
        started = time.perf_counter()
        grouped = find_groups(alike(crowd(people, groups * size), groups, size, rounds), GroupGoal.PEOPLE, seed=1)
        extra, took = grouped.chosen.score.extra, time.perf_counter() - started
        verdict = "reached" if not extra else f"not reached, {extra} meetings again"
        print(f"{groups} of {size}, {rounds} rounds: {verdict}, {took:.1f} s")


def _forty() -> None:
    lines = TWENTY.read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "forty.csv"
        again = [line.replace("p", "q", 1) for line in lines[1:]]
        path.write_text("\n".join([*lines, *again]) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "ecpat_training", "roster", "groups", str(path), "--sizes", "5x8"]
        many = {"40 people, 5 groups of 8, 5 rounds (bar: 10 s)": [*command, "--rounds", "5"]}
        show("Groups", measure(many, repeats=3), next(iter(many)))


if __name__ == "__main__":
    main()
