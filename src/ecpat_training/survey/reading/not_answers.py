"""Files given where answers are wanted: forms of a questionnaire (an XLSForm, a data dictionary, a survey's structure),
and tables of totals, a line for each answer or each question, which are nobody's answers, whatever the platform calls
them."""

import re
from dataclasses import dataclass

from ecpat_training.core.errors import InputError
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.raw_survey import below, header_candidates, header_keys, headers
from ecpat_training.words.catalogue.message import phrase

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


def refuse_form(table: CellTable) -> None:
    """Refuses a questionnaire.

    Raises:
        InputError: this is the form and not its answers; with where these are found.
    """
    for row, texts in header_candidates(table):
        lower = [text.lower() for text in texts]
        for form in _FORMS:
            if set(form.columns) <= set(lower) and _fits(table, row, lower, form):
                raise InputError.because(
                    "survey.form",
                    phrase("this is {form}, not the answers to it.", form=form.noun),
                    location=table.where(row),
                    hint=phrase("Please export the answers: {export}.", export=form.answers),
                )


def _fits(table: CellTable, row: int, plain: list[str], form: _Form) -> bool:
    if form.starts and not any(text.startswith(form.starts) for text in plain):
        return False
    cells = [as_text(value) for value in below(table, row, plain.index(form.columns[0]))]
    fitting_count = sum(cell.startswith(form.values) for cell in cells) if form.values else len(cells)
    return 2 * fitting_count >= len(cells)


_ATTENDANCE = (
    {"attended", "join time", "leave time"},
    {"join time", "leave time", "is guest"},
    {"join time", "leave time", "duration minutes"},
    {"registration time", "approval status"},
)


def refuse_attendance(table: CellTable) -> None:
    """Refuses a report of who came to an online meeting or webinar: somebody stands in it once for each time that they
    joined.

    Raises:
        InputError: this is such a report; with what to export instead.
    """
    for row in range(min(_SEARCHED, len(table.rows))):
        keys = header_keys(table, row)
        if any(words.issubset(keys) for words in _ATTENDANCE):
            raise InputError.because(
                "survey.attendance",
                "this says who came to an online meeting, not what they answered.",
                location=table.where(row),
                hint="Please export the report of the poll or the survey: in Zoom under Reports, Poll or Survey.",
            )


_QUESTION = {"question", "question text", "question title", "question name", "questions", "frage", "вопрос", "pregunta"}
_ANSWER = {"answer", "answers", "answer text", "response", "response text", "antwort", "réponse", "ответ", "respuesta"}


def refuse_row_for_each_answer(table: CellTable) -> None:
    """Refuses a table with a row for each answer, in which a column says the question: each person would count as often
    as there are questions.

    Raises:
        InputError: this is such a table; with what to make of it.
    """
    for row, _ in header_candidates(table):
        keys = header_keys(table, row)
        question_columns = [position for position, name in enumerate(keys) if name in _QUESTION]
        if len(question_columns) != 1 or sum(name in _ANSWER for name in keys) != 1:
            continue
        questions = [as_text(value) for value in below(table, row, question_columns[0])]
        if 1 < len(set(questions)) < len(questions):
            raise InputError.because(
                "survey.row-for-each-answer",
                "this table has a row for each answer, not for each person.",
                location=table.where(row),
                hint="Please export a row for each person and a column for each question; a pivot table in Excel makes "
                "one of it, too.",
            )


_ANSWERED = {
    "answered", "skipped", "beantwortet", "übersprungen", "répondues", "ignorées", "ont répondu", "respondieron",
    "omitieron", "respondidas", "omitidas", "beantwoord", "overgeslagen", "ответили", "пропустили", "risposte",
    "saltate",
}  # fmt: skip
_CHOICES = {
    "answer choices", "antwortoptionen", "choix de réponses", "opciones de respuesta", "antwoordkeuzen",
    "варианты ответов", "opzioni di risposta", "answer options", "response choices",
}  # fmt: skip
_STATISTICS = {
    "mean", "average", "avg", "median", "mode", "sd", "std", "std dev", "std deviation", "standard deviation",
    "variance", "minimum", "maximum", "min", "max", "count", "n", "sum", "total", "percent", "percentage", "share",
    "frequency", "responses", "response count", "response percent", "votes", "valid n", "missing", "skewness",
    "kurtosis", "weighted average", "rating average", "facility index", "discrimination index",
    "discriminative efficiency",
    "mittelwert", "durchschnitt", "standardabweichung", "varianz", "anzahl", "prozent", "häufigkeit", "moyenne",
    "médiane", "écart type", "effectif", "pourcentage", "media", "desviación estándar", "porcentaje", "frecuencia",
    "gemiddelde", "standaarddeviatie", "aantal", "среднее", "медиана", "стандартное отклонение",
    "количество", "процент", "промен", "средно", "брой", "prosek", "broj", "procenat", "",
}  # fmt: skip
_LINES = {
    "", "question", "questions", "field", "item", "items", "statement", "statements", "answer", "answers", "variable",
    "choice", "choices", "option", "options", "label", "value", "scale", "q", "frage", "antwort", "merkmal", "réponse",
    "pregunta", "respuesta", "domanda", "risposta", "vraag", "antwoord", "вопрос", "ответ", "въпрос", "отговор",
    "pitanje", "odgovor", "quiz name", "question name", "question text",
}  # fmt: skip
_SEARCHED = 200
_LEAST = 3
_FIGURE = re.compile(r"[-+]?[0-9]+(?:[.,  ][0-9]+)*\s*%?|-|")


def refuse_totals(table: CellTable) -> None:
    """Refuses a table that says how many answered what, or how they answered on average.

    Raises:
        InputError: this is such a table; with what to export instead.
    """
    row = _choices(table)
    if row is None:
        row = _statistics(table)
    if row is not None:
        raise InputError.because(
            "survey.totals",
            "these are totals of the answers to each question, not the answers of each person.",
            location=table.where(row),
            hint="Please export the single responses, a row for each person (individual responses, raw data).",
        )


def _choices(table: CellTable) -> int | None:
    """The row of `Answer Choices`, if a row of those who answered or skipped the question stands below."""
    choices_row = None
    for row in range(min(_SEARCHED, len(table.rows))):
        keyed = header_keys(table, row)
        if choices_row is None and _CHOICES.isdisjoint(keyed):
            continue
        keys = [key for key, text in zip(keyed, headers(table, row), strict=True) if text]
        if keys and keys[0] in _CHOICES and len(keys) <= 4:
            choices_row = row if choices_row is None else choices_row
        elif choices_row is not None and _ANSWERED.intersection(keys[:3]):
            return choices_row
    return choices_row if choices_row is not None and choices_row <= 3 else None


def _statistics(table: CellTable) -> int | None:
    """A header of one or two words for what a line is about and otherwise words for statistics, at least three of them,
    above figures."""
    for row in range(min(10, len(table.rows))):
        keys = [*header_keys(table, row)]
        while keys and not keys[-1]:
            keys.pop()
        named = {name for name in keys[1:] if name and name in _STATISTICS}
        other_names = [name for name in keys[1:] if name not in _STATISTICS]
        if len(named) < _LEAST or len(other_names) > 1 or not _LINES.issuperset(keys[:1] + other_names):
            continue
        figure_columns = [place for place, name in enumerate(keys) if place and name in named]
        below = [cells for cells in table.rows[row + 1 : row + 50] if any(map(as_text, cells))]
        figures = [as_text(cells[place]) for cells in below for place in figure_columns if place < len(cells)]
        if below and figures and all(map(_FIGURE.fullmatch, figures)):
            return row
    return None
