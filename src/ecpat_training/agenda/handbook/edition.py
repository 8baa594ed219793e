"""The edition of a handbook: a short name for all that is printed in it."""

import hashlib
import json

from ecpat_training.documents import document as doc

EDITION_DIGITS = 8


def edition_of(document: doc.Document) -> str:
    """The first 8 hexadecimal digits of the SHA-256 over the canonical JSON of what the document prints, text by text,
    and of its language. Colours, widths and levels of headings count for nothing; nor do what says how it was made and
    the letterhead, which aren't in the blocks.

    Raises:
        TypeError: the document holds a block that no handbook has.
    """
    texts = [document.language, document.title, document.subtitle, *map(_texts, document.blocks)]
    canonical_text = json.dumps(texts, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return hashlib.sha256(canonical_text.encode("utf-8", "surrogatepass")).hexdigest()[:EDITION_DIGITS]


def _texts(block: doc.Block) -> list[object]:
    """The texts of a block, in lists as they belong together: none can pass for a part of its neighbour."""
    match block:
        case doc.Heading() | doc.Paragraph():
            return [block.text]
        case doc.Bullets():
            return list(block.items)
        case doc.FactList():
            return [list(pair) for pair in block.pairs]
        case doc.ReportTable():
            column_titles = [column.title for column in block.columns]
            return [block.caption, column_titles, [block.format_row(row) for row in block.rows]]
        case doc.PageBreak():
            return []
        case doc.ContentsList():
            return [block.title]
        case _:
            raise TypeError(f"a handbook has no {type(block).__name__}")
