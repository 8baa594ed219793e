"""The people of a training as its three lists in a programme's folder tell them: who applied, who was chosen, who
signed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from ecpat_training.agenda.workflows.agenda_file import open_agenda
from ecpat_training.commands.training_files import (
    APPLICANTS,
    ATTENDANCE,
    PARTICIPANTS,
    TrainingFile,
    folder_of,
    newest_versions,
)
from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.event.attendance.model.half_day import HalfDay
from ecpat_training.event.attendance.reading.attendees import determine_attendance
from ecpat_training.event.attendance.reading.half_days import AgendaOpener, read_half_days
from ecpat_training.files.opening import is_closed
from ecpat_training.programme.model.completion import AttendanceSpec
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.roster.model.stages import SignedRow, TrainingPeople
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.roster.rule_parts.training_people import training_people
from ecpat_training.values.participant import Roster


class ListsOfTraining(NamedTuple):
    """Everybody of a training, the files that couldn't be read, each with the code of the message why, and the sheets
    about which something is asked, with how many questions: what is doubtful there counts for nobody."""

    people: TrainingPeople
    unread: tuple[tuple[str, str], ...]
    asked: tuple[tuple[str, int], ...] = ()


def read_training_people(
    programme: Programme,
    file: Path,
    training: Training,
    opening: AgendaOpener = open_agenda,
    refuse_table: Callable[[Path, RosterReading], None] | None = None,
) -> ListsOfTraining:
    """Reads the newest list of each kind. A file that can't be read raises no error: it is named among `unread`, and
    nobody is counted by it. Neither does a folder into which nobody may look.

    Args:
        programme: the programme that has the training.
        file: its file, in whose folder the lists are.
        training: the training.
        opening: how its agenda is opened, for whoever has opened it already.
        refuse_table: raises an error where a table that was read as a list is none.
    """
    folder, unread_lists, questions_by_file = (
        folder_of(file, training.id),
        list[tuple[str, str]](),
        list[tuple[str, int]](),
    )
    if is_closed(folder):
        return ListsOfTraining(TrainingPeople(), (("", "system.refused"),))
    lists: dict[TrainingFile, Roster] = {}
    for file_kind in (APPLICANTS, PARTICIPANTS):
        for path in newest_versions(folder, file_kind)[:1]:
            try:
                reading = read_roster(ListFile(path))
                if refuse_table is not None:
                    refuse_table(path, reading)
                lists[file_kind] = reading.roster
            except EcpatError as failure:
                unread_lists.append((path.name, failure.findings[0].code))
    signed_rows: Sequence[SignedRow] | None = None
    for path in newest_versions(folder, ATTENDANCE)[:1]:
        try:
            half_days = read_half_days(folder, file, training, opening).half_days
            signed_rows, questions = _sheets(path, half_days, programme.attendance_of(training))
            questions_by_file += [(path.name, questions)] if questions else []
        except EcpatError as failure:
            unread_lists.append((path.name, failure.findings[0].code))
    people = training_people(lists.get(PARTICIPANTS), lists.get(APPLICANTS), signed_rows)
    return ListsOfTraining(people, tuple(unread_lists), tuple(questions_by_file))


def _sheets(path: Path, half_days: Sequence[HalfDay], spec: AttendanceSpec) -> tuple[list[SignedRow], int]:
    """(everybody on the typed sheets, how many questions about them are open).

    Raises:
        InputError, RefusedError: they can't be read.
        ContentError: no row names the columns, or nobody is ticked in any half-day.
    """
    attendees = determine_attendance(ListFile(path), half_days, spec)
    if not any(attendees.attended_flags):
        raise ContentError.because("certificate.no-signature", "nobody is ticked in any half-day.")
    people = zip(attendees.sheets.people, attendees.attended_flags, attendees.completed, strict=True)
    rows = [
        SignedRow(person.own_code, person.name, has_attended, has_completed)
        for person, has_attended, has_completed in people
    ]
    return rows, len(attendees.questions)
