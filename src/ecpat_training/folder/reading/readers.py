"""How a file of each kind is read: by the reader of its feature, so that nothing counts as done by its name alone."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.finding import errors
from ecpat_training.core.location import Location
from ecpat_training.files.opening import display_name
from ecpat_training.folder.model.facts import MIX, FileFacts, Kind
from ecpat_training.folder.reading.recognising import MOST_REPORT, NAMES, counted_answers, is_answers, report_inputs
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.words.catalogue.message import Command, phrase

if TYPE_CHECKING:  # a folder that hasn't changed needs no reader
    from ecpat_training.agenda.workflows.agenda_file import AgendaProgramme, OpenedAgenda
    from ecpat_training.core.finding import Finding
    from ecpat_training.files.yaml.file import Source
    from ecpat_training.roster.reading.roster import RosterReading
    from ecpat_training.survey.instrument.instrument import Instrument
    from ecpat_training.values.participant import Roster


class ReadingContext(NamedTuple):
    """What a file is read for: the programme with its file and source, the questionnaire with its hash as `version`,
    the agendas that have been opened, the training (None: all), and the wave that answers should be of."""

    programme: Programme
    source: "Source"
    programme_file: Path
    instrument: Path | None
    agendas: "AgendasOpened"
    training: Training | None = None
    wave: str = ""
    version: str = ""


class AgendasOpened:
    """The agendas of a folder, each opened once by a programme that has been read: one is judged itself, and says for
    which half-days there are sheets to sign."""

    def __init__(self, programme: Programme, source: "Source") -> None:
        self._programme, self._source = programme, source
        self._known: AgendaProgramme | None = None
        self._opened: dict[tuple[Path, Path, str | None], OpenedAgenda] = {}

    def __call__(self, agenda: Path, programme_file: Path, training: str | None) -> "OpenedAgenda":
        """An agenda of a training; see `open_agenda` for what is raised."""
        from ecpat_training.agenda.workflows.agenda_file import AgendaProgramme, open_agenda

        self._known = self._known or AgendaProgramme(self._programme, self._source)
        key = (agenda, programme_file, training)
        if key not in self._opened:
            self._opened[key] = open_agenda(*key, agenda_programme=self._known)
        return self._opened[key]


def read_facts(kind: Kind, path: Path, context: ReadingContext) -> FileFacts:
    """What a file says; where it can't be read, the code of the first message that says why."""
    try:
        return _READERS[kind](path, context)
    except EcpatError as failure:
        first = (*errors(failure.findings), *failure.findings)[:1]  # a note says nothing of why
        return FileFacts(code=first[0].code if first else "input.unreadable")


def _list(path: Path, context: ReadingContext) -> FileFacts:
    from ecpat_training.roster.reading.file import ListFile, read_roster
    from ecpat_training.roster.workflows.check import judge, roster_rules_of

    reading = read_roster(ListFile(path))
    refuse_answers(path, reading, context.instrument)
    rules, _ = roster_rules_of(context.programme, context.source, context.training)
    check = judge(reading, context.programme.programme, rules)
    broken = sum(not rule.kept and rule.hard for rule in check.rules)
    counted = _roster_facts(reading.roster)
    return FileFacts(
        people=check.used,
        unclear=len(errors(reading.findings)),
        broken=broken,
        gaps=check.recruit if broken else (),
        stages=counted.stages,
        invited=counted.invited,
        confirmed=counted.confirmed,
        attended=counted.attended,
        half_days=counted.half_days,
        by_kind=counted.by_kind,
    )


def _attendance(path: Path, context: ReadingContext) -> FileFacts:
    """The signed sheets, by the half-days of the training, as certificates and the funnel count them."""
    from ecpat_training.event.attendance.reading.attendees import who_came
    from ecpat_training.event.attendance.reading.half_days import half_days_in
    from ecpat_training.programme.model.completion import AttendanceSpec
    from ecpat_training.roster.reading.file import ListFile

    training = context.training
    halves = half_days_in(path.parent, context.programme_file, training, context.agendas).half_days if training else ()
    spec = context.programme.attendance_of(training) if training else AttendanceSpec()
    attendees = who_came(ListFile(path), halves, spec)
    refuse_answers(path, attendees.sheets.reading, context.instrument)
    counted = _roster_facts(attendees.sheets.reading.roster)
    return replace(
        counted, attended=attendees.came.count(True), half_days=attendees.half_days, unclear=len(attendees.asked)
    )


