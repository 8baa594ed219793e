"""What stands in a cell of something else and may say that somebody is out: `declined` under E-mail, `on strike` under
Organisation, `Caritas (flu)`. All of it is asked, whether tables know the words or not."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from ecpat_training.core.text import fold
from ecpat_training.roster.reading.body_words import body_meaning
from ecpat_training.roster.reading.headers import RosterColumn, RosterLayout
from ecpat_training.roster.reading.rows import RosterRow
from ecpat_training.roster.reading.standing_marks import StandingMark, in_a_remark, is_no_name
from ecpat_training.roster.reading.standing_unknown import is_unknown_remark, unknown
from ecpat_training.roster.reading.standing_words import MAX_STANDING_LENGTH, StandingWords, is_out
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.answers import NO, NONE_WORDS, UNDECIDED_WORDS
from ecpat_training.words.lists.headers import Field

_CONTACTS: tuple[Field, ...] = ("e-mail", "phone")
_WORK: tuple[Field, ...] = ("role", "profession", "position", "rank")
_BEHIND = re.compile(r"(?P<head>[^()\[\]]*\w[^()\[\]]*?)\s*(?:[(\[](?P<note>[^()\[\]]+)[)\]]|\s[–—-]\s+(?P<end>.+))")
_FEW = 3  # the part of the people, one in so many, that may have such a text


def misplaced_remarks(
    people: Sequence[RosterRow], layout: RosterLayout, marks: Collection[StandingMark]
) -> Iterator[StandingMark]:
    """What cells of contacts, of organisations and of work say besides, of people of whom no more is known by `marks`.

    A contact is an address or a number: words without either are asked. An organisation has a capital where the others
    of its column have one. Behind an organisation or a position, in brackets or behind a dash, stands a remark if
    others have the same without it and what stands there is written as no name is.
    """
    marked_places = {(mark.row.index, mark.column) for mark in marks}
    rows_out = {mark.row.index for mark in marks if is_out(mark.words.meaning)}
    for column in layout.columns:
        if column.why:
            continue
        texts = [row.texts.get(column.position, "") for row in people]
        count_by_text = Counter(texts)  # counted once: what is asked of every cell would take hours of a long list
        is_capital_usual = 2 * sum(text != text.lower() for text in texts) > len(texts)
        possible_remarks = [_asked(column, count_by_text, text, is_capital_usual) if text else None for text in texts]
        if _FEW * sum(words is not None for words in possible_remarks) > len(people) > _FEW:
            continue
        for row, words in zip(people, possible_remarks, strict=True):
            if words is not None and row.index not in rows_out and (row.index, column.position) not in marked_places:
                yield StandingMark("column", words.as_doubted, row.index, row, column.position)


def _asked(column: RosterColumn, counted: Mapping[str, int], text: str, is_capital_usual: bool) -> StandingWords | None:
    if len(text) > MAX_STANDING_LENGTH:
        return None
    if column.field == "e-mail":  # unknown words are warned of as no address, and not quoted: they may be somebody's
        return in_a_remark(text) if "@" not in text else None
    if column.field == "phone":
        return _instead_of_a_number(text)
    if column.field == "organisation":
        return _instead_of_a_body(text, is_capital_usual) or _behind(text, counted)
    return _behind(text, counted) if column.field in _WORK else None


def _says(text: str) -> StandingWords | None:
    return in_a_remark(text) or (unknown(text) if is_unknown_remark(text) else None)


def _instead_of_a_number(text: str) -> StandingWords | None:
    """Words without an address or a number; not `no phone`."""
    holds_contact = "@" in text or any(map(str.isdigit, text)) or fold(text) in {*NO, *NONE_WORDS, *UNDECIDED_WORDS}
    return None if holds_contact or any(field_of(word) in _CONTACTS for word in text.split()) else _says(text)


def _instead_of_a_body(text: str, is_capital_usual: bool) -> StandingWords | None:
    """What is written without a capital where the organisations of a list have one."""
    is_lower_case = is_capital_usual and text == text.lower() != text.title()
    return _says(text) if is_lower_case and body_meaning(text) is None else None


def _behind(text: str, count_by_text: Mapping[str, int]) -> StandingWords | None:
    """What stands behind something that others have alone, and that few have."""
    match = _BEHIND.fullmatch(text)
    if match is None or match["head"] not in count_by_text:
        return None
    note = match["note"] or match["end"]
    is_repeated = count_by_text[text] > 1
    is_no_capital = note == note.lower() or is_no_name(note, text)
    return _says(note) if not is_repeated and is_no_capital and body_meaning(note) is None else None
