"""Where people stand on the way into the room: by a status, by columns of yes and no, by half-days ticked off."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from ecpat_training.core.finding import Finding
from ecpat_training.core.text import fold, squeeze
from ecpat_training.files.table import CellTable
from ecpat_training.roster.model.check import ReadAs
from ecpat_training.roster.reading.headers import RosterLayout
from ecpat_training.roster.reading.mapping import NO_MAPPING, RosterMapping
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.roster.reading.values import common_meaning, halves, has_meaning, is_doubted
from ecpat_training.roster.reading.words import ColumnWords, Vocabulary, decided, ignore_context
from ecpat_training.values.participant import STAGES, STATUSES_OUT, Participant, Status
from ecpat_training.words.lists.answers import CROSSES, NO, NONE_WORDS, UNDECIDED_WORDS, YES_WORDS
from ecpat_training.words.lists.headers import Field
from ecpat_training.words.lists.known_words import KnownWords
from ecpat_training.words.lists.statuses import REGISTRAR_WORDS, STATUS_OF, STATUSES
from ecpat_training.words.matching import letters_key

_STATUS_BY_FIELD: dict[Field, Status] = {
    "registered": Status.REGISTERED,
    "invited": Status.INVITED,
    "confirmed": Status.CONFIRMED,
    "attended": Status.ATTENDED,
    "declined": Status.DECLINED,
    "withdrawn": Status.WITHDRAWN,
}

# How far somebody must have come of whom a list says only the last thing that happened.
IMPLIED = dict(zip(STAGES, STAGES, strict=True)) | {
    Status.DECLINED: Status.INVITED,
    Status.ABSENT: Status.CONFIRMED,
    Status.WITHDRAWN: Status.REGISTERED,
    Status.WAITING: Status.REGISTERED,
}
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?|\d{1,2}\s?[./-]\s?\d{1,2}(?:\s?[./-]\s?(?:\d{2}|\d{4})?)?\.?")


class PersonStanding(NamedTuple):
    """What one row says: where somebody stands now, the furthest stage reached, the half-days ticked off."""

    status: Status | None
    reached: Status | None
    half_days: dict[str, bool] | None


def _says(text: str) -> Status | None:
    if is_doubted(text):
        return None
    return STATUS_OF.get(letters_key(text)) or common_meaning(
        [STATUS_OF.get(letters_key(half_text)) for half_text in halves(text)]
    )


def _answers(status: Status, text: str) -> Status | None:
    """A word for a status, a yes or a date; a no where it is asked who came."""
    if fold(text) in YES_WORDS or _DATE.fullmatch(text):
        return status
    if status is Status.ATTENDED and fold(text) in NO | NONE_WORDS:
        return Status.ABSENT
    if len(text_halves := halves(text)) > 1 and not is_doubted(text):
        return common_meaning([_answers(status, half_text) for half_text in text_halves])
    return _says(text)


_WORDS = KnownWords(
    STATUSES, "yes no maybe perhaps tbc tbd pending open accepted approved selected nominated completed public"
)
_STATUS = Vocabulary(
    "status",
    ignore_context(_says),
    lambda _: "Please write registered, invited, confirmed, attended, declined, withdrawn or waiting list.",
    kind="status",
    given=lambda text: (
        has_meaning(text) or letters_key(text) in STATUS_OF
    ),  # `to be confirmed` says how far somebody is
    known=_WORDS,
)


def _of_registration(text: str) -> Status | None:
    """A status; `Completed` is somebody who has finished registering."""
    return Status.REGISTERED if letters_key(text) in REGISTRAR_WORDS and not is_doubted(text) else _says(text)


def _yes_or_no(status: Status) -> Vocabulary[Status]:
    answer_signs = YES_WORDS | CROSSES | (NO | NONE_WORDS if status is Status.ATTENDED else frozenset())
    return Vocabulary(
        "yes or no",
        ignore_context(partial(_answers, status)),
        lambda _: "Please write yes or no, or leave the cell empty.",
        lambda text: all(fold(half_text) in NO | UNDECIDED_WORDS for half_text in halves(text)),
        given=lambda text: has_meaning(text) or fold(text) in answer_signs,
        known=_WORDS,
    )


def _attendance_status(text: str) -> Status | None:
    """Who was there, in a column of a half-day, and who wasn't."""
    status = _answers(Status.ATTENDED, text)
    return status if status in (Status.ATTENDED, Status.ABSENT) else None


_HALF_DAY = _yes_or_no(Status.ATTENDED)._replace(
    read=ignore_context(_attendance_status),
    ask=lambda _: "Please write x for whoever was there, or leave the cell empty.",
)


