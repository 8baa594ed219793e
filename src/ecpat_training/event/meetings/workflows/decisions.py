"""`ecpat event minutes`: the workbook for a meeting is written, and what was filled in is read."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.file_lookup import find_training_file
from ecpat_training.commands.training_files import DECISIONS, PARTICIPANTS, folder_of, newest_versions
from ecpat_training.core.errors import EcpatError, Exit, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, visible
from ecpat_training.documents.formats.json import render as as_json
from ecpat_training.documents.wording import untranslated, wording
from ecpat_training.event.meetings.judgement import judge
from ecpat_training.event.meetings.model.expected import Meeting
from ecpat_training.event.meetings.model.standing import DecisionStanding
from ecpat_training.event.meetings.reading.expected import expected, expert_meeting
from ecpat_training.event.meetings.reading.minutes import read_minutes
from ecpat_training.event.meetings.report.for_machines import EventDecisionsResult
from ecpat_training.event.meetings.report.minutes import minutes_document, write_headline
from ecpat_training.event.meetings.report.workbook import render
from ecpat_training.files.opening import display_name
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.words.catalogue.message import Option, phrase

WORKBOOK = f"{DECISIONS.stem}.xlsx"
_COMMAND = "ecpat event minutes"
_JSON = ".json"
_QUORUM = "Correct `quorum` in the programme's file, at the meeting or at the programme."


class _DecisionsReading(NamedTuple):
    """The meeting, the day that counts, the files that are read for it, and what was remarked on the programme."""

    meeting: Meeting
    on: date
    inputs: tuple[Path, ...]
    findings: tuple[Finding, ...]


def event_decisions(
    programme: Path,
    id_: str,
    minutes_path: Path | None,
    delivery: Delivery,
    *,
    reference_date: date | None,
    language: str | None,
) -> Outcome:
    """Reads the decisions of a meeting, of the file that is named or of its folder; where there are none yet, writes
    the workbook for them. `reference_date` is the day that counts, today without it; without a language minutes are in
    that of the meeting.

    Raises:
        UsageError: there is no such meeting, or several files of it.
        InputError, RefusedError, ContentError: a file can't be read or understood.
        OutputError: a file is there already, or can't be written.
    """
    file = programme_file(programme)
    loaded_programme, source = read_programme(file)
    training = expert_meeting(loaded_programme, id_)
    path = minutes_path or find_training_file(DECISIONS, training.id, file, "Name the file", quiet=delivery.quiet)
    list_ = find_training_file(PARTICIPANTS, training.id, file, "Take one of them away", quiet=delivery.quiet)
    meeting = meeting_of(loaded_programme, training, list_)
    inputs = tuple(input_path for input_path in (file, path, list_) if input_path is not None)
    request = _DecisionsReading(meeting, reference_date or date.today(), inputs, tuple(source.findings))
    return (
        _write(request, file, delivery)
        if path is None
        else _read_decisions(request, path, language or training.language, delivery)
    )


def meeting_of(programme: Programme, training: Training, list_: Path | None) -> Meeting:
    """The meeting, with whoever stands on its participant list.

    Raises:
        InputError, RefusedError, ContentError: the list can't be read.
    """
    people = read_roster(ListFile(list_)).roster.participants if list_ else None
    return expected(programme, training, people)


def meeting_in_folder(programme: Programme, file: Path, training: Training) -> Meeting:
    """The meeting with the partners of its list; with none of them where the list can't be read.

    For whoever looks through a whole folder, where that list is reported by itself.
    """
    lists = newest_versions(folder_of(file, training.id), PARTICIPANTS)
    try:
        return meeting_of(programme, training, lists[0] if lists else None)
    except EcpatError:
        return expected(programme, training, ())


def _write(request: _DecisionsReading, file: Path, delivery: Delivery) -> Outcome:
    """The workbook, in the meeting's folder where it has one, else here."""
    if len(delivery.paths) > 1 or any(output.suffix.lower() != ".xlsx" for output in delivery.paths):
        message = "nothing is decided yet, and the workbook for decisions is one .xlsx file."
        raise UsageError.because(
            "meetings.one-workbook",
            message,
            hint=phrase("Write {option}, or name the file that is filled in.", option=Option("--out", "FILE.xlsx")),
        )
    meeting = request.meeting
    folder = folder_of(file, meeting.id)
    path = next(iter(delivery.paths), folder / WORKBOOK if folder.is_dir() else Path(WORKBOOK))
    minutes_delivery = Delivery([str(path)], delivery.force, delivery.quiet)
    minutes_delivery.check(request.inputs)
    minutes_delivery.findings(request.findings)
    minutes_delivery.files({path: render(meeting)}, private_files=[path])
    shown_path, origin = visible(str(path)), provenance(_COMMAND, request.inputs)
    minutes_delivery.data(lambda: _result(request, shown_path, None), request.findings, origin)
    names = " It holds names." if any(guest.name for guest in meeting.guests) else ""
    sentence = f"{shown_path}: {count(len(meeting.partners), 'partner')}, to be filled in during the meeting.{names}"
    minutes_delivery.say(sentence)
    return Outcome(Exit.CLEAN, sentence)


def _read_decisions(request: _DecisionsReading, path: Path, language: str, delivery: Delivery) -> Outcome:
    delivery.check(request.inputs)
    minutes = read_minutes(path, request.meeting)
    standing = judge(minutes, request.meeting.quorum, request.on)
    findings = [*request.findings, *untranslated(language), *minutes.findings]
    needed_partners, partners = standing.quorum.needed, standing.quorum.partners
    if needed_partners is not None and needed_partners > partners:
        message = phrase(
            "the quorum is {quorum:,} {quorum:partner|partners}, and the meeting has {partners}: it can never be"
            " reached.",
            quorum=needed_partners,
            partners=partners,
        )
        location = Location(display_name(request.inputs[0]))
        findings.append(Finding("meetings.quorum", Severity.ERROR, message, location, _QUORUM))
    delivery.findings(findings)
    words, origin = wording(language), provenance(_COMMAND, request.inputs)
    renderings = {}
    if delivery.writes(_JSON):
        renderings[_JSON] = as_json(minutes_document(standing, request.meeting, words, origin, texts=False))
    delivery.document(minutes_document(standing, request.meeting, words, origin), content_by_ending=renderings)
    shown_path = visible(str(path))
    delivery.data(lambda: _result(request, shown_path, standing), findings, origin)
    sentence = write_headline(standing)
    delivery.say(sentence)
    is_late = bool(standing.those("late"))
    return Outcome(exit_code(findings, are_rules_kept=not is_late), sentence)


def _result(decisions_reading: _DecisionsReading, file: str, standing: DecisionStanding | None) -> EventDecisionsResult:
    meeting = decisions_reading.meeting
    return EventDecisionsResult(
        standing, meeting=meeting.id, file=file, on=decisions_reading.on, expected=meeting.partners
    )
