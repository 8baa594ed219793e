"""Which rows of a table are people's answers; which aren't, and of which that is for a person to say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import find_rows
from ecpat_training.survey.exports.foot_rows import foot_rows
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.response_rows import leftover_rows, repeated_headers, summary_rows
from ecpat_training.survey.reading.columns import shorten_text
from ecpat_training.survey.reading.mapping import NO_MAPPING, NOT_USED, SurveyMapping
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.rows import TRIALS
from ecpat_training.words.matching import letters_key

_LONGEST_TRIAL = 30
_TRIAL_CODE = "the code holds only a word for a test"


class ResponseRows(NamedTuple):
    """The `rows` of responses; those set `aside`, and those that are `doubtful` and among the rows, each with the
    reason; and those of the doubtful whose code is none, as it only says test."""

    rows: Sequence[int]
    set_aside_rows: dict[int, str]
    doubtful_rows: dict[int, str]
    rows_without_code: frozenset[int]


def response_rows(
    table: CellTable,
    raw_survey: RawSurvey,
    nonempty_rows: Sequence[int],
    code: Sequence[SurveyColumn],
    mapping: SurveyMapping = NO_MAPPING,
) -> ResponseRows:
    """Which of the `nonempty_rows` are responses: as a mapping says, else as the table shows."""
    summaries = summary_rows(table, nonempty_rows, code)
    non_response_rows = {
        **leftover_rows(table, raw_survey),
        **repeated_headers(table, raw_survey, nonempty_rows),
        **raw_survey.set_aside,
    }
    answers = [row for row in nonempty_rows if row not in non_response_rows] if non_response_rows else nonempty_rows
    foot_classification = foot_rows(table, answers, summaries, code)
    excluded_rows = {**summaries, **foot_classification.aside, **non_response_rows}
    remaining_rows = [row for row in nonempty_rows if row not in excluded_rows] if excluded_rows else nonempty_rows
    doubtful_rows = {**foot_classification.doubtful, **_trials(table, raw_survey, remaining_rows, code)}
    for row in nonempty_rows if mapping.rows else ():
        row_decision = mapping.row(table.location_of(row))
        if row_decision is not None:
            excluded_rows.pop(row, None)
            doubtful_rows.pop(row, None)
        if row_decision == NOT_USED:
            excluded_rows[row] = "the mapping says so"
    rows = [row for row in nonempty_rows if row not in excluded_rows] if excluded_rows else nonempty_rows
    rows_without_code = frozenset(row for row, doubt_reason in doubtful_rows.items() if doubt_reason == _TRIAL_CODE)
    return ResponseRows(rows, excluded_rows, dict(sorted(doubtful_rows.items())), rows_without_code)


def _trials(
    table: CellTable, raw_survey: RawSurvey, rows: Sequence[int], code: Sequence[SurveyColumn]
) -> dict[int, str]:
    """Rows of which the code or another text is only the word test. Where many rows have it in a column, it says
    something else there, such as which group somebody is in."""
    doubt_by_row: dict[int, str] = {}
    for column in raw_survey.of_kind(ColumnKind.QUESTION):
        words = find_rows(table, rows, column.index, _is_trial)
        if len(words) == 1 or 4 * len(words) <= len(rows):
            doubt_reason = (
                _TRIAL_CODE
                if column in code
                else f"the column `{shorten_text(column.header)}` holds only a word for a test"
            )
            doubt_by_row |= {row: doubt_reason for row in words if doubt_by_row.get(row) != _TRIAL_CODE}
    return doubt_by_row


@lru_cache(maxsize=10_000)  # the same few answers stand in many rows, of each file of a folder
def _is_trial(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_TRIAL and letters_key(text) in TRIALS


def doubtful_findings(table: CellTable, doubt_by_row: Mapping[int, str]) -> list[Finding]:
    """A warning for each reason why rows may not be a person's answers; each says how to decide it."""
    rows_by_reason: dict[str, list[int]] = defaultdict(list)
    for row, reason in doubt_by_row.items():
        rows_by_reason[reason].append(row)
    findings = []
    for reason, rows in rows_by_reason.items():
        places = [table.location_of(row).place_in_file for row in rows]
        message = phrase(
            "{rows:,} {rows:row|rows} may be nobody's answers ({reason}): {places}. {rows:It counts as an answer|They"
            " count as answers}.",
            reason=reason,
            places=listing(places, 20),
            rows=len(rows),
        )
        hint = phrase(
            "Please say so in a mapping file, under `rows`: `{place}: not used`, or `{place}: a person`; or delete the"
            " row.",
            place=places[0],
        )
        findings.append(Finding("survey.row-doubtful", Severity.WARNING, message, table.location_of(rows[0]), hint))
    return findings
