"""A plain table: one header row with the code's column and the items' columns, one row per response."""

import re
from dataclasses import replace

from ecpat_training.core.text import squeeze
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.column_names import STEP
from ecpat_training.files.sheets.header import HeaderPath, group_starts, header_paths, texts_of
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.submission_times import SUBMITTED, is_date_text, is_date_time_text
from ecpat_training.survey.exports.wording import grid_row, heading_key

NAME = "plain table"
RESTS_ON = "no platform: any table with a header"

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: any table with a
    header: the first row that names most of the columns, numbers aside. A row with an address or a time in it is
    somebody's answer, as where a header names fewer columns than the rows below it have."""
    max_filled_cells = max((sum(map(bool, texts)) for _, texts in raw.header_candidates(table)), default=0)
    for row, texts in raw.header_candidates(table):
        if _read_upper_headers(table, row):
            return raw.PlatformMatch(row, 0, "it has two header rows and no platform's own columns")
        filled_headers = [text for text in texts if text]
        worded_count = sum(any(map(str.isalpha, text)) for text in filled_headers)
        if 2 * len(filled_headers) > max_filled_cells and 2 * worded_count > len(filled_headers):
            if any(_ADDRESS.fullmatch(text) or is_date_time_text(text) for text in filled_headers):
                return None
            return raw.PlatformMatch(row, 0, "it has one header row and no platform's own columns")
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    paths = _read_upper_headers(table, match.header)
    texts, last_header_row = raw.headers(table, match.header), match.header
    if paths:
        texts, last_header_row = [STEP.join(paths.get(index, ())) for index in range(max(paths) + 1)], match.header + 1
    named_time_columns = [index for index, text in enumerate(texts) if heading_key(text) in SUBMITTED]
    values = {index: raw.cells_below(table, last_header_row, index) for index in named_time_columns}
    times = [index for index in named_time_columns if not values[index] or any(map(is_date_text, values[index]))]
    columns = tuple(_column(index, text, texts, times[:1]) for index, text in enumerate(texts))
    extra_rows = raw.hxl_rows(table, last_header_row)
    if not extra_rows and not paths and (words := _read_lower_headers(table, match.header, texts)):
        extra_rows = (match.header + 1,)
        columns = tuple(
            replace(column, names=(*column.names, words[column.index])) if words.get(column.index) else column
            for column in columns
        )
    extra_rows = (*range(match.header + 1, last_header_row + 1), *extra_rows)
    return raw.RawSurvey(NAME, match.header, match.header + 1 + len(extra_rows), columns, extra_headers=extra_rows)


def _read_upper_headers(table: CellTable, upper: int) -> dict[int, HeaderPath]:
    """The words over each column, where the cells of a row stand over those of the next one, the same words below
    several of them: `PRE-TEST` and `POST-TEST` over `Part A` and `Total`; empty elsewhere."""
    if upper + 2 >= len(table.rows):
        return {}
    lower = texts_of(table, upper + 1)
    if (
        not lower
        or any(map(_NUMBER.fullmatch, lower.values()))
        or any(len(text) > _MAX_SUBHEADER_LENGTH for text in lower.values())
    ):
        return {}
    groups: dict[int, list[str]] = {}
    for column, start in group_starts(table, upper, sorted(lower)).items():
        groups.setdefault(start, []).append(lower[column])
    word_sets = [set(words) for words in groups.values() if len(words) > 1]
    have_shared_words = len(word_sets) > 1 and len(set.intersection(*word_sets)) > 1
    are_distinct = all(len(set(words)) == len(words) for words in groups.values())
    if not (have_shared_words and are_distinct) or not any(
        as_text(cell) for row in table.rows[upper + 2 : upper + 4] for cell in row
    ):
        return {}
    return header_paths(table, upper, upper + 1)


_MAX_SUBHEADER_LENGTH = 40  # letters of a heading below another one
_NAME = re.compile(r"[^\W\d_]{0,12}[\W_]{0,2}[0-9]+(?:[\W_]{0,2}\w{1,4})?|\S{1,12}")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?")
_LEAST = 2


def _read_lower_headers(table: CellTable, header: int, texts: list[str]) -> dict[int, str]:
    """The words of the questions by their columns, where the row below a header of short names holds them; empty
    elsewhere. Surely no answers are words of questions above numbers, or above a few shorter words in a column of a
    numbered name, in two columns at least, where no number stands in their row."""
    cells = raw.headers(table, header + 1) if header + 1 < len(table.rows) else []
    words = {index: squeeze(text) for index, text in enumerate(cells[: len(texts)]) if text}
    are_names = all(_NAME.fullmatch(texts[index]) for index in words if texts[index])
    if not are_names or any(map(_NUMBER.fullmatch, words.values())):
        return {}
    question_signs = (
        (text.count(" ") >= _LEAST or text.endswith(("?", ":")))
        and _are_short(text, [as_text(value) for value in raw.cells_below(table, header + 1, index)], texts[index])
        for index, text in words.items()
    )
    return words if sum(question_signs) >= _LEAST else {}


def _are_short(words: str, answers: list[str], name: str) -> bool:
    """Whether these are answers to a question of these words, which is none of them."""
    if len(answers) < _LEAST or all(map(_NUMBER.fullmatch, answers)):
        return len(answers) >= _LEAST
    has_few_answers = 4 * len(set(answers)) <= len(answers) and max(
        answer.count(" ") for answer in answers
    ) < words.count(" ")
    return has_few_answers and any(map(str.isdigit, name)) and words not in answers


def _column(index: int, text: str, texts: list[str], times: list[int]) -> raw.SurveyColumn:
    """A column; of a grid also by its row, and what a quiz of Google Forms has beside each question is the platform's
    own, where its first columns were taken out."""
    grid = grid_row(text)
    if index in times:
        return raw.SurveyColumn(index, text, raw.ColumnKind.SUBMITTED)
    if grid and squeeze(grid[0]) in texts:
        return raw.SurveyColumn(index, text, raw.ColumnKind.PLATFORM)
    return raw.SurveyColumn(index, text, names=grid[1:] if grid else ())
