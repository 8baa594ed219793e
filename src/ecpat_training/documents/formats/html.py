"""HTML: one file without scripts or network, made to be read on a screen and printed on A4. Charts stand inside, each
with its own ids and description, and nothing that reaches beyond it."""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from xml.etree import ElementTree  # of the standard library, since lxml takes longer to load than the charts to write

from ecpat_training import documents as room
from ecpat_training.documents import contents
from ecpat_training.documents import document as doc
from ecpat_training.documents.charts.picture import split_for_phones, svg
from ecpat_training.documents.charts.style import PHONE, WIDTH
from ecpat_training.documents.direction import has_both_directions, runs_right_to_left
from ecpat_training.documents.qr import qr_png
from ecpat_training.documents.titles import make_titles_unique
from ecpat_training.documents.typeset import figure

if TYPE_CHECKING:
    from jinja2 import Template

TICK_COLUMN_WIDTH = 9.2  # hundredths of a table that a column of boxes to tick takes
BRIEF = 24  # letters that find room behind a column's name on a phone
ANSWERS_PER_ROW = ((5, 14), (3, 26), (2, 42))  # so many answers beside each other where none has more letters


def render(document: doc.Document) -> bytes:
    """The document as a page. Every text is escaped by the template, whatever it holds."""
    return _template("report.html.jinja").render(_template_values(document, "")).encode()


def fragment(document: doc.Document, key: str = "") -> str:
    """The document's blocks alone, to stand in another page below its title; `key` tells their ids from those of other
    documents there. How they look, `style_sheet` says."""
    return _template("blocks.html.jinja").render(_template_values(document, key))


def style_sheet() -> str:
    """How a document looks, where it stands in another page: inside `.document`."""
    plain = doc.Document("", [doc.Paragraph("")])
    return f".document {{\n{_template('report.css.jinja').render(_template_values(plain, ''))}}}\n"


def _template_values(document: doc.Document, key: str) -> Mapping[str, object]:
    """What the templates need."""
    parts = [_render_block(block, f"{key}chart-{number}") for number, block in enumerate(document.blocks, 1)]
    last = contents.levels(document)  # h1 is the report's title
    for number, part in enumerate((part for part in parts if 2 <= _level(part) <= last + 1), 1):
        part["number"] = number
    for part, called in zip(tables := [part for part in parts if "head" in part], _table_labels(tables), strict=True):
        part["called"] = called
    book = any(isinstance(block, doc.ContentsList) for block in document.blocks)
    return {
        "key": key,
        "mark": doc.MAY_LEAVE,
        "foot": css_text(document.foot) if book else "",
        "book": book,
        "document": document,
        "parts": parts,
        "logo": b64encode(document.logo).decode(),
        "contents": contents.entries(document),
        "both": has_both_directions(document),
        "right": runs_right_to_left(document),
    }


def css_text(text: str) -> str:
    """A text as it stands between quotes in a style sheet: whatever could end it there is written by its number."""
    return "".join(letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):06x}" for letter in text)


def _level(block_data: dict[str, object]) -> int:
    """The level of a heading as HTML counts it; 0 of anything else."""
    level = block_data.get("level", 0)
    return level if isinstance(level, int) else 0


def _table_labels(tables: Sequence[dict[str, object]]) -> list[str]:
    """What each table is called where one goes from one to the next: no two alike."""
    blocks = [part["block"] for part in tables]
    return make_titles_unique(block.caption or block.name for block in blocks if isinstance(block, doc.ReportTable))


@cache
def _template(name: str) -> "Template":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    # Autoescape is set, not chosen by file name: `select_autoescape` leaves `.jinja` files unescaped.
    loader = FunctionLoader(lambda template: files(room).joinpath("templates", template).read_text("utf-8"))
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    return environment.get_template(name)


def _render_block(block: doc.Block, key: str) -> dict[str, object]:
    """What the template needs of a block: the block, its kind, and what is worked out from it."""
    from markupsafe import Markup

    part: dict[str, object] = {"block": block, "kind": type(block).__name__}
    match block:
        case doc.Heading():
            part["level"] = min(max(block.level, 0), 3) + 1  # h1 is the report's title
        case doc.ReportTable():
            part |= _table(block)
        case doc.Form():
            table = block.as_table()
            part |= {"block": table, "kind": "ReportTable", **_table(table), "row_cm": f"{block.row_cm:.2f}"}
            part["flowing"] = block.flowing
        case doc.QrCode():
            part["picture"] = b64encode(qr_png(block.text, mask=block.mask)).decode()
        case doc.PenQuestion():
            longest = max(map(len, block.ticks), default=0)
            part["beside"] = next((columns for columns, letters in ANSWERS_PER_ROW if longest <= letters), 1)
        case doc.Chart():
            part["svg"] = Markup(inline_svg(block, key))  # noqa: S704  # an XML library wrote it, its text escaped
            narrow = [
                inline_svg(chart_part, f"{key}-{number}", PHONE)
                for number, chart_part in enumerate(split_for_phones(block), 1)
            ]
            part["narrow"] = list(map(Markup, narrow))
        case _:
            pass
    return part


