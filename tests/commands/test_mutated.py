"""Broken files of every kind that is read, and `--mark`: no internal error, no hang, no flood of memory; `make fuzz`
breaks 40,000."""

from collections import Counter
from pathlib import Path

from tests.commands.mutated import TARGETS, faults, write_all_files


def test_no_broken_file_is_a_fault_of_ours(folder: Path) -> None:
    """Six of each kind, by a seed."""
    write_all_files(folder)
    ended: Counter[int] = Counter()
    assert list(faults(folder, range(6 * len(TARGETS)), 2005, ended)) == []
    assert {0, 1, 3} <= set(ended)
