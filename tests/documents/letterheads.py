"""Word files as offices have them for their letters, and files that only look so."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable

import docx
from docx.enum.section import WD_SECTION
from docx.shared import Cm, Pt

HEADER, FOOTER, BODY = "Children First, Tirana", "Rruga Shembull 1, office@example.org", "Dear Madam, dear Sir,"
LACKING = ("Title", "Subtitle", "Heading 2", "Heading 3", "List Bullet", "Caption")


def png(shade: int) -> bytes:
    """A picture of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = zlib.compress(bytes([0, shade]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")


LOGO, SCAN = png(17), png(34)


def letterhead(*, lacking: tuple[str, ...] = LACKING, later_section: bool = False) -> bytes:
    """A letterhead with a logo in its header, a letter in it, margins and a font of its own, and styles lacking."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(4), Cm(3)
    section.header.paragraphs[0].text = HEADER
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(LOGO))
    section.footer.paragraphs[0].text = FOOTER
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Georgia", Pt(11)
    for name in lacking:
        style = word.styles[name].element
        style.getparent().remove(style)
    word.add_paragraph(BODY)
    word.add_paragraph().add_run().add_picture(io.BytesIO(SCAN))
    if later_section:
        later = word.add_section(WD_SECTION.NEW_PAGE)
        later.header.is_linked_to_previous = False
        later.header.paragraphs[0].text = "Annex"
    return saved(word)


def saved(word: "docx.document.Document") -> bytes:
    """The bytes of a Word file."""
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The file with one part changed; a part that isn't there begins empty."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *([part] if part not in old.namelist() else [])]:
            content = old.read(name) if name in old.namelist() else b""
            new.writestr(name, change(content) if name == part else content)
    return buffer.getvalue()


def as_kind(data: bytes, main: str) -> bytes:
    """The file declared as another kind of Word file: a template, one with macros."""
    kind = f"{main}.main+xml".encode()
    pattern = rb"application/vnd[^\"]*document\.main\+xml"
    return changed(data, "[Content_Types].xml", lambda content: re.sub(pattern, kind, content))


def relating(data: bytes, part: str, kind: str, target: str, *, outside: bool = True) -> bytes:
    """The file with one relation more."""
    mode = ' TargetMode="External"' if outside else ""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = f'<Relationship Id="rId99" Type="{office}/{kind}" Target="{target}"{mode}/></Relationships>'.encode()
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    return changed(data, part, lambda content: (content or empty).replace(b"</Relationships>", more))
