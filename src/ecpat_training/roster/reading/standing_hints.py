"""What words may say of people who are out without being known as a whole: by how a word begins (`absagen mußte`), by a
no beside a word of coming (`won't be able to make it`). A list is only asked by them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ecpat_training.roster.reading.standing_words import StandingWords, Word, spans_of, words_in
from ecpat_training.values.participant import OUTSIDE, Status
from ecpat_training.words.lists.statuses import BESIDE_A_STATUS, COMINGS, NEGATIONS, STATUS_ALONE, STEMS

_LONGEST = 600  # letters of a text that is looked at
_CLAUSE = re.compile(r"[.,;:!?()\[\]\n]+(?:\s|$)|\s[–—-]\s|\n")
_OPENING = 3
_STEMS_OF: dict[str, list[tuple[str, ...]]] = {}
for _stem in STEMS:
    _STEMS_OF.setdefault(_stem[0][:_OPENING], []).append(_stem)
_BETWEEN = 3  # words from a no to what it denies, at most


@lru_cache(maxsize=5_000)
def standing_hint(text: str) -> StandingWords | None:
    """What a remark may say of where somebody stands, always doubted; None where nothing in it says that they are out.
    Unlike `standing_in` it looks at whole sentences."""
    if len(text) > _LONGEST:
        return None
    for clause in _CLAUSE.split(text):
        words = words_in(clause)
        hints = (*_whole(words), *_by_stems(words), *_denied(words)) if words else ()
        out = next(((written, status) for written, status in hints if status in OUTSIDE), None)
        if out is not None:
            return StandingWords(out[0], None, out[1])
    return None


def standing_alone(text: str) -> StandingWords | None:
    """The same of a short text in a place of something else: `waiting 1`, `OUT`; doubted. Each of its words must say
    so, or stand beside such words."""
    words = words_in(text)
    beside = [word for word in words if word.key not in STATUS_ALONE]
    if len(words) == len(beside) or not all(word.key in BESIDE_A_STATUS or len(word.key) == 1 for word in beside):
        return None
    first = next(word for word in words if word.key in STATUS_ALONE)
    return StandingWords(first.written, None, STATUS_ALONE[first.key])


def says_who_comes(text: str) -> bool:
    """Whether a heading that says of nobody that they are out has a word for those who take part: `Nachgerückt:`."""
    words = words_in(text)
    is_denied = any(word.key in NEGATIONS for word in words) or standing_hint(text) is not None
    statuses = {status for _, status in (*_whole(words), *_by_stems(words))}
    return not is_denied and Status.CONFIRMED in statuses


def _whole(words: Sequence[Word]) -> Iterator[tuple[str, Status]]:
    """Words that tables know, in a sentence."""
    for first, last, standing in spans_of([word.key for word in words]):
        if isinstance(standing, Status):
            yield " ".join(word.written for word in words[first:last]), standing


def _by_stems(words: Sequence[Word]) -> Iterator[tuple[str, Status]]:
    for place, word in enumerate(words):
        for stem in _STEMS_OF.get(word.key[:_OPENING], ()):
            *before, last = stem
            part = words[place : place + len(stem)]
            if len(part) == len(stem) and [word.key for word in part[:-1]] == before and part[-1].key.startswith(last):
                yield " ".join(word.written for word in part), STEMS[stem]


def _denied(words: Sequence[Word]) -> Iterator[tuple[str, Status]]:
    """A no, and a word of coming beside it. What stands between may be a name."""
    denials = [place for place, word in enumerate(words) if word.key in NEGATIONS]
    for denial in denials:
        for place in range(max(0, denial - _BETWEEN), min(len(words), denial + _BETWEEN + 1)):
            if place != denial and words[place].key.startswith(COMINGS):
                first, last = sorted((denial, place))
                dots = " … " if last - first > 1 else " "
                yield f"{words[first].written}{dots}{words[last].written}", Status.DECLINED
                break
