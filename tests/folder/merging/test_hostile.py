"""Folders as nobody should send them: always said, never a half-written folder."""

import io
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.commands.running import Ran, run_here
from tests.folder.merging.material import lay

pytestmark = pytest.mark.attack("a file that is sent in")

ROWS = [("Code", "Room"), ("AL-1", "A"), ("AL-2", "B")]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("sent", "al", "ro"):
        lay(Path(folder), {"rooms.xlsx": ROWS})


def merge(*line: str) -> Ran:
    return run_here(["merge", *line, "--base", "sent"])


def zipped(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


HOSTILE = {
    "text": b"Code;Room\n",
    "empty": b"",
    "half": Path(openpyxl.__file__).read_bytes()[:100],
    "zip": zipped({"a.txt": "a"}),
    "outside": zipped({"../../a.txt": "a", "xl/workbook.xml": "<workbook/>"}),
    "entities": zipped(
        {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}
    ),
    "bomb": zipped({"xl/workbook.xml": " " * (8 << 20)}),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_workbook_is_asked_as_a_whole_and_never_taken(kind: str) -> None:
    Path("al/rooms.xlsx").write_bytes(HOSTILE[kind])
    sound = Path("sent/rooms.xlsx").read_bytes()
    ran = merge("al", "ro", "--out", "merged")
    assert ran.exit_code == 1
    assert "[merge.as-a-whole]" in ran.stderr
    assert "Traceback" not in ran.said
    assert Path("merged/rooms.xlsx").read_bytes() == sound
    merge("ro", "al", "--out", "other")
    for path in (one for one in Path("merged").rglob("*") if one.is_file()):
        assert path.read_bytes() == Path("other", path.relative_to("merged")).read_bytes()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_workbook_that_was_sent_out_is_never_followed(kind: str) -> None:
    Path("sent/rooms.xlsx").write_bytes(HOSTILE[kind])
    ran = merge("al", "ro", "--out", "merged")
    assert ran.exit_code in (0, 1)
    assert "Traceback" not in ran.said


def test_a_sheet_with_a_name_that_excel_does_not_know_is_written_once() -> None:
    for folder, room in (("sent", "A"), ("al", "B"), ("ro", "A")):
        book = io.BytesIO()
        lay(Path(folder), {"rooms.xlsx": [*ROWS, *([] if folder == "al" else [("AL-3", room)])]})
        with zipfile.ZipFile(Path(folder, "rooms.xlsx")) as old, zipfile.ZipFile(book, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b'name="Sheet"', b'name="A/B: [1]"'))
        Path(folder, "rooms.xlsx").write_bytes(book.getvalue())
    assert merge("al", "ro", "--out", "merged").exit_code == 0
    assert openpyxl.load_workbook("merged/rooms.xlsx").sheetnames == ["A_B_ _1_"]
    assert merge("merged", "ro", "--out", "again").exit_code == 0
    assert Path("again/rooms.xlsx").read_bytes() == Path("merged/rooms.xlsx").read_bytes()


def test_letters_of_two_kinds_are_one_name_of_a_row() -> None:
    name = "Ştefan Čapek"
    for folder, form in (("sent", "NFC"), ("al", "NFD"), ("ro", "NFC")):
        text = f"Code,Čapek\n1,{name}\n"
        lay(Path(folder), {"rooms.csv": unicodedata.normalize(form, text)})
    assert "0 changes taken" in merge("al", "ro").said


def test_a_folder_that_cannot_be_written_is_not_written_in_half() -> None:
    lay(Path("al"), {"rooms.xlsx": [ROWS[0], ("AL-1", "Hall"), ROWS[2]]})
    lay(Path("merged"), {"merge.json": "{}"})
    ran = merge("al", "ro", "--out", "merged")
    assert ran.exit_code == 5
    assert [one.name for one in Path("merged").iterdir()] == ["merge.json"]


def test_names_that_differ_in_case_alone_are_never_written_over_each_other() -> None:
    lay(Path("al"), {"Notes.txt": "al"})
    lay(Path("ro"), {"notes.txt": "ro"})
    ran = merge("al", "ro", "--out", "merged")
    assert ran.exit_code == 5
    assert "merged/Notes.txt means the same file" in ran.stderr
    assert not Path("merged").exists()
