"""What words say of people who are out: in a heading over them, beside a name, in a remark."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from ecpat_training.roster.reading.values import is_doubted
from ecpat_training.values.participant import STAGES, Status
from ecpat_training.words.lists.statuses import (
    BESIDE_A_STATUS,
    NO_PARTICIPANTS,
    OPEN_ANSWERS,
    PERHAPS_NO_PARTICIPANTS,
    STATUS_OF,
)
from ecpat_training.words.matching import letters_key

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_NUMBERING = re.compile(r"\s*(?:[^\W\d_]|[IVX]+|[0-9]+)[.)]\s+")
MAX_STANDING_LENGTH = 200
"""Letters of a text that is looked at: a cell may hold 32,767, and no list must hang on one."""
_MOST_WORDS = 12  # of a text that is looked at; a longer one is a sentence of something else
_MAX_STANDING_WORDS = 6  # words of a standing: `cancelled by e mail`


class Seat(StrEnum):
    """Whether people of whom a list says something take part after all."""

    COUNTED = "counts"
    NO_PARTICIPANT = "not a participant"


Standing = Status | Seat

_STANDING_BY_WORD: Mapping[str, Standing] = {
    **dict.fromkeys((*NO_PARTICIPANTS, *PERHAPS_NO_PARTICIPANTS), Seat.NO_PARTICIPANT),
    **dict.fromkeys(OPEN_ANSWERS, Status.INVITED),
    **STATUS_OF,
}
_OPENING = 4
_OPENINGS = frozenset(key[:_OPENING] for key in _STANDING_BY_WORD)


class StandingWords(NamedTuple):
    """The words of a text that say where people stand, as they are written; `meaning` is None where they stand among
    words that may say something else (`Participants and observers`), with a question mark, or may be said of people who
    take part (`Experts`); `perhaps` is what they would be alone: that these people count, where no word is known."""

    written: str
    meaning: Standing | None
    perhaps: Standing

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knows what they say."""
        return self.perhaps is Seat.COUNTED

    @property
    def as_doubted(self) -> "StandingWords":
        """The same as what isn't clear, and is asked."""
        return self._replace(meaning=None)


class Word(NamedTuple):
    """A word of a text, and its letters as tables have them."""

    written: str
    key: str


def words_in(text: str) -> list[Word]:
    """The words of a text in their order; a number is none."""
    return [Word(match[0], letters_key(match[0])) for match in _WORD.finditer(text)]


@lru_cache(maxsize=5_000)
def standing_in(text: str) -> StandingWords | None:
    """What a text says of where people stand; None where no word of it says anything."""
    if len(text) > MAX_STANDING_LENGTH:
        return None
    start = match.end() if (match := _NUMBERING.match(text)) else 0
    words = [match for match, _ in zip(_WORD.finditer(text, start), range(_MOST_WORDS + 1), strict=False)]
    if not words or len(words) > _MOST_WORDS:
        return None
    keys = [letters_key(word[0]) for word in words]
    spans = list(spans_of(keys))
    if not spans:
        return None
    covered_places = {
        word_index for first_place, stop_place, _ in spans for word_index in range(first_place, stop_place)
    }
    is_unambiguous = not is_doubted(text) and all(
        word_index in covered_places or _is_beside(word[0]) for word_index, word in enumerate(words)
    )
    meanings = [meaning for _, _, meaning in spans]
    is_unambiguous = (
        is_unambiguous and len(set(map(is_out, meanings))) == 1
    )  # `Cancelled / withdrew`, but not `present / absent`
    is_unambiguous = is_unambiguous and not any(
        "".join(keys[first_place:stop_place]) in PERHAPS_NO_PARTICIPANTS for first_place, stop_place, _ in spans
    )
    if is_unambiguous:
        return StandingWords(text[words[spans[0][0]].start() : words[spans[-1][1] - 1].end()], meanings[0], meanings[0])
    first_place, stop_place, possible_standing = next((span for span in spans if is_out(span[2])), spans[0])
    span_text = text[
        words[first_place].start() : words[stop_place - 1].end()
    ]  # nothing of what stands around: it may be a name
    return StandingWords(span_text, None, possible_standing)


def is_status(text: str) -> bool:
    """Whether a text is nothing but a status."""
    return letters_key(text) in STATUS_OF


def standing_meaning(text: str) -> Standing | None:
    """What a person has written of people in a mapping: a status, `counts` or `not a participant`."""
    seats = {letters_key(seat): seat for seat in Seat}
    return seats.get(letters_key(text)) or STATUS_OF.get(letters_key(text))


def is_out(standing: Standing | None) -> bool:
    """Whether whoever stands there isn't in the room; a stage on the way into it is no such thing."""
    return standing is not None and standing not in (*STAGES, Seat.COUNTED)


def speaks_of_participants(text: str) -> bool:
    """Whether a word of a text is one for participants, or a word beside it."""
    return not BESIDE_A_STATUS.isdisjoint(map(letters_key, _WORD.findall(text)))


def _is_beside(word: str) -> bool:
    """Whether a word changes nothing of a status beside it; so does a letter of a list (`B`), but not `и` or `y`."""
    return letters_key(word) in BESIDE_A_STATUS or (len(word) == 1 and word.isupper())


def spans_of(keys: Sequence[str]) -> Iterator[tuple[int, int, Standing]]:
    """The words that say something together, by the first and behind the last, from the left, the longest first: `not
    attending`, not `attending`."""
    start = 0
    while start < len(keys):
        may_begin_span = len(keys[start]) < _OPENING or keys[start][:_OPENING] in _OPENINGS  # most words begin nothing
        lengths = range(min(_MAX_STANDING_WORDS, len(keys) - start) if may_begin_span else 0, 0, -1)
        length = next((length for length in lengths if "".join(keys[start : start + length]) in _STANDING_BY_WORD), 0)
        if length:
            yield start, start + length, _STANDING_BY_WORD["".join(keys[start : start + length])]
        start += length or 1
