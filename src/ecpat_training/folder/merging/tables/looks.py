"""What a partner says by colours and comments, which the merge of values doesn't see."""

import io
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.core.location import cell_name

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles.colors import Color

_MOST_BYTES = 2 << 20  # larger workbooks take too long to look at
_Cell = tuple[str, str]


class ChangedLooks(NamedTuple):
    """The cells that were coloured in another way than they were sent out, and those with another comment, by sheets
    and their names there."""

    coloured: tuple[_Cell, ...] = ()
    commented: tuple[_Cell, ...] = ()


def find_changed_looks(sent_data: bytes, data: bytes, sheets: dict[str, tuple[int, int]]) -> ChangedLooks:
    """What differs in looks.

    Args:
        sent_data: the workbook that was sent out, which was read before, as the other was.
        data: a partner's.
        sheets: those whose rows and columns stand where they stood, with how many of each are compared.
    """
    if max(len(sent_data), len(data)) > _MOST_BYTES:
        return ChangedLooks()
    before, after = _open_workbook(sent_data), _open_workbook(data)
    if before is None or after is None:
        return ChangedLooks()
    coloured, commented = [], []
    for name, (rows, columns) in sheets.items():
        if name not in before.sheetnames or name not in after.sheetnames:
            continue
        sent_sheet, returned = before[name], after[name]
        for row in range(rows):
            for column in range(columns):
                old_cell, new_cell = sent_sheet.cell(row + 1, column + 1), returned.cell(row + 1, column + 1)
                if _colours(old_cell) != _colours(new_cell):
                    coloured.append((name, cell_name(row, column)))
                if _comment(old_cell) != _comment(new_cell):
                    commented.append((name, cell_name(row, column)))
    return ChangedLooks(tuple(coloured), tuple(commented))


def _open_workbook(data: bytes) -> "Workbook | None":
    """The workbook; None where the library can't read what we can."""
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - the library raises a dozen kinds at files that Excel opens
        return None


def _colours(cell: object) -> tuple[str, str]:
    fill, font = getattr(cell, "fill", None), getattr(cell, "font", None)
    fill_colour = _colour(fill.fgColor) if fill is not None and fill.fill_type == "solid" else ""
    return fill_colour, _colour(font.color) if font is not None and font.color is not None else ""


def _colour(colour: "Color") -> str:
    description = f"{colour.type} {colour.value} {colour.tint}"
    return (
        "" if description in ("theme 1 0.0", "rgb FF000000 0.0", "rgb 00000000 0.0", "indexed 8 0.0") else description
    )


def _comment(cell: object) -> str:
    comment = getattr(cell, "comment", None)
    return comment.text.strip() if comment is not None and comment.text else ""
