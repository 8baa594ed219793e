"""Files of a questionnaire given where its answers are wanted: an XLSForm, a data dictionary, a survey's structure."""

from dataclasses import dataclass

from ecpat_training.core.errors import InputError
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.raw_survey import below, header_candidates

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
        plain = [text.lower() for text in texts]
        for form in _FORMS:
            if set(form.columns) <= set(plain) and _fits(table, row, plain, form):
                raise InputError.because(
                    "survey.form",
                    f"this is {form.noun}, not the answers to it.",
                    where=table.where(row),
                    hint=f"Please export the answers: {form.answers}.",
                )


def _fits(table: CellTable, row: int, plain: list[str], form: _Form) -> bool:
    if form.starts and not any(text.startswith(form.starts) for text in plain):
        return False
    cells = [as_text(value) for value in below(table, row, plain.index(form.columns[0]))]
    known = sum(cell.startswith(form.values) for cell in cells) if form.values else len(cells)
    return 2 * known >= len(cells)
