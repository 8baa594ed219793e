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
from ecpat_training.values.participant import STATUSES_OUT, Status
from ecpat_training.words.lists.statuses import (
    AT_WORK,
    BESIDE_A_STATUS,
    BESIDE_THE_PEOPLE,
    COMINGS,
    COURSES,
    DEPUTIES,
    IN_HOSPITAL,
    MOVINGS,
    NEED_STEMS,
    NEGATIONS,
    OF_THE_STAY,
    PERHAPS_NO_PARTICIPANTS,
    SENDINGS,
    STATUS_OF_LONE_WORD,
    STEMS,
)
from ecpat_training.words.matching import letters_key

_MAX_TEXT_LENGTH = 600  # letters of a text that is looked at
_CLAUSE = re.compile(r"[.,;:!?()\[\]\n]+(?:\s|$)|\s[–—-]\s|\n")
_OPENING = 3
_EDGE = Word("", "")  # of a clause
_MAX_NEGATION_DISTANCE = 3  # words from a no to what it denies, at most
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
    def of(cls, stem_text: str, status: Standing, *, is_about_hospital: bool = False) -> "_Stem":
        *preceding_words, last_word = stem_text.split()
        return cls(
            list(map(letters_key, preceding_words)),
            letters_key(last_word),
            last_word.endswith((".", "|")),
            status,
            is_about_hospital,
        )

    def fits(self, words: Sequence[Word]) -> bool:
        """Whether words begin so."""
        *preceding_words, last_word = (word.key for word in words)
        is_last_fitting = last_word == self.last if self.is_whole else last_word.startswith(self.last)
        return is_last_fitting and preceding_words == self.before


_STEMS_BY_OPENING: dict[str, list[_Stem]] = {}
for _stem in (
    *(_Stem.of(stem_text, status) for stem_text, status in STEMS.items()),
    *(_Stem.of(stem_text, Status.DECLINED, is_about_hospital=True) for stem_text in IN_HOSPITAL),
):
    _STEMS_BY_OPENING.setdefault((*_stem.before, _stem.last)[0][:_OPENING], []).append(_stem)
_BESIDE_OF: dict[str, list[_Stem]] = {}
for _stem in (_Stem.of(stem_text.strip(), Seat.NO_PARTICIPANT) for stem_text in BESIDE_THE_PEOPLE):
    _BESIDE_OF.setdefault((*_stem.before, _stem.last)[0][:_OPENING], []).append(_stem)


@lru_cache(maxsize=5_000)
def standing_hint(text: str) -> StandingWords | None:
    """What a remark may say of where somebody stands, always doubted; None where nothing in it says that they are out.
    Unlike `standing_in` it looks at whole sentences."""
    if len(text) > _MAX_TEXT_LENGTH:
        return None
    for clause in _CLAUSE.split(text):
        words = words_in(clause)
        hints = (*_whole(words), *_by_stems(words), *_denied(words), *_pairs(words)) if words else ()
        outside_hint = next(((hint_text, status) for hint_text, status in hints if status in STATUSES_OUT), None)
        if outside_hint is not None:
            return StandingWords(outside_hint[0], None, outside_hint[1])
    return None


@lru_cache(maxsize=5_000)
def part_hint(text: str) -> StandingWords | None:
    """What a remark may say of somebody who is no participant, or stands on the list a second time: `moderator of
    session 3`, `double entry`; doubted. Not of what is needed, nor of how somebody stays and works: `needs an
    interpreter`."""
    if len(text) > _MAX_TEXT_LENGTH:
        return None
    for clause in _CLAUSE.split(text):
        words = words_in(clause)
        if not words or any(word.key.startswith((*NEED_STEMS, *AT_WORK)) for word in words):
            continue
        nonparticipant_hint = next(_by_stems(words, _BESIDE_OF), None)
        clause_standing = standing_in(clause)
        if nonparticipant_hint is not None:
            return StandingWords(nonparticipant_hint[0], None, Seat.NO_PARTICIPANT)
        is_of_the_stay = any(word.key.startswith(OF_THE_STAY) for word in words)
        if clause_standing is not None and clause_standing.perhaps is Seat.NO_PARTICIPANT and not is_of_the_stay:
            is_whole_clause = letters_key(clause_standing.written) == letters_key(clause)
            if is_whole_clause or letters_key(clause_standing.written) not in PERHAPS_NO_PARTICIPANTS:
                return clause_standing.as_doubted
    return None


