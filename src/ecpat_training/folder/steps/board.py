"""All steps of a training, in the order of the board's columns."""

from datetime import date

from ecpat_training.commands.training_files import PARTICIPANTS
from ecpat_training.documents.wording import wording
from ecpat_training.folder.model.board import STEPS, Board, BoardRow, BoardStep
from ecpat_training.folder.reading.contents import MEETING, FolderContents, TrainingContents
from ecpat_training.folder.steps import afterwards, around, before
from ecpat_training.folder.steps.commitments import commitments_step
from ecpat_training.folder.steps.decisions import decisions_step, presence_step
from ecpat_training.folder.steps.timing import not_asked
from ecpat_training.followup.model.goals import GoalStanding
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.training_named import titled

OF_MEETINGS = ("date", "invitations", "attendance", "debrief", "decisions")
"""The steps that an expert meeting has; the last is no other event's."""


def board(contents: FolderContents, on: date, goals: tuple[GoalStanding, ...] = ()) -> Board:
    """How all trainings stand on a day: those with a date first, by it."""
    rows = [_row(training_contents, contents.programme, on) for training_contents in contents.trainings]
    rows.sort(key=lambda row: (row.first_day or date.max, row.training))
    return Board(contents.programme.programme, on, tuple(rows), contents.read, contents.known, contents.strays, goals)


def _row(contents: TrainingContents, programme: Programme, on: date) -> BoardRow:
    training = contents.training
    steps = tuple(
        not_asked(name) if not _is_asked(name, training.kind) else _step(name, contents, programme, on)
        for name in STEPS
    )
    title = titled(wording(), training).title
    found_file = contents.files.get(PARTICIPANTS)
    people, mix = (
        (found_file.facts.people, found_file.facts.by_kind) if found_file and found_file.facts.readable else (0, ())
    )
    return BoardRow(
        training.id, title, training.kind, training.country, contents.start, steps, contents.unknown, people, mix
    )


def _is_asked(name: str, kind: str) -> bool:
    return name in OF_MEETINGS if kind == MEETING else name != OF_MEETINGS[-1]


def _step(name: str, contents: TrainingContents, programme: Programme, on: date) -> BoardStep:
    if name == "date":
        return before.date_step(contents, programme, on)
    by_name = {
        "seats": before.seats_step,
        "agenda": before.agenda_step,
        "invitations": before.invitations_step,
        "attendance": presence_step if contents.training.kind == MEETING else around.attendance_step,
        "before": around.before_step,
        "after": around.after_step,
        "follow-up": around.follow_up_step,
        "commitments": commitments_step,
        "report": afterwards.report_step,
        "certificates": around.certificates_step,
        "debrief": afterwards.debrief_step,
        "decisions": decisions_step,
    }
    return by_name[name](contents, on)