def _certificates(path: Path, context: ReadingContext) -> FileFacts:
    """The list that ecpat wrote, or anybody's list of people who have one."""
    from ecpat_training.event.certificates.reading.listed import people_with_one
    from ecpat_training.roster.reading.file import ListFile, read_roster

    people = people_with_one(path)
    if people is not None:
        return FileFacts(people=people)
    reading = read_roster(ListFile(path))
    refuse_answers(path, reading, context.instrument)
    return replace(_roster_facts(reading.roster), unclear=len(errors(reading.findings)))


def refuse_answers(path: Path, reading: "RosterReading", instrument: Path | None) -> None:
    """Refuses answers to the questionnaire in the place of a list: their code and role look like columns of one.

    Raises:
        ContentError: the file holds answers.
    """
    fields = {column.field for column in reading.layout.columns}
    if fields.isdisjoint(NAMES) and is_answers(path, instrument):
        message = "this holds answers to the questionnaire, not a list of people."
        hint = phrase("Put the answers in their place with {command}, and the list in its own.", command=Command("add"))
        raise ContentError.because("folder.answers", message, location=Location(display_name(path)), hint=hint)


def _roster_facts(roster: "Roster") -> FileFacts:
    """How many people a list holds and how far they have come; who has declined was invited as well."""
    from ecpat_training.values.participant import GONE, OUTSIDE, STAGES, Status

    def reached(stage: Status) -> int:
        far = STAGES.index(stage)
        is_invitation = stage is Status.INVITED
        return sum(
            (person.reached is not None and STAGES.index(person.reached) >= far)
            or (is_invitation and person.status in GONE)
            for person in roster.participants
        )

    coming = [person for person in roster.participants if person.status not in OUTSIDE]
    kinds = Counter(str(kind) for person in coming for kind in (person.stakeholder, person.role) if kind is not None)
    return FileFacts(
        by_kind=tuple((kind, kinds[kind]) for kind in MIX if coming),
        people=len(coming),
        stages=any(person.status is not None for person in roster.participants),
        invited=reached(Status.INVITED),
        confirmed=reached(Status.CONFIRMED),
        attended=reached(Status.ATTENDED),
        half_days=max((len(person.half_days or {}) for person in roster.participants), default=0),
    )


def _agenda(path: Path, context: ReadingContext) -> FileFacts:
    from ecpat_training.agenda.workflows.agenda_file import checked

    check = checked(context.agendas(path, context.programme_file, context.training.id if context.training else None))
    broken = sum(not rule.kept and rule.hard for rule in check.rules)
    return FileFacts(broken=broken, unclear=len(errors(check.findings)))


def _answers(path: Path, context: ReadingContext) -> FileFacts:
    from ecpat_training.files.table_file import read_table
    from ecpat_training.survey.instrument.item import WAVES
    from ecpat_training.survey.reading.inspection import answer_summary
    from ecpat_training.survey.reading.recognise import recognise
    from ecpat_training.survey.workflows.read import count_answers

    if context.instrument is None:
        table = read_table(path, long=True)
        survey = answer_summary(table, recognise(table)[1])
        return FileFacts(people=len(survey.rows), first_day=survey.first_day or "", last_day=survey.last_day or "")
    wave = next(candidate for candidate in WAVES if candidate == context.wave)
    read = count_answers(path, wave, *_questionnaire(context.instrument, context.version))
    waves = {stated_wave for _, stated_wave, _ in read.said.waves if stated_wave} or set(read.said.side_by_side)
    return FileFacts(
        people=read.people,
        unclear=len(errors(read.findings)),
        waves=tuple(sorted(waves)),
        first_day=read.said.first_day or "",
        last_day=read.said.last_day or "",
    )


@lru_cache(maxsize=4)  # a folder has one or few, and many files of answers to them
def _questionnaire(path: Path, _version: str) -> "tuple[Instrument, tuple[Finding, ...]]":
    from ecpat_training.survey.reading.instrument import read_instrument

    questionnaire, source = read_instrument(path)
    return questionnaire, tuple(source.findings)


