"""Who came by the half-days of a list: read as certificates, the board and the funnel read it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.training_files import ATTENDANCE, folder_of
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.donor.reading.training_of import training_of
from ecpat_training.event.attendance.model.half_day import HalfDay
from ecpat_training.event.attendance.model.presence import Attendance, Presence
from ecpat_training.event.attendance.reading.attendees import AttendanceOutcome, determine_attendance
from ecpat_training.event.attendance.reading.half_days import read_half_days
from ecpat_training.files.writing import STDOUT
from ecpat_training.programme.model.completion import AttendanceSpec
from ecpat_training.programme.model.programme import Programme
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.values.participant import STATUSES_OUT, Participant, Status
from ecpat_training.words.catalogue.message import Command, phrase

_OF_LISTS = "roster."


class SignedReading(NamedTuple):
    """A list with what its half-days say of who came; whether it is one on which people are marked at all, though
    nobody may be yet; and what is doubtful in it."""

    reading: RosterReading
    has_signed_sheets: bool
    findings: tuple[Finding, ...]


def merge_signed_sheets(
    reading: RosterReading, list_: ListFile, programme: Programme | None, file: Path | None
) -> SignedReading:
    """A list that was read as one of people, with what it says of half-days, by those of its training where the
    programme in `file` has it.

    Raises:
        EcpatError: the list's half-days or the training's sheets can't be understood.
    """
    if list_.path == STDOUT:  # can't be read twice
        return SignedReading(reading, has_signed_sheets=False, findings=())
    training_half_days, spec = _training(list_.path, programme, file)
    attendees = determine_attendance(list_, training_half_days, spec)
    is_signed = bool(attendees.sheets.columns.marks) or list_.path.stem.casefold().startswith(ATTENDANCE.stem)
    if not is_signed:
        return SignedReading(reading, has_signed_sheets=False, findings=())
    rows = {person.row: index for index, person in enumerate(attendees.sheets.people)}
    people = tuple(
        _add_attendance(person, attendees, rows.get(person.row), spec) for person in reading.roster.participants
    )
    marked_reading = replace(reading, roster=reading.roster.model_copy(update={"participants": people}))
    return SignedReading(marked_reading, has_signed_sheets=True, findings=_doubtful_findings(attendees, reading))


def _training(path: Path, programme: Programme | None, file: Path | None) -> tuple[Sequence[HalfDay], AttendanceSpec]:
    try:
        facts = training_of(path, programme) if programme else None
    except ValueError:  # that is asked elsewhere
        facts = None
    if facts is None or programme is None or file is None:
        return (), AttendanceSpec()
    training = programme.training(facts.id)
    training_half_days = read_half_days(folder_of(file, training.id), file, training).half_days
    return training_half_days, programme.attendance_of(training)


def _add_attendance(
    person: Participant, attendees: AttendanceOutcome, index: int | None, spec: AttendanceSpec
) -> Participant:
    if index is None or not attendees.sheets.columns.marks:
        return person
    has_come, attendance = attendees.attended_flags[index], attendees.sheets.attendance[index]
    status = person.status
    if has_come:
        status = Status.ATTENDED
    elif status is Status.ATTENDED or (has_come is False and status not in STATUSES_OUT):
        status = None if has_come is None else Status.ABSENT
    presence_by_column = {
        column.header: _counts(attendance, column.halves, spec)
        for column in attendees.sheets.columns.marks
        if any(attendees.sheets.marked[half_index] for half_index in column.halves)
    }
    return person.model_copy(update={"status": status, "half_days": presence_by_column})


def _counts(attendance: Attendance, half_indices: Sequence[int], spec: AttendanceSpec) -> bool:
    counted_presences = (Presence.SIGNED, Presence.LEFT_EARLY) if spec.left_early_counts else (Presence.SIGNED,)
    return all(attendance.presence[index] in counted_presences for index in half_indices)


def _doubtful_findings(attendees: AttendanceOutcome, reading: RosterReading) -> tuple[Finding, ...]:
    """A word where marks are doubtful: they count as not there until somebody has answered."""
    questions = [
        finding
        for finding in attendees.questions
        if not finding.code.startswith(_OF_LISTS) or finding.code == "roster.unclear-rows"
    ]
    if not questions:
        return ()
    message = phrase(
        "{questions:,} {questions:question about who came is|questions about who came are} open: what is doubtful"
        " counts for nobody.",
        questions=len(questions),
    )
    hint = phrase("Please answer what {command} asks.", command=Command("event attendance", "--check"))
    location = questions[0].where or Location(reading.roster.file)
    return (Finding("donor.unclear-attendance", Severity.WARNING, message, location, hint),)
