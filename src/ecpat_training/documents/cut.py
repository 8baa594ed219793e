"""Long tables and lists in documents that people read: the first rows, and a word on where the others are."""

from dataclasses import replace

from ecpat_training.documents.document import Block, Bullets, Document, ReportTable

MOST_ROWS = 200
MOST_ROWS_OF: dict[str, int | None] = {"xlsx": 20_000, "json": None}  # the formats that hold more; None: all
ELSEWHERE = {"xlsx": "the JSON file (--out report.json)"}
IN_FILES = "the Excel and the JSON file (--out report.xlsx, --out report.json)"


def cut(document: Document, format_: str) -> Document:
    """The document with as many rows of each table and items of each list as the format holds; what is cut says so.

    Long documents take time and memory: Word needs a minute for a table of 20,000 rows, and nobody reads them there.
    """
    most = MOST_ROWS_OF.get(format_, MOST_ROWS)
    if most is None:
        return document
    where = ELSEWHERE.get(format_, IN_FILES)
    return replace(document, blocks=tuple(_cut(block, most, where) for block in document.blocks))


def _cut(block: Block, most: int, where: str) -> Block:
    match block:
        case ReportTable() if len(block.rows) > most:
            said = f"The first {most:,} of {len(block.rows):,} rows: all are in {where}."
            caption = f"{block.caption} {said}".strip()
            return replace(block, rows=block.rows[:most], tones=block.tones[:most], caption=caption)
        case Bullets() if len(block.items) > most:
            kept = block.items[: most - 1]  # what is cut already isn't cut again: plain text goes through the terminal
            return Bullets((*kept, f"And {len(block.items) - len(kept):,} more: all are in {where}."))
        case _:
            return block
