"""What a spreadsheet checks while somebody fills a cell in, and what it says beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ecpat_training.documents.document import Tone
from ecpat_training.documents.workbook.look import TONES
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.documents.workbook.text import cut

LONGEST_TITLE, LONGEST_TEXT = 32, 255  # of what a spreadsheet says of a cell, and of choices that are listed in place


@dataclass(frozen=True, slots=True)
class Check:
    """What may be typed into a cell: `any` thing, one of a `list` (a range of cells, or the choices themselves), a
    number from one bound to the other, or that for which a formula is true. The hint shows while the cell is chosen,
    the error when something else is typed, which is refused unless the check is a mere `warning`."""

    kind: Literal["any", "list", "whole", "decimal", "custom"] = "any"
    source: str | Sequence[str] = ""
    bounds: tuple[str, str] | None = None
    level: Literal["stop", "warning"] = "stop"
    error_title: str = ""
    error: str = ""
    hint_title: str = ""
    hint: str = ""


def add_check(sheet: Sheet, column: int, rows: tuple[int, int], check: Check) -> None:
    """Checks the cells of a column from one row to the other. Choices that take more than a spreadsheet lists in place
    are not offered."""
    options: dict[str, object] = {
        "validate": check.kind,
        "error_type": check.level,
        "show_error": bool(check.error),
        "show_input": bool(check.hint or check.hint_title),
    }
    texts = (
        ("error_title", check.error_title, LONGEST_TITLE),
        ("error_message", check.error, LONGEST_TEXT),
        ("input_title", check.hint_title, LONGEST_TITLE),
        ("input_message", check.hint, LONGEST_TEXT),
    )
    options |= {name: cut(text, longest) for name, text, longest in texts if text}
    if check.bounds:
        options |= {"criteria": "between", "minimum": check.bounds[0], "maximum": check.bounds[1]}
    elif isinstance(check.source, str):
        options |= {"value": f"={check.source}"} if check.source else {}
    elif len(",".join(check.source)) > LONGEST_TEXT:
        return
    else:
        options["value"] = [*check.source]
    first, last = rows
    sheet.page.data_validation(first - 1, column - 1, last - 1, column - 1, options)


def mark(sheet: Sheet, cells: str, formula: str, tone: Tone) -> None:
    """Colours cells for which a formula, written for the first of them, is true."""
    look = TONES[tone]
    options = {
        "type": "formula",
        "criteria": f"={formula}",
        "format": sheet.formats.colours(look.ink, look.background_colour),
    }
    sheet.page.conditional_format(cells, options)