def standing_alone(text: str) -> StandingWords | None:
    """The same of a short text in a place of something else: `waiting 1`, `OUT`; doubted. Each of its words must say
    so, or stand beside such words."""
    words = words_in(text)
    other_words = [word for word in words if word.key not in STATUS_OF_LONE_WORD]
    if len(words) == len(other_words) or not all(
        word.key in BESIDE_A_STATUS or len(word.key) == 1 for word in other_words
    ):
        return None
    status_word = next(word for word in words if word.key in STATUS_OF_LONE_WORD)
    return StandingWords(status_word.written, None, STATUS_OF_LONE_WORD[status_word.key])


def says_who_comes(text: str) -> bool:
    """Whether a heading that says of nobody that they are out has a word for those who take part: `Nachgerückt:`."""
    words = words_in(text)
    is_denied = any(word.key in NEGATIONS for word in words) or standing_hint(text) is not None
    statuses = {status for _, status in (*_whole(words), *_by_stems(words))}
    return not is_denied and Status.CONFIRMED in statuses


def _whole(words: Sequence[Word]) -> Iterator[tuple[str, Status]]:
    """Words that tables know, in a sentence."""
    for start, stop, standing in spans_of([word.key for word in words]):
        if isinstance(standing, Status):
            yield " ".join(word.written for word in words[start:stop]), standing


def _by_stems(
    words: Sequence[Word], stems: Mapping[str, Sequence[_Stem]] = _STEMS_BY_OPENING
) -> Iterator[tuple[str, Standing]]:
    is_at_work = any(word.key.startswith(AT_WORK) for word in words)
    clause = (_EDGE, *words, _EDGE)
    for word_index, word in enumerate(clause):
        for stem in stems.get(word.key[:_OPENING], ()):
            stem_words = clause[word_index : word_index + len(stem.before) + 1]
            if len(stem_words) > len(stem.before) and stem.fits(stem_words) and not (stem.in_hospital and is_at_work):
                yield " ".join(word.written for word in stem_words if word.written), stem.status


def _denied(words: Sequence[Word]) -> Iterator[tuple[str, Status]]:
    """A no, and a word of coming beside it, or both in one word. What stands between may be a name."""
    for denial_index, word in enumerate(words):
        if (denial_match := _DENYING.match(word.key)) and word.key[denial_match.end() :].startswith(COMINGS):
            yield word.written, Status.DECLINED
        elif word.key in NEGATIONS and word.written.lower() not in _NO_DENIALS:
            yield from _beside(words, denial_index, COMINGS)


def _pairs(words: Sequence[Word]) -> Iterator[tuple[str, Status]]:
    """Two words that say together that somebody else comes, or that this person comes to another training."""
    for word_index, word in enumerate(words):
        for first_stem, second_stems, max_distance in _PAIRS:
            if word.key.startswith(first_stem):
                yield from _beside(words, word_index, second_stems, max_distance)


def _beside(
    words: Sequence[Word], place: int, beginnings: tuple[str, ...], reach: int = _MAX_NEGATION_DISTANCE
) -> Iterator[tuple[str, Status]]:
    """A word, and the first near it that begins so, as they are quoted."""
    for near_index in range(max(0, place - reach), min(len(words), place + reach + 1)):
        if near_index != place and words[near_index].key.startswith(beginnings):
            first_place, last_place = sorted((place, near_index))
            separator = " … " if last_place - first_place > 1 else " "
            yield f"{words[first_place].written}{separator}{words[last_place].written}", Status.DECLINED
            return
