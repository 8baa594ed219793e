"""A ledger of trainings held: a row a training, or a row a person; by codes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, visible
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.files.sheets.header import meaning_by_words
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import HeadedSheet, SheetRow
from ecpat_training.files.table import CellTable
from ecpat_training.trainers.model.cascade import CascadeLedger, CountBounds, HeldEvent
from ecpat_training.values.person_code import is_person_code
from ecpat_training.words.lists.ledger_words import KIND_OF, LEDGER_FIELD_OF, ROLE_OF, LedgerField
from ecpat_training.words.matching import letters_key
from ecpat_training.words.written_date import parse_written_date

_VALUE_SEPARATOR = re.compile(r"\s*[,;/+&\n|]\s*")
_ONE_TRAINING = timedelta(7)
"""Days of one training lie no further apart."""
_COUNT = re.compile(r"\d{1,5}")
_LEDGER: SheetReader[LedgerField] = SheetReader(
    meaning_by_words(LEDGER_FIELD_OF), (("trainers",), ("people", "reached", "role"))
)
_HEADER_ADVICE = (
    "Give it a header such as Date, Training, Kind, Trainers, People, Reached: Trainers, and People or Reached, "
    "at least."
)


@dataclass
class _LedgerTraining:
    """What the rows of one training say together."""

    id: str
    where: Location
    dates: list[date] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    assisted: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)


@dataclass
class _LedgerReader:
    tots: frozenset[str]
    findings: list[Finding] = field(default_factory=list)

    def asked(self, code: str, message: str, location: Location, hint: str) -> None:
        self.findings.append(Finding(code, Severity.WARNING, message, location, hint))

    def codes(self, row: SheetRow[LedgerField], name: LedgerField) -> list[str]:
        """The codes of a cell; a text that is no code isn't quoted, it may be a name."""
        text, location = _cell(row, name)
        codes = []
        for code_text in filter(None, _VALUE_SEPARATOR.split(text)):
            if is_person_code(code_text):
                codes.append(code_text)
            else:
                message = "what stands here isn't a code, and isn't used; it may be a name."
                self.asked(
                    "trainers.ledger-code",
                    message,
                    location,
                    "Please write codes with a digit, such as BG-2, `;` between two.",
                )
        return codes

    def add(self, event: _LedgerTraining, row: SheetRow[LedgerField]) -> None:
        """Puts what a row says to its training."""
        text, location = _cell(row, "date")
        if text:
            try:
                event.dates.append(parse_written_date(text))
            except ValueError as problem:
                self.asked("trainers.value", f"a date can't be read: {problem}.", location, "Please correct it.")
        text, location = _cell(row, "kind")
        if text:
            event_kind = KIND_OF.get(letters_key(text))
            if event_kind is None:
                message = f"`{visible(text)[:60]}` isn't known as a kind of training; counted as a training."
                self.asked("trainers.unknown-word", message, location, "Please write training or train the trainers.")
            event.kinds += [event_kind] if event_kind else []
        self._people(event, row)
        text, location = _cell(row, "reached")
        if text:
            if _COUNT.fullmatch(text):
                event.counts.append(int(text))
            else:
                message = "a whole number of people is expected here."
                self.asked(
                    "trainers.value", message, location, "Please correct it, or leave it empty where it isn't known."
                )

    def _people(self, event: _LedgerTraining, row: SheetRow[LedgerField]) -> None:
        """Trainers by what they did; people who were there."""
        text, location = _cell(row, "role")
        role = ROLE_OF.get(letters_key(text)) if text else None
        if text and role is None:
            message = f"`{visible(text)[:60]}` isn't known as a role; these trainers aren't counted."
            self.asked(
                "trainers.unknown-word", message, location, "Please write led, assisted, observed, assessed or trained."
            )
        trainers = self.codes(row, "trainers")
        people = self.codes(row, "people")
        if role == "trained":
            people += trainers
        elif role == "assisted":
            event.assisted += trainers
        elif role == "led" or not text:
            event.leads += trainers[:1] if not text else trainers
            event.assisted += trainers[1:] if not text else []
        event.people += people


