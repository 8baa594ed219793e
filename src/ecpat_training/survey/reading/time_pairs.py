"""Questions of one form of which one is about the time before the training, and one the same about now.

| written | read as |
| --- | --- |
| `Rate your knowledge of X BEFORE the training`, `... AFTER the training`, in either order | a pair |
| `X [prior to the training]`, `X [following the training]`; `x_before`, `x_after`; `X (then)`, `X (now)` | a pair |
| `Before the training, I knew X`, `I know X` | a pair: the tense belongs to the time |
| `Before an interview I ask`, `After an interview I ask` | perhaps one: what it is before isn't the training |
| `X`, `X after the training`; `Before the training I knew little of X`, `X is clear to me now` | perhaps one |

A word counts only in a pair, since `voor` is *before* and *for*: the rest of two questions has to be the same without
words of one language, or of several in a header that says all twice.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import combinations
from typing import Literal

from ecpat_training.survey.exports.wording import strip_number
from ecpat_training.words.word_tables import ANY_LANGUAGE, words_by_language

Side = Literal["before", "after"]
_Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], frozenset[str]]]]

_SIDES: tuple[Side, Side] = ("before", "after")
_END = "|"
_MOST_MARKS = 4  # words for a time in one header, each of which may mean something else
_MAX_WORDS_BETWEEN = 8  # words between `before` and `training`
_MOST_COMPARED = 200  # questions of one form that are compared with each other
_MAX_HEADER_LENGTH = 600  # letters of a header that are looked at
_MIN_WORD_OVERLAP = 0.7  # of the words of two questions that may be a pair
_TOKEN = re.compile(r"[^\W_]+|[^\w\s'’]|_")
_WORD_JOINT = re.compile(r"(?<=[a-zа-я0-9])(?=[A-ZА-Я][a-zа-я])|(?<=\d)(?=(?:pre|post|before|after)\b)|<[^<>]{1,40}>")
_CODE = re.compile(r"[A-Za-z]\w{0,20}(?:\[[^\[\]]{1,20}\])+\.?\s+")  # LimeSurvey's `Q1[SQ001][1]. Words`
_AND = re.compile(r"\s*(?:[^\W\d_]{1,3}|[/&+,–-])?\s*")  # `and`, `und`, `et`
_CLOSING = tuple("?!.,;:")
_POSTPOSITIONS = frozenset({"et", "fi", "hu", "hy", "tr"})  # languages in which `training` stands before `before`


@dataclass(frozen=True, slots=True)
class TimePair:
    """Two questions by their places: the one about the time `before`, and the one about the time after. `is_plain`
    says that nothing else differs, and that the words speak of the training or stand by themselves."""

    before: int
    after: int
    is_plain: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """Words for a time in a header, with what they are about: where they begin and end, in which languages they are;
    whether they mean a time by themselves, and whether nothing else can be meant."""

    side: Side
    start: int
    end: int
    languages: frozenset[str]
    is_plain: bool
    is_certain: bool


def time_pairs(headers: Sequence[str]) -> list[TimePair]:
    """The pairs among the questions of a form. Each question is in one at most; one that fits several is in none."""
    marks_by_side: dict[Side, dict[str, dict[int, tuple[_Mark, ...]]]] = {side: defaultdict(dict) for side in _SIDES}
    places_by_key: dict[str, list[int]] = defaultdict(list)
    for place, header in enumerate(headers):
        tokens = _tokens(header)
        places_by_key[_key(tokens)].append(place)
        for side, key, marks in _variants(tokens):
            marks_by_side[side][key].setdefault(place, marks)
    candidate_pairs = {
        (before, after): any(mark.is_plain for mark in (*marks, *later_marks))
        for key, places in marks_by_side["before"].items()
        for before, marks in places.items()
        for after, later_marks in marks_by_side["after"].get(key, {}).items()
        if before != after and _are_of_one_language(marks, later_marks)
    }
    pairs = _keep_unique_pairs(candidate_pairs)
    paired_places = {place for pair in pairs for place in (pair.before, pair.after)}
    is_before_by_pair: dict[tuple[int, int], bool] = {}  # only one of the two speaks of a time
    for side in _SIDES:
        for key, places in marks_by_side[side].items():
            for place, marks in places.items():
                for partner in places_by_key.get(key, ()):
                    if key and not {place, partner} & paired_places and any(mark.is_plain for mark in marks):
                        is_before_by_pair[(place, partner) if side == "before" else (partner, place)] = side == "before"
    pairs += _keep_unique_pairs(is_before_by_pair)
    pairs += _nearly(headers, {place for pair in pairs for place in (pair.before, pair.after)})
    return sorted(pairs, key=lambda pair: min(pair.before, pair.after))


def _keep_unique_pairs(is_plain_by_pair: Mapping[tuple[int, int], bool]) -> list[TimePair]:
    """The pairs of questions that fit no other one."""
    partners: dict[int, set[int]] = defaultdict(set)
    for before, after in is_plain_by_pair:
        partners[before].add(after)
        partners[after].add(before)
    return [
        TimePair(before, after, is_plain_pair)
        for (before, after), is_plain_pair in is_plain_by_pair.items()
        if len(partners[before]) == len(partners[after]) == 1
    ]


def _nearly(headers: Sequence[str], paired_places: set[int]) -> list[TimePair]:
    """Questions that speak of two times, one of them plainly, and are each other's nearest by their words."""
    unpaired_places = [place for place in range(len(headers)) if place not in paired_places]
    marks = {place: _marks(_tokens(headers[place])) for place in unpaired_places}
    words = {place: bare_words_without_time(headers[place]).split() for place in unpaired_places if marks[place]}
    if len(words) > _MOST_COMPARED:
        return []
    word_set_by_place = {place: set(words_of_place) for place, words_of_place in words.items()}
    ratios = {
        pair: ratio
        for place in words
        if (side := time_of(headers[place])) is not None
        for other_place in words
        if other_place != place
        and _may_be_of(marks[other_place], "after" if side == "before" else "before", marks[place])
        if 4 * len(word_set_by_place[place] & word_set_by_place[other_place])
        >= _MIN_WORD_OVERLAP * (len(word_set_by_place[place]) + len(word_set_by_place[other_place]))
        if (ratio := SequenceMatcher(None, words[place], words[other_place], autojunk=False).ratio())
        >= _MIN_WORD_OVERLAP
        for pair in [(place, other_place) if side == "before" else (other_place, place)]
    }
    best_pair_by_place = {
        place: max((pair for pair in ratios if place in pair), key=ratios.__getitem__)
        for place in {place for pair in ratios for place in pair}
    }
    return [
        TimePair(*pair, is_plain=False)
        for pair in ratios
        if best_pair_by_place[pair[0]] == best_pair_by_place[pair[1]] == pair
    ]


