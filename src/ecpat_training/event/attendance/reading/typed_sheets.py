"""The signed sheets as somebody typed them: who was there in which half-day, and every cell that says nothing clear."""

from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location, cell_name
from ecpat_training.core.record import record
from ecpat_training.core.text import listing
from ecpat_training.event.attendance.model.half_day import HalfDay
from ecpat_training.event.attendance.model.presence import Attendance, Presence
from ecpat_training.event.attendance.reading.columns import MarkColumn, SheetColumns, columns_of
from ecpat_training.event.attendance.reading.words import parse_clock_time, parse_leaving_time, parse_presence
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.roster.reading.two_rows import join_header_rows
from ecpat_training.values.participant import Participant
from ecpat_training.words.catalogue.message import Option, phrase, sentences
from ecpat_training.words.comparable_codes import code_key


@record
class TypedSheets:
    """What a list says. `half_days` are those of the training, or the list's own columns where these don't fit;
    `held` the columns' headers; `people` and `attendance` go together; `marked` says of each half-day whether anybody
    was marked in it; `reading` is how the list itself was read."""

    half_days: tuple[HalfDay, ...]
    columns: SheetColumns
    people: tuple[Participant, ...]
    attendance: tuple[Attendance, ...]
    marked: tuple[bool, ...]
    findings: tuple[Finding, ...]
    unclear_count: int
    """How many cells say nothing that anybody knows, or nothing at all."""
    reading: RosterReading


def read_sheets(
    list_: ListFile, half_days: Sequence[HalfDay], blank_meaning: Presence | None = None, *, signature: bool = True
) -> TypedSheets:
    """Reads an attendance list.

    Args:
        list_: where it stands.
        half_days: the half-days of the training for which there is a sheet.
        blank_meaning: what an empty cell means; None: it is asked.
        signature: whether the programme's rule asks for signatures, so that an empty cell for one is asked.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: no row names the columns.
        UsageError: there is no such sheet or encoding.
    """
    table, mapping = list_.table(), list_.decided()
    reading = roster_from(table, mapping)
    table = join_header_rows(table).table
    columns = columns_of(table, reading.layout, half_days)
    if any(finding.code == "roster.unclear-rows" for finding in reading.findings):
        columns = replace(
            columns, half_days=tuple(half_days), marks=(), findings=()
        )  # of no mark it is known which it is
    cells = _PresenceCells(table, columns, blank_meaning, signature)
    attendance = tuple(cells.person(person) for person in reading.roster.participants)
    findings = [
        *_of_the_list(reading, columns),
        *columns.findings,
        *_find_struck_rows(table, reading),
        *cells.findings(),
        *_find_repeated_people(reading.roster.participants, table),
    ]
    marked_half_days = tuple(
        any(attender.presence[index] is not Presence.NOT_STATED for attender in attendance)
        for index in range(len(columns.half_days))
    )
    return TypedSheets(
        columns.half_days,
        columns,
        reading.roster.participants,
        attendance,
        marked_half_days,
        tuple(findings),
        cells.count_unclear_cells,
        reading,
    )


