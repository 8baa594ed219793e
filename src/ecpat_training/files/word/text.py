"""The text of a Word document as it would be printed: paragraphs and tables, tracked changes accepted."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ecpat_training.files.workbook.xml import Attributes, local, parser
from ecpat_training.files.workbook.zip import WorkbookZip

MOST_COLUMNS = 63  # of a table in Word
MOST_ELEMENTS = 300_000  # a page of an office's tables takes some two thousand
# What holds no text of the document's own line: drawings (text boxes among them), what an old program would show in
# their place, what was deleted or moved away, codes of fields.
_SKIPPED_ELEMENTS = {"drawing", "pict", "object", "Fallback", "del", "moveFrom", "instrText", "delText", "delInstrText"}
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class TooLongError(Exception):
    """The document holds more than is read."""


@dataclass
class WordCell:
    """A cell: its paragraphs, how many columns it spans, whether it goes on with the cell above it, the names of the
    bookmarks that begin in it, and how many of its letters there are and are struck through."""

    paragraphs: list[str] = field(default_factory=list)
    span: int = 1
    is_continued: bool = False
    bookmarks: list[str] = field(default_factory=list)
    letters: int = 0
    struck_letters: int = 0


@dataclass
class WordTable:
    """A table, the document's nth; tables within cells are tables of their own."""

    number: int
    rows: list[list[WordCell]] = field(default_factory=list)


class ListItem(str):
    """A paragraph with a number or a bullet before it, which Word keeps apart from its text."""

    __slots__ = ()
    is_item = True


@dataclass
class WordText:
    """Paragraphs and tables in the document's order, and how often something else was met."""

    blocks: list[str | WordTable] = field(default_factory=list)
    inserted: int = 0
    deleted: int = 0
    text_boxes: int = 0
    hidden_letters: int = 0


def main_part(archive: WorkbookZip) -> str:
    """The entry that holds the text, in small letters: `word/document.xml`, or `document2.xml` by Word on the web."""
    names = sorted(name for name in archive.entries if name.startswith("word/document") and name.endswith(".xml"))
    return names[0] if names else "word/document.xml"


def word_text(xml: bytes) -> WordText:
    """Reads the XML of a document's text.

    Raises:
        TooLongError: the text holds more elements than are read.
        ExpatError, ValueError: the bytes are no XML.
    """
    xml_parser = parser()
    reader = _WordReader()
    xml_parser.StartElementHandler = reader.start
    xml_parser.EndElementHandler = reader.end
    xml_parser.CharacterDataHandler = reader.characters
    xml_parser.Parse(xml, True)
    return reader.text


@dataclass
class _OpenWordTable:
    table: WordTable
    row: list[WordCell] = field(default_factory=list)
    row_deleted: bool = False


