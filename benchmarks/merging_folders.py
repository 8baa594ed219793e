"""Drawn folders of partners merged: cells that were lost, questions that weren't asked, bytes that an order changed.

Run by itself (`make merges`, or `python -m benchmarks.merging_folders [FIRST] [LAST]`): 10,000 cases of two or three
partners, each compared with what is counted apart from the program, in another order, and in two steps.
"""

import sys
import time
from collections import Counter

from ecpat_training.files.csv.file import parse_csv
from ecpat_training.folder.merging.joining.folders import merge_folders
from ecpat_training.folder.merging.joining.merged import Merged
from ecpat_training.folder.merging.model.memory import Folder
from ecpat_training.folder.merging.reading.memory import memory_bytes, read_memory
from tests.folder.merging.drawn import FILE, Drawn, drawn, expected

CASES = 10_000


def faults(seed: int) -> Counter[str]:
    """What is wrong with the merge of a case."""
    case = drawn(seed, 2 + seed % 2)
    merged = merge_folders(case.base, case.folders)
    values, asked = expected(case)
    got, wanted = _cells(merged), {key: value for key, value in values.items() if value}
    questions = {(one.address.row[2:], one.address.column) for one in merged.questions if one.address.row}
    return Counter(
        {
            "cells that are not as they should be": len(got.items() ^ wanted.items()),
            "questions too many or too few": len(questions ^ asked),
            "orders that change bytes": int(_bytes(merge_folders(case.base, case.folders[::-1])) != _bytes(merged)),
            "merges in two steps that differ": int(_in_two_steps(case).files != merged.files),
        }
    )


def _cells(merged: Merged) -> dict[tuple[str, str], str]:
    rows = parse_csv(merged.files[FILE], FILE).rows
    code = rows[0].index("Code")
    return {
        (str(row[code]), str(name)): str(cell)
        for row in rows[1:]
        for name, cell in zip(rows[0], row, strict=True)
        if cell
    }


def _bytes(merged: Merged) -> tuple[bytes, ...]:
    return (*merged.files.values(), memory_bytes(merged.memory))


def _in_two_steps(case: Drawn) -> Merged:
    first = merge_folders(case.base, case.folders[:1])
    step = Folder("first", first.files, read_memory(memory_bytes(first.memory)))
    return merge_folders(case.base, [*case.folders[1:], step])


def main(first: int = 0, last: int = CASES) -> int:
    """Merges the cases, and says how much is wrong."""
    started = time.process_time()
    found = sum(map(faults, range(first, last)), Counter())
    for what, times in sorted(found.items()):
        print(f"  {times} {what}")
    print(f"{last - first} cases in {time.process_time() - started:.0f} s: {found.total()} faults")
    return 1 if found.total() else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