class _PresenceCells:
    """Reads the cells of people, and collects what is asked."""

    def __init__(
        self, table: CellTable, columns: SheetColumns, blank_meaning: Presence | None, signature: bool
    ) -> None:
        self._table, self._columns, self._blank = table, columns, blank_meaning
        self._signatures: dict[int, list[int]] = {place: [] for place in columns.signatures if signature}
        self._empty: dict[int, list[int]] = {mark.position: [] for mark in columns.marks}
        self._read = 0
        self._unknown: list[Finding] = []

    def person(self, person: Participant) -> Attendance:
        """What stands in the row of a person."""
        row, columns = person.row - 1, self._columns
        self._read += 1
        presence_states = [Presence.NOT_STATED] * len(columns.half_days)
        time_by_index: dict[int, int] = {}
        for column in columns.marks:
            mark = self._mark(row, column.position)
            for index in column.halves:
                presence_states[index] = mark
            if mark is Presence.NOT_STATED:
                continue
            if (time := parse_leaving_time(self._text(row, column.position))) is not None:
                self._record_early_leaving(row, column, time, presence_states, time_by_index)
        if self._struck_name(person):
            # Whose marks they are can't be told: neither "there" nor "not there" may count.
            presence_states, time_by_index = [Presence.NOT_STATED] * len(columns.half_days), {}
        was_there = any(presence in (Presence.SIGNED, Presence.LEFT_EARLY) for presence in presence_states)
        left_times = self._read_leaving_times(row, presence_states, time_by_index)
        return Attendance(person.code, tuple(presence_states), left_times, self._signature(row, was_there))

    def _record_early_leaving(
        self, row: int, column: MarkColumn, time: int, presences: list[Presence], time_by_index: dict[int, int]
    ) -> None:
        """The half-day in which somebody left at a time, of those of a column; the others are before or after it."""
        half_days = self._columns.half_days
        matching_half_days = [half_index for half_index in column.halves if half_days[half_index].contains(time)]
        if len(matching_half_days) != 1:
            for index in column.halves:
                presences[index] = Presence.NOT_STATED
            message = f"nobody can leave {column.header} at this time."
            hint = "Please correct the time, or write left early."
            self._ask(row, column.position, "attendance.left-at", message, hint)
            return
        for index in column.halves:
            presences[index] = Presence.SIGNED if index < matching_half_days[0] else Presence.ABSENT
        presences[matching_half_days[0]], time_by_index[matching_half_days[0]] = Presence.LEFT_EARLY, time

    def _struck_name(self, person: Participant) -> bool:
        """Whether a name or a code is struck through and most of the row isn't; then it is asked who that is."""
        row, marks = person.row - 1, {column.position for column in self._columns.marks}
        identity = (person.name, person.own_code)
        for place, cell in enumerate(self._table.rows[row]):
            text = " ".join(as_text(cell).split())
            if (row, place) in self._table.struck_cells and place not in marks and text and text in identity:
                message = (
                    "this is struck through and the marks beside it aren't, so that nobody knows whether they count."
                )
                hint = "Please take the line off, or delete the row."
                self._ask(row, place, "attendance.struck-cell", message, hint)
                return True
        return False

    def _text(self, row: int, place: int) -> str:
        cells = self._table.rows[row]
        return as_text(cells[place]).strip() if place < len(cells) else ""

    def _mark(self, row: int, place: int) -> Presence:
        if not (text := self._text(row, place)):
            self._empty[place].append(row)
            return self._blank or Presence.NOT_STATED
        if (row, place) in self._table.struck_cells:
            message = "this mark is struck through, so that nobody knows whether it counts."
            self._ask(row, place, "attendance.struck-cell", message, "Please write yes, left early or no.")
            return Presence.NOT_STATED
        presence = parse_presence(text)
        if presence is None:
            message = "this says neither that somebody was there nor that somebody wasn't."
            self._ask(row, place, "attendance.unknown-mark", message, "Please write yes, left early or no.")
        return presence or Presence.NOT_STATED

    def _signature(self, row: int, was_present: bool) -> bool | None:
        """Whether every signature was seen. Without a column for it a mark is a signature: it was typed from one. With
        one an empty cell is no answer, and is asked of whoever was there."""
        signatures = []
        for place in self._columns.signatures:
            text = self._text(row, place)
            if not text and was_present and place in self._signatures:
                self._signatures[place].append(row)
            presence = parse_presence(text) if text else None
            if text and presence not in (Presence.SIGNED, Presence.ABSENT):
                message = "this doesn't say whether the signature was seen."
                self._ask(row, place, "attendance.unknown-mark", message, "Please write yes or no.")
            signatures.append(None if not text or presence is None else presence is Presence.SIGNED)
        if any(signature is False for signature in signatures):
            return False
        return None if None in signatures else True

    def _read_leaving_times(
        self, row: int, presences: Sequence[Presence], time_by_index: dict[int, int]
    ) -> tuple[int | None, ...]:
        """The time of leaving, of the half-day in which somebody left early: the only one, or the one that it is in;
        of others those that their marks say."""
        marked_times: tuple[int | None, ...] = tuple(map(time_by_index.get, range(len(presences))))
        place = self._columns.left_at
        if place is None or not (text := self._text(row, place)):
            return marked_times
        time, early_indexes = (
            parse_clock_time(text),
            [index for index, state in enumerate(presences) if state is Presence.LEFT_EARLY],
        )
        matching_indexes = [
            index for index in early_indexes if time is not None and self._columns.half_days[index].contains(time)
        ]
        if len(matching_indexes) != 1:
            message = "this time is of no half-day, or of several, in which the person left early."
            self._ask(
                row, place, "attendance.left-at", message, "Please write left early in that half-day, and 15:40 here."
            )
            return marked_times
        return tuple(time if index == matching_indexes[0] else marked_times[index] for index in range(len(presences)))

    def _ask(self, row: int, place: int, code: str, message: str, hint: str) -> None:
        self._unknown.append(Finding(code, Severity.ERROR, message, self._table.location_of(row, place), hint))

    @property
    def count_unclear_cells(self) -> int:
        """The cells that are asked."""
        unsigned_count = sum(map(len, self._signatures.values()))
        return len(self._unknown) + unsigned_count + (sum(map(len, self._empty.values())) if self._blank is None else 0)

    def findings(self) -> list[Finding]:
        """What is asked: cells nobody can read, columns in which nobody is marked, cells that are empty."""
        findings = [*self._unknown]
        for column in self._columns.marks:
            rows = self._empty[column.position]
            if rows and len(rows) == self._read:
                message = phrase("nobody is marked under {column}.", column=column.header)
                hint = "Please type its sheet, or delete the column if the half-day wasn't held."
                location = self._table.location_of(rows[0], column.position)
                findings.append(Finding("attendance.empty-half-day", Severity.ERROR, message, location, hint))
            elif rows and self._blank is None:
                hint = sentences(
                    "Please write no for those who weren't there,",
                    phrase("or say what empty means: {option} absent.", option=Option("--blank")),
                )
                findings.append(self._blank_cells("attendance.blank", rows, column.position, column.header, hint))
        for place, rows in self._signatures.items():
            if rows:
                header = as_text(self._table.rows[self._columns.header_row][place]).strip()
                hint = "Please write yes where every signature stands on the sheets, else no."
                findings.append(self._blank_cells("attendance.no-signature", rows, place, header, hint))
        return findings

    def _blank_cells(self, code: str, rows: Sequence[int], place: int, header: str, hint: str) -> Finding:
        places = tuple(self._table.location_of(row, place) for row in rows)
        cell_names = listing([location.place_in_file or str(location) for location in places], 20)
        message = phrase(
            "{cells:,} {cells:cell|cells} under {column} {cells:is|are} empty: {places}.",
            cells=len(rows),
            column=header,
            places=cell_names,
        )
        return Finding(code, Severity.ERROR, message, places[0], hint, also=places[1:])


