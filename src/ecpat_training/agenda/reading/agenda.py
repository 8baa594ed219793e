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
    near_trainer,
    read_as_break,
    spelled_code,
)
from ecpat_training.agenda.reading.words import OUTSIDE, OWN, AgendaWords, UnknownWord
from ecpat_training.agenda.rule_parts.context import tracks_among
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity, errors, in_order
from ecpat_training.core.text import fold, listing, name_meant, visible
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.yaml.file import Source
from ecpat_training.files.yaml.look_alike import looks_like
from ecpat_training.files.yaml.validation import explain
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.values.base import Identifier, Noun
from ecpat_training.values.kinds import MOST_TRACKS, TOGETHER, ItemKind
from ecpat_training.values.quantity import EARLY, MIDNIGHT, clock, parse_clock
from ecpat_training.words.catalogue.message import message_of, names_hint, phrase
from ecpat_training.words.lists.break_words import break_called, break_meant

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


def named_programme(source: Source) -> Path | None:
    """The programme's file as the agenda file names it, from its own folder on; None if it names none.

    Raises:
        ContentError: the file is no agenda but another of our files, whose `programme` may be a title.
    """
    refuse_other_kind(source.data, "agenda", source.where())
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
    refuse_other_kind(source.data, "agenda", source.where())
    names = names or ProgrammeNames.of(programme)
    reader = _AgendaReader(source, programme, names, words or AgendaWords(), earlier=earlier)
    agenda = reader.agenda()
    if agenda is None or errors([*source.findings, *reader.findings]):
        raise ContentError(in_order([*source.findings, *reader.findings]))
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
            self.findings += explain(error, AgendaFile, self.source.data, self.source.where)
            self._check_training_anyway({problem["loc"][0] for problem in error.errors() if problem["loc"]})
            self._read_items_anyway()
            return None
        training = self._training(file.training)
        self.titles = SessionTitles(self.programme, file.training)
        self.rooms = training.room_names if training else ()
        days = [self._day(training, number, day) for number, day in enumerate(file.days)]
        used_sessions = [item.session for day in days for item in day.items if item.session]
        tracks = tracks_among(
            self.programme, [*self.programme.sessions(training.kind if training else None), *used_sessions]
        )
        agenda = Agenda(
            training=file.training,
            title=training.title if training else file.training,
            days=tuple(day.model_copy(update={"tracks": tracks}) for day in days),
            version=file.version,
            changed=file.changed,
            gone=file.gone,
            source=self.source.file,
            where=self.source.where(),
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
            training_ids = [candidate.id for candidate in self.programme.all_trainings()]
            subject = phrase("training `{training}`", training=id_)
            self._unknown("agenda.training", subject, id_, training_ids, ("training",))
        return training

    def _day(self, training: Training | None, number: int, written_day: WrittenDay) -> AgendaDay:
        default_start = (
            written_day.start
            if written_day.start is not None
            else training.hours.on(number + 1).start
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
        location = self.source.where(("days", number, *(("date",) if written_day.date else ())))
        return AgendaDay(number=number + 1, date=written_day.date, items=tuple(items), where=location)

    def _item(self, written: object, path: _Path, default_start: int) -> AgendaItem | None:
        try:
            if isinstance(written, str):
                line = parse_line(written)
                decided = self.words.meaning("sessions", line.name)
                if decided == OWN:
                    return self._from_keys({**line.keys(), "practice": "0 %"}, path, default_start)
                return self._from_line(replace(line, name=decided or line.name), path, default_start)
            if isinstance(written, dict):
                return self._from_keys(written, path, default_start)
            raise ValueError("write a line such as `09:00-09:30 opening @ AL-1 + BE-2`")
        except ValueError as problem:
            self._error("agenda.item", phrase("{problem}.", problem=message_of(problem)), path)
            return None

    def _from_line(self, line: Line, path: _Path, default_start: int) -> AgendaItem | None:
        session = self._named(line.name)
        item_kind = self._break(line, path) or "session" if session is None else "session"
        if session is None and item_kind == "session":
            word = UnknownWord(line.name, self.source.where(path), name_meant(line.name, self.sessions))
            self.words.ask("sessions", word)
            names = [*self.sessions, *(session.title for session in self.sessions.values())]
            subject = phrase("session `{session}`", session=visible(line.name[:80]))
            self._unknown("agenda.session", subject, line.name, names, path, _OWN, gone=self.earlier)
        trainers = self._known_trainers(line.trainers, session, path)
        room = self._known_room(line.room, path)
        start, end = self._when(line.start, line.end, line.minutes, default_start)
        title = session.title if session else line.name[:1].upper() + line.name[1:]
        return AgendaItem(
            start=start, end=end, kind=item_kind, title=title, session=session, trainers=trainers, room=room,
            pinned=line.pinned,
            where=self.source.where(path),
        )  # fmt: skip

    def _break(self, line: Line, path: _Path) -> ItemKind | None:
        """The kind of break that a line says; in other words than ours only if nobody leads it."""
        if break_kind := break_called(line.name):
            return break_kind
        if fold(line.name) in self.evenings:
            return "break"
        break_kind = None if line.trainers else break_meant(line.name)
        if break_kind:
            message = read_as_break(visible(line.name[:80]), break_kind)
            self.findings.append(Finding("agenda.break", Severity.NOTE, message, self.source.where(path), _OWN))
        return break_kind

    def _from_keys(self, written: dict[str, object], path: _Path, default_start: int) -> AgendaItem | None:
        counted_as = self.programme.methods.get(str(written.get("method")))
        if counted_as and not {"counts as", "counts_as"} & set(written):
            written = {**written, "counts as": counted_as}
        if isinstance(written.get("track"), str):
            written = {**written, "track": self._known_track(str(written["track"]), (*path, "track"))}
        try:
            item = WrittenItem.model_validate(written)
        except ValidationError as error:
            if len(written) == 1 and not set(written) & {"at", "minutes", "title"}:
                raise ValueError("this line holds a colon: put it in quotes, or write `at:` and `title:`") from None
            findings = explain(error, WrittenItem, written, lambda inner: self.source.where((*path, *inner)))
            self.findings += findings
            return None
        room = self._known_room(item.room, (*path, "room"))
        start, end = self._when(
            item.at.start if item.at else None, item.at.end if item.at else None, item.minutes, default_start
        )
        session = None
        if item.kind == "session":
            named_session = None if item.describes() else self._named(item.title)
            session = named_session or item.session(
                "unlisted-" + "-".join(str(step) for step in path if isinstance(step, int))
            )
        trainers = self._known_trainers(item.trainers, session, (*path, "trainers"))
        title = session.title if session else item.title
        agenda_item = AgendaItem(
            start=start, end=end, kind=item.kind, title=title, session=session,
            trainers=trainers, room=room, pinned=item.pinned, where=self.source.where(path),
        )  # fmt: skip
        if session and session.id not in self.sessions and "practice" not in item.model_fields_set:
            self.doubtful.append((agenda_item, "method" in item.model_fields_set))
        return agenda_item

    @staticmethod
    def _when(start: int | None, end: int | None, minutes: int | None, default_start: int) -> tuple[int, int]:
        if start is None or end is None:
            return default_start, default_start + (minutes or 0)
        past_midnight = MIDNIGHT if default_start >= MIDNIGHT and start < EARLY else 0  # it goes on past midnight
        return start + past_midnight, end + past_midnight

    def _named(self, name: str) -> Session | None:
        """The session of that id, in whatever capitals, or of that title, in any language of the programme.

        Raises:
            ValueError: several sessions have the title.
        """
        if name in self.sessions:
            return self.sessions[name]
        matches = self.titles.named(name)
        if len(matches) > 1:
            raise ambiguous_title(matches)
        return matches[0] if matches else self.sessions.get(self.ids.get(fold(name), ""))

    def _known_trainers(self, codes: tuple[str, ...], session: Session | None, path: _Path) -> tuple[str, ...]:
        """The codes as the programme spells them: `nl-1` and `NL 1` are the same; without those whom the programme
        names in the session, who are there anyway."""
        known_codes = []
        for code in codes:
            if self.speakers.names(code, session):
                continue
            known_code = spelled_code(code, self.trainers) or self.words.meaning("trainers", code)
            if known_code == OUTSIDE:
                continue
            if known_code is None:
                title = session.title if session else ""
                word = UnknownWord(code, self.source.where(path), near_trainer(self.programme, code))
                if not self.words.ask("trainers", word, title) and not self.earlier:
                    continue  # it is asked already where it stands first
                subject = phrase("trainer `{trainer}`", trainer=visible(code[:60]))
                there_are = sorted(trainer.id for trainer in self.programme.trainers)
                self._unknown("agenda.trainer", subject, code, there_are, path, gone=self.earlier)
            known_codes.append(known_code or code)
        return tuple(known_codes)

    def _known_room(self, room: str | None, path: _Path) -> str | None:
        """The room as the training spells it; a training that names none may use any."""
        if room is None or not self.rooms:
            return room
        rooms_by_key = {fold(room_name): room_name for room_name in self.rooms}
        bare_room = _SEATS.sub("", room)  # as papers of the organisers say it: `Hall (40 seats)`
        if fold(room) not in rooms_by_key and fold(bare_room) in rooms_by_key:
            return rooms_by_key[fold(bare_room)]
        if decided := self.words.meaning("rooms", room):
            return decided
        if fold(room) not in rooms_by_key:
            likely_room = name_meant(bare_room, self.rooms)
            if not self.words.ask("rooms", UnknownWord(room, self.source.where(path), likely_room)):
                return room
            subject = phrase("room `{room}` for this training", room=visible(room[:60]))
            self._unknown("agenda.room", subject, room, [*self.rooms], path)
        return rooms_by_key.get(fold(room), room)

    def _known_track(self, track: str, path: _Path) -> str:
        """The track as the programme spells it; everybody's where it has no such track, which is said."""
        tracks = self.programme.tracks
        known_track = self.programme.track_called(track)
        if known_track is None:
            hint = phrase(
                "There are: {tracks}; what is for everybody says `{together}`.",
                tracks=listing([*tracks], MOST_TRACKS),
                together=TOGETHER,
            )
            track_names = [*tracks, TOGETHER]
            subject = phrase("track `{track}`", track=visible(track[:60]))
            self._unknown("agenda.track", subject, track, track_names, path, hint, gone=self.earlier)
        return known_track or TOGETHER

    def _unknown(
        self,
        code: str,
        subject: str,
        name: str,
        names: list[str],
        path: _Path,
        otherwise: str | None = None,
        *,
        gone: bool = False,
    ) -> None:
        """An error for a name that the programme doesn't have, with the one that was probably meant; a warning if it
        may be `gone`."""
        likely_name = looks_like(name, names)
        suggestion = name_meant(name, names)
        if likely_name:
            name, letters = likely_name
            hint: str = phrase(
                "It looks like `{name}`, but holds {letters}: type it again.", name=name, letters=listing(letters)
            )
        elif suggestion or (names and not otherwise):
            hint = names_hint(suggestion, names)
        else:
            hint = otherwise or "The programme names none."
        if gone:
            message = phrase("the programme has no {subject} any more.", subject=subject)
            hint = phrase("If that is a slip: {hint}", hint=hint)
            self.findings.append(Finding(code, Severity.WARNING, message, self.source.where(path), hint))
        else:
            self._error(code, phrase("the programme has no {subject}.", subject=subject), path, hint)

    def _error(self, code: str, message: str, path: _Path, hint: str | None = None) -> None:
        self.findings.append(Finding(code, Severity.ERROR, message, self.source.where(path), hint))

    def _clock_change(self, training: Training | None, day: datetime.date, item: AgendaItem) -> None:
        place = self.programme.timezone_of(training) if training else self.programme.timezone
        for minutes in _distinct(item):
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


def _distinct(item: AgendaItem) -> Iterator[int]:
    yield from dict.fromkeys((item.start, item.end))
