"""Who came to a training and completed it, by its signed sheets: the one answer that certificates, the board, the
funnel and donors' tables share."""

from collections.abc import Sequence

from ecpat_training.core.finding import Finding, errors
from ecpat_training.core.record import record
from ecpat_training.event.attendance.completion import completion_rule, mark_required_halves
from ecpat_training.event.attendance.model.half_day import HalfDay
from ecpat_training.event.attendance.model.presence import has_attended, has_completed
from ecpat_training.event.attendance.reading.typed_sheets import TypedSheets, read_sheets
from ecpat_training.programme.model.completion import AttendanceSpec
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.values.participant import Participant, Status

_BLANKS = frozenset(("attendance.blank", "attendance.empty-half-day", "attendance.half-days", "attendance.no-column"))


@record
class AttendanceOutcome:
    """What signed sheets say: for each of `sheets.people` whether they came at all, and completed the training; None
    where nothing says it. `asked` is what keeps the answer open."""

    sheets: TypedSheets
    attended_flags: tuple[bool | None, ...]
    completed: tuple[bool | None, ...]
    questions: tuple[Finding, ...]

    @property
    def half_days(self) -> int:
        """How many half-days anybody is marked for."""
        return sum(self.sheets.marked)


def determine_attendance(list_: ListFile, half_days: Sequence[HalfDay], spec: AttendanceSpec) -> AttendanceOutcome:
    """Who came and completed, by the programme's rule. A list without half-days may say it in a column of its own, such
    as Attended: of which half-days, it doesn't say.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: no row names the columns.
        UsageError: there is no such sheet or encoding.
    """
    return outcome_of(read_sheets(list_, half_days, signature=False), spec)  # who came is known without


def outcome_of(typed_sheets: TypedSheets, spec: AttendanceSpec) -> AttendanceOutcome:
    """Who came and completed by sheets that are read already; see `who_came`."""
    rule, half_days = completion_rule(spec), mark_required_halves(spec, typed_sheets.half_days)
    attended_answers: list[bool | None]
    if typed_sheets.columns.marks:
        pairs = zip(typed_sheets.people, typed_sheets.attendance, strict=True)
        attended_answers = [_has_attended_status(person) or has_attended(attendance) for person, attendance in pairs]
    else:
        attended_answers = [_attendance_from_status(person) for person in typed_sheets.people]
    have_completed = [
        False if was_present is False else has_completed(attendance, half_days, rule)
        for was_present, attendance in zip(attended_answers, typed_sheets.attendance, strict=True)
    ]
    return AttendanceOutcome(
        typed_sheets,
        tuple(attended_answers),
        tuple(have_completed),
        tuple(errors(filter(concerns_attendance, typed_sheets.findings))),
    )


def concerns_attendance(finding: Finding) -> bool:
    """Whether a remark counts here: an empty cell is no signature, whatever else it is, and a sheet that wasn't typed
    is said of the list as a whole."""
    return finding.code not in _BLANKS


def _attendance_from_status(person: Participant) -> bool | None:
    if person.status is Status.ATTENDED:
        return True
    return False if person.is_out else None


def _has_attended_status(person: Participant) -> bool:
    """Whether the list says it in words alone: a status of attended beside half-days without any mark."""
    return person.status is Status.ATTENDED and not any((person.half_days or {}).values())
