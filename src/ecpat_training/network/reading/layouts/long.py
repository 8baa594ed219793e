"""A row for each pair: from, to, and what was answered. Without a column of answers each row is a tie. A row without
`to` is somebody who answered and named nobody."""

from collections.abc import Iterable, Iterator

from ecpat_training.core.location import Location
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.files.sheets.header import meaning_by_text
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


_PAIRS: SheetReader[NetworkField] = SheetReader(
    meaning_by_text(field_of), (("from",), ("to",)), takes_first_header=True
)


def read(table: CellTable, _codes: KnownCodes) -> RawNetwork | None:
    """The pairs, where a row of headers names who answers and of whom."""
    sheet = _PAIRS.read(table)
    if not sheet.is_complete:
        return None
    column_by_question: dict[Question, int] = {
        question: column for name, column in sheet.places.items() if (question := question_of(name)) is not None
    }
    raw_network = RawNetwork("a row for each pair", set(column_by_question) or {"tie"})
    raw_network.leave_out(sheet)
    raw_network.unknown += _unknown(sheet)
    undirected_rows = _undirected(sheet)
    for row in sheet.data:
        if row.position in undirected_rows:
            raw_network.undirected.append(row.location_of())
        else:
            _row(raw_network, row, column_by_question)
    return raw_network


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
            yield column.header, sheet.table.location_of(sheet.header_row, column.position)


def _answers(cell: str) -> bool:
    """Whether a cell is an answer to some question: a number of a level, or a word; longer numbers count something."""
    return answer_of("level" if cell.isdecimal() else "know", cell) is not None


def _row(raw_network: RawNetwork, row: SheetRow[NetworkField], questions: Iterable[Question]) -> None:
    giver_text, named_text = row.text("from"), row.text("to")
    answers = {question: row.text(question) for question in questions}
    if not giver_text:
        raw_network.not_used.append(UnusedRow(row.location_of(), "nobody is named as the one who answers"))
    elif not named_text:
        if any(answers.values()):
            raw_network.not_used.append(UnusedRow(row.location_of(), "it doesn't say of whom it is"))
        else:
            raw_network.alone.append((giver_text, row.location_of("from")))
    elif not answers:
        raw_network.said.append(RawAnswer(giver_text, named_text, "tie", "1", row.location_of("to")))
    else:
        raw_network.said += [
            RawAnswer(giver_text, named_text, question, text, row.location_of(question))
            for question, text in answers.items()
            if text
        ]
