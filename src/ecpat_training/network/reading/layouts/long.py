"""A row for each pair: from, to, and what was answered. Without a column of answers each row is a tie. A row without
`to` is somebody who answered and named nobody."""

from collections.abc import Iterable, Iterator

from ecpat_training.core.location import Location
from ecpat_training.files.not_used import NotUsed
from ecpat_training.files.sheets.header import by_text
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import HeadedSheet, SheetRow
from ecpat_training.files.table import CellTable
from ecpat_training.network.model.questions import Question
from ecpat_training.network.reading.answers import answer_of
from ecpat_training.network.reading.codes import KnownCodes
from ecpat_training.network.reading.raw_answers import RawAnswer, RawNetwork, cell_of, field_of, question_of
from ecpat_training.words.lists.network_words import NetworkField
from ecpat_training.words.matching import letters_key

_TYPE, _NO_DIRECTION = "type", "undirected"  # what programs that draw graphs write, in English everywhere


_PAIRS: SheetReader[NetworkField] = SheetReader(by_text(field_of), (("from",), ("to",)), takes_first=True)


def read(table: CellTable, _codes: KnownCodes) -> RawNetwork | None:
    """The pairs, where a row of headers names who answers and of whom."""
    sheet = _PAIRS.read(table)
    if not sheet.is_whole:
        return None
    column_of: dict[Question, int] = {
        question: column for name, column in sheet.places.items() if (question := question_of(name)) is not None
    }
    raw = RawNetwork("a row for each pair", set(column_of) or {"tie"})
    raw.leave_out(sheet)
    raw.unknown += _unknown(sheet)
    undirected = _undirected(sheet)
    for row in sheet.data:
        if row.position in undirected:
            raw.undirected.append(row.where())
        else:
            _row(raw, row, column_of)
    return raw


def _undirected(sheet: HeadedSheet[NetworkField]) -> set[int]:
    """The rows whose column Type says that the tie has no direction, as Gephi and others write it."""
    column = next(
        (header_column.position for header_column in sheet.columns if letters_key(header_column.header) == _TYPE), None
    )
    return {row.position for row in sheet.data if letters_key(cell_of(row.texts, column)) == _NO_DIRECTION}


def _unknown(sheet: HeadedSheet[NetworkField]) -> Iterator[tuple[str, Location]]:
    """Columns whose header nobody knows, and whose cells are all answers to some question."""
    rows = [row.texts for row in sheet.data]
    for column in (
        header_column for header_column in sheet.columns if header_column.position not in sheet.places.values()
    ):
        answers = {cell for cells in rows if (cell := cell_of(cells, column.position))}
        if answers and all(map(_answers, answers)):
            yield column.header, sheet.table.where(sheet.header_row, column.position)


def _answers(cell: str) -> bool:
    """Whether a cell is an answer to some question: a number of a level, or a word; longer numbers count something."""
    return answer_of("level" if cell.isdecimal() else "know", cell) is not None


def _row(raw: RawNetwork, row: SheetRow[NetworkField], column_of: Iterable[Question]) -> None:
    giver, named_text = row.text("from"), row.text("to")
    answers = {question: row.text(question) for question in column_of}
    if not giver:
        raw.not_used.append(NotUsed(row.where(), "nobody is named as the one who answers"))
    elif not named_text:
        if any(answers.values()):
            raw.not_used.append(NotUsed(row.where(), "it doesn't say of whom it is"))
        else:
            raw.alone.append((giver, row.where("from")))
    elif not answers:
        raw.said.append(RawAnswer(giver, named_text, "tie", "1", row.where("to")))
    else:
        raw.said += [
            RawAnswer(giver, named_text, question, text, row.where(question))
            for question, text in answers.items()
            if text
        ]
