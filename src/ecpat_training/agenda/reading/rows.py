"""From the rows of a day to items with the keys of an agenda file, so that one reader judges both."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from ecpat_training.agenda.reading.half_day_clock import shift_afternoon_times
from ecpat_training.agenda.reading.merged_rows import merge_rows
from ecpat_training.agenda.reading.notes import Notes, split_off_headings
from ecpat_training.agenda.reading.renamed import retitled_finding
from ecpat_training.agenda.reading.row_ids import RowIds
from ecpat_training.agenda.reading.row_names import (
    BREAK_KINDS,
    MIN_TITLE_SIMILARITY,
    RowNamesOfTraining,
    TitleMeaning,
    is_marked,
    read_as_break,
    strip_brackets,
    strip_sensitive_mark,
)
from ecpat_training.agenda.reading.row_speakers import speaker_findings
from ecpat_training.agenda.reading.row_times import TimedRow, complete_end_times, has_times, read_timed_row, whole_row
from ecpat_training.agenda.reading.row_trainers import PEOPLE, TrainerCells
from ecpat_training.agenda.reading.table_day import AgendaRow, TableDay
from ecpat_training.agenda.reading.words import OWN, AgendaWords, UnknownWord
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import closest_name, fold, visible
from ecpat_training.files.table import CellValue
from ecpat_training.files.yaml.events import Node
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.kinds import TOGETHER, ItemKind
from ecpat_training.values.quantity import clock
from ecpat_training.words.catalogue.message import message_of, names_hint, phrase, sentences
from ecpat_training.words.lists.agenda_headers import AgendaField
from ecpat_training.words.lists.answers import YES_NO_VALUES
from ecpat_training.words.lists.break_words import guess_break_kind
from ecpat_training.words.matching import letters_key

MOST_ROWS = 200
_MAX_LENGTH = 80
_MAX_ROWS_NAMED = 12
_DESCRIBING: tuple[AgendaField, ...] = ("practice", "care", "level")
_COPIED_FIELDS: tuple[AgendaField, ...] = ("room", "pinned")
_FIELDS: tuple[AgendaField, ...] = (*PEOPLE, "method", "track")
_DASHES = "-–—./ "
_NO_BREAK = "If it is a session, give it a method or trainers."
_OWN = "To say more of it, fill in the columns Method and Practice."


@dataclass
class WrittenAgendaItem:
    """An item as an agenda file would write it, with the places of its parts; `retitled_finding` is what the row calls
    it, where its hidden id says another title."""

    written: dict[str, Node]
    where: Location
    places: dict[str, Location] = field(default_factory=dict)
    retitled: str | None = None


class ItemReader:
    """Turns rows into items and collects what is to be said of them."""

    def __init__(self, names: RowNamesOfTraining, days: Sequence[TableDay] = (), words: AgendaWords | None = None):
        self.names, self.words = names, words or AgendaWords()
        self.ids = RowIds(names, days)
        self.findings: list[Finding] = []
        self.trainers = TrainerCells(names, self.words, self.findings)
        self._retitled: dict[int, str] = {}  # what rows call sessions that are known by their ids
        self._says_who = False  # whether some row of the day names trainers or a method, so that none says something

    def items(self, day: TableDay) -> list[WrittenAgendaItem]:
        """The items of a day."""
        if len(day.rows) > MOST_ROWS:
            message = phrase("this day has {rows:,} rows; at most {most} are read.", rows=len(day.rows), most=MOST_ROWS)
            self._add_finding(
                "agenda.too-long", Severity.ERROR, message, day.rows[0].where(), "Please delete those of no agenda."
            )
            return []
        rows = self._rows_with_times(day)
        rows = shift_afternoon_times(rows, self.findings)
        rows = complete_end_times(rows, self.findings, partial(self._is_evening, self._number(day)))
        rows = merge_rows(list(self._drop_repeated_rows(rows)))
        self._says_who = any(_names_people(timed_row.row) for timed_row in rows)
        return [item for timed_row in rows if (item := self._item(timed_row)) is not None]

    def _number(self, day: TableDay) -> int:
        return self.ids.days.get(id(day.rows[0]), 0) + 1

    def _is_evening(self, day: int, timed_row: TimedRow) -> bool:
        return timed_row.when.start is not None and self.names.is_evening(timed_row.title, timed_row.when.start, day)

    def _rows_with_times(self, day: TableDay) -> list[TimedRow]:
        rows: list[TimedRow] = []
        row_notes = Notes(self.names, day.rows)
        notes = [row for row in day.rows if row_notes.is_note(row)]
        for row in day.rows:
            if row in notes:
                continue
            if has_times(row) or whole_row(row):
                timed_row = read_timed_row(row, self.findings)
                if timed_row is not None and (timed_row.title or timed_row.is_end):
                    rows.append(timed_row)
                elif timed_row is not None:
                    hint = "Write a title, or delete the row."
                    self._add_finding(
                        "agenda.title", Severity.ERROR, "this row doesn't say what happens.", row.where(), hint
                    )
            else:
                hint = "Write it, such as `09:00-09:35` or `45 min`, or delete the row."
                self._add_finding(
                    "agenda.time", Severity.ERROR, "this row doesn't say when it is.", row.where("time"), hint
                )
        rows, headings = split_off_headings(rows)
        self.findings += row_notes.findings([*notes, *headings])
        return rows

    def _drop_repeated_rows(self, rows: list[TimedRow]) -> Iterator[TimedRow]:
        """The rows without those that only repeat the one before, as cells merged over two rows do."""
        previous_signature: tuple[object, ...] | None = None
        for timed_row in rows:
            signature = (
                timed_row.when,
                fold(timed_row.title),
                timed_row.row.text("trainers"),
                timed_row.row.text("room"),
                timed_row.row.columns.beside,
            )
            if signature == previous_signature:
                message = "this row says the same as the one above it, and was read once."
                self._add_finding("agenda.twice", Severity.NOTE, message, timed_row.row.where())
            else:
                yield timed_row
            previous_signature = signature

    def _item(self, timed_row: TimedRow) -> WrittenAgendaItem | None:
        row, reading = timed_row.row, timed_row.when
        title = row.where("title") if row.text("title") else row.where("time")
        item = WrittenAgendaItem({}, title, {"title": title, "at": row.where("time")})
        if reading.start is not None and reading.end is not None:
            item.written["at"] = f"{clock(reading.start)}-{clock(reading.end)}"
        else:
            item.written["minutes"] = str(reading.minutes)
        try:
            item_keys = self._item_keys(timed_row)
        except ValueError as problem:
            self._add_finding("agenda.item", Severity.ERROR, phrase("{problem}.", problem=message_of(problem)), title)
            return None
        if item_keys is None:
            list(self.trainers.of(timed_row, None))  # what else is unknown in the row is asked with the title
            return None
        item.written |= item_keys
        item.retitled = self._retitled.get(id(row))
        item.written |= self._copy_written_fields(row)
        for name in row.columns.of:
            item.places.setdefault(name, row.where(name))
        session = self.names.sessions.get(str(item_keys.get("title")))
        self.findings += speaker_findings(row, session, self.names.speakers)
        if trainers := list(dict.fromkeys(self.trainers.of(timed_row, session))):
            item.written["trainers"] = [*trainers]
            item.places["trainers"] = row.where("trainers" if row.text("trainers") else "lead")
        return item

    def _copy_written_fields(self, row: AgendaRow) -> dict[str, Node]:
        """What columns say in an agenda file's own words: the room, the track of a session of one's own, the pin."""
        texts = {name: row.text(name) for name in _COPIED_FIELDS if row.text(name)}
        if (group := row.columns.beside.strip()) and self.names.track_called(group) is None:
            texts.setdefault("room", group)
        if row.is_pinned:
            texts.setdefault("pinned", "yes")
        return {name: _normalise_yes_no(text) if name == "pinned" else text for name, text in texts.items()}

    def _item_keys(self, timed_row: TimedRow) -> dict[str, Node] | None:
        """The keys that say what the item is.

        Raises:
            ValueError: the title is that of several sessions.
        """
        row, method = timed_row.row, timed_row.row.text("method")
        is_session = any(row.value(name) is not None for name in _DESCRIBING)
        if not is_session and (break_kind := self.names.break_of(method) if method else None):
            return {"title": timed_row.title, "kind": break_kind}
        if (decided_keys := self._read_decided_keys(timed_row)) is not None:
            return decided_keys
        written_title = row.value("title")
        meaning = self._title_meaning(written_title if isinstance(written_title, str) else timed_row.title, timed_row)
        if not (is_session or meaning.session or meaning.kind) and (id_keys := self._read_by_id(timed_row)):
            return id_keys
        if meaning.session is not None and not (is_session and self._is_other_session(row, meaning.session)):
            self._check_method(row, meaning.session)
            self._check_track(row, meaning.session)
            if isinstance(written_title, str) and self.names.has_words_after_title(written_title, meaning.session):
                message = "the text after the title in this cell was not read."
                self._add_finding("agenda.beside-title", Severity.NOTE, message, row.where("title"))
            return {"title": meaning.session.id}
        if not is_session and meaning.kind is not None:
            return {"title": timed_row.title, "kind": meaning.kind}
        if not is_session and meaning.is_slip:
            hint = phrase(
                "Did you mean `{suggestion}`? A session of your own needs something in the column Practice.",
                suggestion=meaning.alike,
            )
            self._ask_of_title(timed_row, meaning, is_needed=True)
            message = phrase(
                "the programme has no session `{session}`.", session=visible(timed_row.title)[:_MAX_LENGTH]
            )
            self._add_finding("agenda.session", Severity.ERROR, message, row.where("title"), hint)
            return None
        if not is_session and (break_kind := self._find_break_kind(timed_row, meaning)):
            return {"title": timed_row.title, "kind": break_kind}
        return self._own(timed_row, meaning, is_session=is_session)

    def _read_decided_keys(self, timed_row: TimedRow) -> dict[str, Node] | None:
        """The keys of a row of which a person has decided that it is none of the programme's sessions."""
        decided_meaning = self.words.meaning("sessions", timed_row.title)
        if decided_meaning == OWN:
            return {"practice": "0 %", **self._own(timed_row, TitleMeaning(), is_session=True)}
        return {"title": timed_row.title, "kind": decided_meaning} if decided_meaning in BREAK_KINDS else None

    def _title_meaning(self, title: str, timed_row: TimedRow) -> TitleMeaning:
        """What a title means, as a person has decided; of several sessions that have it, the one of the row's id.

        Raises:
            ValueError: several sessions have it, and nothing says which: it is asked.
        """
        if decided_id := self.words.meaning("sessions", timed_row.title):
            return TitleMeaning(session=self.names.sessions[decided_id])
        try:
            return self.names.find_meaning(title, self.ids.session(timed_row.row))
        except ValueError:
            self._ask_of_title(timed_row, TitleMeaning(), is_needed=True)
            raise

    def _ask_of_title(self, timed_row: TimedRow, meaning: TitleMeaning, *, is_needed: bool = False) -> None:
        sessions = self.names.titles.find_sessions(meaning.alike or "")
        likely_session = (
            sessions[0].id if len(sessions) == 1 else meaning.alike if meaning.alike in self.names.sessions else None
        )
        word = UnknownWord(
            strip_sensitive_mark(timed_row.title), timed_row.row.where("title"), likely_session, is_needed
        )
        self.words.ask("sessions", word)

    def _read_by_id(self, timed_row: TimedRow) -> dict[str, Node] | None:
        """What a row is by its hidden id, whose title is that of nothing in the programme."""
        row = timed_row.row
        if session := self.ids.find_retitled_session(row):
            self._check_method(row, session)
            self._check_track(row, session)
            self.findings.append(retitled_finding(timed_row.title, session, row.where("title")))
            self._retitled[id(row)] = timed_row.title
            return {"title": session.id}
        break_kind = self.ids.kind(row)
        return (
            {"title": timed_row.title, "kind": break_kind} if break_kind and not any(map(row.text, _FIELDS)) else None
        )

    def _find_break_kind(self, timed_row: TimedRow, meaning: TitleMeaning) -> ItemKind | None:
        """The kind of break that a row is that names neither a method nor trainers: `Lunch at the hotel`. Where others
        name them, one that says no word for a break is a break as well: `Group photo`."""
        if is_marked(timed_row.title) or _names_people(timed_row.row):
            return None
        break_kind = guess_break_kind(strip_brackets(timed_row.title))
        if break_kind or self._says_who:
            self._ask_of_title(timed_row, meaning)
        if break_kind:
            message = read_as_break(visible(timed_row.title)[:_MAX_LENGTH], break_kind)
            self._add_finding("agenda.break", Severity.NOTE, message, timed_row.row.where("title"), _NO_BREAK)
        elif self._says_who:
            break_kind = "break"
            message = phrase(
                "`{title}` is no session of the programme and names neither a method nor trainers: it was read as a "
                "break.",
                title=visible(timed_row.title)[:_MAX_LENGTH],
            )

            severity = Severity.WARNING if meaning.alike else Severity.NOTE
            self._add_finding(
                "agenda.break", severity, message, timed_row.row.where("title"), _suggest_meaning(meaning, _NO_BREAK)
            )
        return break_kind

    def _own(self, timed_row: TimedRow, meaning: TitleMeaning, *, is_session: bool) -> dict[str, Node]:
        row = timed_row.row
        method = self._method(row)
        written_item: dict[str, Node] = {"kind": "session"}
        if row.text("method"):
            written_item["method"] = method
        for name in _DESCRIBING:
            if (value := row.value(name)) is not None:
                written_item[name] = _share(value) if name == "practice" else fold(row.text(name))
        if track := row.text("track") or self._track_of_its_column(row):
            written_item["track"] = track
        has_mark = is_marked(timed_row.title) and written_item.get("care", "sensitive") == "sensitive"
        if has_mark:
            written_item["care"] = "sensitive"
        written_item["title"] = strip_sensitive_mark(timed_row.title) if has_mark else timed_row.title
        if not is_session:
            self._ask_of_title(timed_row, meaning)
            message = phrase(
                "`{written}` is no session of the programme: it was read as one of your own, {method} by method and "
                "without practice.",
                written=visible(str(written_item["title"]))[:_MAX_LENGTH],
                method=method,
            )
            severity = Severity.WARNING if meaning.alike else Severity.NOTE
            self._add_finding("agenda.own", severity, message, row.where("title"), _suggest_meaning(meaning, _OWN))
        return written_item

    def _is_other_session(self, row: AgendaRow, session: Session) -> bool:
        """Whether a row describes another session than the programme's of the same title."""
        method = self.names.methods.get(letters_key(row.text("method")), session.method)
        care, level = fold(row.text("care")) or session.care, fold(row.text("level")) or session.level
        share = row.value("practice")
        same_share = share is None or _share(share) == f"{session.practice * 100:g} %"
        return not same_share or (method, care, level) != (session.method, session.care, session.level)

    def _check_method(self, row: AgendaRow, session: Session) -> None:
        written_method = row.text("method")
        if written_method and self.names.methods.get(letters_key(written_method)) != session.method:
            message = phrase(
                '"{title}" is {method} in the programme; what this cell says was not read.',
                title=session.title,
                method=session.method,
            )
            self._add_finding(
                "agenda.method", Severity.WARNING, message, row.where("method"), "Please change it there."
            )

    def _track_of_its_column(self, row: AgendaRow) -> str:
        """The track after which the column of the row's title is called; "" where it is called after a room."""
        return row.columns.beside if self.names.track_called(row.columns.beside) else ""

    def _check_track(self, row: AgendaRow, session: Session) -> None:
        written_track = row.text("track")
        track_name = self.names.track_called(written_track) if written_track else None
        if written_track and track_name != session.track:
            audience = "everybody" if session.track == TOGETHER else session.track
            message = phrase(
                '"{title}" is for {whom} in the programme; what this cell says was not read.',
                title=session.title,
                whom=audience,
            )
            suggestion = None if track_name else closest_name(written_track, self.names.tracks)
            hint: str = "Please change it there, if it is for others."
            if suggestion:
                hint = sentences(names_hint(suggestion, ()), hint)
            self._add_finding("agenda.track", Severity.WARNING, message, row.where("track"), hint)

    def _method(self, row: AgendaRow) -> str:
        """The method of a session of one's own: a known word in our spelling, any other as written, to be refused."""
        if not (written_method := row.text("method")):
            return "plenary"
        wordings = (written_method, strip_brackets(written_method))
        known_method = next(filter(None, (self.names.methods.get(letters_key(wording)) for wording in wordings)), None)
        method = known_method or self.words.meaning("methods", written_method)
        if method is None:
            close_methods = difflib.get_close_matches(
                letters_key(written_method), self.names.methods, 1, MIN_TITLE_SIMILARITY
            )
            likely_method = self.names.methods[close_methods[0]] if close_methods else None
            self.words.ask(
                "methods", UnknownWord(written_method, row.where("method"), likely_method), row.text("title")
            )
        return method or fold(written_method)

    def _add_finding(
        self, code: str, severity: Severity, message: str, location: Location, hint: str | None = None
    ) -> None:
        self.findings.append(Finding(code, severity, message, location, hint))


def _suggest_meaning(meaning: TitleMeaning, fallback_text: str) -> str:
    """What to do about words that are no session's title: to write the one that is meant, or something else."""
    if not meaning.alike:
        return fallback_text
    return sentences(phrase("If `{suggestion}` is meant, write that.", suggestion=meaning.alike), fallback_text)


def _names_people(row: AgendaRow) -> bool:
    """Whether a row names trainers, a method or a track; a dash in a cell names nobody."""
    return any(row.text(name).strip(_DASHES) for name in _FIELDS)


def _normalise_yes_no(text: str) -> str:
    """A word for yes or no in our spelling, any other as written, to be refused."""
    is_yes = YES_NO_VALUES.get(letters_key(text))
    return text if is_yes is None else "yes" if is_yes else "no"


def _share(value: CellValue) -> str:
    """A share as an agenda file writes it: Excel keeps 50 % as 0.5."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value * 100 if value <= 1 else value:g} %"
    return str(value)
