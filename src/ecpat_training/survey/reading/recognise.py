"""Which platform a table was exported from."""

from dataclasses import replace
from typing import cast

from ecpat_training.core import registry
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey import platforms
from ecpat_training.survey.exports.raw_survey import Platform, PlatformMatch, RawSurvey
from ecpat_training.survey.exports.wording import grid_row
from ecpat_training.survey.reading.not_answers import refuse_no_answers
from ecpat_training.words.catalogue.message import Option, phrase, sentences


def recognise(table: CellTable) -> tuple[PlatformMatch, RawSurvey]:
    """(why the platform is recognised, the table with what its columns are for); the platform with the most telling
    columns wins.

    Raises:
        InputError: the table is a form, totals or attendance, or has a row for each answer.
        ContentError: there is no header row.
    """
    refuse_no_answers(table)
    candidates = []
    for name in registry.members(platforms):
        module = cast(Platform, registry.load(platforms, name))
        match = module.matches(table)
        if match is not None:
            candidates.append((module, match))
    # A plain table matches nearly every export as well, so that the more telling columns win.
    best_candidate = max(candidates, key=lambda pair: pair[1].seen, default=None)
    if best_candidate is None:
        raise ContentError([*table.findings, _no_header(table)])
    module, match = best_candidate
    raw_survey = module.read(table, match)
    if table.label_by_column or table.labels:
        columns = tuple(
            replace(column, names=(*column.names, *_also(table, column.index))) for column in raw_survey.columns
        )
        labelled_indices = {*table.labels, *raw_survey.labels}
        labels = {
            index: {**table.labels.get(index, {}), **raw_survey.labels.get(index, {})} for index in labelled_indices
        }
        raw_survey = replace(
            raw_survey, columns=columns, labels=labels, labels_of_given=raw_survey.labels_of_given and not table.labels
        )
    return match, raw_survey


def _also(table: CellTable, index: int) -> tuple[str, ...]:
    if index not in table.label_by_column:
        return ()
    grid = grid_row(table.label_by_column[index])
    return (table.label_by_column[index], *(grid[1:] if grid else ()))


def _no_header(table: CellTable) -> Finding:
    place = Location(table.file, sheet=table.sheet)
    first_row = next((row for row in table.rows if any(map(as_text, row))), [])
    filled_texts = [text for text in map(as_text, first_row) if text]
    if not filled_texts:
        hint = "Please check that this is the right file and sheet."
        return Finding("survey.empty", Severity.ERROR, "there is nothing in this table.", place, hint)
    if len(filled_texts) == 1:
        delimiter_note = f" (columns were looked for between `{table.delimiter}`)" if table.delimiter else ""
        message: str = phrase(
            "only 1 column was found{tried}: `{column}`.", tried=delimiter_note, column=visible(filled_texts[0])[:80]
        )
        hint = "Please export with commas, semicolons or tabs between the columns, and one header row."
        if table.sheet is not None:
            hint = sentences(
                "Please check that this is the right sheet;",
                phrase("{sheet} names another.", sheet=Option("--sheet")),
            )
        return Finding("survey.one-column", Severity.ERROR, message, place, hint)
    message = "no row looks like a header: most of the first rows' cells are numbers or empty."
    hint = "Please put the columns' names into the first row."
    return Finding("survey.no-header", Severity.ERROR, message, place, hint)
