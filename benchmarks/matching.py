"""`ecpat roster match` on a bank of names: how many pairs it finds, and how many of those it finds are right."""

import difflib
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.name_bank import Bank, make_bank
from benchmarks.process import measure, show
from ecpat_training.roster.matching.proposals import proposals
from ecpat_training.roster.model.same_person import Grade

LARGE = 50_000
NEAR = 0.85  # of difflib's ratio: the usual threshold


def main() -> None:
    """The bank by kind and by grade, the standard library's nearness for comparison, then two lists of 50,000."""
    bank = make_bank()
    start = time.perf_counter()
    found = {
        (pair.first, pair.second - len(bank.lists[0])): pair.grade for pair in proposals(bank.lists, (), "0" * 8).pairs
    }
    print(
        f"\nRecognising people: {len(bank.lists[0]):,} and {len(bank.lists[1]):,} people,"
        f" {time.perf_counter() - start:.2f} s"
    )
    for title, kinds in (("one person", bank.same), ("different people", bank.different)):
        totals = Counter(kinds.values())
        for kind, total in totals.items():
            grades = Counter(found.get(pair) for pair in kinds if kinds[pair] == kind)
            told = ", ".join(f"{grade} {grades[grade]}" for grade in Grade if grades[grade])
            print(f"| {title}: {kind} | {total - grades[None]} of {total} | {told} |")
    for grade in Grade:
        proposed = [pair for pair, its in found.items() if its is grade]
        right = sum(pair in bank.same for pair in proposed)
        print(f"| {grade} | {right} of {len(proposed)} are one person |")
    print(f"| recall | {sum(pair in found for pair in bank.same)} of {len(bank.same)} |")
    print(f"| difflib, names nearer than {NEAR} | {_by_nearness(bank)} |")
    with tempfile.TemporaryDirectory() as folder:
        lists = [Path(folder) / name for name in ("may.csv", "june.csv")]
        for number, path in enumerate(lists):
            path.write_text(_rows(number), encoding="utf-8")
        ours = [sys.executable, "-m", "ecpat_training", "roster", "match", *map(str, lists), "--quiet"]
        name = f"ecpat roster match, 2 x {LARGE:,} rows"
        show("Two long lists", measure({name: ours}, repeats=1), name)


def _by_nearness(bank: Bank) -> str:
    """What comparing each name with each, letter by letter, finds."""
    left, right = ([person.name.casefold() for person in people] for people in bank.lists)
    found = set()
    for at, one in enumerate(left):
        near = difflib.get_close_matches(one, set(right), n=50, cutoff=NEAR)
        found |= {(at, other) for other, name in enumerate(right) if name in near}
    right_ones = len(found & bank.same.keys())
    return f"{right_ones} of {len(bank.same)} found; {right_ones} of {len(found)} are one person"


def _rows(number: int) -> str:
    types, jobs = ("GO", "NGO", "IGO"), ("police officer", "social worker", "prosecutor", "psychologist")
    lines = ["given name,surname,organisation,type,profession,gender,country,email"]
    for n in range(number * LARGE // 2, number * LARGE // 2 + LARGE):
        who = f"Given{n % 1_999},Surname{n % 9_973},Office {n % 653}"
        lines.append(f"{who},{types[n % 3]},{jobs[n % 4]},{'FM'[n % 2]},AL,p{n}@example.org")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
