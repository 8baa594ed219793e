"""JSON: raw values, for other programs."""

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date, time

from ecpat_training.core.text import replace_unsafe
from ecpat_training.documents import document as doc
from ecpat_training.documents.report_schema import REPORT
from ecpat_training.documents.titles import make_titles_unique


def render(document: doc.Document) -> bytes:
    """The document as canonical JSON."""
    return canonical(document_json(document))


def canonical(data: Mapping[str, object]) -> bytes:
    """UTF-8 with a line feed at the end, keys in their order, characters that could steer a terminal as `\\u001b`.

    Raises:
        ValueError: a figure is inf or nan.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2, default=_encode_date)
    return (replace_unsafe(text, _escaped) + "\n").encode()


def document_json(document: doc.Document) -> dict[str, object]:
    """What a document says as plain data: its blocks in order, tables as lists of objects with raw values."""
    return {
        "schema": REPORT,
        "title": document.title,
        "subtitle": document.subtitle,
        "notice": document.notice,
        "language": document.language,
        "blocks": [
            _block(block) for block in document.blocks if not isinstance(block, doc.PageBreak | doc.ContentsList)
        ],
        "footer": document.footer,
    }


def _block(block: doc.Block) -> dict[str, object]:
    match block:
        case doc.Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case doc.Paragraph():
            return {"kind": "paragraph", "tone": block.tone, "text": block.text}
        case doc.Bullets():
            return {"kind": "bullets", "items": list(block.items)}
        case doc.FactList():
            return {"kind": "facts", "pairs": [list(pair) for pair in block.pairs]}
        case doc.KeyFigure():
            return {"kind": "key figure", "label": block.label, "figure": block.figure, "notes": list(block.notes)}
        case doc.ReportTable():
            return {"kind": "table", "name": block.name, "caption": block.caption, "rows": _rows(block)}
        case doc.Checklist() | doc.BlankLines() | doc.PenQuestion() | doc.Form() | doc.Sign() | doc.QrCode():
            return _serialise_paper_block(block)
        case doc.Chart():
            return {"kind": "chart", "shows": type(block).__name__, **_fields(block)}
        case doc.PageBreak() | doc.ContentsList():
            return {"kind": "page break"}


def _fields(chart: doc.Chart) -> dict[str, object]:
    return asdict(chart) if is_dataclass(chart) and not isinstance(chart, type) else {}


def _serialise_paper_block(block: doc.OnPaper) -> dict[str, object]:
    match block:
        case doc.Checklist():
            return {"kind": "checklist", "items": list(block.items)}
        case doc.BlankLines():
            return {"kind": "blank lines", "count": block.count}
        case doc.PenQuestion():
            return {"kind": "asked", **asdict(block)}
        case doc.Sign():
            return {"kind": "sign", "title": block.title, "lines": list(block.lines)}
        case doc.QrCode():
            return {"kind": "qr code", "text": block.text, "alt": block.alt}
        case doc.Form():
            return {"kind": "form", "name": block.name, "rows": _rows(block.as_table())}


def _rows(table: doc.ReportTable) -> list[dict[str, object]]:
    titles = make_titles_unique([column.title for column in table.columns])
    return [
        {title: _value(value, column) for title, value, column in zip(titles, row, table.columns, strict=True)}
        for row in table.rows
    ]


def _value(value: object, column: doc.ReportColumn) -> object:
    if not column.interval or isinstance(value, str):
        return value
    return dict(zip(("low", "high"), doc.bounds(value), strict=True))


def _escaped(character: str) -> str:
    return character if character == "\n" else json.dumps(character)[1:-1]


def _encode_date(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
