"""Who signed for which half-days, from the typed attendance list of a training, and who completed it by its rule."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.training_files import ATTENDANCE, folder_of, newest_versions
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.event.attendance.completion import completion_rule, count_needed_halves, mark_required_halves
from ecpat_training.event.attendance.model.half_day import HalfDay
from ecpat_training.event.attendance.model.presence import Attendance as Presences
from ecpat_training.event.attendance.model.presence import CompletionRule, Presence, has_completed
from ecpat_training.event.attendance.reading.attendees import concerns_attendance
from ecpat_training.event.attendance.reading.typed_sheets import TypedSheets, read_sheets
from ecpat_training.event.certificates.model.person import Attender
from ecpat_training.files.opening import display_name
from ecpat_training.programme.model.completion import AttendanceSpec
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.person_name import name_key


class AttendanceList(NamedTuple):
    """The people of a list, the half-days that were held, how many of them complete the training, and what was
    remarked."""

    people: tuple[Attender, ...]
    held: tuple[str, ...]
    required: int
    findings: tuple[Finding, ...]


def attendance_file(folder: Path, training: str) -> Path:
    """The attendance list of a training in the programme's folder, the newest version, as the board takes it; that of
    its usual name where there is none."""
    training_folder = folder_of(folder, training)
    files = newest_versions(training_folder, ATTENDANCE)
    return files[0] if files else training_folder / f"{ATTENDANCE.stem}{ATTENDANCE.endings[0]}"


def read_attenders(path: Path, halves: Sequence[HalfDay], spec: AttendanceSpec) -> AttendanceList:
    """Everybody on the list, by the programme's rule. A half-day in which nobody is marked was held as well, as far as
    anybody knows: so nobody has completed the training before its sheet is typed, and that is said.

    Raises:
        InputError, RefusedError: the list can't be read.
        ContentError: the list can't be understood, or nobody signed for anything.
    """
    rule = completion_rule(spec)
    typed_sheets = read_sheets(ListFile(path), halves, signature=rule.signature)
    half_days = mark_required_halves(spec, typed_sheets.half_days)
    signed_halves = [_find_signed_halves(attendance, rule) for attendance in typed_sheets.attendance]
    location = Location(display_name(path))
    findings = [
        *filter(concerns_attendance, typed_sheets.findings),
        *_remarks(typed_sheets, any(signed_halves), location),
        *_note_early_leaving(typed_sheets, location),
    ]
    if refusals := errors(findings):
        raise ContentError(refusals)
    half_names = tuple(_half_day_label(typed_sheets, index) for index in range(len(half_days)))
    attenders = [
        Attender(
            person.code,
            person.name,
            tuple(half_names[index] for index in signed_indices),
            early_halves=tuple(
                half_names[index] for index in signed_indices if attendance.presence[index] is Presence.LEFT_EARLY
            ),
            minutes_in_early_halves=sum(
                _count_attended_minutes(attendance, index, half_day) for index, half_day in enumerate(half_days)
            ),
            completed=bool(signed_indices) and has_completed(attendance, half_days, rule) is True,
            drawn_by=person.own_code or f"name {name_key(person.name) or person.name}",
        )
        for person, attendance, signed_indices in zip(
            typed_sheets.people, typed_sheets.attendance, signed_halves, strict=True
        )
    ]
    return AttendanceList(tuple(attenders), half_names, max(count_needed_halves(rule, half_days), 1), tuple(findings))


def _find_signed_halves(attendance: Presences, rule: CompletionRule) -> list[int]:
    """The half-days that somebody signed for; none where the rule asks for a signature that wasn't seen."""
    if rule.signature and attendance.signature is not True:
        return []
    counted_presences = (Presence.SIGNED, Presence.LEFT_EARLY) if rule.left_early_counts else (Presence.SIGNED,)
    return [index for index, presence in enumerate(attendance.presence) if presence in counted_presences]


def _count_attended_minutes(attendance: Presences, index: int, half_day: HalfDay) -> int:
    """How many minutes of a half-day somebody was there who left it early; 0 where nobody knows when."""
    leaving_time = attendance.left_at[index]
    return (
        0
        if leaving_time is None or attendance.presence[index] is not Presence.LEFT_EARLY
        else max(leaving_time - half_day.start, 0)
    )


def _note_early_leaving(typed_sheets: TypedSheets, location: Location) -> Iterator[Finding]:
    """By which rule hours are counted, where anybody left early."""
    early_marks = [
        (mark, leaving_time)
        for attendance in typed_sheets.attendance
        for mark, leaving_time in zip(attendance.presence, attendance.left_at, strict=True)
        if mark is Presence.LEFT_EARLY
    ]
    if early_marks:
        untimed = sum(leaving_time is None for _, leaving_time in early_marks)
        message = phrase(
            "{half_days:,} {half_days:half-day|half-days} left early: hours attended are counted up to the time of"
            " leaving; of {untimed} no time is known, and none of its hours are counted."
            if untimed
            else "{half_days:,} {half_days:half-day|half-days} left early: hours attended are counted up to the time of"
            " leaving.",
            half_days=len(early_marks),
            untimed=untimed,
        )
        hint = "Please write the time, such as left 15:40, if it is known." if untimed else None
        yield Finding("certificate.left-early", Severity.NOTE, message, location, hint)


def _half_day_label(typed_sheets: TypedSheets, index: int) -> str:
    """A half-day as the list calls it, else by its key."""
    headers = [column.header for column in typed_sheets.columns.marks if column.halves == (index,)]
    return headers[0] if headers else typed_sheets.half_days[index].key


def _remarks(typed_sheets: TypedSheets, any_signed: bool, location: Location) -> list[Finding]:
    if not any_signed and any(finding.code == "attendance.no-signature" for finding in typed_sheets.findings):
        return []  # people are ticked: what isn't said is whether they signed, and that is asked
    if not any_signed:
        message = "the list has no half-day in which anybody is ticked: nobody gets a certificate without a signature."
        hint = "Please type the signed sheets: a column for each half-day, such as Day 1 AM, with a cross in it."
        return [Finding("certificate.no-signature", Severity.ERROR, message, location, hint)]
    if unticked_half_days := [
        _half_day_label(typed_sheets, index) for index, has_marks in enumerate(typed_sheets.marked) if not has_marks
    ]:
        message = phrase(
            "nobody is ticked under {half_days}: nobody has completed the training.",
            half_days=listing(unticked_half_days),
        )
        hint = "Please type what was signed, or delete a column whose half-day wasn't held."
        return [Finding("certificate.empty-half-day", Severity.WARNING, message, location, hint)]
    return []
