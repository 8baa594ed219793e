"""HTML: one file without scripts or network, charts inside, made to be read on a screen and printed on A4."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ecpat_training import documents as room
from ecpat_training.documents.document import Block, Chart, Document, Form, Heading, PenQuestion, ReportTable
from ecpat_training.documents.inline import inline_svg

if TYPE_CHECKING:
    from jinja2 import Template

TICKED = 9.2  # hundredths of a table that a column of boxes to tick takes
BESIDE = ((5, 14), (3, 26), (2, 42))  # so many answers beside each other where none has more letters


def render(document: Document) -> bytes:
    """The document as a page. Every text is escaped by the template, whatever it holds."""
    parts = [_part(block, f"chart-{number}") for number, block in enumerate(document.blocks, 1)]
    return _template().render(document=document, parts=parts).encode()


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    # Autoescape is set, not chosen by file name: `select_autoescape` leaves `.jinja` files unescaped.
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    return environment.from_string(files(room).joinpath("templates/report.html.jinja").read_text("utf-8"))


def _part(block: Block, key: str) -> dict[str, object]:
    """What the template needs of a block: the block, its kind, and what is worked out from it."""
    from markupsafe import Markup

    part: dict[str, object] = {"block": block, "kind": type(block).__name__}
    match block:
        case Heading():
            part["level"] = min(max(block.level, 0), 3) + 1  # h1 is the report's title
        case ReportTable():
            part |= _table(block)
        case Form():
            table = block.as_table()
            part |= {"block": table, "kind": "ReportTable", **_table(table), "row_cm": f"{block.row_cm:.2f}"}
            part["flowing"] = block.flowing
        case PenQuestion():
            longest = max(map(len, block.ticks), default=0)
            part["beside"] = next((many for many, letters in BESIDE if longest <= letters), 1)
        case Chart():
            part["svg"] = Markup(inline_svg(block, key))  # noqa: S704  # an XML library wrote it, its text escaped
        case _:
            pass
    return part


def _table(table: ReportTable) -> dict[str, object]:
    ticks = sum(column.centred for column in table.columns) * TICKED
    whole = (sum(column.width for column in table.columns if not column.centred) or 1.0) / (100 - ticks)
    kinds = ["centred" if column.centred else "number" if column.numeric else column.format for column in table.columns]
    return {
        "shares": [f"{TICKED if column.centred else column.width / whole:.1f}" for column in table.columns],
        "head": [(column.title, kind) for column, kind in zip(table.columns, kinds, strict=True)],
        "rows": [(tone, list(zip(table.shown(row), kinds, strict=True))) for tone, row in table.toned_rows()],
        "row_cm": "",  # as high as the text
        "flowing": False,
    }
