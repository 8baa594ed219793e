"""A row for each pair: from, to, and what was answered. Without a column of answers each row is a tie. A row without
`to` is somebody who answered and named nobody."""

from collections.abc import Iterator

from ecpat_training.core.location import Location
from ecpat_training.files.not_used import NotUsed
from ecpat_training.files.table import CellTable
from ecpat_training.network.model.questions import Question
from ecpat_training.network.reading.answers import answer_of
from ecpat_training.network.reading.codes import KnownCodes
from ecpat_training.network.reading.said import (
    SEARCHED,
    RawNetwork,
    SaidOfSomebody,
    cell_of,
    field_of,
    question_of,
    rows_below,
    texts,
)
from ecpat_training.words.lists.network_words import NetworkField
from ecpat_training.words.matching import letters_key

_TYPE, _NO_DIRECTION = "type", "undirected"  # what programs that draw graphs write, in English everywhere


def read(table: CellTable, _codes: KnownCodes) -> RawNetwork | None:
    """The pairs, where a row of headers names who answers and of whom."""
    header = next((row for row in range(min(SEARCHED, len(table.rows))) if _is_header(texts(table, row))), None)
    if header is None:
        return None
    columns = _columns(texts(table, header))
    giver, named = columns.pop("from"), columns.pop("to")
    asked: dict[Question, int] = {
        question: at for name, at in columns.items() if (question := question_of(name)) is not None
    }
    made = RawNetwork("a row for each pair", set(asked) or {"tie"})
    made.unknown += _unknown(table, header, {giver, named, *asked.values()})
    undirected = _undirected(table, header)
    for row, cells in rows_below(table, header):
        if row in undirected:
            made.undirected.append(table.where(row))
        else:
            _row(made, table, row, cells, (giver, named), asked)
    return made


def _undirected(table: CellTable, header: int) -> set[int]:
    """The rows whose column Type says that the tie has no direction, as Gephi and others write it."""
    column = next((at for at, text in enumerate(texts(table, header)) if letters_key(text) == _TYPE), None)
    if column is None:
        return set()
    return {row for row, cells in rows_below(table, header) if letters_key(cell_of(cells, column)) == _NO_DIRECTION}


def _is_header(cells: list[str]) -> bool:
    return {"from", "to"} <= _columns(cells).keys()


def _columns(cells: list[str]) -> dict[NetworkField, int]:
    columns: dict[NetworkField, int] = {}
    for at, text in enumerate(cells):
        if (meant := field_of(text)) is not None:
            columns.setdefault(meant, at)
    return columns


def _unknown(table: CellTable, header: int, known: set[int]) -> Iterator[tuple[str, Location]]:
    """Columns whose header nobody knows, and whose cells are all answers to some question."""
    rows = [cells for _, cells in rows_below(table, header)]
    for at, text in enumerate(texts(table, header)):
        said = {cell for cells in rows if (cell := cell_of(cells, at))} if text and at not in known else set()
        if said and all(map(_answers, said)):
            yield text, table.where(header, at)


def _answers(cell: str) -> bool:
    """Whether a cell is an answer to some question: a number of a level, or a word; longer numbers count something."""
    return answer_of("level" if cell.isdecimal() else "know", cell) is not None


def _row(
    made: RawNetwork,
    table: CellTable,
    row: int,
    cells: list[str],
    people: tuple[int, int],
    asked: dict[Question, int],
) -> None:
    giver, named = (cell_of(cells, column) for column in people)
    answers = {question: cell_of(cells, at) for question, at in asked.items()}
    if not giver:
        made.not_used.append(NotUsed(table.where(row), "nobody is named as the one who answers"))
    elif not named:
        if any(answers.values()):
            made.not_used.append(NotUsed(table.where(row), "it doesn't say of whom it is"))
        else:
            made.alone.append((giver, table.where(row, people[0])))
    elif not asked:
        made.said.append(SaidOfSomebody(giver, named, "tie", "1", table.where(row, people[1])))
    else:
        made.said += [
            SaidOfSomebody(giver, named, question, text, table.where(row, asked[question]))
            for question, text in answers.items()
            if text
        ]
