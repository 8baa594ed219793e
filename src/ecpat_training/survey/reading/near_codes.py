"""Codes that aren't equal and may be one person's all the same: by what spreadsheets, keyboards and eyes make of them.

| in one wave | in the other | because |
| --- | --- | --- |
| `ВА51` in Cyrillic or Greek letters | `BA51`, or `VA51` | letters look alike, or sound alike |
| `AO7I` | `A071` | O is taken for 0, I and l for 1 |
| `100000`, `1.00E+05` | `1E05` | a spreadsheet reads a number |
| `12/03/85` | `120385` | marks between figures were left out |
| `2026-03-05`, `05-Mar` | `MAR05`, `3-5` | a spreadsheet reads a date |

None of these is ever linked without a person's word: two codes may differ in nothing else and be two people's.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ecpat_training.files.yaml.look_alike import to_latin_letters
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.comparable_codes import compact, strip_leading_zeros
from ecpat_training.words.lists.calendar_words import MONTH_OF
from ecpat_training.words.matching import letters_key
from ecpat_training.words.person_name import transliterated

ALPHABET = phrase("letters of another alphabet")
LETTERS = phrase("letters and figures that look alike")
NUMBER = phrase("a number of the spreadsheet")
MARKS = phrase("marks between figures")
DATE = phrase("a date of the spreadsheet")
_SHORTEST = 3  # letters and figures; of shorter codes too many look alike
_MAX_CODES_COMPARED = 20_000  # codes of a wave; more are nobody's to look through
_DATES = ("shown", "typed")  # what a spreadsheet shows in one wave was typed in the other
_MOST_DIGITS = 30
_LOOKALIKE_LETTERS = str.maketrans("oil|", "0111")
_WHOLE_NUMBER = re.compile(r"(\d+)[.,]0+")
_POWER = re.compile(r"(\d+)(?:[.,](\d+))?e\+?(\d{1,3})")
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TWO_NUMBERS = re.compile(r"(\d{1,2})[-./](\d{1,2})")
_MONTH_AND_NUMBER = re.compile(r"([^\W\d_]{3,})\.?([-. ]?)(\d{1,2})|(\d{1,2})([-. ]{0,2})([^\W\d_]{3,})\.?")


class NearCodes(NamedTuple):
    """A code of each of two waves that may be one person's, by their places among the codes that were given, and in
    what they differ."""

    first_index: int
    second_index: int
    difference: str


def find_near_codes(codes: Sequence[str], other_codes: Sequence[str]) -> list[NearCodes]:
    """The pairs of unequal codes of two waves of which each is the only one that may be the other's; none where there
    are too many to look through."""
    if max(len(codes), len(other_codes)) > _MAX_CODES_COMPARED:
        return []
    # In which order a spreadsheet reads `3-5`, its country says, and so the same for all.
    return max((_near_codes(codes, other_codes, is_day_first=is_day_first) for is_day_first in (True, False)), key=len)


def _near_codes(codes: Sequence[str], other_codes: Sequence[str], *, is_day_first: bool) -> list[NearCodes]:
    places_by_key = _places_by_key(codes, _DATES, is_day_first=is_day_first)
    other_places_by_key = _places_by_key(other_codes, _DATES[::-1], is_day_first=is_day_first)
    pairs = {
        (place, other_place)
        for key in places_by_key.keys() & other_places_by_key.keys()
        for place in places_by_key[key]
        for other_place in other_places_by_key[key]
    }
    pair_counts, other_times = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    return [
        NearCodes(place, other_place, _difference(codes[place], other_codes[other_place]))
        for place, other_place in sorted(pairs)
        if pair_counts[place] == other_times[other_place] == 1
        and not _of_other_parts(codes[place], other_codes[other_place])
    ]


def _of_other_parts(code: str, other_code: str) -> bool:
    """Whether both have parts between which only the marks stand elsewhere, as `1-12` and `11-2` do."""
    compact_code, other_compact_code = compact(code), compact(other_code)
    return (
        "-" in compact_code
        and "-" in other_compact_code
        and compact_code.replace("-", "") == other_compact_code.replace("-", "")
    )


def _places_by_key(codes: Sequence[str], dates: tuple[str, str], *, is_day_first: bool) -> dict[str, list[int]]:
    """The places of the codes by all that each may be."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, code in enumerate(codes):
        for key in {*_keys(code), *_date_keys(code, *dates, is_day_first=is_day_first)}:
            places[key].append(place)
    return places


def _keys(code: str) -> Iterator[str]:
    text = unicodedata.normalize("NFKC", code).strip().casefold()
    number = _as_whole_number(text)
    # In capitals `В` looks like a B, and its small letter like nothing.
    for matching_sense, letters in (("seen", to_latin_letters(number.upper())), ("heard", transliterated(number))):
        key = strip_leading_zeros(compact(letters).replace("-", "").translate(_LOOKALIKE_LETTERS))
        if len(key) >= _SHORTEST or number != text:
            yield f"{matching_sense} {key}"


def _as_whole_number(text: str) -> str:
    """A number as a spreadsheet shows it (`1e+05`, `12.0`), in figures; any other text as it is."""
    if match := _WHOLE_NUMBER.fullmatch(text):
        return match[1]
    match = _POWER.fullmatch(text)
    if match is None or (power := int(match[3])) > _MOST_DIGITS or len(match[2] or "") > power:
        return text
    return f"{match[1]}{(match[2] or '').ljust(power, '0')}"


def _date_keys(code: str, shown_prefix: str, typed_prefix: str, *, is_day_first: bool) -> Iterator[str]:
    """The month and day, or month and year, that a spreadsheet shows or may have made of what was typed."""
    if match := _ISO_DATE.fullmatch(code):
        year, month, day = map(int, match.groups())
        yield f"{shown_prefix} {month} {day}"
        if day == 1:
            yield f"{shown_prefix} {month} of {year % 100}"
    elif match := _TWO_NUMBERS.fullmatch(code):
        yield " ".join((typed_prefix, *(str(int(number)) for number in match.groups()[:: -1 if is_day_first else 1])))
    elif match := _MONTH_AND_NUMBER.fullmatch(code):
        word, number = (match[1], int(match[3])) if match[1] else (match[6], int(match[4]))
        if month := MONTH_OF.get(letters_key(word), 0):
            for spelling in (typed_prefix, *([shown_prefix] if match[2] or match[5] else [])):
                yield from (f"{spelling} {month} {number}", f"{spelling} {month} of {number}")


def _difference(code: str, other_code: str) -> str:
    texts = [unicodedata.normalize("NFKC", text).strip().casefold() for text in (code, other_code)]
    if any(_as_whole_number(text) != text for text in texts):
        return NUMBER
    if compact(code).replace("-", "") == compact(other_code).replace("-", ""):
        return MARKS
    if {*_keys(code)} & {*_keys(other_code)}:
        return LETTERS if all(compact(text).isascii() for text in texts) else ALPHABET
    return DATE


def group_by_difference(pairs: Iterable[NearCodes]) -> dict[str, list[NearCodes]]:
    """The pairs by that in which they differ."""
    pairs_by_difference: dict[str, list[NearCodes]] = {}
    for pair in pairs:
        pairs_by_difference.setdefault(pair.difference, []).append(pair)
    return pairs_by_difference
