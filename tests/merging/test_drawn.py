"""No cell is lost, whoever changed what: drawn cases against rules that are counted apart from the program."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.files.csv.file import parse_csv
from ecpat_training.merging.joining.folders import merge_folders
from ecpat_training.merging.joining.merged import Merged
from ecpat_training.merging.model.memory import Folder
from ecpat_training.merging.reading.memory import memory_bytes, read_memory
from ecpat_training.merging.report.questions import questions_document
from tests.merging.drawn import FILE, drawn, expected, shuffled

SEEDS = st.integers(0, 10**6)


def again(merged: Merged, label: str) -> Folder:
    """The merged folder as it is read by the next merge."""
    return Folder(label, merged.files, read_memory(memory_bytes(merged.memory)))


@settings(max_examples=200, deadline=None)
@given(SEEDS, st.integers(1, 4))
def test_every_cell_is_there_or_asked(seed: int, partners: int) -> None:
    case = drawn(seed, partners)
    merged = merge_folders(case.base, case.folders)
    rows = parse_csv(merged.files[FILE], FILE).rows
    code = rows[0].index("Code")
    got = {
        (str(row[code]), str(name)): str(cell)
        for row in rows[1:]
        for name, cell in zip(rows[0], row, strict=True)
        if cell
    }
    values, asked = expected(case)
    assert got == {key: value for key, value in values.items() if value}
    assert {(one.address.row[2:], one.address.column) for one in merged.questions if one.address.row} == asked


@settings(max_examples=100, deadline=None)
@given(SEEDS, st.integers(0, 100))
def test_any_order_gives_the_same_bytes(seed: int, order: int) -> None:
    case = drawn(seed, 4)
    merged = merge_folders(case.base, case.folders)
    other = merge_folders(case.base, shuffled(case.folders, order))
    assert other.files == merged.files
    assert memory_bytes(other.memory) == memory_bytes(merged.memory)
    assert questions_document(other) == questions_document(merged)


@settings(max_examples=100, deadline=None)
@given(SEEDS, st.integers(1, 3))
def test_a_merged_folder_can_be_merged_with_more(seed: int, first: int) -> None:
    case = drawn(seed, 4)
    at_once = merge_folders(case.base, case.folders)
    some = again(merge_folders(case.base, case.folders[:first]), "some")
    others = again(merge_folders(case.base, case.folders[first:]), "others")
    for folders in ([some, *case.folders[first:]], [others, some], [some, *case.folders]):
        later = merge_folders(case.base, folders)
        assert later.files == at_once.files
        assert later.questions == at_once.questions


@pytest.mark.parametrize("seed", range(5))
def test_twice_is_once(seed: int) -> None:
    case = drawn(seed, 3)
    merged = merge_folders(case.base, case.folders)
    once = merge_folders(case.base, [again(merged, "merged")])
    assert once.files == merged.files
    assert memory_bytes(once.memory) == memory_bytes(merged.memory)
