"""The agenda file: drafted by `ecpat plan`, edited by hand."""

import datetime
import re
from collections.abc import Iterator, Set
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationError

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem, GoneItem, Version
from ecpat_training.agenda.reading.clock_cell import is_skipped_by_clock_change
from ecpat_training.agenda.reading.item import Line, WrittenItem, parse_line
from ecpat_training.agenda.reading.programme_names import ProgrammeNames
from ecpat_training.agenda.reading.renamed import RenamedSessions
from ecpat_training.agenda.reading.row_names import (
    SessionTitles,
    ambiguous_title,
    find_similar_trainer,
    read_as_break,
    spelled_code,
)
from ecpat_training.agenda.reading.words import OUTSIDE_PERSON, OWN, AgendaWords, UnknownWord
from ecpat_training.agenda.rule_parts.context import tracks_among
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity, errors, sort_findings
from ecpat_training.core.text import closest_name, fold, listing, visible
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.yaml.file import Source
from ecpat_training.files.yaml.look_alike import find_look_alike
from ecpat_training.files.yaml.validation import explain
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.values.base import Identifier, Noun
from ecpat_training.values.kinds import MOST_TRACKS, TOGETHER, ItemKind
from ecpat_training.values.quantity import EARLY_MORNING_END, MIDNIGHT, clock, parse_clock
from ecpat_training.words.catalogue.message import message_of, names_hint, phrase
from ecpat_training.words.lists.break_words import break_kind_of, guess_break_kind

_Path = tuple[str | int, ...]
_MOST_ITEMS = 200
_SEATS = re.compile(r"\s*\([^()]*\d[^()]*\)$")
_OWN = 'For a session of your own, write `{at: 11:00-11:45, title: "..."}`.'


class WrittenDay(Noun):
    """A day as the file writes it; its items are read one by one."""

    date: datetime.date | None = None
    start: Annotated[int | None, BeforeValidator(parse_clock)] = None
    items: tuple[object, ...] = Field(max_length=_MOST_ITEMS)


class AgendaFile(Noun):
    """An agenda file: the training, the programme's file (relative to this one), its version, the days, and what
    earlier versions held."""

    training: Identifier
    programme: str | None = None
    version: Version = 1
    changed: datetime.date | None = None
    days: tuple[WrittenDay, ...] = Field(min_length=1, max_length=10)
    gone: tuple[GoneItem, ...] = Field(default=(), max_length=_MOST_ITEMS)


def find_programme_path(source: Source) -> Path | None:
    """The programme's file as the agenda file names it, from its own folder on; None if it names none.

    Raises:
        ContentError: the file is no agenda but another of our files, whose `programme` may be a title.
    """
    refuse_other_kind(source.data, "agenda", source.location_of())
    written_name = source.data.get("programme") if isinstance(source.data, dict) else None
    return Path(written_name) if isinstance(written_name, str) else None


def read_agenda(
    source: Source,
    programme: Programme,
    names: ProgrammeNames | None = None,
    *,
    earlier: bool = False,
    words: AgendaWords | None = None,
) -> tuple[Agenda, list[Finding]]:
    """The agenda that a file describes, and remarks on it. What breaks a rule is no reading error: overlaps, holes and
    late ends are left to the rules.

    Args:
        source: the file.
        programme: what its sessions and trainers mean.
        names: what it calls them, for whoever reads many agendas.
        earlier: the agenda may be older than the programme: sessions and trainers that this doesn't have (any more) are
            warnings, and such a session is an item without one.
        words: what a person has decided on its words; what nobody knows is gathered there.

    Raises:
        ContentError: with everything in it that can't be understood.
    """
    refuse_other_kind(source.data, "agenda", source.location_of())
    names = names or ProgrammeNames.of(programme)
    reader = _AgendaReader(source, programme, names, words or AgendaWords(), earlier=earlier)
    agenda = reader.agenda()
    if agenda is None or errors([*source.findings, *reader.findings]):
        raise ContentError(sort_findings([*source.findings, *reader.findings]))
    return agenda, [*source.findings, *reader.findings]


