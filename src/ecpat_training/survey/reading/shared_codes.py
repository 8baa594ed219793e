"""Which columns of two files hold the same people's codes, whatever they are called: by the values that they share.

Values are compared as people are linked (see `comparable_codes`). Of a column of each wave:

| a column is looked at | because |
| --- | --- |
| that asks a question, or is the platform's and no number | its numbers and times are others in each export |
| if nearly half of its values differ | of grades and choices the same few stand in any two files |
| unless it holds dates, decimals, points, countries, or asks what somebody is | people share these |

Each pair of the columns is then scored: of the values of the column with fewer, how many stand in the other. Chance
alone would put each of them there with a probability, the highest of three estimates:

- the other column's values by all that could be written with the characters that stand at each place (`999`: 1,000);
- of numbers, how densely they stand: of all from the lowest to the highest, and how often the next one is there, too.
  `1` to `26` in both files, as rows are numbered, are all shared by chance;
- by how often two people of one file have the same value (birthdays: one pair of 365), as two files would.

| a pair | is taken for |
| --- | --- |
| with `FEWEST` values and more, a tenth of them (four tenths of mere words, of which any two groups write a few), at
  least twice what chance gives, and so many that chance gives them to less than one in 200 such pairs | codes, or
  personal data |
| of people's numbers by both headers (`id_person`), with half of the values | codes |
| of numbers, none twice in a file though chance would give some to two people, and not in the order of rows: as on
  cards that people draw | codes |
| with a quarter of the values (of numbers half; any for which both headers ask), as chance gives them | chance |

The probability of so many by chance is bounded by Chernoff (1952, DOI 10.1214/aoms/1177729330): exp(-n KL(share, p)).
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CodedColumn
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.submission_times import is_date_text
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.model.codes import is_name_like, is_possible_name
from ecpat_training.survey.reading.codes import asks_for_a_code
from ecpat_training.survey.reading.mapping import place_of
from ecpat_training.survey.reading.number_kinds import asks_for_background
from ecpat_training.survey.reading.personal import is_contradicted, personal, personal_reason
from ecpat_training.survey.reading.points.words import CODES
from ecpat_training.survey.reading.wave_column import is_wave_column
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.comparable_codes import code_key
from ecpat_training.words.lists.countries import COUNTRY_OF
from ecpat_training.words.matching import letters_key

MIN_SHARED_CODES = 3
_LEAST_DIFFERENT = 0.45  # of the filled cells; days of the month of 40 people are
_LEAST_SHARE, _LEAST_OF_WORDS = 0.1, 0.4
_SHARE_BY_CHANCE, _NUMBERS_BY_CHANCE = 0.25, 0.5
_TIMES_CHANCE = 2
_MIN_LOG_ODDS = math.log(200)
_MIN_CODE_SHARE = 0.8  # of a column's values, or of its rows
_SAMPLE = 200
_MAX_CODE_LENGTH, _MAX_CODE_WORDS = 40, 4
_MAX_LETTERS_SHOWN = 60
_LEAST_SAID = 0.1
_MIN_TELLING_VALUES = 10  # values, of which a number by chance tells nobody anything
_MAX_LISTED_CODES = 3
_MEASURE = re.compile(r"[-+]?[0-9]+(?:[.,:/][0-9]+)+(?: ?%)?|[0-9]+ ?(?:%|/ ?[0-9]+)")
_NUMBERED_CODE = re.compile(r"([^\W\d_]*)([0-9]{1,15})")
_NON_IDENTIFYING_KINDS = {"a network address", "a place on the map"}
_NAME, _NAMES = "a name", "what may be a name"
_NUMBER_WORDS = {"id", "no", "nr", "number", "code"}
_LEAST_PAIRS = 6  # of people whom chance would give one number, where nobody has another's


@dataclass(frozen=True, slots=True)
class CodeColumn:
    """A column of one wave in which codes may stand: how often each value does, made comparable. `personal` is why it
    may tell who somebody is, `asks` that its words ask for a code, `counts` that its values ascend or descend row by
    row, as numbers of rows do, `words` that they are mere words. `numbers` are its values where they are numbers behind
    one word, in order; `of_person` that its header says that they are people's numbers: `id_person`."""

    file: str
    place: str
    header: str
    values: Counter[str]
    personal: str = ""
    asks: bool = False
    counts: bool = False
    words: bool = False
    numbers: tuple[int, ...] = ()
    identifies_person: bool = False

    @property
    def name(self) -> str:
        """Its place and its header, as messages say them."""
        return f"{self.place} of {self.file} (`{visible(self.header)[:_MAX_LETTERS_SHOWN]}`)"


