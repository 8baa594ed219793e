"""What words may say of people who are out without being known as a whole: by how a word begins (`absagen mußte`), by a
no beside a word of coming (`won't be able to make it`). A list is only asked by them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ecpat_training.roster.reading.standing_words import (
    Seat,
    Standing,
    StandingWords,
    Word,
    spans_of,
    standing_in,
    words_in,
)
from ecpat_training.values.participant import OUTSIDE, Status
from ecpat_training.words.lists.statuses import (
    AT_WORK,
    BESIDE_A_STATUS,
    BESIDE_THE_PEOPLE,
    COMINGS,
    COURSES,
    DEPUTIES,
    IN_HOSPITAL,
    MOVINGS,
    NEEDS,
    NEGATIONS,
    OF_THE_STAY,
    PERHAPS_NO_PARTICIPANTS,
    SENDINGS,
    STATUS_ALONE,
    STEMS,
)
from ecpat_training.words.matching import letters_key

_LONGEST = 600  # letters of a text that is looked at
_CLAUSE = re.compile(r"[.,;:!?()\[\]\n]+(?:\s|$)|\s[–—-]\s|\n")
_OPENING = 3
_EDGE = Word("", "")  # of a clause
_BETWEEN = 3  # words from a no to what it denies, at most
_PAIRS = (SENDINGS, DEPUTIES, 2), (MOVINGS, COURSES, 4)  # with how many words farther the second is, at most
_NO_DENIALS = ("në",)  # is `ne` without its accents
_DENYING = re.compile("n[ei]")  # as verbs of many languages begin: `nezúčastní se`, `neatvyks`


class _Stem(NamedTuple):
    """The keys of words, of which the last may be longer unless it `is_whole`, and what they say."""

    before: list[str]
    last: str
    is_whole: bool
    status: Standing
    in_hospital: bool = False

    @classmethod
    def of(cls, written: str, status: Standing, *, in_hospital: bool = False) -> "_Stem":
        *before, last = written.split()
        return cls(list(map(letters_key, before)), letters_key(last), last.endswith((".", "|")), status, in_hospital)

    def fits(self, part: Sequence[Word]) -> bool:
        """Whether words begin so."""
        *before, last = (word.key for word in part)
        is_last = last == self.last if self.is_whole else last.startswith(self.last)
        return is_last and before == self.before


_STEMS_OF: dict[str, list[_Stem]] = {}
for _stem in (
    *(_Stem.of(written, status) for written, status in STEMS.items()),
    *(_Stem.of(written, Status.DECLINED, in_hospital=True) for written in IN_HOSPITAL),
):
    _STEMS_OF.setdefault((*_stem.before, _stem.last)[0][:_OPENING], []).append(_stem)
_BESIDE_OF: dict[str, list[_Stem]] = {}
for _stem in (_Stem.of(written.strip(), Seat.NO_PARTICIPANT) for written in BESIDE_THE_PEOPLE):
    _BESIDE_OF.setdefault((*_stem.before, _stem.last)[0][:_OPENING], []).append(_stem)


@lru_cache(maxsize=5_000)
def standing_hint(text: str) -> StandingWords | None:
    """What a remark may say of where somebody stands, always doubted; None where nothing in it says that they are out.
    Unlike `standing_in` it looks at whole sentences."""
    if len(text) > _LONGEST:
        return None
    for clause in _CLAUSE.split(text):
        words = words_in(clause)
        hints = (*_whole(words), *_by_stems(words), *_denied(words), *_pairs(words)) if words else ()
        out = next(((written, status) for written, status in hints if status in OUTSIDE), None)
        if out is not None:
            return StandingWords(out[0], None, out[1])
    return None


@lru_cache(maxsize=5_000)
def part_hint(text: str) -> StandingWords | None:
    """What a remark may say of somebody who is no participant, or stands on the list a second time: `moderator of
    session 3`, `double entry`; doubted. Not of what is needed, nor of how somebody stays and works: `needs an
    interpreter`."""
    if len(text) > _LONGEST:
        return None
    for clause in _CLAUSE.split(text):
        words = words_in(clause)
        if not words or any(word.key.startswith((*NEEDS, *AT_WORK)) for word in words):
            continue
        beside = next(_by_stems(words, _BESIDE_OF), None)
        part = standing_in(clause)
        if beside is not None:
            return StandingWords(beside[0], None, Seat.NO_PARTICIPANT)
        is_of_the_stay = any(word.key.startswith(OF_THE_STAY) for word in words)
        if part is not None and part.perhaps is Seat.NO_PARTICIPANT and not is_of_the_stay:
            is_all = letters_key(part.written) == letters_key(clause)
            if is_all or letters_key(part.written) not in PERHAPS_NO_PARTICIPANTS:
                return part.as_doubted
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


def _by_stems(
    words: Sequence[Word], stems: Mapping[str, Sequence[_Stem]] = _STEMS_OF
) -> Iterator[tuple[str, Standing]]:
    is_at_work = any(word.key.startswith(AT_WORK) for word in words)
    clause = (_EDGE, *words, _EDGE)
    for place, word in enumerate(clause):
        for stem in stems.get(word.key[:_OPENING], ()):
            part = clause[place : place + len(stem.before) + 1]
            if len(part) > len(stem.before) and stem.fits(part) and not (stem.in_hospital and is_at_work):
                yield " ".join(word.written for word in part if word.written), stem.status


def _denied(words: Sequence[Word]) -> Iterator[tuple[str, Status]]:
    """A no, and a word of coming beside it, or both in one word. What stands between may be a name."""
    for denial, word in enumerate(words):
        if (begin := _DENYING.match(word.key)) and word.key[begin.end() :].startswith(COMINGS):
            yield word.written, Status.DECLINED
        elif word.key in NEGATIONS and word.written.lower() not in _NO_DENIALS:
            yield from _beside(words, denial, COMINGS)


def _pairs(words: Sequence[Word]) -> Iterator[tuple[str, Status]]:
    """Two words that say together that somebody else comes, or that this person comes to another training."""
    for place, word in enumerate(words):
        for first, second, reach in _PAIRS:
            if word.key.startswith(first):
                yield from _beside(words, place, second, reach)


def _beside(
    words: Sequence[Word], place: int, beginnings: tuple[str, ...], reach: int = _BETWEEN
) -> Iterator[tuple[str, Status]]:
    """A word, and the first near it that begins so, as they are quoted."""
    for near in range(max(0, place - reach), min(len(words), place + reach + 1)):
        if near != place and words[near].key.startswith(beginnings):
            first, last = sorted((place, near))
            dots = " … " if last - first > 1 else " "
            yield f"{words[first].written}{dots}{words[last].written}", Status.DECLINED
            return
