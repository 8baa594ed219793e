"""Where a column as a whole says who is out: labels beside blocks of people, running numbers that begin with a letter,
kinds of people, signs of who was there."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ecpat_training.core.text import fold
from ecpat_training.roster.reading.headers import NO_HEADER, RosterColumn, RosterLayout, shortened
from ecpat_training.roster.reading.rows import RosterRow
from ecpat_training.roster.reading.standing_marks import StandingMark, asks_who_comes, in_a_remark, names_of
from ecpat_training.roster.reading.standing_words import (
    Seat,
    StandingWords,
    is_out,
    speaks_of_participants,
    standing_in,
)
from ecpat_training.roster.reading.values import names_work
from ecpat_training.values.participant import STATUSES_OUT, Status
from ecpat_training.words.lists.answers import CROSSES, NO, NONE_WORDS, UNDECIDED_WORDS, YES_WORDS
from ecpat_training.words.lists.calendar_words import is_date, is_half_day, parse_short_day
from ecpat_training.words.lists.headers import Field
from ecpat_training.words.lists.statuses import BESIDE_A_STATUS, PART_STEMS, STATUS_OF, UNANSWERED
from ecpat_training.words.matching import letters_key
from ecpat_training.words.totals import is_number

_LETTERED = re.compile(r"([^\W\d_]{1,3})[\s./-]*\d{0,3}\.?")
_ATTENDED_WORDS = YES_WORDS | {"p", "п", "+", "present"}
_NOT = NO | CROSSES | {"a", "o", "о", "н", "m", "-", "–", "absent"}
_ANSWERS = (Status.CONFIRMED, Status.DECLINED, None)  # or words that nobody knows, such as `OK`
_SHORT_DAY = re.compile(r"[^\W\d_]\W?\d{1,2}|p\W?[ao]|п\W?[он]")  # a folded header over signs: `D1`, `P/A`
_READ: Mapping[Field | None, frozenset[str]] = {
    "attended": YES_WORDS | NO | NONE_WORDS | {""},
    "half-day": YES_WORDS | NO | NONE_WORDS | UNDECIDED_WORDS,
}
"""The signs by which people are away in a column that is read by itself, so that nothing is asked."""
_SHORTEST_KIND = 7  # letters of a word for participants
_OF_WORK = ("role", "profession", "position")
_KINDS = (None, "stakeholder type", "type", *_OF_WORK)
_WORDS = re.compile(r"\w+")


def blocks_in_columns(people: Sequence[RosterRow], layout: RosterLayout) -> Iterator[StandingMark]:
    """What is said of people by the column in which it stands, rather than by the words of their row alone."""
    yield from _beside_labels(people, layout)
    yield from _numbered_apart(people, layout)
    yield from _of_another_kind(people, layout)
    yield from _never_there(people, layout)
    yield from _without_an_answer(people, layout)


def _beside_labels(people: Sequence[RosterRow], layout: RosterLayout) -> Iterator[StandingMark]:
    """People below a label that stands in their first row alone, left of the names. Where everybody is below some
    label, it is as plain as its words; else only that row is."""
    names = names_of(layout)
    for column in layout.columns:
        if column.why != NO_HEADER or not names or column.position > min(names):
            continue
        label = people[0].texts.get(column.position, "") if people else ""
        are_labels = speaks_of_participants(label) or standing_in(label) is not None
        for row in people:
            text = row.texts.get(column.position, "")
            label = text or label
            if not text and (words := in_a_remark(label)) is not None:
                yield StandingMark("column", words if are_labels else words.as_doubted, row.index, row)


def _numbered_apart(people: Sequence[RosterRow], layout: RosterLayout) -> Iterator[StandingMark]:
    """The last people of a list, whose running numbers begin with a letter as those before don't: `R1`, `W2`."""
    for column in layout.of("number"):
        texts = [row.texts.get(column.position, "") for row in people]
        number_count = sum(map(is_number, texts))
        if number_count and all(map(is_number, texts[:number_count])):
            for row, text in zip(people[number_count:], texts[number_count:], strict=True):
                if match := _LETTERED.fullmatch(text):
                    label_text = f"{shortened(column.header)}: {match[1]}"
                    yield StandingMark("column", StandingWords(label_text, None, Status.WAITING), row.index, row)