def _of_the_list(reading: RosterReading, columns: SheetColumns) -> list[Finding]:
    """What was remarked of the people; not of the columns that are read here, nor of those that count for nothing."""
    used_positions = {column.position for column in columns.marks} | {*columns.signatures}
    # The roster's reader doesn't know these columns and would ask about what is read here.
    used_positions |= {columns.left_at} if columns.left_at is not None else set()
    return [
        _reword_as_question(finding)
        for finding in reading.findings
        if not finding.code.endswith((".no-column", ".unknown-column", ".days"))
        and not _is_in_places(finding.where, used_positions)
    ]


def _reword_as_question(finding: Finding) -> Finding:
    """A row that repeats another may have other marks: here it is asked which count."""
    if finding.code != "roster.duplicate":
        return finding
    hint = "Please leave one row, with the marks of both; give different people a code each."
    return Finding("attendance.twice", Severity.ERROR, finding.message, finding.where, hint, finding.also)


def _is_in_places(location: Location | None, places: set[int]) -> bool:
    if location is None:
        return False
    if location.cell:
        letters = "".join(filter(str.isalpha, location.cell))
        return any(cell_name(0, place) == f"{letters}1" for place in places)
    return location.column is not None and location.column - 1 in places


def _find_struck_rows(table: CellTable, reading: RosterReading) -> list[Finding]:
    rows = sorted(row for row in table.struck_rows if row > reading.layout.header_row)
    message, hint = "this row is struck through: nobody is counted by it.", "If the person was there, please undo that."
    return [Finding("attendance.struck", Severity.WARNING, message, table.location_of(row), hint) for row in rows]


def _find_repeated_people(people: Sequence[Participant], table: CellTable) -> list[Finding]:
    first_by_key: dict[str, Participant] = {}
    findings = []
    for person in people:
        key = code_key(person.own_code or "") or " ".join((person.name or "").casefold().split())
        if key and key in first_by_key:
            first_place = table.location_of(first_by_key[key].row - 1)
            message = phrase("this is the person of {place} again.", place=first_place.place_in_file)
            hint = "Please leave one row, with the marks of both."
            findings.append(
                Finding("attendance.twice", Severity.ERROR, message, table.location_of(person.row - 1), hint)
            )
        first_by_key.setdefault(key, person)
    return findings
