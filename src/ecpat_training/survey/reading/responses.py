"""Which rows of a table are people's answers; which aren't, and of which that is for a person to say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import rows_where
from ecpat_training.survey.exports.foot_rows import foot_rows
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.response_rows import leftover_rows, repeated_headers, summary_rows
from ecpat_training.survey.reading.columns import short
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
    aside: dict[int, str]
    doubtful: dict[int, str]
    without_code: frozenset[int]


def response_rows(
    table: CellTable,
    raw: RawSurvey,
    filled: Sequence[int],
    code: Sequence[SurveyColumn],
    mapping: SurveyMapping = NO_MAPPING,
) -> ResponseRows:
    """Which of the `filled` rows are responses: as a mapping says, else as the table shows."""
    summaries = summary_rows(table, filled, code)
    described = {**leftover_rows(table, raw), **repeated_headers(table, raw, filled), **raw.set_aside}
    answers = [row for row in filled if row not in described] if described else filled
    foot = foot_rows(table, answers, summaries, code)
    excluded_rows = {**summaries, **foot.aside, **described}
    remaining = [row for row in filled if row not in excluded_rows] if excluded_rows else filled
    doubtful = {**foot.doubtful, **_trials(table, raw, remaining, code)}
    for row in filled if mapping.rows else ():
        decided = mapping.row(table.where(row))
        if decided is not None:
            excluded_rows.pop(row, None)
            doubtful.pop(row, None)
        if decided == NOT_USED:
            excluded_rows[row] = "the mapping says so"
    rows = [row for row in filled if row not in excluded_rows] if excluded_rows else filled
    without_code = frozenset(row for row, doubt in doubtful.items() if doubt == _TRIAL_CODE)
    return ResponseRows(rows, excluded_rows, dict(sorted(doubtful.items())), without_code)


def _trials(table: CellTable, raw: RawSurvey, rows: Sequence[int], code: Sequence[SurveyColumn]) -> dict[int, str]:
    """Rows of which the code or another text is only the word test. Where many rows have it in a column, it says
    something else there, such as which group somebody is in."""
    doubt_by_row: dict[int, str] = {}
    for column in raw.of_kind(ColumnKind.QUESTION):
        words = rows_where(table, rows, column.index, _is_trial)
        if len(words) == 1 or 4 * len(words) <= len(rows):
            doubt = (
                _TRIAL_CODE if column in code else f"the column `{short(column.header)}` holds only a word for a test"
            )
            doubt_by_row |= {row: doubt for row in words if doubt_by_row.get(row) != _TRIAL_CODE}
    return doubt_by_row


@lru_cache(maxsize=10_000)  # the same few answers stand in many rows, of each file of a folder
def _is_trial(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_TRIAL and letters_key(text) in TRIALS


def doubtful_findings(table: CellTable, doubtful: Mapping[int, str]) -> list[Finding]:
    """A warning for each reason why rows may not be a person's answers; each says how to decide it."""
    by_reason: dict[str, list[int]] = defaultdict(list)
    for row, reason in doubtful.items():
        by_reason[reason].append(row)
    findings = []
    for reason, rows in by_reason.items():
        places = [table.where(row).inside for row in rows]
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
        findings.append(Finding("survey.row-doubtful", Severity.WARNING, message, table.where(rows[0]), hint))
    return findings
