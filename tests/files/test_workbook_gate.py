"""The gate before workbooks: what isn't one is named, what could harm is refused, before any library opens it."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from ecpat_training.core.errors import EcpatError, InputError, RefusedError
from ecpat_training.core.finding import Finding
from ecpat_training.files.workbook.gate import open_package
from tests.files.workbooks import PEOPLE, packed, parts, row, saved, text, worksheet

GOOD = parts(Roster=PEOPLE)


def check_workbook(path: Path) -> list[Finding]:
    return list(open_package(path.read_bytes(), str(path)).findings)


def refusal(folder: Path, data: bytes, kind: type[EcpatError]) -> str:
    with pytest.raises(EcpatError) as caught:
        check_workbook(saved(folder, data))
    assert type(caught.value) is kind
    return str(caught.value).replace(f"{folder}/", "")


def changed(part: str, old: str, new: str) -> bytes:
    assert old in GOOD[part]
    return packed({**GOOD, part: GOOD[part].replace(old, new)})


def without(*names: str) -> bytes:
    return packed({name: content for name, content in GOOD.items() if name not in names})


def test_a_plain_workbook_passes_without_a_word(tmp_path: Path) -> None:
    assert check_workbook(saved(tmp_path, packed(GOOD))) == []


def test_a_workbook_saved_by_openpyxl_passes(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["id", "name"])  # type: ignore[union-attr]
    book.save(tmp_path / "x.xlsx")
    assert check_workbook(tmp_path / "x.xlsx") == []


def test_what_is_wrong_with_a_damaged_workbook_is_said_in_plain_words(tmp_path: Path) -> None:
    whole = packed(GOOD)
    end = whole.index(b"PK\x05\x06")
    assert "it is not whole, as after a download" in refusal(tmp_path, whole[:end], InputError)
    assert "a part of it breaks off" in refusal(tmp_path, changed("xl/workbook.xml", "</workbook>", ""), InputError)
    assert "is missing" in refusal(tmp_path, without("xl/_rels/workbook.xml.rels"), InputError)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"id,surname\n1,Ivanova\n", ".csv"),
        ("id;име\n1;Иванова\n".encode("utf-8-sig"), ".csv"),
        (b"", "empty"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "Workbook".encode("utf-16-le"), "old Excel format (.xls)"),
        (
            bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "password-protected",
        ),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "Word"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b"<html></html>" + packed(GOOD), "bytes before the workbook"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a workbook"),
        (packed(GOOD)[: len(packed(GOOD)) // 2], "damaged"),
        (packed({"word/document.xml": "<x/>"}), "Word document"),
        (packed({"mimetype": "x", "content.xml": "<x/>"}), "OpenDocument"),
        (packed({"xl/workbook.bin": "x"}), ".xlsb"),
        (packed({"photo.jpg": "x"}), "without a workbook"),
        (without("xl/worksheets/sheet1.xml"), "'Roster' is missing"),
        (without("xl/_rels/workbook.xml.rels"), "damaged"),
        (changed("xl/workbook.xml", '<sheet name="Roster" sheetId="1" r:id="rId1"/>', ""), "no sheets"),
        (changed("xl/workbook.xml", "</workbook>", ""), "damaged"),
    ],
)
def test_what_is_no_workbook_is_named_with_what_to_do(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in refusal(tmp_path, data, InputError)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (changed("xl/worksheets/sheet1.xml", "<worksheet", "<!DOCTYPE worksheet><worksheet"), "doctype"),
        (
            packed({**GOOD, "docProps/core.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x/>'}),
            "doctype",
        ),
        (packed({**GOOD, "xl/styles.xml": '<?xml version="1.0" encoding="ISO-8859-1"?><styleSheet/>'}), "xml-encoding"),
        (packed({**GOOD, "xl/worksheets/sheet1.xml": PEOPLE.encode("utf-16")}), "xml-encoding"),
        (packed({**GOOD, "../../pwned": "x"}), "odd-name"),
        (packed({**GOOD, "/pwned": "x"}), "odd-name"),
        (packed({**GOOD, "C:/pwned": "x"}), "odd-name"),
        (packed({**GOOD, "xl\\pwned.xml": "x"}), "odd-name"),
        (packed({**GOOD, "XL/workbook.xml": "x"}), "duplicate"),
        (packed(GOOD, zipfile.ZIP_BZIP2), "compression"),
        (packed(GOOD, zipfile.ZIP_LZMA), "compression"),
        (packed({**GOOD, **{f"xl/x{number}.xml": "x" for number in range(301)}}), "too-many-parts"),
        (packed(GOOD) + b"#!/bin/sh\n", "trailing"),
        (packed(parts(**{f"S{number}": PEOPLE for number in range(21)})), "too-many-sheets"),
        (changed("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../etc/passwd"), "outside"),
        (changed("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "http://evil.invalid/sheet1.xml"), "outside"),
    ],
)
def test_what_could_harm_is_refused_with_its_reason(tmp_path: Path, data: bytes, code: str) -> None:
    assert refusal(tmp_path, data, RefusedError).endswith(f"[workbook.{code}]")


def test_two_sheets_that_are_one_part_are_refused(tmp_path: Path) -> None:
    entries = parts(Pre=PEOPLE, Post=PEOPLE)
    rels = entries["xl/_rels/workbook.xml.rels"].replace("sheet2.xml", "sheet1.xml")
    assert "two of its sheets are one" in refusal(
        tmp_path, packed({**entries, "xl/_rels/workbook.xml.rels": rels}), RefusedError
    )


def test_a_duplicate_entry_is_refused_whichever_would_win(tmp_path: Path) -> None:
    buffer = io.BytesIO(packed(GOOD))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/workbook.xml", GOOD["xl/workbook.xml"])
    assert "duplicate" in refusal(tmp_path, buffer.getvalue(), RefusedError)


def test_an_encrypted_entry_is_password_protected(tmp_path: Path) -> None:
    data = bytearray(packed(GOOD))
    at = data.rindex(b"PK\x01\x02", 0, data.index(b"PK\x05\x06"))
    data[at + 8] |= 1
    assert "password" in refusal(tmp_path, bytes(data), InputError)


def test_a_part_that_unpacks_to_more_than_it_says_is_refused_though_its_checksum_fits(tmp_path: Path) -> None:
    # zipfile stops at the declared size and is content; calamine would unpack it all.
    name, said, real = "xl/worksheets/sheet1.xml", PEOPLE.encode(), PEOPLE.encode() + b" " * 5_000_000
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = deflate.compress(real) + deflate.flush()
    data = packed({name: body, **{key: value for key, value in GOOD.items() if key != name}}, zipfile.ZIP_STORED)
    sizes = struct.pack("<3I", zlib.crc32(said), len(body), len(said))
    patched = bytearray(data)
    central = data.index(b"PK\x01\x02")
    for at, method in ((14, 8), (central + 16, central + 10)):
        patched[at : at + 12] = sizes
        patched[method : method + 2] = struct.pack("<H", zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(io.BytesIO(bytes(patched))) as archive:
        assert archive.read(name) == said
    assert "not as large as it says" in refusal(tmp_path, bytes(patched), RefusedError)


def test_parts_that_share_bytes_are_refused(tmp_path: Path) -> None:
    data = bytearray(packed(GOOD))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[second + 42 : second + 46] = struct.pack("<I", 10)
    assert refusal(tmp_path, bytes(data), RefusedError).endswith("[workbook.overlap]")


def test_macros_and_notes_are_warned_of_and_never_read(tmp_path: Path) -> None:
    data = packed({**GOOD, "xl/vbaProject.bin": "x", "xl/comments1.xml": "<comments><t>about a person</t></comments>"})
    said = [str(finding) for finding in check_workbook(saved(tmp_path, data))]
    assert "contains macros" in said[0]
    assert "notes" in said[1]
    assert "person" not in "".join(said)


def test_a_part_without_xml_is_not_looked_into(tmp_path: Path) -> None:
    assert check_workbook(saved(tmp_path, packed({**GOOD, "xl/media/image1.png": b"\x89PNG<!DOCTYPE"}))) == []


def test_a_document_type_is_found_across_pieces(tmp_path: Path) -> None:
    for shift in range(0, 12, 3):
        filler = worksheet(row(1, text("A1", "x" * ((1 << 18) - 175 + shift))), after="<!DOCTYPE x>")
        with pytest.raises(RefusedError, match="document type"):
            check_workbook(saved(tmp_path, packed(parts(A=filler), zipfile.ZIP_STORED)))
