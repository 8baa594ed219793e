"""All steps of a training, in the order of the board's columns."""

from datetime import date

from ecpat_training.commands.training_files import PARTICIPANTS
from ecpat_training.documents.wording import wording
from ecpat_training.folder.kind_parts.kind import Column
from ecpat_training.folder.kind_parts.timing import not_asked
from ecpat_training.folder.model.board import Board, BoardRow, BoardStep
from ecpat_training.folder.model.contents import MEETING, FolderContents, TrainingContents
from ecpat_training.folder.reading.table import COLUMNS
from ecpat_training.followup.model.goals import GoalStanding
from ecpat_training.programme.training_named import titled


def board(contents: FolderContents, board_date: date, goals: tuple[GoalStanding, ...] = ()) -> Board:
    """How all trainings stand on a day: those with a date first, by it."""
    rows = [_row(training_contents, board_date) for training_contents in contents.trainings]
    rows.sort(key=lambda row: (row.first_day or date.max, row.training))
    counted = (contents.read, contents.known, contents.strays, goals, contents.examples)
    return Board(contents.programme.programme, board_date, tuple(rows), *counted)


def _row(contents: TrainingContents, board_date: date) -> BoardRow:
    training = contents.training
    judge_step = _closed_step if contents.is_closed else _step
    steps = tuple(
        judge_step(column, contents, board_date) if _is_column_asked(column, training.kind) else not_asked(column.name)
        for column in COLUMNS
    )
    title = titled(wording(), training).title
    found_file = contents.files.get(PARTICIPANTS)
    people, mix = (
        (found_file.facts.people, found_file.facts.by_kind) if found_file and found_file.facts.readable else (0, ())
    )
    return BoardRow(
        training.id, title, training.kind, training.country, contents.start, steps, contents.unknown, people, mix
    )


def _step(column: Column, contents: TrainingContents, board_date: date) -> BoardStep:
    return column.judge(contents, board_date)


def _closed_step(column: Column, contents: TrainingContents, board_date: date) -> BoardStep:
    """A step of a training into whose folder the system lets nobody look; its days are known without."""
    if column.name == "date":
        return _step(column, contents, board_date)
    return BoardStep(column.name, "not received", "the folder can't be opened", "allow this account to read the folder")


def _is_column_asked(column: Column, training_kind: str) -> bool:
    return column.of in ("all", "meetings" if training_kind == MEETING else "trainings")
