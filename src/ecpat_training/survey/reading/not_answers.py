"""Files given where answers are wanted: forms of a questionnaire (an XLSForm, a data dictionary, a survey's structure,
a list of questions), and tables of totals, a line for each answer, each question or each minute, which are nobody's
answers, whatever the platform calls them."""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import time

from ecpat_training.core.errors import InputError
from ecpat_training.core.location import Location
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.survey.exports.raw_survey import cells_below, header_candidates, header_keys, headers
from ecpat_training.survey.exports.submission_times import is_date_text
from ecpat_training.survey.exports.wording import heading_key, heading_keys
from ecpat_training.survey.reading.wave_column import wave_of
from ecpat_training.words.catalogue.message import Option, phrase, sentences
from ecpat_training.words.lists.answer_sets import ANSWER_SETS
from ecpat_training.words.lists.calendar_words import DAY_WORDS, WEEKDAYS
from ecpat_training.words.matching import keys as letters_keys
from ecpat_training.words.matching import letters_key
from ecpat_training.words.word_tables import words_of

_TYPES = (
    "select_one", "select_multiple", "select one", "select all", "begin", "end", "text", "integer", "note", "calculate",
    "start", "today", "date", "decimal", "rank", "acknowledge", "geopoint", "deviceid",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Form:
    """A form by the columns that only it has, all of them; `values` are what its first column's cells begin with."""

    noun: str
    columns: tuple[str, ...]
    starts: tuple[str, ...]
    values: tuple[str, ...]
    answers: str


_FORMS = (
    _Form(
        "a form for KoboToolbox or ODK (an XLSForm)", ("type", "name"), ("label", "media", "calculation", "hint"),
        _TYPES, "in KoboToolbox under Data, Downloads; in ODK Central under Submissions, Download",
    ),
    _Form(
        "the list of choices of a form for KoboToolbox or ODK (an XLSForm)", ("list_name", "name"), ("label",), (),
        "in KoboToolbox under Data, Downloads; in ODK Central under Submissions, Download",
    ),
    _Form(
        "a form for KoboToolbox or ODK (an XLSForm)", ("form_title", "form_id"), (), (),
        "in KoboToolbox under Data, Downloads; in ODK Central under Submissions, Download",
    ),
    _Form(
        "the structure of a LimeSurvey questionnaire", ("class", "name", "relevance"), (), ("S", "G", "Q", "A"),
        "in LimeSurvey under Responses, Export",
    ),
    _Form(
        "a data dictionary of REDCap", ("variable / field name", "form name", "field type"), (), (),
        "in REDCap under Data Exports",
    ),
    _Form(
        "a data dictionary of REDCap", ("field_name", "form_name", "field_type"), (), (),
        "in REDCap under Data Exports",
    ),
)  # fmt: skip


def refuse_no_answers(table: CellTable) -> None:
    """Refuses whatever has no row for each person.

    Raises:
        InputError: the table is a form, totals or attendance, or has a row for each answer; with what to export.
    """
    # First of all: forms and totals have headers of the platform too, and would be read as answers.
    _refuse_form(table)
    _refuse_overview(table)
    _refuse_totals(table)
    _refuse_attendance(table)
    _refuse_row_for_each_answer(table)
    _refuse_questions(table)


def _refuse_form(table: CellTable) -> None:
    for row, texts in header_candidates(table):
        lowercase_texts = [text.lower() for text in texts]
        for form in _FORMS:
            if set(form.columns) <= set(lowercase_texts) and _fits_form(table, row, lowercase_texts, form):
                raise InputError.because(
                    "survey.form",
                    phrase("this is {form}, not the answers to it.", form=form.noun),
                    location=table.location_of(row),
                    hint=phrase("Please export the answers: {export}.", export=form.answers),
                )


def _fits_form(table: CellTable, row: int, row_texts: list[str], form: _Form) -> bool:
    if form.starts and not any(text.startswith(form.starts) for text in row_texts):
        return False
    cells = [as_text(value) for value in cells_below(table, row, row_texts.index(form.columns[0]))]
    fitting_count = sum(cell.startswith(form.values) for cell in cells) if form.values else len(cells)
    return 2 * fitting_count >= len(cells)


_OVERVIEW = {"played on", "hosted by", "played with"}


def _refuse_overview(table: CellTable) -> None:
    """Refuses the first sheet of a report of Kahoot, which says when it was played, and by how many."""
    texts_above = {heading_key(as_text(cells[0])) for cells in table.rows[:_MAX_ROWS_ABOVE] if cells}
    if texts_above >= _OVERVIEW:
        raise InputError.because(
            "survey.totals",
            phrase("these are {totals}, not the answers of each person.", totals="the date and the means of a Kahoot"),
            location=Location(table.file, sheet=table.sheet),
            hint=sentences(
                "The answers stand on the sheet `Kahoot! Summary`:",
                phrase("name it with {sheet}, or put it first.", sheet=Option("--sheet")),
            ),
        )


_ATTENDANCE = (
    {"attended", "join time", "leave time"},
    {"join time", "leave time", "is guest"},
    {"join time", "leave time", "duration minutes"},
    {"registration time", "approval status"},
)


def _refuse_attendance(table: CellTable) -> None:
    """Refuses a report of who came to an online meeting or webinar: somebody stands in it once for each time that they
    joined."""
    for row in range(min(_MAX_ROWS_SEARCHED, len(table.rows))):
        keys = header_keys(table, row)
        if any(words.issubset(keys) for words in _ATTENDANCE):
            raise InputError.because(
                "survey.attendance",
                "this says who came to an online meeting, not what they answered.",
                location=table.location_of(row),
                hint="Please export the report of the poll or the survey: in Zoom under Reports, Poll or Survey.",
            )


_QUESTION = {"question", "question text", "question title", "question name", "questions", "frage", "вопрос", "pregunta"}
_ANSWER = {"answer", "answers", "answer text", "response", "response text", "antwort", "réponse", "ответ", "respuesta"}


def _refuse_row_for_each_answer(table: CellTable) -> None:
    """Refuses a table with a row for each answer, in which a column says the question: each person would count as often
    as there are questions."""
    for row, _ in header_candidates(table):
        keys = header_keys(table, row)
        question_columns = [position for position, name in enumerate(keys) if name in _QUESTION]
        if len(question_columns) != 1 or sum(name in _ANSWER for name in keys) != 1:
            continue
        questions = [as_text(value) for value in cells_below(table, row, question_columns[0])]
        if 1 < len(set(questions)) < len(questions):
            raise InputError.because(
                "survey.row-for-each-answer",
                "this table has a row for each answer, not for each person.",
                location=table.location_of(row),
                hint="Please export a row for each person and a column for each question; a pivot table in Excel makes "
                "one of it, too.",
            )


def _words(table: str) -> frozenset[str]:
    return heading_keys(words_of("survey_tables", table))


_ANSWERED_WORDS, _CHOICES, _STATISTICS, _VOTES = map(_words, ("answered", "choices", "statistics", "votes"))
_AVERAGES = _words("averages")
_PEOPLE = _VOTES | _words("people")
_QUESTIONS, _PIVOTS = map(_words, ("questions", "pivots"))
_CODES = heading_keys(words_of("survey_words", "codes"))
_LINES = _QUESTIONS | _words("lines")
_DESCRIPTION_WORDS = _QUESTIONS | _words("descriptions")
_IN_A_LIST = _DESCRIPTION_WORDS | _words("about_questions")
_TIMES, _HEAD_WORDS = map(_words, ("times", "heads"))
_GRADES = [
    {key for levels in words_by_language.values() for key in letters_keys(levels.replace("|", ";"))}
    for words_by_language in ANSWER_SETS.values()
]
_MAX_ROWS_SEARCHED = 200
_MAX_ROWS_ABOVE = 8
_LEAST = 3
_FIGURE = re.compile(r"[-+]?[0-9]+(?:[.,  ][0-9]+)*\s*%?|-|")
_COUNT = re.compile(r"[0-9]{1,6}")
_CLOCK = re.compile(r"[0-9]{1,2}[:.h][0-9]{2}(?:[:.][0-9]{2})?(?:\s*[ap]\.?m\.?)?|[0-9]{1,4}", re.IGNORECASE)


def _refuse_questions(table: CellTable) -> None:
    """Refuses a list of questions or a codebook: nothing but columns about questions, each of them once."""
    for row, _ in header_candidates(table):
        keys = [key for key in header_keys(table, row) if key]
        if len(keys) > 1 and set(keys) <= _IN_A_LIST and _texts_once(table, row, _DESCRIPTION_WORDS):
            raise InputError.because(
                "survey.form",
                phrase("this is {form}, not the answers to it.", form="a list of questions"),
                location=table.location_of(row),
                hint=phrase("Please export the answers: {export}.", export="a row for each person"),
            )


def _texts_once(table: CellTable, row: int, names: Collection[str]) -> bool:
    """Whether a column of these names holds another text in each row below."""
    for place, key in enumerate(header_keys(table, row)):
        texts = [as_text(value) for value in cells_below(table, row, place, _MAX_ROWS_SEARCHED)] if key in names else []
        if len(texts) == len(set(texts)) > 1 and not any(map(_FIGURE.fullmatch, texts)):
            return True
    return False


def _refuse_totals(table: CellTable) -> None:
    """Refuses a table that says how many answered what, how they answered on average, or how many were there."""
    totals = "totals of the answers to each question"
    row = _choices(table)
    if row is None:
        row = _statistics(table)
    if row is None:
        row = _crossed_or_by_group(table)
    if row is None:
        row, totals = _head_counts(table), "counts of people at each time"
    if row is not None:
        raise InputError.because(
            "survey.totals",
            phrase("these are {totals}, not the answers of each person.", totals=totals),
            location=table.location_of(row),
            hint="Please export the single responses, a row for each person (individual responses, raw data).",
        )


def _choices(table: CellTable) -> int | None:
    """The row of `Answer Choices`, if a row of those who answered or skipped the question stands below."""
    choices_row = None
    for row in range(min(_MAX_ROWS_SEARCHED, len(table.rows))):
        row_keys = header_keys(table, row)
        if choices_row is None and _CHOICES.isdisjoint(row_keys):
            continue
        keys = [key for key, text in zip(row_keys, headers(table, row), strict=True) if text]
        if keys and keys[0] in _CHOICES and len(keys) <= 4:
            choices_row = row if choices_row is None else choices_row
        elif choices_row is not None and _ANSWERED_WORDS.intersection(keys[:3]):
            return choices_row
    return choices_row if choices_row is not None and choices_row <= 3 else None


def _statistics(table: CellTable) -> int | None:
    """A header of words for what a line is about, above figures alone: those under words for statistics; under the
    answers of a usual set; or under whatever stands beside a column of questions. Also what a spreadsheet sums up."""
    for row in range(min(10, len(table.rows))):
        keys = [*header_keys(table, row)]
        while keys and not keys[-1]:
            keys.pop()
        if keys and keys[0] in _PIVOTS:
            return row
        places = _figure_columns(table, row, keys)
        below_rows = [cells for cells in table.rows[row + 1 : row + 50] if any(map(as_text, cells))]
        figures = [as_text(cells[place]) for cells in below_rows for place in places if place < len(cells)]
        is_certain = not _STATISTICS.isdisjoint(filter(None, keys[1:])) or not _ticks(figures)
        if any(figures) and all(map(_FIGURE.fullmatch, figures)) and is_certain:
            return row
    return None


def _figure_columns(table: CellTable, row: int, keys: Sequence[str]) -> list[int]:
    """The columns that hold nothing but figures if the row is the header of totals; none where it isn't."""
    if keys and keys[0] not in _CODES and _are_means_of_counted(keys[1:]) and _texts_once(table, row, {*keys[:1]}):
        return list(range(1, len(keys)))
    statistic_names = {name for name in keys[1:] if name and name in _STATISTICS}
    other_names = [name for name in keys[1:] if name and name not in statistic_names]
    labels = {letters_key(text) for text in headers(table, row)[1:] if text}
    lines = {*_LINES, ""} if len(other_names) < 2 or len(statistic_names) < _LEAST else {*_LINES, *_IN_A_LIST, ""}
    if (
        statistic_names
        and lines.issuperset([*keys[:1], *other_names])
        and (len(statistic_names) >= _LEAST or keys[0] in _LINES)
    ):
        return [place for place, name in enumerate(keys) if place and name in statistic_names]
    is_set = len(labels) >= _LEAST and any(labels <= words for words in _GRADES)
    has_vote_counts = not other_names and not statistic_names.isdisjoint(_VOTES) and keys[0] not in _CODES
    is_label_column = bool(keys) and (keys[0] in _QUESTIONS or is_set or has_vote_counts)
    return list(range(1, len(keys))) if is_label_column and _texts_once(table, row, frozenset(keys[:1])) else []


def _are_means_of_counted(keys: Sequence[str]) -> bool:
    """Whether headers name nothing but statistics, also of a wave (`mean before`), among them a mean and how many
    people it is of. Without these a line may be a person."""
    statistic_names = set(map(_find_statistic, filter(None, keys)))
    return (
        "" not in statistic_names
        and not statistic_names.isdisjoint(_AVERAGES)
        and not statistic_names.isdisjoint(_PEOPLE)
    )


def _find_statistic(key: str) -> str:
    """The statistic that a header names alone or beside a word for a wave; nothing if it is none."""
    if key in _STATISTICS:
        return key
    words = key.split()
    word_splits = ((word, " ".join([*words[:place], *words[place + 1 :]])) for place, word in enumerate(words))
    return next((word for word, remaining_words in word_splits if word in _STATISTICS and wave_of(remaining_words)), "")


_OF_A_GROUP = re.compile(r"(n|m|mean|mw|sd|std)_?([a-z0-9_]{2,12})", re.IGNORECASE)
_MEANS, _DEVIATIONS = {"m", "mean", "mw"}, {"sd", "std"}


def _crossed_or_by_group(table: CellTable) -> int | None:
    """A header of two and more columns of labels, of which each goes with each of the others once, beside figures that
    are called statistics (`Workshop, Answer, Percent`); or of a mean and a deviation of several groups (`mPre, sdPre,
    mPost, sdPost`)."""
    for row, _ in header_candidates(table):
        keys = header_keys(table, row)
        groups: dict[str, set[str]] = defaultdict(set)
        for match in filter(None, map(_OF_A_GROUP.fullmatch, headers(table, row))):
            groups[match[2].lower()].add(match[1].lower())
        if sum(bool(statistics & _MEANS and statistics & _DEVIATIONS) for statistics in groups.values()) > 1:
            return row
        figures = [place for place, key in enumerate(keys) if key and key in _STATISTICS]
        places = [place for place, key in enumerate(keys) if key and place not in figures]
        if not figures or len(places) < 2 or any(keys[place] in _CODES for place in places):
            continue
        lines = [tuple(as_text(cells[place]) for place in places) for cells in table.rows[row + 1 :] if any(cells)]
        sizes = [len({line[number] for line in lines}) for number in range(len(places))]
        texts = [as_text(value) for place in figures for value in cells_below(table, row, place)]
        if min(sizes) > 1 and math.prod(sizes) == len(lines) == len(set(lines)) and all(map(_FIGURE.fullmatch, texts)):
            return row
    return None


def _ticks(figures: Sequence[str]) -> bool:
    """Whether figures only say of each answer whether it was chosen."""
    return {"0", "1", ""}.issuperset(figures)


def _head_counts(table: CellTable) -> int | None:
    """A header of a time and of words for people, above times and whole numbers."""
    for row, _ in header_candidates(table):
        keys = header_keys(table, row)
        time_places = [
            place for place, key in enumerate(keys) if key in _TIMES or letters_key(key).rstrip("s") in DAY_WORDS
        ]
        other_places = [place for place, key in enumerate(keys) if key and place not in time_places]
        if (
            len(time_places) != 1
            or not other_places
            or not all(map(_is_of_heads, (keys[place] for place in other_places)))
        ):
            continue
        cells = cells_below(table, row, time_places[0])
        counts = [as_text(value) for place in other_places for value in cells_below(table, row, place)]
        if len(cells) > 1 and all(map(_is_time, cells)) and counts and all(map(_COUNT.fullmatch, counts)):
            return row
    return None


def _is_of_heads(key: str) -> bool:
    """Whether a header is of how many people there were: `present`, `total present`, `number of participants`."""
    words = key.split()
    return key in _HEAD_WORDS or (not _HEAD_WORDS.isdisjoint(words) and not _STATISTICS.isdisjoint(words))


def _is_time(cell: CellValue) -> bool:
    if letters_key(as_text(cell)) in WEEKDAYS:
        return True
    return isinstance(cell, time) or is_date_text(cell) or _CLOCK.fullmatch(as_text(cell)) is not None