class SharedCodes(NamedTuple):
    """A column of an earlier and one of a later wave. As many values as `shared` are in both, `of` those of the column
    with fewer; `by_chance` are how many there would be by chance alone. `kind` says what that makes of them."""

    column: CodeColumn
    other_column: CodeColumn
    shared_count: int
    code_count: int
    chance_count: float
    kind: Literal["codes", "personal", "chance"]

    @property
    def may_be_names(self) -> bool:
        """Whether it isn't sure that they tell who somebody is: mere words for which no header gives a reason."""
        return {self.column.personal, self.other_column.personal} <= {_NAMES, ""}

    @property
    def is_telling(self) -> bool:
        """Whether there are enough values to compare their number with that by chance."""
        return self.code_count >= _MIN_TELLING_VALUES or self.chance_count < _LEAST_SAID

    @property
    def reason(self) -> str:
        """What both share and what that says, as a sentence without its end."""
        smaller_column, larger_column = _order_by_value_count(self.column, self.other_column)
        shares = phrase(
            "{shared:,} of {of:,} values of {column} are in {others}",
            shared=self.shared_count,
            of=self.code_count,
            column=smaller_column.name,
            others=larger_column.name,
        )
        if self.is_telling:
            shares = phrase(
                "{shares}; chance alone would give {chance}",
                shares=shares,
                chance=f"{self.chance_count:.1f}" if self.chance_count >= _LEAST_SAID else f"less than {_LEAST_SAID}",
            )
        if self.kind == "chance" and not self.is_telling:
            return phrase("{shares}: too few to tell codes from numbers that many people have", shares=shares)
        if self.kind == "chance":
            return phrase("{shares}, so that they don't say who is who", shares=shares)
        if self.kind == "personal":
            reason = max(
                smaller_column.personal, larger_column.personal, key=lambda reason: bool(reason) + (reason != _NAMES)
            )
            return phrase("{shares}, but it is {reason}, never a code", shares=shares, reason=reason)
        return shares


def code_columns(table: CellTable, raw_survey: RawSurvey, rows: Sequence[int], file: str) -> list[CodeColumn]:
    """The columns of these rows in which people's codes may stand; `file` is the file's name in messages."""
    columns = []
    for column in raw_survey.of_kind(ColumnKind.QUESTION, ColumnKind.PLATFORM):
        if not column.header or is_wave_column(column.header):
            continue
        code_column = _column(table, column, rows, file)
        if code_column and (column.kind is ColumnKind.QUESTION or code_column.personal or not code_column.numbers):
            columns.append(code_column)
    return columns


def find_shared_codes(columns: Sequence[CodeColumn], other_columns: Sequence[CodeColumn]) -> list[SharedCodes]:
    """The pairs of columns of two waves that share values, codes first, each the more values the sooner; a column of
    one file that holds both waves shares them with itself alone."""
    pairs = (
        shared_code_pair
        for column in columns
        for other_column in other_columns
        if column.file != other_column.file or column.place == other_column.place
        if (shared_code_pair := _score_column_pair(column, other_column)) is not None
    )
    return sorted(pairs, key=pair_order)


def estimate_chance_overlap(codes: Iterable[str], other_codes: Iterable[str]) -> SharedCodes | None:
    """How many of the codes by which people are linked chance alone would make equal; None where too few are."""
    code_column, other_code_column = (
        CodeColumn("", "", "", values, asks=True, numbers=_numbers(values))
        for values in map(_values, (codes, other_codes))
    )
    return _score_column_pair(code_column, other_code_column)


def pair_order(pair: SharedCodes) -> tuple[int, int, float, int]:
    """Codes before personal data before chance; those that are asked for and those that share most first."""
    kind_rank = ("codes", "personal", "chance").index(pair.kind)
    return (
        kind_rank,
        -pair.column.asks - pair.other_column.asks,
        -pair.shared_count / pair.code_count,
        -pair.shared_count,
    )


def _order_by_value_count(column: CodeColumn, other_column: CodeColumn) -> tuple[CodeColumn, CodeColumn]:
    """Both columns, that with fewer values first."""
    return (other_column, column) if len(column.values) > len(other_column.values) else (column, other_column)


def _values(texts: Iterable[str]) -> Counter[str]:
    values: Counter[str] = Counter()
    for text, occurrences in Counter(texts).items():
        if key := code_key(text):
            values[key] += occurrences
    return values


