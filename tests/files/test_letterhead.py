"""A letterhead passes a gate: what isn't a plain .docx, or could harm, is refused before a library opens it."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import openpyxl
import pytest

from ecpat_training.commands.letterhead import open_letterhead
from ecpat_training.core.errors import EcpatError, InputError, RefusedError
from ecpat_training.files.word.letterhead import read_letterhead
from tests.documents.letterheads import as_kind, changed, letterhead, relating, saved

GOOD = letterhead()
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MACRO = "application/vnd.ms-word.document.macroEnabled"
OLE2 = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
STRICT = (b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument")
RELS = "word/_rels/header1.xml.rels"


def large() -> bytes:
    return b"<a>" + Random(1).randbytes(5 << 20).hex().encode() + b"</a>"


def workbook() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return buffer.getvalue()


def with_field(*pieces: str, part: str = "word/header1.xml") -> bytes:
    """The letterhead with a field in its header, spread over pieces as Word does."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    marks = ['<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>']
    end = b"</w:body>" if part == "word/document.xml" else b"</w:hdr>"
    return changed(GOOD, part, lambda content: content.replace(end, f"<w:p>{runs.join(marks)}</w:p>".encode() + end))


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "template": (lambda: as_kind(GOOD, f"{WORD}.template"), "word.template"),
    "macros by kind": (lambda: as_kind(GOOD, MACRO), "word.macros"),
    "macros by part": (lambda: changed(GOOD, "word/vbaProject.bin", lambda _: b"macros"), "word.macros"),
    "password": (lambda: OLE2 + "EncryptedPackage".encode("utf-16-le"), "word.password"),
    "old Word": (lambda: OLE2 + "WordDocument".encode("utf-16-le"), "word.old"),
    "rich text": (lambda: rb"{\rtf1 hello}", "word.rtf"),
    "pdf": (lambda: b"%PDF-1.7", "word.pdf"),
    "text": (lambda: b"Dear Madam", "word.unknown"),
    "empty": (lambda: b"", "word.unknown"),
    "workbook": (workbook, "word.workbook"),
    "OpenDocument": (lambda: zipped(mimetype=b"application/vnd.oasis", content_xml=b"<a/>"), "word.opendocument"),
    "strict": (lambda: changed(GOOD, "_rels/.rels", lambda xml: xml.replace(*STRICT)), "word.strict"),
    "any zip": (lambda: zipped(a_txt=b"hello"), "word.unknown"),
    "cut off": (lambda: GOOD[:-3000], "word.damaged"),
    "no XML": (lambda: changed(GOOD, "word/styles.xml", lambda content: content[:500]), "word.damaged"),
    "no body": (lambda: changed(GOOD, "word/document.xml", lambda _: b"<a/>"), "word.damaged"),
    "document type": (
        lambda: changed(GOOD, "word/document.xml", lambda content: b'<!DOCTYPE a [<!ENTITY b "c">]>' + content),
        "word.doctype",
    ),
    "bomb": (lambda: changed(GOOD, "word/media/a.bin", lambda _: bytes(60 << 20)), "word.ratio"),
    "large part": (
        lambda: changed(GOOD, "word/footnotes.xml", lambda _: large()), "word.too-large",
    ),
    "picture from elsewhere": (lambda: relating(GOOD, RELS, "image", "http://192.0.2.1/p.png"), "word.outside"),
    "starts a program": (lambda: with_field(' DDE', 'AUTO c:\\\\cmd.exe "/k calc"'), "word.field"),
    "fetches a text": (lambda: with_field(' INCLUDETEXT "//192.0.2.1/a.txt" '), "word.field"),
    "hides its field": (lambda: with_field(""), "word.field"),
    "embedded object": (
        lambda: relating(GOOD, "word/_rels/document.xml.rels", "oleObject", "embeddings/a.bin", outside=False),
        "word.object",
    ),
}  # fmt: skip
"""What makes each file, once a test wants it: every worker that collects tests would else make all."""


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_plain_word_file_is_refused_with_what_to_do(name: str, tmp_path: Path) -> None:
    make, code = BAD[name]
    (tmp_path / "letterhead.docx").write_bytes(make())
    with pytest.raises(EcpatError) as caught:
        open_letterhead(tmp_path / "letterhead.docx")
    assert isinstance(caught.value, InputError)
    (finding,) = caught.value.findings
    assert finding.code == code
    assert finding.where
    assert finding.where.file == "letterhead.docx"
    assert finding.hint
    assert "workbook" not in f"{finding.message}{finding.hint}" or name == "workbook"


def test_what_could_harm_is_refused_as_unsafe(tmp_path: Path) -> None:
    for name in (
        "starts a program",
        "macros by kind",
        "document type",
        "bomb",
        "picture from elsewhere",
        "embedded object",
    ):
        (tmp_path / "a.docx").write_bytes(BAD[name][0]())
        with pytest.raises(RefusedError):
            read_letterhead(tmp_path / "a.docx")


def test_a_link_that_somebody_may_click_on_stays_allowed(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(relating(GOOD, RELS, "hyperlink", "https://example.org"))
    assert open_letterhead(tmp_path / "a.docx").data


def test_page_numbers_and_fields_of_the_text_that_is_left_out_are_no_matter(tmp_path: Path) -> None:
    for data in (with_field(" PAGE "), with_field(" MERGEFIELD Name ", part="word/document.xml")):
        (tmp_path / "a.docx").write_bytes(data)
        assert open_letterhead(tmp_path / "a.docx").data


def test_a_file_that_does_not_say_how_its_page_is_set_up_is_taken(tmp_path: Path) -> None:
    bare = changed(
        GOOD, "word/document.xml", lambda content: re.sub(b"<w:sectPr.*</w:sectPr>", b"", content, flags=re.S)
    )
    (tmp_path / "a.docx").write_bytes(bare)
    assert open_letterhead(tmp_path / "a.docx").data


def test_what_is_left_out_of_a_letterhead_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(GOOD)
    picture, text = read_letterhead(tmp_path / "a.docx").findings
    assert picture.message.startswith("1 picture in its text, not in its header or footer")
    assert text.message.startswith("its own text is left out")


def test_a_file_without_header_and_footer_is_no_letterhead_yet(tmp_path: Path) -> None:
    import docx

    (tmp_path / "a.docx").write_bytes(saved(docx.Document()))
    (bare,) = read_letterhead(tmp_path / "a.docx").findings
    assert bare.code == "template.bare"
