"""Files that come back damaged in part: what is wrong is said, and the rest is merged."""

from pathlib import Path

import openpyxl
import pytest

from tests.commands.running import Ran, run_here
from tests.folder.merging.material import cells, lay, take

ROWS = [("Code", "Seats", "Room"), ("AL-1", 20, "A"), ("AL-2", 18, "B"), ("AL-3", 24, "C")]
LIST = "rooms.xlsx"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("sent", "al", "ro"):
        lay(Path(folder), {LIST: ROWS})


def merge(*line: str) -> Ran:
    return run_here(["merge", *line, "--base", "sent"])


def put(path: str, cell: str, value: object, kind: str | None = None) -> None:
    book = openpyxl.load_workbook(path)
    at = book.worksheets[0][cell]
    at.value = value
    if kind:
        at.data_type = kind
    book.save(path)


@pytest.mark.parametrize(
    ("value", "kind", "why"), [("#REF!", "e", "error value"), ("=18+1", "f", "formula without a result")]
)
def test_a_cell_that_cannot_be_read_is_asked_alone(value: str, kind: str, why: str) -> None:
    put("al/rooms.xlsx", "B3", value, kind)
    put("al/rooms.xlsx", "C2", "Hall")
    ran = merge("al", "ro", "--out", "merged")
    assert ran.exit_code == 1
    assert "al/rooms.xlsx!Sheet!B3" in ran.stderr
    assert why in ran.stderr
    assert "1 change taken, 1 question" in ran.said
    assert cells(Path("merged/rooms.xlsx"))[1:3] == [("AL-1", 20, "Hall"), ("AL-2", 18, "B")]
    again = merge("merged", "--out", "again")
    assert again.exit_code == 1  # it is asked as long as nobody answers, whatever is merged in between
    assert Path("again/rooms.xlsx").read_bytes() == Path("merged/rooms.xlsx").read_bytes()
    take(Path("merged/merge.xlsx"), ["18"])
    assert merge("ro", "al", "--answers", "merged/merge.xlsx", "--out", "one").exit_code == 0
    assert cells(Path("one/rooms.xlsx"))[2] == ("AL-2", 18, "B")


def test_a_cell_that_cannot_be_read_may_be_left_empty() -> None:
    put("al/rooms.xlsx", "B3", "#REF!", "e")
    merge("al", "ro", "--out", "merged")
    take(Path("merged/merge.xlsx"), ["can't be read"])
    assert merge("merged", "al", "--out", "one").exit_code == 0
    assert cells(Path("one/rooms.xlsx"))[2] == ("AL-2", None, "B")
    assert merge("one", "ro", "al", "--out", "again").exit_code == 0
    assert Path("again/rooms.xlsx").read_bytes() == Path("one/rooms.xlsx").read_bytes()


def test_a_formula_that_was_sent_out_without_a_result_is_no_change() -> None:
    for folder in ("sent", "al", "ro"):
        put(f"{folder}/rooms.xlsx", "B3", "=18+1")
    put("al/rooms.xlsx", "C2", "Hall")
    ran = merge("al", "ro")
    assert ran.exit_code == 0
    assert "merge.unreadable" not in ran.stderr


SENT = "Код,Фамилия,Должность\r\n01,Иванов,следователь\r\n"


def test_a_short_csv_in_cp1251_is_read_by_the_words_that_were_sent_out() -> None:
    al = SENT.replace(",", ";").replace("следователь", "судья") + "02;Петров;врач\r\n"
    lay(Path("sent"), {"list.csv": SENT})
    lay(Path("al"), {"list.csv": al.encode("cp1251")})
    ran = merge("al", "ro", "--out", "merged")
    assert "it was read as cp1251" in ran.stderr
    wanted = SENT.replace("следователь", "судья") + "02,Петров,врач\r\n"
    assert Path("merged/list.csv").read_text("utf-8").splitlines() == wanted.splitlines()


def test_what_no_word_decides_is_named_and_read_by_the_option() -> None:
    lay(Path("sent"), {"list.csv": "Code,Town\r\n01,Tirana\r\n"})
    lay(Path("al"), {"list.csv": "Code;Town\r\n01;Кишинев\r\n".encode("cp1251")})
    ran = merge("al", "ro")
    assert "this text is not UTF-8" in ran.stderr
    assert "--encoding cp1251" in ran.stderr
    assert merge("al", "ro", "--encoding", "cp1251", "--out", "merged").exit_code == 0
    assert "Кишинев" in Path("merged/list.csv").read_text("utf-8")
    assert merge("al", "ro", "--encoding", "nonsense").exit_code == 2


def test_a_list_that_was_sent_out_in_cp1251_stays_in_it() -> None:
    lay(Path("sent"), {"list.csv": SENT.encode("cp1251")})
    lay(Path("al"), {"list.csv": SENT.replace("следователь", "судья").encode("cp1251")})
    ran = merge("al", "ro")
    assert "list.csv as it was sent out:1: warning: this text is not UTF-8" in ran.stderr
    assert merge("al", "ro", "--encoding", "cp1251", "--out", "merged").exit_code == 0
    assert Path("merged/list.csv").read_bytes() == SENT.replace("следователь", "судья").encode("cp1251")
