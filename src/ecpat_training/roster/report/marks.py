"""What is marked in the list itself: every remark on a cell or row, in the words of the page that goes back."""

import re
from collections.abc import Callable, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.documents.wording import Wording
from ecpat_training.files.workbook.marks import MARKS_ENDING, Cell, Mark, MarkWords
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.report.partner_remarks import MAY_BE_RIGHT, remark_texts

_MAY_BE_RIGHT = (*MAY_BE_RIGHT, "workbook.hidden-rows", "workbook.formula")
_PLACE = re.compile(r"([A-Z]+)(\d+)")
_ROW = re.compile(r"row (\d+)")


def marks(check: RosterCheck, find_cell: Callable[[Location], Cell | None], words: Wording) -> list[Mark]:
    """The marks of a checked list, what must be corrected first. Notes on how it was read aren't for its sender.

    Args:
        check: the list, checked.
        find_cell: the cell of a place; None for a place that isn't one of the list.
        words: of the language in which its sender reads them.
    """
    found_marks = [
        mark for finding in check.findings if (mark := _mark(finding, check.file, find_cell, words)) is not None
    ]
    return sorted(found_marks, key=lambda mark: (not mark.is_required, mark.cells[0][0]))


def cell_in_sheet(place: Location) -> Cell | None:
    """The cell that a place in a workbook names, counted from 0: `D20`, or `row 20` as a whole."""
    if match := _PLACE.fullmatch(place.cell or ""):
        column = 0
        for letter in match[1]:
            column = 26 * column + ord(letter) - ord("A") + 1
        return int(match[2]) - 1, column - 1
    if match := _ROW.fullmatch(place.cell or ""):
        return int(match[1]) - 1, None
    return None


def mark_words(words: Wording) -> MarkWords:
    """What a marked workbook says of its own."""
    return MarkWords(
        sheet=f"{words.say('marks sheet')} {MARKS_ENDING}",
        list_=words.say("list sheet"),
        intro_text=words.words["marks intro"],
        remaining_text=words.words["marks left"],
        column_heads=(words.say("where"), words.say("what"), words.say("what to write")),
        row=words.words["row"],
        more_text=words.words["and more"],
        hidden_text=words.say("hidden row"),
    )


def _mark(finding: Finding, file: str, find_cell: Callable[[Location], Cell | None], words: Wording) -> Mark | None:
    if finding.severity is Severity.NOTE or finding.where is None or finding.where.file != file:
        return None
    places: Sequence[Location] = (finding.where, *finding.also)
    cells = tuple(cell for place in places if (cell := find_cell(place)) is not None)
    if not cells:
        return None
    return Mark(cells, *remark_texts(finding, words), finding.code not in _MAY_BE_RIGHT)