def _cell(row: SheetRow[LedgerField], name: LedgerField) -> tuple[str, Location]:
    return row.text(name), row.location_of(name)


def ledger_from(table: CellTable, tots: Sequence[str] = ()) -> CascadeLedger:
    """The trainings of a ledger. Rows that name one training belong together; without such a column each row is one.

    Args:
        table: the ledger as its file holds it.
        tots: the ids of trainings that a programme calls train the trainers.

    Raises:
        ContentError: no row names the columns.
    """
    sheet = _headed(table)
    reader = _LedgerReader(frozenset(map(fold, tots)), [*sheet.repeated_column_findings(), *sheet.remarks()])
    events: dict[str, _LedgerTraining] = {}
    unused_rows = []
    for row in sheet.filled_rows:
        if reason := _why_none(row):
            unused_rows.append(UnusedRow(row.location_of(), reason))
            continue
        id_ = row.text("event") or f"row {row.position + 1}"
        reader.add(events.setdefault(fold(id_), _LedgerTraining(id_, row.location_of())), row)
    held_events = [_build_event(event, reader) for event in events.values()]
    held_events.sort(key=lambda held_event: (held_event.date or date.max, not held_event.tot))
    return CascadeLedger(
        table.file, tuple(held_events), len(sheet.filled_rows), tuple(unused_rows), (*table.findings, *reader.findings)
    )


def _headed(table: CellTable) -> HeadedSheet[LedgerField]:
    sheet = _LEDGER.read(table)
    if not sheet.is_complete:
        no_header_message = "no row names the columns of a ledger of trainings held."
        location = Location(table.file, sheet=table.sheet)
        raise ContentError(
            [
                *table.findings,
                Finding("trainers.no-ledger", Severity.ERROR, no_header_message, location, _HEADER_ADVICE),
            ]
        )
    return sheet


def _why_none(row: SheetRow[LedgerField]) -> str:
    needed_fields: tuple[LedgerField, ...] = ("trainers", "people", "reached", "event")
    is_empty = not any(map(row.text, needed_fields))
    return row.standing.value or ("it names neither a training, nor trainers, nor people" if is_empty else "")


def _build_event(event: _LedgerTraining, reader: _LedgerReader) -> HeldEvent:
    dates = sorted(set(event.dates))
    if not dates:
        message = f"{visible(event.id)[:60]} has no date; it is taken as the last of all."
        reader.asked(
            "trainers.no-date", message, event.where, "Please write its date: who was trained before whom hangs on it."
        )
    people = tuple(dict.fromkeys(event.people))
    trainers = tuple(dict.fromkeys(event.leads))
    trains_trainers = "train the trainers" in event.kinds or fold(event.id) in reader.tots
    people_counts = [*event.counts]
    is_spread = bool(dates) and dates[-1] - dates[0] > _ONE_TRAINING
    if is_spread:
        message = (
            f"the rows of {visible(event.id)[:60]} are of {dates[0]} to {dates[-1]}, and are counted as one training."
        )
        hint = "If it was held several times, please give each time a name of its own."
        reader.asked("trainers.dates-apart", message, event.where, hint)
    if len(set(people_counts)) > 1:
        message = (
            f"the rows of {visible(event.id)[:60]} say {min(people_counts)} to {max(people_counts)} people; "
            f"both bounds are kept."
        )
        reader.asked("trainers.reached", message, event.where, "Please write one number for the whole training.")
    if people_counts and max(people_counts) < len(people):
        message = (
            f"{visible(event.id)[:60]} names {len(people)} people and says {max(people_counts)}; those who "
            f"are named count."
        )
        reader.asked("trainers.reached", message, event.where, "Please correct whichever is wrong.")
    least_people = max([*people_counts, len(people)], default=0)
    most_people = max(sum(people_counts) if is_spread or len(set(people_counts)) > 1 else least_people, least_people)
    reached_bounds = CountBounds(least_people, most_people) if people_counts or people else None
    assistants = tuple(code for code in dict.fromkeys(event.assisted) if code not in trainers)
    return HeldEvent(
        event.id,
        event.where,
        dates[0] if dates else None,
        trains_trainers,
        trainers,
        assistants,
        people,
        reached_bounds,
    )
