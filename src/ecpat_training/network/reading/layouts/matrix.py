"""A square: codes in the head and in the first column; whoever stands at the left answers. What was asked is said by
the cell in the corner, by the title above it, or by the name of the sheet."""

from collections.abc import Mapping

from ecpat_training.core.text import fold
from ecpat_training.files.sheets.reader import SEARCHED_ROWS
from ecpat_training.files.table import CellTable
from ecpat_training.network.model.questions import Question
from ecpat_training.network.reading import raw_answers
from ecpat_training.network.reading.codes import KnownCodes

_MIN_HEADER_CODES = 3  # codes in the head, below which it may be anything
_SURELY = 10  # cells, of which chance seldom puts all on one side of the diagonal
_MAX_CODE_COLUMNS = 3  # columns in which the codes at the left are looked for


def read(table: CellTable, codes: KnownCodes) -> raw_answers.RawNetwork | None:
    """The cells, where the codes of the head stand at the left too."""
    for header in range(min(SEARCHED_ROWS, len(table.rows))):
        names_by_column = {
            column: code
            for column, text in enumerate(raw_answers.texts(table, header))
            if text and (code := codes.of(text))
        }
        if len(names_by_column) < _MIN_HEADER_CODES:
            continue
        giver_column = _find_giver_column(table, header, names_by_column, codes)
        if giver_column is not None:
            return _cells(
                table,
                header,
                giver_column,
                {column: code for column, code in names_by_column.items() if column > giver_column},
            )
    return None


def _find_giver_column(
    table: CellTable, header: int, header_by_column: Mapping[int, str], codes: KnownCodes
) -> int | None:
    """The column of those who answer: the first one left of the heads in which half of them stand, and three."""
    for column in range(min(_MAX_CODE_COLUMNS, max(header_by_column))):
        head_codes = {fold(code) for index, code in header_by_column.items() if index > column}
        rows = raw_answers.below(table, header).filled_rows
        row_codes = {fold(code) for row in rows if (code := codes.of(raw_answers.cell_of(row.texts, column)))}
        if len(head_codes & row_codes) >= max(_MIN_HEADER_CODES, len(head_codes) / 2):
            return column
    return None


def _cells(
    table: CellTable, header: int, giver_column: int, header_by_column: Mapping[int, str]
) -> raw_answers.RawNetwork:
    question = _question(table, header, giver_column)
    raw_network = raw_answers.RawNetwork("a matrix, whoever answers at the left", {question})
    rows = raw_answers.below(table, header)
    raw_network.leave_out(rows)
    for row in rows.data:
        giver_text = raw_answers.cell_of(row.texts, giver_column)
        raw_network.said += [
            raw_answers.RawAnswer(giver_text, named_person, question, text, table.location_of(row.position, column))
            for column, named_person in header_by_column.items()
            if giver_text and (text := raw_answers.cell_of(row.texts, column))
        ]
    if _one_half(raw_network, header_by_column):
        raw_network.give_up_directions()
    return raw_network


def _one_half(raw_network: raw_answers.RawNetwork, header_by_column: Mapping[int, str]) -> bool:
    """Whether only one half of the square is filled in, as people do where a tie has no direction."""
    place = {fold(code): column for column, code in header_by_column.items()}
    filled_halves = {
        place[fold(raw_answer.giver)] < place[fold(raw_answer.named)]
        for raw_answer in raw_network.said
        if fold(raw_answer.giver) in place and fold(raw_answer.giver) != fold(raw_answer.named)
    }
    return len(filled_halves) == 1 and len(raw_network.said) >= _SURELY


def _question(table: CellTable, header: int, giver_column: int) -> Question:
    context_texts = [raw_answers.cell_of(raw_answers.texts(table, header), giver_column)]
    context_texts += [text for row in range(header) for text in raw_answers.texts(table, row)] + [table.sheet or ""]
    return next(
        (
            question
            for text in context_texts
            if text and (question := raw_answers.question_of(raw_answers.field_of(text))) is not None
        ),
        "tie",
    )
