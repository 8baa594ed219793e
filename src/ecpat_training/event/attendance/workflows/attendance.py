"""`ecpat event attendance`: the workbook for the signed sheets is written, and read again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.training_files import PARTICIPANTS, folder_of, newest
from ecpat_training.core.errors import Exit
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.documents.wording import wording
from ecpat_training.event.attendance.completion import completion_rule, not_held, required_by, rule_sentence
from ecpat_training.event.attendance.model.counted import GroupCount, by_half_day, count_group
from ecpat_training.event.attendance.model.form import AttendanceForm
from ecpat_training.event.attendance.model.half_day import HalfDay, half_day_name
from ecpat_training.event.attendance.model.presence import Presence
from ecpat_training.event.attendance.reading.attendees import outcome_of
from ecpat_training.event.attendance.reading.half_days import half_days_in
from ecpat_training.event.attendance.reading.list_matching import ParticipantIndex, who_is_meant
from ecpat_training.event.attendance.reading.typed_sheets import TypedSheets, read_sheets
from ecpat_training.event.attendance.report.check import check_document, headline
from ecpat_training.event.attendance.report.for_machines import EventAttendanceResult
from ecpat_training.event.attendance.report.workbook import render
from ecpat_training.files.mapping_place import mapping_beside
from ecpat_training.files.opening import display_name
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.training_named import titled, training_named
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.values.participant import OUTSIDE, Participant, StakeholderType, Status
from ecpat_training.words.catalogue.message import phrase

WORKBOOK = "attendance.xlsx"
_NOT_SAID = "not said"


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
    training = training_named(loaded_programme, id_)
    spec = loaded_programme.attendance_of(training)
    halves, remarks = half_days_in(folder_of(file, training.id), file, training)
    findings = [*source.findings, *remarks]
    if unknown_half_days := not_held(spec, halves):
        message = phrase(
            "{required} is required, and {training} has {half_days}.",
            required=listing(list(unknown_half_days)),
            training=training.id,
            half_days=listing([half.key for half in halves]),
        )
        hint = "Please change `attendance` in the programme's file."
        findings.append(Finding("attendance.not-held", Severity.ERROR, message, Location(display_name(file)), hint))
    return _SignedTraining(loaded_programme, training, required_by(spec, halves), file, tuple(findings))


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
    path = out or _own_path(event)
    delivery = Delivery([str(path)], force, quiet)
    inputs = [event.file, *([participants.path, participants.words] if participants else [])]
    delivery.check(inputs)
    reading = read_roster(participants) if participants else None
    findings = [*event.findings, *(reading.findings if reading else ())]
    delivery.findings(findings)
    outside = [
        status for status in OUTSIDE if status is not Status.ABSENT
    ]  # whoever was said not to have come may have
    expected = [person for person in reading.roster.participants if person.status not in outside] if reading else []
    people = tuple((person.code, person.name, person.organisation or "") for person in expected)
    words = wording(event.training.language)
    spec = event.programme.attendance_of(event.training)
    title = titled(words, event.training).title
    names = tuple(half_day_name(half, words) for half in event.half_days)
    form = AttendanceForm(title, event.training.venue, event.half_days, names, people, rule_sentence(spec))
    delivery.files({path: render(form)}, private=[path])
    origin = provenance("ecpat event attendance", inputs)
    halves = tuple(half.key for half in event.half_days)
    result = partial(
        EventAttendanceResult, ((), ()), training=event.training.id, file=visible(str(path)), rule=rule_sentence(spec),
        half_days=halves, people=len(people),
    )  # fmt: skip
    delivery.data(result, findings, origin)
    sentence = f"{count(len(people), 'person', 'people')}, {count(len(halves), 'half-day')}"
    sentence = f"{visible(str(path))}: {sentence}. It holds names."
    delivery.say(sentence)
    return Outcome(Exit.CLEAN, sentence)


def _own_path(event: _SignedTraining) -> Path:
    folder = folder_of(event.file, event.training.id)
    return folder / WORKBOOK if folder.is_dir() else Path(WORKBOOK)


def attendance_check(programme: Path, id_: str, list_: ListFile, blank: Presence | None, delivery: Delivery) -> Outcome:
    """Reads an attendance list, counts, and asks every cell that says nothing clear.

    Raises:
        UsageError: there is no such training.
        InputError, RefusedError, ContentError: a file can't be read or understood.
        OutputError: a file can't be written.
    """
    event = _event(programme, id_)
    expected = newest(folder_of(event.file, event.training.id), PARTICIPANTS)[:1]
    inputs = [event.file, list_.path, list_.words, *expected, *map(mapping_beside, expected)]
    delivery.check(inputs)
    spec = event.programme.attendance_of(event.training)
    typed_sheets = read_sheets(list_, event.half_days, blank, signature=completion_rule(spec).signature)
    findings = [*event.findings, *typed_sheets.findings]
    participants = read_roster(ListFile(expected[0])).roster.participants if expected else ()
    if expected:
        findings += who_is_meant(typed_sheets.people, ParticipantIndex(participants), list_.table())
    counts = by_half_day(typed_sheets.attendance, typed_sheets.half_days)
    groups = _groups(typed_sheets, participants, event)
    origin = provenance("ecpat event attendance --check", inputs)
    delivery.findings(findings)
    title = titled(wording(), event.training).title
    delivery.document(check_document(title, rule_sentence(spec), counts, groups, origin))
    halves = [half.key for half in typed_sheets.half_days]
    result = partial(
        EventAttendanceResult, (counts, groups), training=event.training.id, file=visible(str(list_.path)),
        rule=rule_sentence(spec), half_days=halves, people=len(typed_sheets.people),
    )  # fmt: skip
    delivery.data(result, findings, origin)
    return Outcome(exit_code(findings), headline(groups[-1]))


def _groups(typed: TypedSheets, participants: Sequence[Participant], event: _SignedTraining) -> Sequence[GroupCount]:
    """By stakeholder, as the list says it, else the participant list; everybody is the last."""
    outcome = outcome_of(typed, event.programme.attendance_of(event.training))
    participant_index = ParticipantIndex(participants)
    stakeholder_kinds = [
        str(person.stakeholder or _kind(participant_index.same(person)) or _NOT_SAID) for person in typed.people
    ]
    rows = [*zip(typed.attendance, outcome.came, outcome.completed, strict=True)]
    groups = [
        count_group(
            kind,
            (row for row_kind, row in zip(stakeholder_kinds, rows, strict=True) if row_kind == kind),
            typed.half_days,
        )
        for kind in sorted(dict.fromkeys(stakeholder_kinds), key=lambda kind: (kind == _NOT_SAID, kind))
    ]
    return [*groups, count_group("All", rows, typed.half_days)]


def _kind(candidates: Sequence[Participant]) -> StakeholderType | None:
    """The stakeholder of a person as the participant list says it, where only one person there may be meant."""
    return candidates[0].stakeholder if len(candidates) == 1 else None
