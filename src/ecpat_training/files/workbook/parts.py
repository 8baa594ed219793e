"""The XML parts of a workbook or a Word file, looked through byte by byte before any parser sees them."""

import re
from typing import Never

from ecpat_training.files.workbook.scan import MOST_CELLS
from ecpat_training.files.workbook.zip import OfficeKind, WorkbookZip

MOST_ELEMENTS = 16_000_000
MOST_TEXTS = 1_000_000
DEEPEST = 1_000  # about, as it is counted without a parser; a sheet's own is 10
LONGEST_RUN = 1 << 19  # of bytes without an element; a cell holds at most 32,767 characters
XML_ENDINGS = (".xml", ".rels", ".vml")

_ENCODING = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_TEXT_ENTRY = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?si[\s/>]")
_OVERLAP = 64


def check_parts(archive: WorkbookZip) -> int:
    """Looks through every XML part once; returns the number of shared strings.

    Raises:
        RefusedError: a part declares a document type or another encoding, or holds too much.
        InputError: a part is damaged.
    """
    check = _Check(archive.file, archive.kind)
    for name in archive.entries:
        if name.endswith(XML_ENDINGS):
            check.begin(is_texts=name.endswith("sharedstrings.xml"))
            for piece in archive.unpack(name):
                check.take(piece)
    return check.texts


class _Check:
    """What the parts hold together, and what the one at hand has held so far."""

    def __init__(self, file: str, office_kind: OfficeKind) -> None:
        self.file = file
        self.kind = office_kind
        self.elements = self.texts = 0
        self.begin(is_texts=False)

    def begin(self, *, is_texts: bool) -> None:
        """Begins a part; `is_texts` says that it holds the shared strings."""
        self.is_texts = is_texts
        self.cells = self.run = self.depth = 0
        self.tail = b""

    def take(self, piece: bytes) -> None:
        """Takes the next bytes of the part in."""
        if not self.tail:
            self._check_encoding(piece)
        # What lies across two pieces is seen with the second one.
        joined_bytes = self.tail + piece
        if b"<!" in joined_bytes and _DOCTYPE.search(joined_bytes):
            self._refuse("doctype", "its XML declares a document type, which no office program writes.")
        if self.is_texts:
            # Those in the tail were counted with the piece before.
            self.texts += len(_TEXT_ENTRY.findall(joined_bytes)) - len(_TEXT_ENTRY.findall(self.tail))
        tags = piece.count(b"<")
        self.elements += tags
        self.depth += tags - 2 * piece.count(b"</") - piece.count(b"/>")
        self.cells += piece.count(b"<c ") + piece.count(b"<c/") + piece.count(b"<c>")
        self.run = self.run + len(piece) if b"<" not in piece else len(piece) - piece.rindex(b"<")
        self.tail = joined_bytes[-_OVERLAP:]
        if self.depth > DEEPEST:
            self._refuse("too-deep", f"its XML is nested deeper than {DEEPEST:,} elements.")
        if self.run > LONGEST_RUN:
            self._refuse("too-long", f"it holds a text of more than {LONGEST_RUN >> 10} kB.")
        if self.elements > MOST_ELEMENTS or self.texts > MOST_TEXTS or self.cells > MOST_CELLS:
            limit_text = f"{MOST_CELLS:,} cells, filled or formatted, or {MOST_TEXTS:,} texts"
            self._refuse("too-long", f"it holds more than {limit_text}.")

    def _check_encoding(self, piece: bytes) -> None:
        encoding_match = _ENCODING.match(piece.removeprefix(b"\xef\xbb\xbf"))
        is_odd_encoding = encoding_match is not None and encoding_match[1].lower() not in _ENCODINGS
        # In UTF-16 or another encoding the search for a document type below would look for the wrong bytes.
        if is_odd_encoding or 0 in piece[:4] or piece[:2] in (b"\xff\xfe", b"\xfe\xff"):
            self._refuse("xml-encoding", "its XML isn't in UTF-8, which every office program writes.")

    def _refuse(self, code: str, message: str) -> Never:
        raise self.kind.refusal(code, message, self.file)