def _may_be_of(marks: Sequence[_Mark], side: Side, other_marks: Sequence[_Mark]) -> bool:
    """Whether words of a header may say this time, in a language of another one."""
    return any(mark.side == side and _are_of_one_language([mark], other_marks) for mark in marks)


@lru_cache(maxsize=4096)
def time_of(header: str) -> Side | None:
    """The time that a header speaks of plainly and by itself; None where it speaks of none, or of both."""
    marks = _marks(_tokens(header))
    plain_marks = [mark for mark in marks if mark.is_plain]
    spoken_sides = (
        {mark.side for mark in (*plain_marks, *marks) if _are_of_one_language([mark], plain_marks)}
        if plain_marks
        else set()
    )
    return spoken_sides.pop() if len(spoken_sides) == 1 else None


def asks_of_before(header: str) -> bool:
    """Whether a header asks of the time before the training and of no other, whatever stands beside it: `(before)`,
    `Before the training, I knew`; not `bereite ich Gespräche vor`, nor `Have you done this before?`."""
    return time_of(header) == "before" and any(mark.is_certain for mark in _marks(_tokens(header)))


def bare_words_without_time(header: str) -> str:
    """The bare words of a header, those for a time and a number in front taken away."""
    tokens = _tokens(header)
    return next((key for _, key, _ in _variants(tokens)), _key(tokens))


def bare_words(header: str) -> tuple[str, ...]:
    """The words of a header without accents, signs and a number in front."""
    return tuple(token.casefold() for token in _tokens(header) if token[0].isalnum())


def are_tenses(words: Collection[str]) -> bool:
    """Whether words are those in which a question about then and the same about now differ: `had`, `have`."""
    return _words("tense").issuperset(words)


def end_spoken_of(words: Collection[str]) -> Side | None:
    """The end of the training of which words may speak if those of another question may speak of its other end:
    `start`, `finish`; None where they speak of none, or of both."""
    ending_sides = [side for side in _SIDES if not _list_time_words(side).isdisjoint(words)]
    return ending_sides[0] if len(ending_sides) == 1 else None


def _variants(tokens: Sequence[str]) -> Iterator[tuple[Side, str, tuple[_Mark, ...]]]:
    """What is left of a header without words for one time, in every way in which some of them may mean something
    else, the least first."""
    marks = _marks(tokens)
    for side in _SIDES:
        side_marks = [mark for mark in marks if mark.side == side][:_MOST_MARKS]
        for number in range(len(side_marks), 0, -1):
            for chosen_marks in combinations(side_marks, number):
                taken_places = {place for mark in chosen_marks for place in range(mark.start, mark.end)}
                yield (
                    side,
                    _key([token for place, token in enumerate(tokens) if place not in taken_places]),
                    chosen_marks,
                )


def _key(tokens: Sequence[str]) -> str:
    """The words of a header, without those in which a question about then differs from one about now."""
    lowercase_tokens = [token.casefold() for token in tokens]
    return " ".join(token for token in lowercase_tokens if token[0].isalnum() and token not in _words("tense"))


