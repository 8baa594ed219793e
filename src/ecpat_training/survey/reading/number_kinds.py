"""What numbers in a column stand for: grades, kinds that the header or a form numbers, counts, or the rows themselves.

| what speaks for it | what the numbers are |
| --- | --- |
| the header is one for numbers of responses | numbers of the rows |
| the header asks for a count (`How many`, `Years of`) | a number |
| the header asks what somebody is, or with whom somebody sat | numbers of kinds |
| whole numbers to 10 under any other header | grades |

What speaks against grades lies in the answers to other questions, and is asked: only 1 and 2 where others have more,
answers that have nothing to do with those to the others, each number once a person (`survey/drafting/misfits.py`). A
header that names each number (`1 = GO, 2 = NGO`) gives the numbers their words: then these tell.
"""

import re
from collections.abc import Collection
from typing import Literal

from ecpat_training.core.text import squeeze
from ecpat_training.survey.exports.wording import heading_key, heading_keys
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.word_tables import words_of

NumberKind = Literal["grade", "number of a kind", "number", "number of the response"]

_ABOUT = {
    "organisation", "stakeholder type", "role", "profession", "position", "rank", "gender", "country", "region",
    "form of address",
}  # fmt: skip
_ABOUT_WORDS = re.compile(
    r"\b(?:age|gender|sex|nationality|country|region|city|district|education|degree|income|occupation|profession|job|"
    r"employer|organi[sz]ation|sector|department|position|role|marital|ethnicity|language|alter|geschlecht|land|beruf|"
    r"âge|sexe|genre|pays|métier|profession|âge|leeftijd|geslacht|beroep|età|sesso|genere|paese|professione|vârsta|sex|"
    r"țara|profesia|godine|pol|država|zanimanje|възраст|пол|държава|професия|věk|pohlaví|země|povolání|alder|køn|kjønn|"
    r"vanus|sugu|amet|mosha|gjinia|shteti|profesioni|возраст|страна|профессия|вік|стать|країна|професія)\b",
    re.IGNORECASE,
)
_ABOUT_QUESTION = re.compile(
    r"(?:what|which)(?: is| of the following| category)?\b.{0,60}\b(?:your (?:current |primary |main )?(?:age|gender|"
    r"sex|nationality|education|degree|income|occupation|profession|job|employer|organi[sz]ation|sector|department|"
    r"position|role|marital status|ethnicity|household income)(?: (?:group|status|level|range))?|"
    r"(?:level of (?:education|school|schooling)|highest (?:level|degree))\b.{0,90})\s*\??",
    re.IGNORECASE,
)
IDS = {
    "id", "nr", "no", "number", "row", "case", "case id", "respondent", "respondent id", "respondentid", "response id",
    "responseid", "id response", "record id", "n", "uuid", "key", "unique id", "collector id", "collectorid",
}  # fmt: skip
_PARTIES = heading_keys(words_of("survey_words", "parties"))
_COUNTS = tuple(f"{words} " for words in heading_keys(words_of("survey_words", "counts")))
_OR_MORE_WORDS = heading_keys(words_of("survey_words", "or_more"))
_GRADE = re.compile(r"[0-9]{1,2}")
_NUMERAL = re.compile(r"[0-9]{1,9}")
_MAX_SCALE_NUMBER = 10
_MIN_SCALE_NUMBERS = 3


def number_kind(header: str, numbers: Collection[str]) -> NumberKind:
    """What the different numbers under a header stand for, as the header says it."""
    key = heading_key(strip_numbered_words(header))
    are_grades = all(_GRADE.fullmatch(text) and int(text) <= _MAX_SCALE_NUMBER for text in numbers)
    if key in IDS:
        return "number of the response"
    if f"{key} ".startswith(_COUNTS) or not are_grades:
        return "number"
    return "number of a kind" if key in _PARTIES or asks_for_background(header) else "grade"


def has_open_end(answers: Collection[str]) -> bool:
    """Whether answers are bare numbers, of which the highest stands for all above it: `1`, `2`, `3 or more`; they
    count something, and their mean is no rating."""
    other_answers = [squeeze(text) for text in answers if not _NUMERAL.fullmatch(squeeze(text))]
    if (
        len(other_answers) != 1
        or len(answers) < _MIN_SCALE_NUMBERS
        or not (match := re.match(r"([0-9]{1,9})\s*(\D+)", other_answers[0]))
    ):
        return False
    is_highest = all(int(text) < int(match[1]) for text in answers if squeeze(text) != other_answers[0])
    return is_highest and (match[2].strip() == "+" or heading_key(match[2]) in _OR_MORE_WORDS)


_WORDS = r"[^\W\d_][^0-9=;,/|()\[\]\n]{0,60}?"
_NUMBER_THEN_WORDS = re.compile(
    rf"(?<![\w.,-])\(?(?P<number>[0-9]{{1,2}})\)?\s*(?P<mark>[=:–—.)-]|\s)\s*(?P<words>{_WORDS})\s*(?=[;,/|()\[\]\n]|$|\b[0-9])"
)
_WORDS_THEN_NUMBER = re.compile(rf"(?P<words>{_WORDS})\s*=\s*(?P<number>[0-9]{{1,2}})(?![\w.])")


def find_numbered_words(header: str) -> dict[str, str]:
    """The words of each number that a header names: `1 = GO, 2 = NGO, 3 = IGO`; empty where it doesn't name all from
    the lowest, 0 or 1, to the highest: `1 = low, 5 = high` names the ends of a scale."""
    for pattern in (_NUMBER_THEN_WORDS, _WORDS_THEN_NUMBER):
        if (
            any(match.groupdict().get("mark", "=").isspace() for match in pattern.finditer(header))
            and "(" not in header
        ):
            continue  # `in the last 1 month or 2 weeks`
        pairs = [(match["number"], squeeze(match["words"]).rstrip(" .:-–—")) for match in pattern.finditer(header)]
        numbers = [int(number) for number, _ in pairs]
        if len(pairs) > 1 and numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return dict(pairs)
    return {}


def strip_numbered_words(header: str) -> str:
    """A header without the words of its numbers, if it names them all."""
    if not find_numbered_words(header):
        return header
    unnumbered_header = _WORDS_THEN_NUMBER.sub("", _NUMBER_THEN_WORDS.sub("", header))
    return re.sub(r"[\s(\[;,/|:)\]–—-]+$", "", unnumbered_header) or header


_MAX_SHORT_WORDS = 4  # words; in a longer question, or in a statement, such a word may mean something else
_STATEMENT = re.compile(
    r"(?:i|my|we|our|ich|mein\w*|wir|je|mon|ma|mes|nous|ik|mijn|io|eu|ja|moj\w*|jeg|min|unë|я|мо\w+)\b|j['’]",
    re.IGNORECASE,
)


def asks_for_background(header: str) -> bool:
    """Whether a question asks what somebody is: by a word of lists, or a few words with such a one among them."""
    header = strip_numbered_words(header)
    if field_of(header) in _ABOUT:
        return True
    is_short = len(header.split()) <= _MAX_SHORT_WORDS and not _STATEMENT.match(header)
    if is_short:
        return _ABOUT_WORDS.search(header) is not None
    return _ABOUT_QUESTION.fullmatch(squeeze(header)) is not None