def _column(table: CellTable, column: SurveyColumn, rows: Sequence[int], file: str) -> CodeColumn | None:
    """A column, if codes may stand in it."""
    cells = column_cells(table, rows, column.index)
    if isinstance(cells, CodedColumn) and len(cells.distinct) < _LEAST_DIFFERENT * len(rows) / 4:
        return None  # a long column of a few answers
    texts = Counter(text for cell in cells if (text := as_text(cell)))
    if texts.total() < 2 or len(texts) < _LEAST_DIFFERENT * texts.total():
        return None
    headers = (column.header, *column.names)
    reason = personal(column.header, texts)
    reason_from_header = personal_reason(*headers)
    reason = reason or (
        "" if any(is_contradicted(reason_from_header, header, texts) for header in headers) else reason_from_header
    )
    if reason in _NON_IDENTIFYING_KINDS or any(map(asks_for_background, headers)):
        return None
    sample = list(texts)[:_SAMPLE]
    if reason == _NAME and not _most(sample, is_possible_name):
        reason = ""  # `Participant`, and `P007` below it
    asks = any(map(asks_for_a_code, headers)) or (not reason and heading_key(column.header) in CODES)
    values = _values(texts.elements())
    numbers = _numbers(values)
    is_in_order = bool(numbers) and _in_order([text for cell in cells if (text := as_text(cell))])
    are_numbers_assigned = len(numbers) >= _MIN_TELLING_VALUES and len(values) == texts.total() and not is_in_order
    if not reason and _no_codes(sample, asks=asks or are_numbers_assigned):
        return None
    names = is_name_like if asks else _may_be_name
    words = _most(sample, lambda text: not text.isupper() and not any(map(str.isdigit, text)))
    if not reason and 3 * sum(map(names, sample)) > len(sample):
        reason = _NAMES
    key = heading_key(column.header)
    return CodeColumn(
        file,
        place_of(column, table),
        column.header,
        values,
        reason,
        asks,
        is_in_order,
        words,
        numbers,
        identifies_person=key in CODES and " " in key and not _NUMBER_WORDS.isdisjoint(key.split()),
    )


def _may_be_name(text: str) -> bool:
    return not text.isupper() and is_possible_name(text)  # capitals are initials


def _no_codes(texts: Sequence[str], *, asks: bool) -> bool:
    """Whether these are dates, measures, countries or sentences; or so short that they are codes only where asked."""
    if _most(texts, is_date_text) or _most(texts, lambda text: letters_key(text) in COUNTRY_OF):
        return True
    if _most(texts, lambda text: len(text) > _MAX_CODE_LENGTH or text.count(" ") >= _MAX_CODE_WORDS):
        return True
    return not asks and (_most(texts, _MEASURE.fullmatch) or sum(map(len, texts)) <= 2 * len(texts))


def _most(texts: Sequence[str], predicate: Callable[[str], object]) -> bool:
    return 2 * sum(bool(predicate(text)) for text in texts) > len(texts)


def _numbers(values: Iterable[str]) -> tuple[int, ...]:
    """The values as numbers, in order, where they are such behind one word, as `P001`; else none."""
    matches = [_NUMBERED_CODE.fullmatch(value) for value in values]
    number_matches = [match for match in matches if match]
    if len(number_matches) < _MIN_CODE_SHARE * len(matches) or len({match[1] for match in number_matches}) != 1:
        return ()
    return tuple(sorted({int(match[2]) for match in number_matches}))


def _in_order(texts: Sequence[str]) -> bool:
    """Whether values count on or back from row to row; a few may not, as rows are sorted by hand."""
    numbers = [int(digit_text) for text in texts if (digit_text := "".join(filter(str.isdecimal, text)))]
    rise_count = sum(number < next_number for number, next_number in pairwise(numbers))
    return max(rise_count, len(numbers) - 1 - rise_count) >= _MIN_CODE_SHARE * (len(numbers) - 1)


def _score_column_pair(first_column: CodeColumn, second_column: CodeColumn) -> SharedCodes | None:
    """What two columns share, and what that makes of them; None where it is nothing to speak of."""
    column, other_column = _order_by_value_count(first_column, second_column)
    shared_count, value_count = len(column.values.keys() & other_column.values.keys()), len(column.values)
    if shared_count < min(MIN_SHARED_CODES, value_count) or shared_count < 2:
        return None
    probability = _probability(column, other_column)
    share = shared_count / value_count
    min_share = _LEAST_OF_WORDS if column.words and other_column.words else _LEAST_SHARE
    asks_for_code = column.asks and other_column.asks
    is_personal = bool(column.personal or other_column.personal)
    pair_kind: Literal["codes", "personal", "chance"]
    if share >= _TIMES_CHANCE * probability and value_count * _surprise(share, probability) > _MIN_LOG_ODDS:
        if share < min_share:
            return None
        pair_kind = "personal" if is_personal else "codes"
    elif not is_personal and _are_given_out((column, other_column), probability / len(other_column.values)):
        pair_kind = "codes"
    elif (
        column.identifies_person and other_column.identifies_person and share >= _NUMBERS_BY_CHANCE and not is_personal
    ):
        pair_kind = "codes"  # a data set that somebody made numbers its people, and sorts by them
    elif is_personal or (not asks_for_code and share < (_NUMBERS_BY_CHANCE if column.numbers else _SHARE_BY_CHANCE)):
        return None
    else:
        pair_kind = "chance"
    return SharedCodes(first_column, second_column, shared_count, value_count, value_count * probability, pair_kind)


