"""A table is read from whatever file a person has, or the person is told what to do."""

import io
import os
import socket
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from ecpat_training.core.errors import EcpatError, InputError, UsageError
from ecpat_training.core.finding import Severity
from ecpat_training.files.hashing import sha256
from ecpat_training.files.table_file import read_table
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.survey.reading.instrument import read_instrument
from tests.files.workbooks import PEOPLE, packed, parts, saved

BOOK = packed(parts(Roster=PEOPLE))
TEXT = b"id,surname,organisation\nP01,Ionescu,Police Academy\nP02,Nordmann,Child Helpline\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.xlsx", BOOK), ("A.XLSX", BOOK), ("a.xlsm", BOOK), ("a.csv", TEXT), ("a.txt", TEXT), ("a.tsv", TEXT)],
)
def test_workbooks_and_text_files_give_the_same_table(tmp_path: Path, name: str, data: bytes) -> None:
    assert read_table(saved(tmp_path, data, name)).rows[1] == ["P01", "Ionescu", "Police Academy"]


@pytest.mark.parametrize("data", [BOOK, TEXT])
def test_a_table_may_come_through_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    table = read_table("-")
    assert (len(table.rows), table.file) == (3, "standard input")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", BOOK, "rename it to .xlsx"),
        ("a.xlsx", TEXT, "ends in .csv"),
        ("a.xls", TEXT, "ends in .csv"),
        ("a.ods", packed({"mimetype": "x", "content.xml": "<x/>"}), "save it as .xlsx"),
        ("a.docx", b"PK", "not from `.docx`"),
        ("a.docx", b"PK", "copy its table into a spreadsheet"),
        ("a.yaml", b"id: x\n", "not from `.yaml`. Please name an .xlsx or .csv file here."),
        ("a", TEXT, "without an ending"),
    ],
)
def test_other_files_are_refused_with_what_to_do(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said.replace(".", r"\.")):
        read_table(saved(tmp_path, data, name))


def test_a_missing_file_is_told_with_similar_names(tmp_path: Path) -> None:
    saved(tmp_path, TEXT, "roster-sofia.csv")
    with pytest.raises(InputError, match=r"Did you mean roster-sofia\.csv\?"):
        read_table(tmp_path / "roster_sofia.csv")
    with pytest.raises(InputError, match="no folder"):
        read_table(tmp_path / "sofia" / "roster.csv")


def test_a_folder_and_an_impossible_name_are_told(tmp_path: Path) -> None:
    (tmp_path / "lists.csv").mkdir()
    for path in (tmp_path / "lists.csv", tmp_path / ("x" * 300 + ".csv"), "a\0b.csv"):
        with pytest.raises(InputError):
            read_table(path)


READERS: dict[str, Callable[[Path], object]] = {
    "table": read_table,
    "programme": read_programme,
    "instrument": read_instrument,
    "fingerprint": sha256,
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_a_path_that_can_t_be_one_is_told_by_every_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Callable[[Path], object]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    paths = [tmp_path / ("x" * 256), Path("/".join(["x" * 100] * 50)), Path("list"), Path("list.csv"), Path("a\0b")]
    for path in paths:
        with pytest.raises(InputError) as caught:
            read(path)
        assert len(str(caught.value)) < 1_000


def test_a_folder_that_may_not_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    for name in ("stat", "iterdir"):
        monkeypatch.setattr(Path, name, refused)
    for path in (tmp_path / "list", tmp_path / "list.csv"):
        for read in READERS.values():
            with pytest.raises(InputError):
                read(path)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_devices_pipes_and_sockets_are_refused_without_waiting(tmp_path: Path, read: Callable[[Path], object]) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "device.csv").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.csv"))
        for name in ("pipe.csv", "device.csv", "socket.csv"):
            with pytest.raises(InputError):
                read(tmp_path / name)


def test_a_control_character_in_a_file_s_name_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    with pytest.raises(EcpatError) as caught:
        read_table(tmp_path / "a\x1b[2J.csv")
    assert "a<U+001B>[2J.csv" in str(caught.value)


@pytest.mark.parametrize(("name", "data"), [("a.csv", TEXT), ("a.csv", b"\xef\xbb\xbf" + TEXT), ("a.xlsx", BOOK)])
def test_an_encoding_that_does_not_exist_is_said_whatever_the_file(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(UsageError, match="no encoding `nope`"):
        read_table(saved(tmp_path, data, name), encoding="nope")


def test_an_option_that_a_file_has_no_use_for_is_noted(tmp_path: Path) -> None:
    text = read_table(saved(tmp_path, TEXT, "a.csv"), sheet="X")
    book = read_table(saved(tmp_path, BOOK, "a.xlsx"), encoding="cp1250")
    assert [str(finding) for finding in text.findings] == [
        f"{text.file}: note: --sheet was not used: a CSV file has no sheets. [table.unused-option]"
    ]
    assert [finding.severity for finding in book.findings] == [Severity.NOTE]
    assert "--encoding was not used" in str(book.findings[0])


def test_reading_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    path = saved(tmp_path, BOOK)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    read_table(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_file_s_fingerprint_is_the_one_that_other_tools_print(tmp_path: Path) -> None:
    assert sha256(saved(tmp_path, b"abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    with pytest.raises(InputError, match="can't be opened"):
        sha256(tmp_path / "none")


def test_every_kind_that_is_read_is_named_to_whoever_gives_another(tmp_path: Path) -> None:
    (tmp_path / "answers.pages").write_bytes(b"x")
    with pytest.raises(InputError) as caught:
        read_table(tmp_path / "answers.pages")
    said = caught.value.findings[0].message
    assert all(f"{ending} " in said.replace(",", " ") for ending in (".xlsx", ".xls", ".ods", ".csv", ".tsv", ".sav"))


@pytest.mark.parametrize(
    ("asked", "proposed"), [("nofile.yaml", False), ("notes.docx", True), ("note.xlsx", True), ("noted.yaml", False)]
)
def test_a_file_of_another_kind_and_name_is_not_proposed(tmp_path: Path, asked: str, proposed: bool) -> None:
    saved(tmp_path, TEXT, "note.docx")
    with pytest.raises(InputError) as caught:
        read_table(tmp_path / asked)
    assert ("Did you mean note.docx?" in str(caught.value)) == proposed


def test_what_is_struck_through_in_libreoffice_is_told_from_the_rest(tmp_path: Path) -> None:
    struck = (
        '<style:style style:name="gone"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    plain = '<style:style style:name="kept"><style:text-properties style:text-line-through-style="none"/></style:style>'

    def cells(*styles: str) -> str:
        row = "".join(
            f'<table:table-cell table:style-name="{one}" office:value-type="string"><text:p>x</text:p>'
            "</table:table-cell>"
            for one in styles
        )
        return f"<table:table-row>{row}</table:table-row>"

    rows = cells("kept", "kept", "kept") + cells("gone", "gone", "gone") + cells("kept", "gone", "kept")
    spaces = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "style", "table", "text")
    )
    content = f"<office:document-content {spaces}><office:automatic-styles>{struck}{plain}</office:automatic-styles>"
    content += f'<office:body><office:spreadsheet><table:table table:name="L">{rows}</table:table></office:spreadsheet>'
    content += "</office:body></office:document-content>"
    path = tmp_path / "list.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    table = read_table(path)
    assert (table.struck_rows, table.struck_cells) == ({1}, {(2, 1)})
