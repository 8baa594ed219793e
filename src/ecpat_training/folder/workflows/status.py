"""`ecpat status`: the board of a programme's folder, computed from its files alone."""

from datetime import date
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.core.errors import Exit
from ecpat_training.documents.terminal.terminal import stdout_console
from ecpat_training.folder.counting.board import board
from ecpat_training.folder.model.board import Board
from ecpat_training.folder.reading.contents import contents
from ecpat_training.folder.report.board import board_document, board_on_terminal, headline
from ecpat_training.folder.report.for_machines import StatusResult
from ecpat_training.followup.reading.goals import goal_board
from ecpat_training.programme.reading.programme import programme_file, read_programme


def status_report(folder: Path, delivery: Delivery, board_date: date | None = None) -> Outcome:
    """Computes the board of a folder and delivers it; the exit code is 1 where anything is late. See `status` for what
    is raised."""
    file = programme_file(folder)
    delivery.check([file])
    status_board = status(folder, board_date)
    origin = provenance("ecpat status", [file])
    terminal_board = board_on_terminal(status_board, origin, stdout_console().width) if delivery.prints else None
    delivery.document(board_document(status_board, origin), shown=terminal_board)
    delivery.data(lambda: StatusResult(status_board), (), origin)
    has_late_step = any(step.state == "late" for row in status_board.rows for step in row.steps)
    return Outcome(Exit.FINDINGS if has_late_step else Exit.CLEAN, headline(status_board))


def status(folder: Path, board_date: date | None = None) -> Board:
    """How the trainings of a programme's folder stand on a day; None is today.

    Raises:
        InputError, RefusedError: the programme's file can't be read.
        ContentError: the programme's file can't be understood. What is wrong with a training's files is part of the
            board.
    """
    file = programme_file(folder)
    programme, source = read_programme(file)
    day = board_date or date.today()
    return board(contents(programme, source, file), day, goal_board(programme, source, file.parent, day).goals)