class _WordReader:
    """The parser's handler: keeps the way down to the element at hand, the open tables and the open paragraph."""

    def __init__(self) -> None:
        self.text = WordText()
        self.way: list[str] = []
        self.tables: list[_OpenWordTable] = []
        self.paragraphs: list[list[str]] = []  # open ones: a text box within a paragraph has paragraphs of its own
        self.passing = 0  # depth below an element that is passed over
        self.listens = self.strikes = self.is_item = False
        self.elements = self.count = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Takes the start of an element in."""
        name = local(name)
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise TooLongError
        # Inside of what is passed over only the depth is counted, so that its end is known.
        if self.passing:
            self.passing += 1
            self.text.text_boxes += name == "txbxContent" and "Fallback" not in self.way
            self.way.append(name)
            return
        parent = self.way[-1] if self.way else ""
        self.way.append(name)
        if name in ("del", "ins", "moveFrom", "moveTo") and parent in ("rPr", "trPr", "tcPr"):
            self._row_changed(name, parent)
        elif name in _SKIPPED_ELEMENTS:
            self.passing = 1
            self.text.deleted += name in ("del", "moveFrom")
        elif name in _BREAKS and parent == "r" and self.paragraphs:
            self.paragraphs[-1].append(_BREAKS[name])
        elif open_element := _OPENERS.get(name):
            open_element(self, attributes)

    def end(self, name: str) -> None:
        """Takes the end of an element in."""
        self.way.pop()
        if self.passing:
            self.passing -= 1
            return
        if close_element := _CLOSES.get(local(name)):
            close_element(self)

    def characters(self, data: str) -> None:
        """Takes text in."""
        if self.listens and not self.passing and self.paragraphs:
            self.paragraphs[-1].append(data)
            if self.tables and self.tables[-1].row:
                cell, letters = self.tables[-1].row[-1], len(data.strip())
                cell.letters += letters
                cell.struck_letters += letters if self.strikes else 0

    def _row_changed(self, name: str, parent: str) -> None:
        if parent != "trPr" or not self.tables:
            return
        if name == "del":
            self.tables[-1].row_deleted = True
            self.text.deleted += 1
        elif name == "ins":
            self.text.inserted += 1

    def _table(self, _: Attributes) -> None:
        self.count += 1
        table = WordTable(self.count)
        self.text.blocks.append(table)
        self.tables.append(_OpenWordTable(table))

    def _table_end(self) -> None:
        self.tables.pop()

    def _row(self, _: Attributes) -> None:
        self.tables[-1].row, self.tables[-1].row_deleted = [], False

    def _row_end(self) -> None:
        if not self.tables[-1].row_deleted:
            self.tables[-1].table.rows.append(self.tables[-1].row)

    def _cell(self, _: Attributes) -> None:
        self.tables[-1].row.append(WordCell())

    def _before(self, attributes: Attributes) -> None:
        if self.tables and (columns := _number(attributes)):
            self.tables[-1].row.append(WordCell(span=columns))

    def _span(self, attributes: Attributes) -> None:
        if self.tables and self.tables[-1].row:
            self.tables[-1].row[-1].span = max(1, _number(attributes))

    def _merge(self, attributes: Attributes) -> None:
        if self.tables and self.tables[-1].row:
            self.tables[-1].row[-1].is_continued = _value(attributes) != "restart"

    def _paragraph(self, _: Attributes) -> None:
        self.paragraphs.append([])
        self.is_item = False

    def _item(self, _: Attributes) -> None:
        self.is_item = True

    def _style(self, attributes: Attributes) -> None:
        self.is_item = self.is_item or _value(attributes).startswith(("ListNumber", "ListBullet"))

    def _paragraph_end(self) -> None:
        text = "".join(self.paragraphs.pop())
        if self.tables and self.tables[-1].row and "tc" in self.way:
            self.tables[-1].row[-1].paragraphs.append(text)
        else:
            self.text.blocks.append(ListItem(text) if self.is_item else text)

    def _run(self, _: Attributes) -> None:
        self.strikes = False

    def _strike(self, attributes: Attributes) -> None:
        if self.way[-3:-1] == ["r", "rPr"]:
            self.strikes = _value(attributes) not in ("0", "false")

    def _run_text(self, _: Attributes) -> None:
        self.listens = True

    def _run_text_end(self) -> None:
        self.listens = False

    def _inserted(self, _: Attributes) -> None:
        self.text.inserted += 1

    def _bookmark(self, attributes: Attributes) -> None:
        if self.tables and self.tables[-1].row:
            name = next((value for name, value in attributes.items() if local(name) == "name"), "")
            self.tables[-1].row[-1].bookmarks.append(name)

    def _vanish(self, attributes: Attributes) -> None:
        self.text.hidden_letters += _value(attributes) not in ("0", "false")


def _value(attributes: Attributes) -> str:
    return next((value for name, value in attributes.items() if local(name) == "val"), "")


def _number(attributes: Attributes) -> int:
    value = _value(attributes)
    return min(int(value), MOST_COLUMNS) if value.isascii() and value.isdecimal() and len(value) < 6 else 0


_OPENERS: dict[str, Callable[[_WordReader, Attributes], None]] = {
    "tbl": _WordReader._table,
    "tr": _WordReader._row,
    "tc": _WordReader._cell,
    "gridBefore": _WordReader._before,
    "gridSpan": _WordReader._span,
    "vMerge": _WordReader._merge,
    "p": _WordReader._paragraph,
    "numPr": _WordReader._item,
    "pStyle": _WordReader._style,
    "r": _WordReader._run,
    "strike": _WordReader._strike,
    "dstrike": _WordReader._strike,
    "t": _WordReader._run_text,
    "ins": _WordReader._inserted,
    "moveTo": _WordReader._inserted,
    "vanish": _WordReader._vanish,
    "bookmarkStart": _WordReader._bookmark,
}
_CLOSES: dict[str, Callable[[_WordReader], None]] = {
    "tbl": _WordReader._table_end,
    "tr": _WordReader._row_end,
    "p": _WordReader._paragraph_end,
    "t": _WordReader._run_text_end,
}