class _AgendaReader:
    """Reads one file and collects what is wrong with it."""

    def __init__(
        self, source: Source, programme: Programme, names: ProgrammeNames, words: AgendaWords, *, earlier: bool
    ) -> None:
        self.source, self.programme, self.words, self.earlier = source, programme, words, earlier
        self.findings: list[Finding] = []
        self.trainers, self.sessions, self.ids = names.trainers, names.sessions, names.ids
        self.rooms: tuple[str, ...] = ()
        self.doubtful: list[tuple[AgendaItem, bool]] = []  # what no programme knows and that says no practice
        self.titles, self.speakers, self.evenings = names.titles, names.speakers, names.evenings

    def agenda(self) -> Agenda | None:
        try:
            file = AgendaFile.model_validate(self.source.data)
        except ValidationError as error:
            self.findings += explain(error, AgendaFile, self.source.data, self.source.location_of)
            self._check_training_anyway({problem["loc"][0] for problem in error.errors() if problem["loc"]})
            self._read_items_anyway()
            return None
        training = self._training(file.training)
        self.titles = SessionTitles(self.programme, file.training)
        self.rooms = training.room_names if training else ()
        days = [self._day(training, number, day) for number, day in enumerate(file.days)]
        used_sessions = [item.session for day in days for item in day.items if item.session]
        sessions = self.programme.sessions(training.kind if training else None)
        tracks = tracks_among(self.programme, [*sessions, *used_sessions])
        agenda = Agenda(
            training=file.training,
            title=training.title if training else file.training,
            days=tuple(day.model_copy(update={"tracks": tracks}) for day in days),
            version=file.version,
            changed=file.changed,
            gone=file.gone,
            source=self.source.file,
            where=self.source.location_of(),
        )
        if training and self.doubtful:
            self.findings += RenamedSessions(self.programme, training, self.titles).findings(agenda, self.doubtful)
        return agenda

    def _check_training_anyway(self, faulty: Set[str | int]) -> None:
        """Looks the training up in a file that doesn't fit as a whole, unless it is among the faulty keys."""
        written_id = self.source.data.get("training") if isinstance(self.source.data, dict) else None
        if isinstance(written_id, str) and "training" not in faulty:
            self._training(written_id)

    def _read_items_anyway(self) -> None:
        """Collects the problems of the items in a file that doesn't fit as a whole."""
        days = self.source.data.get("days") if isinstance(self.source.data, dict) else None
        for number, day in enumerate(days if isinstance(days, list) else []):
            items = day.get("items") if isinstance(day, dict) else None
            for index, written_item in enumerate(items[:_MOST_ITEMS] if isinstance(items, list) else []):
                self._item(written_item, ("days", number, "items", index), 0)

    def _training(self, id_: str) -> Training | None:
        training = self.programme.find(id_)
        if training is None:
            training_ids = [candidate.id for candidate in self.programme.list_trainings()]
            subject = phrase("training `{training}`", training=id_)
            self._report_unknown_name("agenda.training", subject, id_, training_ids, ("training",))
        return training

    def _day(self, training: Training | None, number: int, written_day: WrittenDay) -> AgendaDay:
        default_start = (
            written_day.start
            if written_day.start is not None
            else training.hours.hours_on(number + 1).start
            if training
            else 0
        )
        items = []
        for index, entry in enumerate(written_day.items):
            item = self._item(entry, ("days", number, "items", index), default_start)
            if item is not None:
                items.append(item)
                default_start = item.end
                if written_day.date:
                    self._clock_change(training, written_day.date, item)
        location = self.source.location_of(("days", number, *(("date",) if written_day.date else ())))
        return AgendaDay(number=number + 1, date=written_day.date, items=tuple(items), where=location)

    def _item(self, written_item: object, path: _Path, default_start: int) -> AgendaItem | None:
        try:
            if isinstance(written_item, str):
                line = parse_line(written_item)
                decided_session = self.words.meaning("sessions", line.name)
                if decided_session == OWN:
                    return self._read_keys({**line.keys(), "practice": "0 %"}, path, default_start)
                return self._read_line(replace(line, name=decided_session or line.name), path, default_start)
            if isinstance(written_item, dict):
                return self._read_keys(written_item, path, default_start)
            raise ValueError("write a line such as `09:00-09:30 opening @ AL-1 + BE-2`")
        except ValueError as problem:
            self._error("agenda.item", phrase("{problem}.", problem=message_of(problem)), path)
            return None

    def _read_line(self, line: Line, path: _Path, default_start: int) -> AgendaItem | None:
        session = self._find_session(line.name)
        item_kind = self._break(line, path) or "session" if session is None else "session"
        if session is None and item_kind == "session":
            word = UnknownWord(line.name, self.source.location_of(path), closest_name(line.name, self.sessions))
            self.words.ask("sessions", word)
            names = [*self.sessions, *(session.title for session in self.sessions.values())]
            subject = phrase("session `{session}`", session=visible(line.name[:80]))
            self._report_unknown_name("agenda.session", subject, line.name, names, path, _OWN, obsolete=self.earlier)
        trainers = self._check_trainers(line.trainers, session, path)
        room = self._check_room(line.room, path)
        start, end = self._complete_times(line.start, line.end, line.minutes, default_start)
        title = session.title if session else line.name[:1].upper() + line.name[1:]
        return AgendaItem(
            start=start, end=end, kind=item_kind, title=title, session=session, trainers=trainers, room=room,
            pinned=line.pinned,
            where=self.source.location_of(path),
        )  # fmt: skip

    def _break(self, line: Line, path: _Path) -> ItemKind | None:
        """The kind of break that a line says; in other words than ours only if nobody leads it."""
        if break_kind := break_kind_of(line.name):
            return break_kind
        if fold(line.name) in self.evenings:
            return "break"
        break_kind = None if line.trainers else guess_break_kind(line.name)
        if break_kind:
            message = read_as_break(visible(line.name[:80]), break_kind)
            self.findings.append(Finding("agenda.break", Severity.NOTE, message, self.source.location_of(path), _OWN))
        return break_kind

    def _read_keys(self, written_keys: dict[str, object], path: _Path, default_start: int) -> AgendaItem | None:
        counted_method = self.programme.methods.get(str(written_keys.get("method")))
        if counted_method and not {"counts as", "counts_as"} & set(written_keys):
            written_keys = {**written_keys, "counts as": counted_method}
        if isinstance(written_keys.get("track"), str):
            written_keys = {**written_keys, "track": self._check_track(str(written_keys["track"]), (*path, "track"))}
        try:
            item = WrittenItem.model_validate(written_keys)
        except ValidationError as error:
            if len(written_keys) == 1 and not set(written_keys) & {"at", "minutes", "title"}:
                raise ValueError("this line holds a colon: put it in quotes, or write `at:` and `title:`") from None
            findings = explain(
                error, WrittenItem, written_keys, lambda inner_path: self.source.location_of((*path, *inner_path))
            )
            self.findings += findings
            return None
        room = self._check_room(item.room, (*path, "room"))
        start, end = self._complete_times(
            item.at.start if item.at else None, item.at.end if item.at else None, item.minutes, default_start
        )
        session = None
        if item.kind == "session":
            named_session = None if item.describes() else self._find_session(item.title)
            session = named_session or item.session(
                "unlisted-" + "-".join(str(step) for step in path if isinstance(step, int))
            )
        trainers = self._check_trainers(item.trainers, session, (*path, "trainers"))
        title = session.title if session else item.title
        agenda_item = AgendaItem(
            start=start, end=end, kind=item.kind, title=title, session=session,
            trainers=trainers, room=room, pinned=item.pinned, where=self.source.location_of(path),
        )  # fmt: skip
        if session and session.id not in self.sessions and "practice" not in item.model_fields_set:
            self.doubtful.append((agenda_item, "method" in item.model_fields_set))
        return agenda_item

    @staticmethod
    def _complete_times(start: int | None, end: int | None, minutes: int | None, default_start: int) -> tuple[int, int]:
        if start is None or end is None:
            return default_start, default_start + (minutes or 0)
        is_past_midnight = default_start >= MIDNIGHT and start < EARLY_MORNING_END
        day = MIDNIGHT if is_past_midnight else 0
        return start + day, end + day

    def _find_session(self, name: str) -> Session | None:
        """The session of that id, in whatever capitals, or of that title, in any language of the programme.

        Raises:
            ValueError: several sessions have the title.
        """
        if name in self.sessions:
            return self.sessions[name]
        matches = self.titles.find_sessions(name)
        if len(matches) > 1:
            raise ambiguous_title(matches)
        return matches[0] if matches else self.sessions.get(self.ids.get(fold(name), ""))

    def _check_trainers(self, codes: tuple[str, ...], session: Session | None, path: _Path) -> tuple[str, ...]:
        """The codes as the programme spells them: `nl-1` and `NL 1` are the same; without those whom the programme
        names in the session, who are there anyway."""
        known_codes = []
        for code in codes:
            if self.speakers.names(code, session):
                continue
            known_code = spelled_code(code, self.trainers) or self.words.meaning("trainers", code)
            if known_code == OUTSIDE_PERSON:
                continue
            if known_code is None:
                title = session.title if session else ""
                word = UnknownWord(code, self.source.location_of(path), find_similar_trainer(self.programme, code))
                if not self.words.ask("trainers", word, title) and not self.earlier:
                    continue  # it is asked already where it stands first
                subject = phrase("trainer `{trainer}`", trainer=visible(code[:60]))
                pool_codes = sorted(trainer.id for trainer in self.programme.trainers)
                self._report_unknown_name("agenda.trainer", subject, code, pool_codes, path, obsolete=self.earlier)
            known_codes.append(known_code or code)
        return tuple(known_codes)

    def _check_room(self, room: str | None, path: _Path) -> str | None:
        """The room as the training spells it; a training that names none may use any."""
        if room is None or not self.rooms:
            return room
        rooms_by_key = {fold(room_name): room_name for room_name in self.rooms}
        bare_room = _SEATS.sub("", room)  # as papers of the organisers say it: `Hall (40 seats)`
        if fold(room) not in rooms_by_key and fold(bare_room) in rooms_by_key:
            return rooms_by_key[fold(bare_room)]
        if decided_room := self.words.meaning("rooms", room):
            return decided_room
        if fold(room) not in rooms_by_key:
            likely_room = closest_name(bare_room, self.rooms)
            if not self.words.ask("rooms", UnknownWord(room, self.source.location_of(path), likely_room)):
                return room
            subject = phrase("room `{room}` for this training", room=visible(room[:60]))
            self._report_unknown_name("agenda.room", subject, room, [*self.rooms], path)
        return rooms_by_key.get(fold(room), room)

    def _check_track(self, track: str, path: _Path) -> str:
        """The track as the programme spells it; everybody's where it has no such track, which is said."""
        tracks = self.programme.tracks
        known_track = self.programme.find_track(track)
        if known_track is None:
            hint = phrase(
                "There are: {tracks}; what is for everybody says `{together}`.",
                tracks=listing([*tracks], MOST_TRACKS),
                together=TOGETHER,
            )
            track_names = [*tracks, TOGETHER]
            subject = phrase("track `{track}`", track=visible(track[:60]))
            self._report_unknown_name("agenda.track", subject, track, track_names, path, hint, obsolete=self.earlier)
        return known_track or TOGETHER

    def _report_unknown_name(
        self,
        code: str,
        subject: str,
        name: str,
        names: list[str],
        path: _Path,
        fallback_hint: str | None = None,
        *,
        obsolete: bool = False,
    ) -> None:
        """An error for a name that the programme doesn't have, with the one that was probably meant; a warning if it is
        `obsolete`."""
        likely_name = find_look_alike(name, names)
        suggestion = closest_name(name, names)
        if likely_name:
            name, letters = likely_name
            hint: str = phrase(
                "It looks like `{name}`, but holds {letters}: type it again.", name=name, letters=listing(letters)
            )
        elif suggestion or (names and not fallback_hint):
            hint = names_hint(suggestion, names)
        else:
            hint = fallback_hint or "The programme names none."
        if obsolete:
            message = phrase("the programme has no {subject} any more.", subject=subject)
            hint = phrase("If that is a slip: {hint}", hint=hint)
            self.findings.append(Finding(code, Severity.WARNING, message, self.source.location_of(path), hint))
        else:
            self._error(code, phrase("the programme has no {subject}.", subject=subject), path, hint)

    def _error(self, code: str, message: str, path: _Path, hint: str | None = None) -> None:
        self.findings.append(Finding(code, Severity.ERROR, message, self.source.location_of(path), hint))

    def _clock_change(self, training: Training | None, day: datetime.date, item: AgendaItem) -> None:
        place = self.programme.timezone_of(training) if training else self.programme.timezone
        for minutes in _distinct_item_times(item):
            clock_date = day + datetime.timedelta(minutes // MIDNIGHT)
            if is_skipped_by_clock_change(clock_date, minutes % MIDNIGHT, place):
                message = phrase(
                    "{time} does not exist on {date} in {timezone}: clocks go forward.",
                    time=clock(minutes),
                    date=clock_date,
                    timezone=place,
                )
                hint = "Please check the date and the time."
                self.findings.append(Finding("agenda.clock-change", Severity.WARNING, message, item.where, hint))


def _distinct_item_times(item: AgendaItem) -> Iterator[int]:
    yield from dict.fromkeys((item.start, item.end))
