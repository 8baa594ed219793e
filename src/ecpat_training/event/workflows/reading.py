"""An event with who comes, read from its files, in the language of those who get the papers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ecpat_training.agenda.model.agenda import Agenda, PlannedTraining
from ecpat_training.agenda.workflows.agenda_file import open_agenda
from ecpat_training.agenda.workflows.translation import check_language, translated
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, fold, listing
from ecpat_training.documents.document import Bullets
from ecpat_training.documents.wording import Wording, untranslated, wording
from ecpat_training.event.model.guest import BadgeHolder
from ecpat_training.event.report.letters import is_mailable
from ecpat_training.files.opening import display_name
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.model.translated_programme import in_language
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.training_named import find_training, titled
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.roster.report.partner_note import Addressee, partner_note
from ecpat_training.roster.workflows.check import judge, roster_rules_of
from ecpat_training.roster.workflows.stages import absence_note
from ecpat_training.series.workflows.first_days import add_first_day
from ecpat_training.values.kinds import TOGETHER
from ecpat_training.values.participant import Participant
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences

_NO_ADDRESS = "Complete the list, or invite them in another way."


@dataclass(frozen=True, slots=True)
class PackFiles:
    """What a pack is made from: the programme, the participant list if there is one yet, the agenda, the instrument."""

    programme: Path
    participants: ListFile | None = None
    agenda: Path | None = None
    instrument: Path | None = None


@dataclass(frozen=True, slots=True)
class TrainingEvent:
    """One event: its texts in the language of its papers; `planned` where there is an agenda, `tracks` with how they
    are called where it is split. `guests` are those who come, `gone` the codes of those who are out of it; `gaps` are
    the seats that are open, in words. `series` is the file that says the dates, where the programme doesn't."""

    programme: Programme
    training: Training
    planned: PlannedTraining | None
    words: Wording
    tracks: tuple[tuple[str, str], ...]
    guests: tuple[BadgeHolder, ...]
    gone: tuple[str, ...]
    gaps: tuple[str, ...]
    has_list: bool
    findings: tuple[Finding, ...]
    series: Path | None = None

    @property
    def without_address(self) -> tuple[str, ...]:
        """The codes of those to whom nothing can be mailed."""
        return tuple(guest.code for guest in self.guests if not guest.email)

    @property
    def dates(self) -> str:
        """When it is: `Thursday 12 May 2005 to Friday 13 May 2005`; empty as long as nobody has set it."""
        first_day, last_day = self.training.date_of(1), self.training.date_of(self.training.days)
        if first_day is None or last_day is None:
            return ""
        if first_day == last_day:
            return self.words.date(first_day)
        return self.words.say("from to", first=self.words.date(first_day), last=self.words.date(last_day))


def read_event(files: PackFiles, training_id: str, language: str | None, *, quiet: bool = False) -> TrainingEvent:
    """Reads everything. Without a `language` it is that of the training. What was found without being named is told
    unless `quiet`.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: a file can't be understood.
        UsageError: the programme has no such training, the agenda is one of another, or there is no such language.
    """
    check_language(language)
    programme, source = read_programme(files.programme)
    training, series = add_first_day(
        find_training(programme, training_id), programme, programme_file(files.programme), is_quiet=quiet
    )
    language = language or training.language
    words = wording(language)
    findings = [*source.findings]
    planned_training = None
    if files.agenda is not None:
        planned_training, remarks = _read_planned_training(files.agenda, files.programme, training)
        findings = [*(findings if planned_training is None else ()), *remarks]
    reading = read_roster(files.participants) if files.participants else None
    guests, excluded_guests, remarks = _people(reading, programme)
    gaps = _gaps(reading, programme, source, training, words) if reading else ()
    findings += [*(reading.findings if reading else ()), *remarks]
    texts, event, planned_training, language_findings = _translate_event(
        programme, training, planned_training, source, words
    )
    return TrainingEvent(
        texts,
        event,
        planned_training,
        words,
        _tracks(programme, texts, planned_training, words),
        guests,
        excluded_guests,
        gaps,
        reading is not None,
        (*findings, *language_findings),
        series,
    )


def _read_planned_training(
    file: Path, programme: Path, training: Training
) -> tuple[PlannedTraining | None, list[Finding]]:
    """The agenda, with what was remarked. None while it has open questions: what doesn't depend on it needn't wait, and
    what is missing is said.

    Raises:
        InputError, RefusedError: the file can't be read.
        UsageError: the agenda is of another training.
    """
    try:
        opened_agenda = open_agenda(file, programme, training.id)
    except ContentError as failure:
        question_count = count(len(errors(failure.findings)), "question")
        message = phrase(
            "the agenda can't be understood yet ({questions}): there is no programme for participants, and the"
            " sheets to sign are those of the training's days and hours.",
            questions=question_count,
        )
        hint = sentences(
            phrase("{command} asks what is open;", command=Command("plan check", f"--training {training.id}")),
            phrase("then write the pack again with {option}.", option=Option("--force")),
        )
        return None, [Finding("event.agenda", Severity.WARNING, message, Location(display_name(file)), hint)]
    planned_training = PlannedTraining(
        opened_agenda.context.programme, training, _set_agenda_dates(opened_agenda.agenda, training)
    )
    return planned_training, [*opened_agenda.findings, *_find_differing_dates(opened_agenda.agenda, training, file)]


def _set_agenda_dates(agenda: Agenda, training: Training) -> Agenda:
    """The agenda with the dates of the training on days that have none."""
    days = tuple(
        day if day.date else day.model_copy(update={"date": training.date_of(day.number)}) for day in agenda.days
    )
    return agenda.model_copy(update={"days": days})