def _are_of_one_language(marks: Sequence[_Mark], other_marks: Sequence[_Mark]) -> bool:
    languages, other_languages = (
        frozenset[str]().union(*(mark.languages for mark in side)) for side in (marks, other_marks)
    )
    return bool(languages & other_languages) or ANY_LANGUAGE in languages | other_languages


def _marks(tokens: Sequence[str]) -> list[_Mark]:
    """The words for a time in a header, the longest at each place."""
    lowercase_tokens = [token.casefold() for token in tokens]
    has_lowercase = any(token.islower() for token in tokens)
    marks = []
    for place, word in enumerate(lowercase_tokens):
        for side in _SIDES:
            matching_phrases = [
                (phrase, languages)
                for phrase, languages in _phrases(side).get(word, ())
                if tuple(lowercase_tokens[place : place + len(phrase)]) == phrase
            ]
            if matching_phrases:
                phrase, languages = max(matching_phrases, key=lambda pair: len(pair[0]))
                end = place + len(phrase)
                start, end_index = _extend_to_event(lowercase_tokens, place, end, languages)
                is_at_end = end_index == len(tokens) or not lowercase_tokens[end_index][0].isalnum()
                stands_alone = is_at_end and (start == 0 or not lowercase_tokens[start - 1][0].isalnum())
                is_loud = len(word) > 1 and tokens[place].isupper() and has_lowercase
                is_certain = (start, end_index) != (place, end) or is_loud or stands_alone
                marks.append(_Mark(side, start, end_index, languages, is_certain or is_at_end, is_certain))
    return marks


def _extend_to_event(
    lowercase_tokens: Sequence[str], start: int, end: int, languages: frozenset[str]
) -> tuple[int, int]:
    """Where words for a time begin and end together with the training that they are about."""
    end_index = end
    for place in range(end, min(len(lowercase_tokens), end + _MAX_WORDS_BETWEEN)):
        if lowercase_tokens[place] in _words("events"):
            end_index = place + 1
        elif lowercase_tokens[place] not in _words("between"):
            break
    if end_index == end and start and languages & _POSTPOSITIONS and lowercase_tokens[start - 1] in _words("events"):
        start -= 1
    return start, end_index


@lru_cache(maxsize=4096)
def _tokens(header: str) -> tuple[str, ...]:
    """The words of a header without accents and a number in front, and the signs between them."""
    return tuple(_strip_accents(match[0]) for match in _TOKEN.finditer(_to_read(header)))


def _to_read(header: str) -> str:
    """A header without a number or a platform's code in front, joint words apart."""
    shown_header = header[:_MAX_HEADER_LENGTH]
    words = _WORD_JOINT.sub(" ", next(iter(strip_number(shown_header)), _CODE.sub("", shown_header, count=1)))
    return unicodedata.normalize("NFC", words)


def _strip_accents(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)) or word


def strip_time_words(header: str) -> str:
    """A header as it is written, but for a number in front and all words that plainly speak of a time."""
    words = _to_read(header)
    places = [match.span() for match in _TOKEN.finditer(words)]
    marks = _marks(_tokens(header))
    plain_positions = {places[mark.start][0] for mark in marks if mark.is_plain}
    # `before and after the training`, `now after the training`
    spans = _join_spans(words, sorted({(places[mark.start][0], places[mark.end - 1][1]) for mark in marks}))
    spans = [(start, end) for start, end in spans if any(start <= place < end for place in plain_positions)]
    for start, end in reversed(spans):
        before, words_after = words[:start], words[end:]
        words = (before.rstrip() if words_after[:1] in _CLOSING else before) + words_after
    return " ".join(words.split())


def _join_spans(words: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, those between which only a short word or a sign stands as one."""
    merged_spans: list[tuple[int, int]] = []
    for start, end in spans:
        if merged_spans and _AND.fullmatch(words[merged_spans[-1][1] : start]):
            start = merged_spans.pop()[0]
        merged_spans.append((start, end))
    return merged_spans


@cache
def _phrases(side: Side) -> _Phrases:
    """The phrases for a time by their first words, each with its languages."""
    languages: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for language, line in words_by_language("time_words", side).items():
        for phrase in line.split(";"):
            languages[tuple(token.casefold() for token in _tokens(phrase))].add(language)
    phrases: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = defaultdict(list)
    for tokens, token_languages in languages.items():
        phrases[tokens[0]].append((tokens, frozenset(token_languages)))
    return phrases


@cache
def _list_time_words(side: Side) -> frozenset[str]:
    """The single words for a time, and those that may mean one."""
    return _words(f"perhaps_{side}") | {
        words[0] for phrases in _phrases(side).values() for words, _ in phrases if len(words) == 1
    }


@cache
def _words(table: str) -> frozenset[str]:
    """The single words of a table, in all languages."""
    lines = words_by_language("time_words", table).values()
    return frozenset(token.casefold() for line in lines for token in _tokens(line) if token[0].isalnum())