class StandingReader:
    """Reads where people stand, and collects the words that no table knows."""

    def __init__(
        self, table: CellTable, layout: RosterLayout, names: NamesOnList, mapping: RosterMapping = NO_MAPPING
    ) -> None:
        words = decided(_STATUS, mapping)
        registration_words = decided(_STATUS._replace(read=ignore_context(_of_registration)), mapping)
        self._status = [
            ColumnWords(table, column, registration_words if "registration" in fold(column.header) else words, names)
            for column in layout.of("status")
        ]
        self._answered = [
            (column_status, ColumnWords(table, column, _yes_or_no(column_status), names))
            for field, column_status in _STATUS_BY_FIELD.items()
            for column in layout.of(field)
        ]
        self._half_days = [
            (squeeze(column.header), ColumnWords(table, column, _HALF_DAY, names)) for column in layout.of("half-day")
        ]
        self._asks_who_registered = layout.has("registered")

    def of(self, texts: Mapping[int, str], row: int) -> PersonStanding:
        """Where somebody stands; nothing where the list has no such column. Whoever came has come, whatever else is
        written; whoever declined or withdrew has done so, whatever came before."""
        if not (self._status or self._answered or self._half_days):
            return PersonStanding(None, None, None)
        half_days = dict(self._ticked(texts, row))
        statuses_with_stages: list[tuple[Status, Status | None]] = []
        statuses_with_stages += ((meaning, IMPLIED[meaning]) for meaning in self._read(texts, row))
        statuses_with_stages += self._answers(texts, row)
        if any(half_days.values()):
            statuses_with_stages.append((Status.ATTENDED, Status.ATTENDED))
        stages = [status_stage for _, status_stage in statuses_with_stages if status_stage is not None]
        if not self._asks_who_registered:
            stages.append(Status.REGISTERED)
        reached_stage = max(stages, key=STAGES.index, default=None)
        outside_status = next((status for status, _ in statuses_with_stages if status in STATUSES_OUT), None)
        status = reached_stage if reached_stage is Status.ATTENDED or outside_status is None else outside_status
        return PersonStanding(status, reached_stage, half_days if self._half_days else None)

    @property
    def columns(self) -> list[ColumnWords[Status]]:
        """The columns with words of their own."""
        return [*self._status, *(column for _, column in (*self._answered, *self._half_days))]

    def read_as(self) -> Iterator[ReadAs]:
        """Every word that was read as another; a plain yes is no other word."""
        for column in self.columns:
            yield from (
                entry for entry in column.read_as() if fold(entry.written) not in YES_WORDS | NO | UNDECIDED_WORDS
            )

    def findings(self) -> list[Finding]:
        """What couldn't be read."""
        return [finding for column in self.columns for finding in column.findings()]

    def _read(self, texts: Mapping[int, str], row: int) -> Iterator[Status]:
        for column in self._status:
            if text := texts.get(column.position):
                column.note(text, row, meaning := column.means(text))
                if meaning is not None:
                    yield meaning
                    return

    def _ticked(self, texts: Mapping[int, str], row: int) -> Iterator[tuple[str, bool]]:
        """The half-days of which a row says whether somebody was there; not one whose word isn't known."""
        for header, column in self._half_days:
            text = texts.get(column.position, "")
            is_ticked = text.lower() in YES_WORDS
            if is_ticked or not text:
                yield header, is_ticked
                continue
            column.note(text, row, meaning := column.means(text))
            if meaning is not None or column.says_nothing(text):
                yield header, meaning is Status.ATTENDED

    def _answers(self, texts: Mapping[int, str], row: int) -> Iterator[tuple[Status, Status | None]]:
        for column_status, column in self._answered:
            if text := texts.get(column.position):
                column.note(text, row, meaning := column.means(text))
                if meaning is not None:
                    # a no in a column says what didn't happen, and nothing of how far somebody came
                    yield (
                        meaning,
                        None if (column_status, meaning) == (Status.ATTENDED, Status.ABSENT) else IMPLIED[meaning],
                    )


def mark_absent(people: Sequence[Participant]) -> None:
    """Whoever has no tick in any half-day did not come, where others have one: as with a no under Attended. A cell that
    can't be read may be a tick."""
    if not any(any(person.half_days.values()) for person in people if person.half_days):
        return
    half_day_count = max(len(person.half_days) for person in people if person.half_days)
    for person in people:
        half_days = person.half_days or {}
        if (
            len(half_days) == half_day_count
            and not any(half_days.values())
            and person.status not in (Status.ATTENDED, *STATUSES_OUT)
        ):
            person.amend(status=Status.ABSENT)
