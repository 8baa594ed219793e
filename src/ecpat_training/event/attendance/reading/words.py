"""The words by which attendance lists say who was there, who left early, and what a column is for."""

import re

from ecpat_training.core.text import fold
from ecpat_training.event.attendance.model.presence import Presence
from ecpat_training.values.participant import Status
from ecpat_training.words.lists.answers import CROSSES, NO, NONE_WORDS, UNDECIDED_WORDS, YES_WORDS
from ecpat_training.words.lists.statuses import STATUS_OF
from ecpat_training.words.matching import keys, letters_key
from ecpat_training.words.word_tables import words_of


def _keys_of(table: str) -> frozenset[str]:
    return frozenset(keys(words_of("attendance_words", table)))


def _marks(table: str) -> frozenset[str]:
    return frozenset(mark.strip() for mark in words_of("attendance_words", table).split(";"))


LEFT_EARLY = _keys_of("left_early")
_LEFT_AT_KEYS = _keys_of("left_at")
_SIGNATURES = _keys_of("signatures")
_SIGNED_KEYS = _keys_of("signed")
_EXCUSED = _keys_of("excused")
_PRESENT_MARKS, _ABSENT_MARKS = _marks("present"), _marks("absent")
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"([01]?\d|2[0-3])(?:[:.h]([0-5]\d)(?::00)?|h\b)")


def parse_presence(text: str) -> Presence | None:
    """What a mark says; None where it is none that anybody knows, or one that is doubted (`absent?`). A cross `✗` says
    yes to some and no to others."""
    folded_text, status = fold(text), STATUS_OF.get(letters_key(text))
    if folded_text in CROSSES or "?" in folded_text:
        return None
    if folded_text in YES_WORDS | _PRESENT_MARKS or status is Status.ATTENDED:
        return Presence.SIGNED
    if (
        folded_text in NO | NONE_WORDS | UNDECIDED_WORDS | _ABSENT_MARKS
        or status is Status.ABSENT
        or letters_key(text) in _EXCUSED
    ):
        return Presence.ABSENT
    if letters_key(text) in _SIGNED_KEYS:
        return Presence.SIGNED
    return Presence.LEFT_EARLY if letters_key(text) in LEFT_EARLY or parse_leaving_time(text) is not None else None


def parse_leaving_time(text: str) -> int | None:
    """The time of leaving that a mark says, `left 15:00`, `left early (15.00)`, in minutes after midnight."""
    clock_matches = [*_CLOCK.finditer(text)]
    if len(clock_matches) != 1:
        return None
    word = letters_key(text[: clock_matches[0].start()] + text[clock_matches[0].end() :])
    return parse_clock_time(clock_matches[0][0]) if word in LEFT_EARLY | _LEFT_AT_KEYS else None


def is_signature(header: str) -> bool:
    """Whether a column says whether somebody signed."""
    return any(letters_key(word) in _SIGNATURES for word in _WORD.findall(header))


def is_left_at_header(header: str) -> bool:
    """Whether a column says when somebody left."""
    return letters_key(header) in _LEFT_AT_KEYS


def parse_clock_time(text: str) -> int | None:
    """A time of day in minutes after midnight: `15:40`, `15.40`, `15h40`, `15h`."""
    match = _CLOCK.fullmatch(text.strip())
    return int(match[1]) * 60 + int(match[2] or 0) if match else None
