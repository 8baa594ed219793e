"""A survey's table: from its cells to the answers of one wave, or of several."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import PlatformMatch, RawSurvey
from ecpat_training.survey.exports.response_rows import find_filled_rows
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.codes import find_named_code
from ecpat_training.survey.reading.mapping import NO_MAPPING, WAVE, SurveyMapping
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.remarks import (
    broken_cell_findings,
    platform_note,
    stray_cell_findings,
)
from ecpat_training.survey.reading.responses import ResponseRows
from ecpat_training.survey.reading.sole_wave import SoleWave
from ecpat_training.survey.reading.wave_column import is_wave_column, wave_of
from ecpat_training.survey.reading.wide import side_by_side, wide_survey

if TYPE_CHECKING:
    from typing import TypeAlias

    import numpy
    import numpy.typing

    Values: TypeAlias = numpy.typing.NDArray[numpy.generic]
from ecpat_training.survey.reading.survey_view import SurveyView


def survey_of(
    table: CellTable,
    instrument: Instrument,
    wave: Wave | None = None,
    mapping: SurveyMapping = NO_MAPPING,
    post_from: date | None = None,
    sole_wave: SoleWave | None = None,
    recognition: tuple[PlatformMatch, RawSurvey] | None = None,
) -> tuple[list[WaveResponses], list[Finding]]:
    """The responses of each wave in a table, in the order of the waves, and what was noted on the way.

    Args:
        wave: the wave that the whole table holds; without it, the table needs a column such as `wave`, or columns whose
            names say it, such as `q1.pre` and `q1.post`.
        mapping: what a person has decided about columns, answers and waves.
        post_from: the day from which on answers are from after the training, where nothing else says it.
        sole_wave: what all answers are, where nothing says a wave.
        recognition: what the table was recognised as, where it has been.

    Raises:
        InputError: the table is a form, or part of an export that is read by another part.
        ContentError: a person must decide something about the table; each such thing is among the findings.
    """
    views, findings = _views(table, instrument, recognition or recognise(table), wave, mapping, post_from, sole_wave)
    return [view.responses(wave) for view in views for wave in view.waves], findings


class AnswerCount(NamedTuple):
    """How many responses a table holds, what was noted, and which of its rows are responses, where that goes by the
    question that is named like a code."""

    people: int
    findings: list[Finding]
    rows: ResponseRows | None


def count_responses(
    table: CellTable,
    instrument: Instrument,
    wave: Wave,
    recognition: tuple[PlatformMatch, RawSurvey],
    mapping: SurveyMapping = NO_MAPPING,
) -> AnswerCount:
    """How many responses a table holds, all waves together, and what was noted: what `survey_of` finds, without the
    answers.

    Raises:
        ContentError: cells or columns of the table need a person before anything can be counted.
    """
    views, findings = _views(table, instrument, recognition, wave, mapping, None, None)
    people = sum(len(view.find_used_rows(wave)) for view in views for wave in view.waves)
    whole_view = next((view for view in views if view.raw_survey is recognition[1]), None)
    is_named_code = whole_view is not None and whole_view.matched_columns.code == find_named_code(whole_view.raw_survey)
    return AnswerCount(people, findings, whole_view.response_rows if whole_view and is_named_code else None)


def _views(
    table: CellTable,
    instrument: Instrument,
    recognition: tuple[PlatformMatch, RawSurvey],
    wave: Wave | None,
    mapping: SurveyMapping,
    post_from: date | None,
    sole_wave: SoleWave | None,
) -> "tuple[list[SurveyView], list[Finding]]":
    """What is read of a table, side by side where waves stand so; see `survey_of`."""
    match, raw_survey = recognition
    nonempty_rows = find_filled_rows(table, raw_survey.first)
    findings = [*table.findings, platform_note(table, raw_survey, match, len(nonempty_rows)), *raw_survey.findings]
    has_wave_values = _has_wave_column(table, raw_survey, mapping, nonempty_rows)
    wide_table = None if has_wave_values else wide_survey(table, raw_survey, instrument, mapping, wave)
    if wide_table is None:
        sole_wave = None if has_wave_values or wave or post_from else sole_wave
        views = [
            SurveyView(
                table,
                raw_survey,
                instrument,
                mapping,
                nonempty_rows,
                findings,
                wave,
                post_from=post_from,
                sole_wave=sole_wave,
            )
        ]
    else:
        findings += [*([] if wave else [side_by_side(table, raw_survey, list(wide_table.views))]), *wide_table.findings]
        views = [
            SurveyView(
                table, view, instrument, mapping, nonempty_rows, findings, view_wave, wave is None, side_by_side=True
            )
            for view_wave, view in wide_table.views.items()
        ]
    findings += [
        *stray_cell_findings(table, raw_survey, nonempty_rows),
        *broken_cell_findings(table, raw_survey, nonempty_rows),
    ]
    findings = list(dict.fromkeys(findings))
    if errors(findings):
        raise ContentError([finding for finding in findings if finding.severity is not Severity.NOTE])
    return views, findings


def _has_wave_column(
    table: CellTable, raw_survey: RawSurvey, mapping: SurveyMapping, nonempty_rows: Sequence[int]
) -> bool:
    """Whether a column says of each row which wave it is."""
    if mapping.waves_beside():
        return False
    wave_columns = [
        column
        for column in raw_survey.columns
        if is_wave_column(column.header) or mapping.column(column, table) == WAVE
    ]
    texts = {as_text(cell) for column in wave_columns for cell in column_cells(table, nonempty_rows, column.index)}
    return any(mapping.wave(text) or wave_of(text) for text in texts)