def _table(table: doc.ReportTable) -> dict[str, object]:
    ticks = sum(column.centred for column in table.columns) * TICK_COLUMN_WIDTH
    unit = (sum(column.width for column in table.columns if not column.centred) or 1.0) / (100 - ticks)
    kinds = ["centred" if column.centred else "number" if column.numeric else column.format for column in table.columns]
    rows = [_row_texts(table, row) for row in table.rows]
    return {
        "shares": [f"{TICK_COLUMN_WIDTH if column.centred else column.width / unit:.1f}" for column in table.columns],
        "head": [(column.title, kind) for column, kind in zip(table.columns, kinds, strict=True)],
        "rows": [
            (
                tone,
                list(
                    zip(
                        row,
                        [column.title for column in table.columns],
                        _cell_classes(table, row_number, kinds),
                        strict=True,
                    )
                ),
            )
            for row_number, ((tone, _), row) in enumerate(zip(table.toned_rows(), rows, strict=True))
        ],
        "brief": all(len(text) <= BRIEF for row in rows for text in row[1:]),
        "row_cm": "",  # as high as the text
        "flowing": False,
    }


def _cell_classes(table: doc.ReportTable, row: int, column_kinds: Sequence[str]) -> Sequence[str]:
    """The classes of each cell: its column's kind, and its own tone where it has one."""
    tones = table.tones_of_cells(row)
    return [kind if tone == "plain" else f"{kind} mark {tone}" for kind, tone in zip(column_kinds, tones, strict=True)]


def _row_texts(table: doc.ReportTable, row: Sequence[object]) -> list[str]:
    """A row as it stands on the page: figures are set, texts stay as they are."""
    cells = zip(table.columns, row, table.format_row(row), strict=True)
    return [text if isinstance(value, str) or not column.numeric else figure(text) for column, value, text in cells]


_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_FINE = re.compile(r"(\.\d\d)\d+")
_FONTS = re.compile(r"font-family: [^;]+")


def inline_svg(chart: doc.Chart, key: str, width: float = WIDTH) -> str:
    """The chart as an `<svg>` element; `key` makes its ids differ from those of every other chart on the page.

    Style sheets and names that only Matplotlib needs are left out, sizes become the view box's, so that the page
    decides how wide the chart is; title and description stand for the picture where it can't be seen.
    """
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(svg(chart, width))  # noqa: S314  # drawn here; comments are left out
    for parent in list(root.iter()):
        for part in [child for child in parent if child.tag in (f"{{{_SVG}}}style", f"{{{_SVG}}}metadata")]:
            parent.remove(part)
    for part in root.iter():
        _localise(part, key)
    for name in ("width", "height", "version", "id"):
        if name in root.attrib:
            del root.attrib[name]
    root.set("role", "img")
    root.set("aria-labelledby", f"{key}-title {key}-text")
    for place, (tag, text) in enumerate((("title", chart.title), ("desc", chart.alt))):
        described = ElementTree.Element(f"{{{_SVG}}}{tag}", id=f"{key}-{'title' if tag == 'title' else 'text'}")
        described.text = text
        root.insert(place, described)
    return ElementTree.tostring(root, encoding="unicode")


def _localise(element: ElementTree.Element, key: str) -> None:
    """References within the chart only; the page's own font, so that no letter is missing."""
    for name, value in list(element.attrib.items()):
        if name == f"{{{_XLINK}}}href":
            del element.attrib[name]
            element.set("href", f"#{key}-{value.removeprefix('#')}")
        elif name == "d":
            element.set(name, _FINE.sub(r"\1", value))  # hatchings are thousands of places, of which no eye sees more
        elif name == "id":
            element.set(name, f"{key}-{value}")
        else:
            element.set(name, _FONTS.sub("font-family: inherit", _REFERENCE.sub(rf"url(#{key}-\1)", value)))
