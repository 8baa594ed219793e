"""No cell is lost, whoever changed what: drawn cases against rules that are counted apart from the program."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.files.csv.file import parse_csv
from ecpat_training.folder.merging.joining.folders import merge_folders
from ecpat_training.folder.merging.joining.merged import Merged
from ecpat_training.folder.merging.model.memory import Folder, Question
from ecpat_training.folder.merging.reading.memory import memory_bytes, read_memory
from ecpat_training.folder.merging.report.questions import questions_document
from ecpat_training.folder.merging.workflows.merge import merge_with_answers
from tests.draws import draws, some_of
from tests.folder.merging.drawn import FILE, drawn, expected, shuffled

SEEDS = st.integers(0, 10**6)


def again(merged: Merged, label: str) -> Folder:
    """The merged folder as it is read by the next merge."""
    return Folder(label, merged.files, read_memory(memory_bytes(merged.memory)))


@settings(max_examples=draws(200, 20), deadline=None)
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


@settings(max_examples=draws(100, 15), deadline=None)
@given(SEEDS, st.integers(0, 100))
def test_any_order_gives_the_same_bytes(seed: int, order: int) -> None:
    case = drawn(seed, 4)
    merged = merge_folders(case.base, case.folders)
    other = merge_folders(case.base, shuffled(case.folders, order))
    assert other.files == merged.files
    assert memory_bytes(other.memory) == memory_bytes(merged.memory)
    assert questions_document(other) == questions_document(merged)


@settings(max_examples=draws(100, 15), deadline=None)
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


@pytest.mark.parametrize("seed", some_of(range(5), 2))
def test_twice_is_once(seed: int) -> None:
    case = drawn(seed, 3)
    merged = merge_folders(case.base, case.folders)
    once = merge_folders(case.base, [again(merged, "merged")])
    assert once.files == merged.files
    assert memory_bytes(once.memory) == memory_bytes(merged.memory)


LISTS = [
    ["Name", "Organisation", "E-mail"],
    ["Ana Hoxha", "Police", "ana@x.example"],
    ["Bora Kola", "NGO", "b@x.example"],
]
EDITS = [
    ["Ana Hoxha-Leka", "Police", "ana@x.example"],
    ["Ana Hoxha", "Police", "ana@x.example"],
    ["Anna Hoxha", "Police of Tirana", "ana@x.example"],
    ["Cene Dema", "Court", "c@x.example"],
    ["Bora Kola", "NGO", "b@x.example"],
    ["Cene Demaj", "Court", "c@x.example"],
    ["Bora Kola", "NGO", ""],
]


@settings(max_examples=draws(60, 12), deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(range(len(EDITS))), min_size=1, max_size=4, unique=True), min_size=2, max_size=4)
)
def test_lists_without_codes_lose_nobody(partners: list[list[int]]) -> None:
    def table(rows: list[list[str]]) -> bytes:
        return "".join(f"{','.join(row)}\n" for row in [LISTS[0], *rows]).encode()

    base = {"participants.csv": table(LISTS[1:])}
    folders = [
        Folder(f"partner-{number}", {"participants.csv": table([EDITS[at] for at in rows])})
        for number, rows in enumerate(partners)
    ]
    merged = merge_folders(base, folders)
    there = {tuple(cell or "" for cell in row) for row in parse_csv(merged.files["participants.csv"], "").rows[1:]}
    new = {tuple(EDITS[at]) for rows in partners for at in rows} - {tuple(row) for row in LISTS[1:]}
    assert new <= there
    some = again(merge_folders(base, folders[:1]), "some")
    later = merge_folders(base, [some, *folders[1:]])
    assert later.files == merged.files
    assert later.questions == merged.questions


TREE = {f"{a}": {f"{a}{b}": f"{a}{b}" for b in "12"} for a in "abc"}


@settings(max_examples=draws(60, 12), deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["a1", "a2", "b1", "c2", "d1"]), st.sampled_from(["x", "y", None])),
        min_size=2,
        max_size=3,
    )
)
def test_keys_of_yaml_are_merged_in_any_order(partners: list[dict[str, str | None]]) -> None:
    def text(changes: dict[str, str | None]) -> bytes:
        tree = {top: dict(under) for top, under in TREE.items()}
        for key, value in changes.items():
            tree.setdefault(key[0], {})[key] = value or ""
            if value is None:
                del tree[key[0]][key]
        lines = [
            f"{top}:\n" + "".join(f"  {key}: {value}\n" for key, value in under.items())
            for top, under in tree.items()
            if under
        ]
        return "".join(["# programme\n", *lines]).encode()

    base = {"programme.yaml": text({})}
    folders = [Folder(f"partner-{number}", {"programme.yaml": text(one)}) for number, one in enumerate(partners)]
    merged = merge_folders(base, folders)
    assert merge_folders(base, folders[::-1]).files == merged.files
    some = again(merge_folders(base, folders[:1]), "some")
    later = merge_folders(base, [some, *folders[1:]])
    assert later.files == merged.files
    for key in {key for one in partners for key in one}:
        said = {one[key] for one in partners if key in one and (one[key] is not None or key != "d1")}
        written = merged.files["programme.yaml"].decode()
        if len(said) == 1 and None not in said and all(key in one or key == "d1" for one in partners):
            assert f"  {key}: {next(iter(said))}\n" in written


@settings(max_examples=draws(100, 15), deadline=None)
@given(SEEDS, st.integers(0, 2))
def test_what_was_answered_stays_answered(seed: int, choice: int) -> None:
    case = drawn(seed, 3)
    answers: dict[str, set[int]] = {}
    asked: dict[str, Question] = {}
    merged, _ = merge_with_answers(case.base, case.folders, answers, asked)
    open_at_first = merged
    while merged.questions:
        asked |= {one.key: one for one in merged.questions}
        answers |= {one.key: {min(choice, len(one.choices) - 1)} for one in merged.questions}
        merged, _ = merge_with_answers(case.base, case.folders, answers, asked)
    alone, unused = merge_with_answers(case.base, [again(open_at_first, "merged")], answers, asked)
    assert unused == 0
    assert alone.files == merged.files
    for folders in ([again(merged, "merged")], [again(merged, "merged"), *case.folders]):
        later, _ = merge_with_answers(case.base, folders, {}, {})
        assert later.files == merged.files
        assert not later.questions