def _find_differing_dates(agenda: Agenda, training: Training, file: Path) -> list[Finding]:
    """A word where the agenda is of other days than the letters say."""
    for day in agenda.days:
        programme_date = training.date_of(day.number)
        if day.date and programme_date and day.date != programme_date:
            message = phrase(
                "day {day} is {agenda_date} in the agenda, and {programme_date} in the programme or its series: sheets"
                " and programme say the agenda's, letters the other.",
                day=day.number,
                agenda_date=day.date,
                programme_date=programme_date,
            )
            hint = "Please bring the two in line before anything is sent."
            location = day.where or Location(display_name(file))
            return [Finding("event.dates", Severity.WARNING, message, location, hint)]
    return []


def _translate_event(
    programme: Programme, training: Training, planned_training: PlannedTraining | None, source: Source, words: Wording
) -> tuple[Programme, Training, PlannedTraining | None, list[Finding]]:
    """The texts in the language, with remarks on what isn't there in it. The start may be one that only the series
    says."""
    language, start = words.language, {"start": training.start}
    if planned_training is not None:
        planned_training, remarks = translated(planned_training, language, source)
        translated_training = planned_training.training.model_copy(update=start)
        return (
            planned_training.programme,
            translated_training,
            replace(planned_training, training=translated_training),
            remarks,
        )
    texts = programme
    if language in programme.translations:
        texts, _ = in_language(programme, language)
    translated_training = titled(words, texts.training(training.id)).model_copy(update=start)
    return texts, translated_training, None, untranslated(language)


def _tracks(
    programme: Programme, texts: Programme, planned_training: PlannedTraining | None, words: Wording
) -> tuple[tuple[str, str], ...]:
    """The tracks with how they are called; none where everybody sits together."""
    session_tracks = (
        [item.track for item in planned_training.agenda.sessions()]
        if planned_training
        else [session.track for session in programme.sessions()]
    )
    if all(track == TOGETHER for track in session_tracks):
        return ()
    named_tracks = []
    for track, name in zip(programme.tracks, texts.tracks, strict=True):
        named_tracks.append((str(track), words.say(track) if track in ("law enforcement", "care") else str(name)))
    return tuple(named_tracks)


def _people(
    reading: RosterReading | None, programme: Programme
) -> tuple[tuple[BadgeHolder, ...], tuple[str, ...], list[Finding]]:
    """Who comes, who is out of it, and a word on those who can't be printed or written to."""
    if reading is None:
        return (), (), []
    people = reading.roster.participants
    excluded_people = [person for person in people if person.is_out]
    coming_people = [person for person in people if not person.is_out]
    findings = [absence_note(excluded_people, ("gets nothing", "get nothing"))] if excluded_people else []
    location = Location(reading.roster.file)
    if nameless_codes := [person.code for person in coming_people if not person.name]:
        message = phrase(
            "the list has no name of {codes}: the code is printed instead.", codes=listing(nameless_codes, 20)
        )
        findings.append(Finding("event.no-name", Severity.WARNING, message, location, "Give a list with names."))
    shared_addresses = _find_shared_addresses(coming_people)
    guests = tuple(_guest(person, programme, shared_addresses) for person in coming_people)
    people_without_address = [
        person.code
        for person, guest in zip(coming_people, guests, strict=True)
        if not guest.email and not _shares(person, shared_addresses)
    ]
    if people_without_address:
        message = phrase(
            "{people} can't be written to: no e-mail address, or one that isn't complete.",
            people=listing(people_without_address, 20),
        )
        findings.append(Finding("event.no-address", Severity.WARNING, message, location, _NO_ADDRESS))
    if codes_sharing_address := [person.code for person in coming_people if _shares(person, shared_addresses)]:
        message = phrase(
            "{people} have the same address as somebody else: no letter is drafted for them.",
            people=listing(codes_sharing_address, 20),
        )
        hint = "Each would read another's letter. Please write each person's own address."
        findings.append(Finding("event.same-address", Severity.WARNING, message, location, hint))
    return guests, tuple(person.code for person in excluded_people), findings


def _find_shared_addresses(people: Sequence[Participant]) -> frozenset[str]:
    """Addresses that several people have."""
    addresses: set[str] = set()
    repeated_addresses: set[str] = set()
    for person in people:
        address = fold(person.email or "")
        (repeated_addresses if address in addresses else addresses).add(address)
    return frozenset(repeated_addresses - {""})


def _shares(person: Participant, shared_addresses: frozenset[str]) -> bool:
    return fold(person.email or "") in shared_addresses


def _guest(person: Participant, programme: Programme, shared_addresses: frozenset[str]) -> BadgeHolder:
    email = (person.email or "").strip()
    return BadgeHolder(
        person.code,
        person.name or person.code,
        person.given_name,
        person.surname,
        person.organisation or "",
        str(person.role) if person.role and str(person.role) in programme.tracks else "",
        email if is_mailable(email) and not _shares(person, shared_addresses) else "",
    )


def _gaps(
    reading: RosterReading, programme: Programme, source: Source, training: Training, words: Wording
) -> tuple[str, ...]:
    """The seats that are open by the programme's rules, as the partner reads them; none where the rules are surely
    kept."""
    rules, _ = roster_rules_of(programme, source, training)
    if not rules:
        return ()
    check = judge(reading, programme.programme, rules)
    if all(rule.verdict == "kept" for rule in check.rules):
        return ()
    bullets = [block for block in partner_note(check, Addressee(words), annex=False) if isinstance(block, Bullets)]
    return bullets[0].items if bullets else ()
