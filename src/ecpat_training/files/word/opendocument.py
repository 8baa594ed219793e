"""OpenDocument texts (`.odt`): the same paragraphs and tables as of a Word file, from the one part that holds them."""

from dataclasses import dataclass, field

from ecpat_training.core.errors import InputError, RefusedError
from ecpat_training.core.location import Location
from ecpat_training.files.word.gate import MOST_XML
from ecpat_training.files.word.text import MOST_COLUMNS, MOST_ELEMENTS, TooLongError, WordCell, WordTable, WordText
from ecpat_training.files.workbook.kind import ZIP
from ecpat_training.files.workbook.parts import check_parts
from ecpat_training.files.workbook.xml import Attributes, local, parser
from ecpat_training.files.workbook.zip import OfficeKind, WorkbookZip

OPENDOCUMENT = OfficeKind("word", "OpenDocument text", "OpenDocument texts", "Word", ".odt")
MIMETYPE = b"application/vnd.oasis.opendocument.text"
_CONTENT, _MANIFEST = "content.xml", "meta-inf/manifest.xml"
_ACTIVE = ("basic/", "scripts/")
_SKIPPED_ELEMENTS = {
    "annotation",
    "note",
    "tracked-changes",
    "frame",
    "custom-shape",
    "forms",
    "shapes",
    "g",
    "line",
    "rect",
}
_MOST_SPACES = 100
_MOST_REPEATED = 100  # rows that one element stands for


def is_opendocument(data: bytes) -> bool:
    """Whether a file may be a document of this kind, whatever its name."""
    return data.startswith(ZIP) and (MIMETYPE in data[:160] or (b"content.xml" in data and b"word/" not in data))


def open_opendocument(data: bytes, file: str) -> WorkbookZip:
    """Checks the bytes of a text, and gives its parts. Nothing but its text and its properties is read of it.

    Raises:
        InputError: the file is damaged, password-protected, or no text document.
        RefusedError: the file could harm whoever opens it: by its size, its XML or macros.
    """
    archive = WorkbookZip(data, file, OPENDOCUMENT)
    if MIMETYPE not in archive.read_part("mimetype", 1 << 10):
        message, hint = (
            "this is an OpenDocument file, but no text.",
            "Please save it as .docx, or a spreadsheet as .ods.",
        )
        raise InputError.because("word.opendocument", message, location=Location(file), hint=hint)
    if b"encryption-data" in archive.read_part(_MANIFEST, MOST_XML):
        message, hint = "this OpenDocument text is password-protected.", "Please save it without the password."
        raise InputError.because("word.password", message, location=Location(file), hint=hint)
    if any(name.startswith(_ACTIVE) and not name.endswith("/") for name in archive.entries):
        hint = "Please open it in LibreOffice and save it as .docx (Word document), which leaves the macros out."
        raise RefusedError.because("word.macros", "it contains macros.", location=Location(file), hint=hint)
    check_parts(archive)
    return archive


def opendocument_text(archive: WorkbookZip) -> WordText:
    """Paragraphs and tables of a text, as it would be printed with its changes accepted.

    Raises:
        TooLongError: the text holds more elements than are read.
        InputError, RefusedError: the part is damaged, or larger than is read.
        ExpatError, ValueError: the bytes are no XML.
    """
    xml_parser, reader = parser(), _TextReader()
    xml_parser.StartElementHandler, xml_parser.EndElementHandler = reader.start, reader.end
    xml_parser.CharacterDataHandler = reader.characters
    xml_parser.Parse(archive.read_part(_CONTENT, MOST_XML), True)
    return reader.text


@dataclass
class _OpenDocumentTable:
    table: WordTable
    row: list[WordCell] = field(default_factory=list)
    repeat_count: int = 1
    covered_columns: int = 0  # columns that the cell before still spans
    is_in_cell: bool = False


class _TextReader:
    """The parser's handler: keeps the open tables and paragraphs, and passes over what stands beside the text."""

    def __init__(self) -> None:
        self.text = WordText()
        self.tables: list[_OpenDocumentTable] = []
        self.paragraphs: list[list[str]] = []
        self.aside = self.elements = self.count = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Takes the start of an element in."""
        name = local(name)
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise TooLongError
        attributes = {local(key): value for key, value in attributes.items()}
        if self.aside or name in _SKIPPED_ELEMENTS:
            self.aside += 1
            self.text.text_boxes += name == "text-box"
            self.text.deleted += name == "deletion"
            self.text.inserted += name == "insertion"
            return
        if name in ("p", "h"):
            self.paragraphs.append([])
        elif name == "table":
            self.count += 1
            table = WordTable(self.count)
            self.text.blocks.append(table)
            self.tables.append(_OpenDocumentTable(table))
        elif name == "text-properties":
            self.text.hidden_letters += attributes.get("display") == "none"
        elif self.paragraphs and name in ("s", "tab", "line-break"):
            spaces = _number(attributes, "c", _MOST_SPACES)
            self.paragraphs[-1].append({"s": " " * spaces, "tab": " ", "line-break": "\n"}[name])
        elif self.tables:
            self._start_in_table(name, attributes)

    def end(self, name: str) -> None:
        """Takes the end of an element in."""
        name = local(name)
        if self.aside:
            self.aside -= 1
        elif name in ("p", "h"):
            self._paragraph_end("".join(self.paragraphs.pop()))
        elif name == "table":
            self.tables.pop()
        elif name == "table-cell" and self.tables:
            self.tables[-1].is_in_cell = False
        elif name == "table-row" and self.tables:
            self.tables[-1].table.rows += [self.tables[-1].row] * self.tables[-1].repeat_count

    def characters(self, data: str) -> None:
        """Takes text in."""
        if self.paragraphs and not self.aside:
            self.paragraphs[-1].append(data)

    def _start_in_table(self, name: str, attributes: Attributes) -> None:
        table = self.tables[-1]
        if name == "table-row":
            table.row, table.covered_columns = [], 0
            table.repeat_count = _number(attributes, "number-rows-repeated", _MOST_REPEATED)
        elif name == "table-cell":
            span = _number(attributes, "number-columns-spanned", MOST_COLUMNS)
            empty_count = _number(attributes, "number-columns-repeated", MOST_COLUMNS) - 1
            table.row += [WordCell() for _ in range(min(empty_count, MOST_COLUMNS - len(table.row)))]
            table.row.append(WordCell(span=span))
            table.covered_columns, table.is_in_cell = span - 1, True
        elif name == "covered-table-cell":
            for _ in range(_number(attributes, "number-columns-repeated", MOST_COLUMNS)):
                if table.covered_columns:
                    table.covered_columns -= 1
                elif len(table.row) < MOST_COLUMNS:
                    table.row.append(WordCell(is_continued=True))

    def _paragraph_end(self, text: str) -> None:
        if self.tables and self.tables[-1].is_in_cell:
            self.tables[-1].row[-1].paragraphs.append(text)
        else:
            self.text.blocks.append(text)


def _number(attributes: Attributes, name: str, upper_limit: int) -> int:
    """A count among the attributes, 1 where nothing of the kind stands there."""
    value = attributes.get(name, "1")
    return max(1, min(int(value), upper_limit)) if value.isascii() and value.isdecimal() and len(value) < 7 else 1