def _report(path: Path, _: ReadingContext) -> FileFacts:
    inputs = report_inputs(path)
    if inputs is None:
        message = "this is no effect report, so nothing says what it was made from."
        hint = phrase(
            "Write it again with {command}, or take the file away.",
            command=Command("evaluate", "--training ID --out reports/effect.json"),
        )
        raise ContentError.because("folder.no-report", message, location=Location(display_name(path)), hint=hint)
    return FileFacts(inputs=inputs)


def _counts(path: Path, _: ReadingContext) -> FileFacts:
    return FileFacts(counted=counted_answers(path))


def _debrief(path: Path, _: ReadingContext) -> FileFacts:
    """How many words are written."""
    from xml.parsers.expat import ExpatError

    from ecpat_training.files.opening import decode_utf, read_bytes
    from ecpat_training.files.word.gate import MOST_XML, open_word
    from ecpat_training.files.word.opendocument import open_opendocument, opendocument_text
    from ecpat_training.files.word.text import TooLongError, main_part, word_text

    data = read_bytes(path, MOST_REPORT)
    try:
        if path.suffix.lower() == ".docx":
            archive = open_word(data, path.name)
            blocks = word_text(archive.read(main_part(archive), MOST_XML)).blocks
        elif path.suffix.lower() == ".odt":
            blocks = opendocument_text(open_opendocument(data, path.name)).blocks
        else:
            blocks = [(decode_utf(data, path.name) or ("",))[0]]
    except (TooLongError, ExpatError, ValueError):
        return FileFacts(code="input.unreadable")
    words = sum(len(_text(block).split()) for block in blocks)
    return FileFacts(people=words)


def _text(block: object) -> str:
    if isinstance(block, str):
        return block
    rows = getattr(block, "rows", ())
    return " ".join(text for row in rows for cell in row for text in cell.paragraphs)


def _series(path: Path, context: ReadingContext) -> FileFacts:
    from ecpat_training.series.workflows.dates import dated_trainings

    dated = dated_trainings(path, context.programme, context.source)
    return FileFacts(dates=tuple((training.id, training.start.isoformat()) for training in dated))


def _commitments(path: Path, _: ReadingContext) -> FileFacts:
    """People who made commitments, cells that are doubtful, and how many said what became of theirs."""
    from ecpat_training.commands.training_files import COMMITMENTS_AFTER, MONTHS, newest
    from ecpat_training.followup.model.commitment import questions
    from ecpat_training.followup.reading.commitments import read_commitments
    from ecpat_training.followup.reading.places import CommitmentFile

    after = [
        CommitmentFile(file, "", month)
        for month, file_kind in COMMITMENTS_AFTER.items()
        for file in newest(path.parent, file_kind)
    ]
    (record,) = read_commitments([CommitmentFile(path, "", None), *after])
    people = len(record.who_committed())
    answered = tuple((str(month), people - len(record.waiting(month))) for month in MONTHS)
    return FileFacts(people=people, unclear=len(questions(record.findings)), answered=answered)


def _decisions(path: Path, context: ReadingContext) -> FileFacts:
    """How many decisions a meeting made, how many don't stand, what is to be asked, and which are open until when."""
    from ecpat_training.event.meetings.judgement import judge
    from ecpat_training.event.meetings.reading.minutes import read_minutes
    from ecpat_training.event.meetings.workflows.decisions import meeting_in_folder

    if context.training is None:
        return FileFacts(code="input.unreadable")
    meeting = meeting_in_folder(context.programme, context.programme_file, context.training)
    minutes = read_minutes(path, meeting)
    standing = judge(minutes, meeting.quorum, date.min)
    due = tuple(
        (open_decision.decision.number, open_decision.decision.due.isoformat() if open_decision.decision.due else "")
        for open_decision in standing.those("open")
    )
    return FileFacts(
        people=len(minutes.decisions),
        unclear=len(errors(minutes.findings)),
        broken=len(standing.those("does not stand")),
        attended=standing.quorum.low,
        due=due,
    )


_READERS: Mapping[Kind, Callable[[Path, ReadingContext], FileFacts]] = {
    "list": _list,
    "attendance": _attendance,
    "certificates": _certificates,
    "agenda": _agenda,
    "answers": _answers,
    "report": _report,
    "debrief": _debrief,
    "counts": _counts,
    "series": _series,
    "commitments": _commitments,
    "decisions": _decisions,
}
