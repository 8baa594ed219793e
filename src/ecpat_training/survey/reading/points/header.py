"""What the header of a column of points says: before or after, and out of how many points."""

import re
from dataclasses import dataclass

from ecpat_training.core.text import fold
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.reading.answers import is_no_answer_text
from ecpat_training.survey.reading.points import words
from ecpat_training.survey.reading.wave_column import wave_of

_PERCENT = re.compile(r"[(\[]?(?:%|％)[)\]]?|\b(?:per ?cent|percent|percentage|prozent|pourcentage)\b", re.IGNORECASE)
_TOTAL_PREFIX = rf"[(\[]\s*(?:{words.OUT_OF_WORDS}|/|max(?:imum|imal|\.)?:?|0\s?[-–])\s*"
_SLASH = r"(?<![0-9])\s/\s*|(?<![0-9\s])/\s*"
_TOTAL = re.compile(
    rf"(?:{_TOTAL_PREFIX}|{_SLASH}|\bout of\s+|\bmax(?:imum|\.)?:?\s+)"
    rf"(?P<total>[0-9]{{1,5}})(?:\s*(?:{words.POINTS})\.?)?\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_ZERO = re.compile(
    r"(?<![0-9.,])0\s*(?:=|:|–|—|\s-\s|means|heißt|bedeutet)\s*(?P<meaning>[^0-9=;,/()\[\]]+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a header says of the numbers below it: that they are `percent`, or points out of a `total`."""

    percent: bool = False
    total: float | None = None


def measure_of(header: str) -> Measure:
    """What a header says of its numbers: `Pre-test (%)`, `Score (/20)`, `Points out of 20`, `Total [max. 20]`."""
    if _PERCENT.search(header):
        return Measure(percent=True)
    match = _TOTAL.search(header)
    return Measure(total=float(match["total"])) if match and float(match["total"]) > 0 else Measure()


def zero_is_absent(header: str) -> bool:
    """Whether a header says that a 0 stands for no points at all: `Post-test (0 = absent)`, `Test 2; 0 = no answer`."""
    meanings = [match["meaning"].strip() for match in _ZERO.finditer(header) if heading_key(match["meaning"])]
    return any(heading_key(meaning) in words.ABSENT_WORDS or is_no_answer_text(fold(meaning)) for meaning in meanings)


def header_wave(header: str) -> Wave | None:
    """The wave that a header's words name: `Pre-test score`, `Note avant la formation`, `Тест после обучения`; None
    where they name none, or two."""
    key = heading_key(header)
    if (clear_wave := wave_of(header)) is not None:
        return clear_wave
    header_words = set(key.split())
    if "follow" in header_words or "followup" in header_words:
        return None
    words_by_wave: tuple[tuple[Wave, frozenset[str]], ...] = (("pre", words.BEFORE), ("post", words.AFTER))
    waves = [wave for wave, wave_words in words_by_wave if header_words & wave_words]
    return waves[0] if len(waves) == 1 else None


def says_later(header: str) -> bool:
    """Whether a header speaks of months later: `Retention test (3 months)`."""
    return bool(set(heading_key(header).split()) & words.LATER)


def same_but_for_wave(header: str) -> str:
    """A header without the words that say before or after, so that the two columns of one test are called alike."""
    remaining_words = [word for word in heading_key(header).split() if word not in words.BEFORE | words.AFTER]
    return " ".join(remaining_words)