def _of_another_kind(people: Sequence[RosterRow], layout: RosterLayout) -> Iterator[StandingMark]:
    """Trainers, observers and so on in a column that calls others participants; in others, parts in a training that are
    nobody's job are asked."""
    for column in layout.columns:
        texts = [row.texts.get(column.position, "") for row in people] if column.field in _KINDS else []
        names_other_roles = any(
            len(text) >= _SHORTEST_KIND and letters_key(text) in BESIDE_A_STATUS for text in {*texts}
        )
        if not names_other_roles and column.field not in _OF_WORK:
            continue
        for row, text in zip(people, texts, strict=True):
            words = standing_in(text)
            if column.field in _OF_WORK and not names_work(text):  # `sick leave` under Position
                remark = in_a_remark(text)
                if remark is not None and remark.perhaps in STATUSES_OUT:
                    yield StandingMark("column", remark.as_doubted, row.index, row, column.position)
                    continue
            if words is None or not is_out(words.perhaps):
                continue
            if names_other_roles and (words.meaning or words.written == text):
                yield StandingMark("column", words, row.index, row)
            elif not names_other_roles and words.meaning is Seat.NO_PARTICIPANT and _is_part(text):
                yield StandingMark("column", words.as_doubted, row.index, row)


def _is_part(text: str) -> bool:
    return any(letters_key(word).startswith(PART_STEMS) for word in _WORDS.findall(text))


def _never_there(people: Sequence[RosterRow], layout: RosterLayout) -> Iterator[StandingMark]:
    """Whoever has a sign of absence where others have one of presence, and none of presence anywhere."""
    columns = [column for column in layout.columns if _may_say_who_came(column)]
    texts_by_column = {column: [fold(row.texts.get(column.position, "")) for row in people] for column in columns}
    columns_of_signs = [
        column
        for column, texts in texts_by_column.items()
        if _are_signs({*texts} - {""}) and not {*texts} <= _READ.get(column.field, frozenset())
    ]
    absences = {text for column in columns_of_signs for text in texts_by_column[column]} & _NOT
    headers = ", ".join(shortened(column.header) for column in columns_of_signs)
    words = StandingWords(f"{headers}: {', '.join(sorted(absences))}", None, Status.ABSENT)
    for number, row in enumerate(people):
        signs = {texts_by_column[column][number] for column in columns_of_signs}
        if signs & _NOT and not signs & _ATTENDED_WORDS:
            yield StandingMark("column", words, row.index, row)


def _without_an_answer(people: Sequence[RosterRow], layout: RosterLayout) -> Iterator[StandingMark]:
    """Whoever hasn't answered an invitation where others have: they count, and may not come."""
    for column in layout.of("status"):
        texts = [row.texts.get(column.position, "") for row in people]
        answer_texts = {text for text in {*texts} if text and letters_key(text) not in UNANSWERED}
        if not any(STATUS_OF.get(letters_key(text)) in _ANSWERS for text in answer_texts):
            continue
        for row, text in zip(people, texts, strict=True):
            if letters_key(text) in UNANSWERED:
                yield StandingMark("column", StandingWords(shortened(text), None, Status.INVITED), row.index, row)


def _may_say_who_came(column: RosterColumn) -> bool:
    if column.field is not None or column.why:
        return column.field in ("attended", "half-day") and not column.why
    header = column.header
    is_day = is_half_day(header) or is_date(header) or parse_short_day(header) is not None
    return is_day or asks_who_comes(header) or bool(_SHORT_DAY.fullmatch(fold(header)))


def _are_signs(texts: set[str]) -> bool:
    """Whether a column says of some that they came, of others that they didn't, and nothing else."""
    return texts <= _ATTENDED_WORDS | _NOT and not texts.isdisjoint(_ATTENDED_WORDS) and not texts.isdisjoint(_NOT)
