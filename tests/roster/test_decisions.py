"""Files of decisions: read back as written, edited in Excel or by hand, and every slip with its place."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from ecpat_training.core.errors import ContentError
from ecpat_training.roster.matching.decisions import read_decisions
from ecpat_training.roster.model.same_person import DecidedPair, SamePersonDecision
from ecpat_training.roster.report.match import decisions_yaml

KEYS = [f"0000000{number}-{'a' * 12}-{'b' * 12}" for number in range(3)]


def written(folder: Path, text: str) -> Path:
    """A file of decisions."""
    path = folder / "pairs.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    pairs = (
        DecidedPair(key=KEYS[0], people='a "b": c.csv line 2, d.csv line 3 # \u202e', likely="likely", because="- x"),
        DecidedPair(key=KEYS[1], decision=SamePersonDecision.DIFFERENT, names="Ana / Ана"),
    )
    assert read_decisions(written(tmp_path, decisions_yaml(pairs)))[0] == pairs
    assert read_decisions(written(tmp_path, decisions_yaml(())))[0] == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("decision: maybe", "pairs.yaml:3:15: error: "),
        ("key: 123", "this is no key as `ecpat roster match` writes it"),
    ],
)
def test_a_slip_is_named_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    rest = "decision: same" if line.startswith("key") else f"key: {KEYS[0]}"
    with pytest.raises(ContentError) as refused:
        read_decisions(written(tmp_path, f"decisions: x\npairs:\n  - {line}\n    {rest}\n"))
    assert said in str(refused.value).replace(str(tmp_path) + "/", "")


def test_a_pair_that_is_decided_twice_is_refused_an_open_one_is_not(tmp_path: Path) -> None:
    same, other = ({"key": KEYS[0], "decision": decision} for decision in SamePersonDecision)
    text = decisions_yaml([DecidedPair.model_validate(same), DecidedPair(key=KEYS[0])])
    assert [pair.decision for pair in read_decisions(written(tmp_path, text))[0]] == [SamePersonDecision.SAME]
    text = decisions_yaml([DecidedPair.model_validate(same), DecidedPair.model_validate(other)])
    with pytest.raises(ContentError, match=r"this pair is different here, and same in line \d+"):
        read_decisions(written(tmp_path, text))


def workbook(folder: Path, *rows: tuple[str | None, ...], sheet: str = "Pairs") -> Path:
    """A workbook of decisions as a person saved it."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.create_sheet(sheet)
    for row in (("Decision", "People", "Key"), *rows):
        page.append(row)
    book["Sheet"]["A1"] = "report"
    path = folder / "pairs.xlsx"
    book.save(path)
    return path


def test_decisions_are_read_from_excel(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("Same ", "x", KEYS[0]), (None, "y", KEYS[1]), (None, None, None))
    assert [pair.decision for pair in read_decisions(path)[0]] == [SamePersonDecision.SAME, None]
    assert load_workbook(path).sheetnames == ["Sheet", "Pairs"]


def test_slips_in_excel_are_named_all_at_once(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("yes", "x", KEYS[0]), ("same", "y", "0000"), ("same", "z", KEYS[2]))
    with pytest.raises(ContentError) as refused:
        read_decisions(path)
    assert [(one.code, one.where.place_in_file if one.where else "") for one in refused.value.findings] == [
        ("match.decision", "row 2"),
        ("match.key", "row 3"),
    ]


def test_another_workbook_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no sheet Pairs"):
        read_decisions(workbook(tmp_path, sheet="Other"))