def _are_given_out(columns: Sequence[CodeColumn], probability: float) -> bool:
    """Whether numbers are on cards, say: none stands twice in a file, though chance would give some pair of people the
    same, with this probability for each pair; nor do they count the rows."""
    pairs = sum(len(column.values) * (len(column.values) - 1) / 2 for column in columns)
    is_unique = all(len(column.values) == column.values.total() and not column.counts for column in columns)
    return is_unique and pairs * probability >= _LEAST_PAIRS


def _surprise(share: float, probability: float) -> float:
    """The relative entropy of a share to a probability, natural logarithms."""
    if probability >= 1 or share <= probability:
        return 0.0
    complement = (1 - share) * math.log((1 - share) / (1 - probability)) if share < 1 else 0.0
    return share * math.log(share / probability) + complement


def _probability(column: CodeColumn, other_column: CodeColumn) -> float:
    """With which probability chance alone puts a value of a column into the other one."""
    taken_count = len(other_column.values)
    estimates = [
        taken_count / _count_possible_codes(column, other_column),
        taken_count * _same_code_probability(column, other_column),
    ]
    return min(1.0, max([*estimates, *_by_numbers(column, other_column)]))


def _by_numbers(column: CodeColumn, other_column: CodeColumn) -> Iterator[float]:
    """How densely the numbers of the other column stand, if both hold numbers."""
    if column.numbers and other_column.numbers:
        numbers = other_column.numbers
        lowest_number, highest_number = min(column.numbers[0], numbers[0]), max(column.numbers[-1], numbers[-1])
        yield len(numbers) / (highest_number - lowest_number + 1)
        yield sum(next_number == number + 1 for number, next_number in pairwise(numbers)) / len(numbers)


def _count_possible_codes(*columns: CodeColumn) -> int:
    """How many values could be written with the characters that stand at each place, as long as half of them are."""
    values = [value for column in columns for value in islice(column.values, _SAMPLE)]
    length = sorted(map(len, values))[len(values) // 2]
    return math.prod(len({value[place] for value in values if place < len(value)}) for place in range(length))


def _same_code_probability(*columns: CodeColumn) -> float:
    """The share of pairs of people of one file who have the same value: a standard error less, as a few may be forms
    that were sent twice."""
    same_value_pairs = sum(
        occurrences * (occurrences - 1) / 2 for column in columns for occurrences in column.values.values()
    )
    people = [column.values.total() for column in columns]
    return (same_value_pairs - math.sqrt(same_value_pairs)) / max(
        1, sum(number * (number - 1) / 2 for number in people)
    )


def shared_code_findings(pairs: Sequence[SharedCodes], severity: Severity = Severity.NOTE) -> list[Finding]:
    """What the pairs say of how people may be recognised: the best of them, as a warning where they are codes and none
    is used."""
    best_pairs = [pair for pair in pairs if pair.kind == pairs[0].kind][:_MAX_LISTED_CODES]
    findings = []
    for pair in best_pairs:
        names = [visible(column.header)[:_MAX_LETTERS_SHOWN] for column in (pair.column, pair.other_column)]
        hint: str = phrase(
            "If people are recognised by it, write in the instrument, under `code`: {lines}.", lines=_lines(*names)
        )
        if pair.kind == "personal":
            hint = "Answers beside it are not anonymous: put a code in its place, the same in all waves."
        elif pair.kind == "chance":
            hint = "Nobody is recognised by it. Next time, please ask for a longer code."
        pair_severity = severity if pair.kind == "codes" else Severity.NOTE
        message = phrase("{reason}.", reason=pair.reason)
        findings.append(Finding("survey.shared-codes", pair_severity, message, Location(pair.column.file), hint))
    return findings


def _lines(code_column: str, text_column: str) -> str:
    return f'`columns: ["{code_column}"]`' + (f' and `text: "{text_column}"`' if code_column != text_column else "")
