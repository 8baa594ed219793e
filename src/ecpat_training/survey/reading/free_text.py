"""Columns in which people wrote sentences: named, never quoted."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells, distinct_cells
from ecpat_training.survey.exports.raw_survey import RawSurvey, SurveyColumn
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.reading.columns import shorten_text
from ecpat_training.survey.reading.shapes import is_closed
from ecpat_training.words.catalogue.message import phrase, sentences

_NAMES = {"comment", "comments", "remark", "remarks", "feedback", "suggestions", "notes"}
_IDENTIFYING_DETAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+|[0-9]{3,}|[0-9]{2,}[ /.-][0-9]{2,}")


def find_free_texts(
    table: CellTable,
    raw_survey: RawSurvey,
    rows: Sequence[int],
    columns: Iterable[SurveyColumn],
    instrument: Instrument,
) -> Iterator[tuple[SurveyColumn, dict[int, str]]]:
    """(column, its texts by row) for each column of free text.

    These are columns that are called remarks, that the instrument asks in words, or in which somebody wrote more
    than three words that are neither the form's own nor answers that several people gave. A number that the platform
    put behind an answer of the form, `Police(ID151)`, tells nothing of a person.
    """
    offered_options = {
        heading_key(wording)
        for question in instrument.questions
        for id_ in question.options
        for wording in question.option_texts(id_)
    }
    free_text_names, choice_question_names = (
        _NAMES | set(map(heading_key, instrument.in_words)),
        set(map(heading_key, instrument.chosen)),
    )
    for column in columns:
        cells = column_cells(table, rows, column.index)
        names = set(map(heading_key, (column.header, *column.names)))
        has_free_text_name = bool(names & free_text_names)
        if not has_free_text_name and not any(as_text(cell).count(" ") > 2 for cell in distinct_cells(cells)):
            continue
        texts = {row: text for row, text in zip(rows, map(as_text, cells), strict=True) if text}
        is_multiple_choice = {heading_key(choice) for _, choice in column.choices}.issuperset(
            map(heading_key, texts.values())
        )
        is_chosen = (
            bool(names & choice_question_names)
            or is_multiple_choice
            or (not has_free_text_name and is_closed(Counter(texts.values())))
        )
        labels, text_counts = raw_survey.labels.get(column.index, {}), Counter(texts.values())
        own_texts = (
            labels.get(text, text)
            for text, number in text_counts.items()
            if number == 1 and heading_key(text) not in offered_options
        )
        if texts and not (is_chosen and not any(map(_IDENTIFYING_DETAIL.search, own_texts))):
            yield column, texts


def free_text_findings(table: CellTable, text_columns: Iterable[tuple[SurveyColumn, dict[int, str]]]) -> list[Finding]:
    """A note for each column of free text; a warning where an address or a number stands in it."""
    findings = []
    for column, texts in text_columns:
        identifying_rows = [row for row, text in texts.items() if _IDENTIFYING_DETAIL.search(text)]
        location = table.location_of((identifying_rows or list(texts))[0], column.index)
        message = phrase(
            "the column `{column}` holds free text, which is never quoted.", column=shorten_text(column.header)
        )
        if identifying_rows:
            places = listing([table.location_of(row, column.index).place_in_file for row in identifying_rows], 8)
            message = sentences(
                message,
                phrase(
                    "{texts:,} {texts:text|texts} may show who a person is, by an e-mail address or a number such as a "
                    "phone's or a file's: {places}.",
                    texts=len(identifying_rows),
                    places=places,
                ),
            )
        severity = Severity.WARNING if identifying_rows else Severity.NOTE
        hint = "Names may be in it, too: please read it before you pass the file on."
        findings.append(Finding("survey.free-text", severity, message, location, hint))
    return findings
