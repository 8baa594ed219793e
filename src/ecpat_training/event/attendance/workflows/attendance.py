"""`ecpat event attendance`: the workbook for the signed sheets is written, and read again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.training_files import PARTICIPANTS, folder_of, newest_versions
from ecpat_training.core.errors import Exit
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.documents.wording import wording
from ecpat_training.event.attendance.completion import (
    completion_rule,
    find_unheld_halves,
    mark_required_halves,
    rule_sentence,
)
from ecpat_training.event.attendance.model.counted import GroupCount, count_by_half_day, count_group
from ecpat_training.event.attendance.model.form import AttendanceForm
from ecpat_training.event.attendance.model.half_day import HalfDay, half_day_name
from ecpat_training.event.attendance.model.presence import Presence
from ecpat_training.event.attendance.reading.attendees import outcome_of
from ecpat_training.event.attendance.reading.half_days import read_half_days
from ecpat_training.event.attendance.reading.list_matching import ParticipantIndex, find_ambiguous_people
from ecpat_training.event.attendance.reading.typed_sheets import TypedSheets, read_sheets
from ecpat_training.event.attendance.report.check import check_document, write_headline
from ecpat_training.event.attendance.report.for_machines import EventAttendanceResult
from ecpat_training.event.attendance.report.workbook import render
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.opening import display_name
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.training_named import find_training, titled
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.values.participant import STATUSES_OUT, Participant, StakeholderType, Status
from ecpat_training.words.catalogue.message import phrase

WORKBOOK = "attendance.xlsx"
_NOT_STATED_TEXT = "not said"


class _SignedTraining(NamedTuple):
    """A training of a programme, with the half-days for which there is a sheet to sign."""

    programme: Programme
    training: Training
    half_days: tuple[HalfDay, ...]
    file: Path
    findings: tuple[Finding, ...]


def _event(programme: Path, id_: str) -> _SignedTraining:
    file = programme_file(programme)
    loaded_programme, source = read_programme(file)
    training = find_training(loaded_programme, id_)
    spec = loaded_programme.attendance_of(training)
    half_days, remarks = read_half_days(folder_of(file, training.id), file, training)
    findings = [*source.findings, *remarks]
    if unknown_half_days := find_unheld_halves(spec, half_days):
        message = phrase(
            "{required} is required, and {training} has {half_days}.",
            required=listing(list(unknown_half_days)),
            training=training.id,
            half_days=listing([half_day.key for half_day in half_days]),
        )
        hint = "Please change `attendance` in the programme's file."
        findings.append(Finding("attendance.not-held", Severity.ERROR, message, Location(display_name(file)), hint))
    return _SignedTraining(loaded_programme, training, mark_required_halves(spec, half_days), file, tuple(findings))


def attendance_workbook(
    programme: Path, id_: str, participants: ListFile | None, out: Path | None, *, force: bool, quiet: bool
) -> Outcome:
    """Writes the workbook; into the training's folder where it has one, else here.

    Raises:
        UsageError: there is no such training.
        InputError, RefusedError, ContentError: a file can't be read or understood.
        OutputError: a file is there already, or can't be written.
    """
    event = _event(programme, id_)
    path = out or _default_output_path(event)
    delivery = Delivery([str(path)], force, quiet)
    inputs = [event.file, *([participants.path, participants.words] if participants else [])]
    delivery.check(inputs)
    reading = read_roster(participants) if participants else None
    findings = [*event.findings, *(reading.findings if reading else ())]
    delivery.findings(findings)
    outside_statuses = [
        status for status in STATUSES_OUT if status is not Status.ABSENT
    ]  # whoever was said not to have come may have
    expected_people = (
        [person for person in reading.roster.participants if person.status not in outside_statuses] if reading else []
    )
    people = tuple((person.code, person.name, person.organisation or "") for person in expected_people)
    words = wording(event.training.language)
    spec = event.programme.attendance_of(event.training)
    title = titled(words, event.training).title
    names = tuple(half_day_name(half_day, words) for half_day in event.half_days)
    form = AttendanceForm(title, event.training.venue, event.half_days, names, people, rule_sentence(spec))
    delivery.files({path: render(form)}, private_files=[path])
    origin = provenance("ecpat event attendance", inputs)
    half_days = tuple(half_day.key for half_day in event.half_days)
    result = partial(
        EventAttendanceResult, ((), ()), training=event.training.id, file=visible(str(path)), rule=rule_sentence(spec),
        half_days=half_days, people=len(people),
    )  # fmt: skip
    delivery.data(result, findings, origin)
    sentence = f"{count(len(people), 'person', 'people')}, {count(len(half_days), 'half-day')}"
    sentence = f"{visible(str(path))}: {sentence}. It holds names."
    delivery.say(sentence)
    return Outcome(Exit.CLEAN, sentence)


def _default_output_path(event: _SignedTraining) -> Path:
    folder = folder_of(event.file, event.training.id)
    return folder / WORKBOOK if folder.is_dir() else Path(WORKBOOK)


def attendance_check(
    programme: Path, id_: str, list_: ListFile, blank_meaning: Presence | None, delivery: Delivery
) -> Outcome:
    """Reads an attendance list, counts, and asks every cell that says nothing clear.

    Raises:
        UsageError: there is no such training.
        InputError, RefusedError, ContentError: a file can't be read or understood.
        OutputError: a file can't be written.
    """
    event = _event(programme, id_)
    expected_list = newest_versions(folder_of(event.file, event.training.id), PARTICIPANTS)[:1]
    inputs = [event.file, list_.path, list_.words, *expected_list, *map(find_mapping_beside, expected_list)]
    delivery.check(inputs)
    spec = event.programme.attendance_of(event.training)
    typed_sheets = read_sheets(list_, event.half_days, blank_meaning, signature=completion_rule(spec).signature)
    findings = [*event.findings, *typed_sheets.findings]
    participants = read_roster(ListFile(expected_list[0])).roster.participants if expected_list else ()
    if expected_list:
        findings += find_ambiguous_people(typed_sheets.people, ParticipantIndex(participants), list_.table())
    counts = count_by_half_day(typed_sheets.attendance, typed_sheets.half_days)
    groups = _groups(typed_sheets, participants, event)
    origin = provenance("ecpat event attendance --check", inputs)
    delivery.findings(findings)
    title = titled(wording(), event.training).title
    delivery.document(check_document(title, rule_sentence(spec), counts, groups, origin))
    half_days = [half_day.key for half_day in typed_sheets.half_days]
    result = partial(
        EventAttendanceResult, (counts, groups), training=event.training.id, file=visible(str(list_.path)),
        rule=rule_sentence(spec), half_days=half_days, people=len(typed_sheets.people),
    )  # fmt: skip
    delivery.data(result, findings, origin)
    return Outcome(exit_code(findings), write_headline(groups[-1]))


def _groups(
    typed_sheets: TypedSheets, participants: Sequence[Participant], event: _SignedTraining
) -> Sequence[GroupCount]:
    """By stakeholder, as the list says it, else the participant list; everybody is the last."""
    outcome = outcome_of(typed_sheets, event.programme.attendance_of(event.training))
    participant_index = ParticipantIndex(participants)
    stakeholder_kinds = [
        str(
            person.stakeholder
            or _common_stakeholder_type(participant_index.find_same_people(person))
            or _NOT_STATED_TEXT
        )
        for person in typed_sheets.people
    ]
    rows = [*zip(typed_sheets.attendance, outcome.attended_flags, outcome.completed, strict=True)]
    groups = [
        count_group(
            stakeholder_kind,
            (row for row_kind, row in zip(stakeholder_kinds, rows, strict=True) if row_kind == stakeholder_kind),
            typed_sheets.half_days,
        )
        for stakeholder_kind in sorted(
            dict.fromkeys(stakeholder_kinds),
            key=lambda stakeholder_kind: (stakeholder_kind == _NOT_STATED_TEXT, stakeholder_kind),
        )
    ]
    return [*groups, count_group("All", rows, typed_sheets.half_days)]


def _common_stakeholder_type(candidates: Sequence[Participant]) -> StakeholderType | None:
    """The stakeholder of a person as the participant list says it, where only one person there may be meant."""
    return candidates[0].stakeholder if len(candidates) == 1 else None
