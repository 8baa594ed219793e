"""A survey's table: from its cells to the answers of one wave, or of several."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.text import fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue, Coded
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import ColumnKind, PlatformMatch, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.response_rows import filled_rows
from ecpat_training.survey.exports.submission_times import Moments, read_moments
from ecpat_training.survey.instrument.instrument import THEN, WAVES, Instrument, KeyedScale, Wave
from ecpat_training.survey.model.responses import ResponsePlaces, WaveResponses
from ecpat_training.survey.reading.answer_columns import AnswerTable, read_answers
from ecpat_training.survey.reading.before_and_after import items_of_before
from ecpat_training.survey.reading.codes import are_names, code_findings, named_code, read_codes
from ecpat_training.survey.reading.column_directory import BY_MAPPING
from ecpat_training.survey.reading.columns import MatchedColumns, match_columns
from ecpat_training.survey.reading.free_text import free_text_findings, free_texts
from ecpat_training.survey.reading.mapping import NO_MAPPING, WAVE, SurveyMapping
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.remarks import (
    broken_cell_findings,
    column_remarks,
    matched_remarks,
    platform_note,
    row_remarks,
    stray_cell_findings,
)
from ecpat_training.survey.reading.responses import ResponseRows, doubtful_findings, response_rows
from ecpat_training.survey.reading.sole_wave import SoleWave, one_wave
from ecpat_training.survey.reading.wave_column import is_wave_column, read_waves, wave_of, waves_by_day
from ecpat_training.survey.reading.wide import side_by_side, wide_survey

if TYPE_CHECKING:
    from typing import TypeAlias

    import numpy
    import numpy.typing
    import pandas

    Values: TypeAlias = numpy.typing.NDArray[numpy.generic]

_EMPTY = "answered none of the questions"
_NOT_THEN = "no answers in this wave"


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
    people = sum(len(view.used(wave)) for view in views for wave in view.waves)
    whole_view = next((view for view in views if view.raw is recognition[1]), None)
    by_name = whole_view is not None and whole_view.matched.code == named_code(whole_view.raw)
    return AnswerCount(people, findings, whole_view.found if whole_view and by_name else None)


def _views(
    table: CellTable,
    instrument: Instrument,
    recognition: tuple[PlatformMatch, RawSurvey],
    wave: Wave | None,
    mapping: SurveyMapping,
    post_from: date | None,
    sole_wave: SoleWave | None,
) -> "tuple[list[_View], list[Finding]]":
    """What is read of a table, side by side where waves stand so; see `survey_of`."""
    match, raw = recognition
    filled = filled_rows(table, raw.first)
    findings = [*table.findings, platform_note(table, raw, match, len(filled)), *raw.findings]
    says = _says_wave(table, raw, mapping, filled)
    wide = None if says else wide_survey(table, raw, instrument, mapping, wave)
    if wide is None:
        sole_wave = None if says or wave or post_from else sole_wave
        views = [_View(table, raw, instrument, mapping, filled, findings, wave, post_from=post_from, alone=sole_wave)]
    else:
        findings += [*([] if wave else [side_by_side(table, raw, list(wide.views))]), *wide.findings]
        views = [
            _View(table, view, instrument, mapping, filled, findings, view_wave, wave is None, side_by_side=True)
            for view_wave, view in wide.views.items()
        ]
    findings += [*stray_cell_findings(table, raw, filled), *broken_cell_findings(table, raw, filled)]
    findings = list(dict.fromkeys(findings))
    if errors(findings):
        raise ContentError([finding for finding in findings if finding.severity is not Severity.NOTE])
    return views, findings


def _says_wave(table: CellTable, raw: RawSurvey, mapping: SurveyMapping, filled: Sequence[int]) -> bool:
    """Whether a column says of each row which wave it is."""
    if mapping.waves_beside():
        return False
    named = [column for column in raw.columns if is_wave_column(column.header) or mapping.column(column, table) == WAVE]
    texts = {as_text(cell) for column in named for cell in column_cells(table, filled, column.index)}
    return any(mapping.wave(text) or wave_of(text) for text in texts)


def _empty(answers: AnswerTable, rows: Sequence[int], reason: str) -> dict[int, str]:
    """The rows in which no item is answered. Where no item has a column, that is the columns' fault."""
    columns = list(answers.values.values())
    if not columns:
        return {}
    empty: Iterable[int] = range(len(rows))
    for column in columns:
        empty = (
            [position for position in empty if column[position] is None]
            if not isinstance(column, Coded)
            else _none(column, empty)
        )
    return {rows[position]: reason for position in empty if rows[position] not in answers.faulty}


def _none(column: Coded[float | str | None], among: Iterable[int]) -> Iterable[int]:
    """Those of these positions of a long column that hold None."""
    empty_positions = set(column.rows_where(lambda value: value is None))
    return [position for position in among if position in empty_positions] if empty_positions else ()


@dataclass
class _View:
    """What is read: the whole table, or the columns of one of the waves that stand side by side.

    Attributes:
        filled: the rows that hold anything.
        findings: where to note what a person should know.
        wave: the wave of all rows; None where each row says its own.
        alone: what all answers are, where nothing says a wave: then nobody needs a code.
        row_is_person: whether the row holds a person's answers of all waves.
        found: which rows are responses, and why others aren't.
        rows: those of responses; `answers` and `moments` are in their order.
        not_used: the other rows, each with the reason.
        written: the rows in which something stands, for each column of free text.
        without_code: those of the rows whose code only says that the form was tried.
    """

    table: CellTable
    raw: RawSurvey
    instrument: Instrument
    mapping: SurveyMapping
    filled: Sequence[int]
    findings: list[Finding]
    wave: Wave | None
    row_is_person: bool = False
    side_by_side: bool = False
    post_from: date | None = None
    alone: SoleWave | None = None
    matched: MatchedColumns = field(init=False)
    found: ResponseRows = field(init=False)
    rows: Sequence[int] = field(init=False)
    answers: AnswerTable = field(init=False)
    moments: Moments = field(init=False)
    not_used: dict[int, str] = field(init=False)
    without_code: frozenset[int] = field(init=False)
    wave_of: dict[int, Wave] = field(init=False)
    written: dict[str, Sequence[int]] = field(init=False)

    def __post_init__(self) -> None:
        table, raw, instrument, filled, wave = self.table, self.raw, self.instrument, self.filled, self.wave
        possible = (wave,) if wave else WAVES
        self.matched = matched = match_columns(
            table, raw, instrument, possible, self.mapping, row_is_person=self.row_is_person or self.alone is not None
        )
        self.found = classified = response_rows(table, raw, filled, matched.code, self.mapping)
        self.rows, set_aside, self.without_code = classified.rows, classified.aside, classified.without_code
        rows = self.rows
        self.answers = read_answers(table, rows, matched.items, instrument, raw.labels, self.mapping)
        self.not_used = {row: set_aside[row] for row in filled if row in set_aside}
        self.not_used |= _empty(self.answers, rows, _NOT_THEN if self.row_is_person else _EMPTY)
        self.moments, moment_findings = self._moments()
        self.wave_of, wave_findings = self._waves()
        in_words = list(free_texts(table, raw, rows, matched.unused, instrument))
        self.written = {column.header: sorted(texts) for column, texts in in_words}
        self.findings += [
            *matched.findings,
            *matched_remarks(table, raw, matched),
            *column_remarks(table, raw, instrument, matched, wave),
            *wave_findings,
            *self.answers.findings,
            *moment_findings,
            *code_findings(table, rows, matched.code, drawn=instrument.code.drawn),
            *free_text_findings(table, in_words),
            *row_remarks(table, raw, rows, self.not_used),
            *doubtful_findings(
                table, {row: reason for row, reason in classified.doubtful.items() if row not in self.not_used}
            ),
        ]

    @property
    def waves(self) -> list[Wave]:
        """The waves of which there are rows, in their order."""
        return [wave for wave in WAVES if wave in self.wave_of.values()]

    def _moments(self) -> tuple[Moments, list[Finding]]:
        """When each response was sent. Of a row of several waves each has a time of its own where the column's name
        says so (`date.pre`); a time of the whole row is that of none of them."""
        columns = [
            column for column in self.raw.of_kind(ColumnKind.SUBMITTED) if column.names or not self.row_is_person
        ]
        if not columns:
            return [None] * len(self.rows), []
        index = columns[0].index
        empty_words = {word for word, meaning in self.raw.labels.get(index, {}).items() if not meaning}
        cells = column_cells(self.table, self.rows, index)
        if empty_words:
            cells = [None if as_text(cell) in empty_words else cell for cell in cells]
        return read_moments(cells, lambda i: self.table.where(self.rows[i], index))

    def _waves(self) -> tuple[dict[int, Wave], list[Finding]]:
        """The wave of each row: as a column says, or by the day on which it was sent."""
        if self.wave is not None and self.mapping.waves_beside():
            return dict.fromkeys(self.filled, self.wave), []  # the mapping says it of columns, whatever rows say
        if self.post_from and self.wave is None and self.matched.wave is None:
            sent = dict(zip(self.rows, self.moments, strict=True))
            return waves_by_day(self.table, self.filled, self.not_used, sent, self.post_from)
        if self.alone and self.matched.wave is None:
            codes = [] if self.alone.said else [*map(self.mapping.code, self._codes(self.rows))]
            return one_wave(self.table, self.rows, self.filled, self.matched.unused, codes, self.alone)
        return read_waves(self.table, self.filled, self.not_used, self.matched.wave, self.wave, self.mapping)

    def used(self, wave: Wave) -> list[int]:
        """The positions among `rows` of the responses of one wave."""
        return [i for i, row in enumerate(self.rows) if self.wave_of[row] == wave and row not in self.not_used]

    def responses(self, wave: Wave) -> WaveResponses:
        """The responses of one wave."""
        import pandas

        positions = self.used(wave)
        rows = [self.rows[i] for i in positions]
        left_out = sorted(row for row in self.not_used if self.wave_of[row] == wave)
        sent = [moment for i in positions if (moment := self.moments[i]) is not None]
        groups = {name: self._group(name, column, rows) for name, column in self.matched.groups.items()}
        codes = self.mapping.meant_codes(self._codes(rows))
        return WaveResponses(
            wave=wave,
            file=self.table.file,
            sheet=self.table.sheet,
            platform=self.raw.platform,
            rows=len(rows) + len(left_out),
            answers=self._answers(wave, positions),
            codes=pandas.Series(codes, dtype=object),
            groups=pandas.DataFrame(groups, index=pandas.RangeIndex(len(rows)), dtype=object),
            places=ResponsePlaces(self.table.where, rows),
            not_used={self.table.where(row): self.not_used[row] for row in left_out},
            submitted=(min(sent), max(sent)) if sent else None,
            columns_ignored=tuple(column.header for column in self.matched.unused),
            totals=dict(self.answers.totals),
            forms=self._forms(rows),
            moments=pandas.Series([self.moments[i] for i in positions], dtype="datetime64[s]") if sent else None,
            beside=pandas.Series(list(map(self._row, rows)), dtype=object) if self.side_by_side else None,
            named=are_names(codes, self.matched.code),
            written=self._written(rows),
            of_before=items_of_before(
                (match.item, match.column) for match in self.matched.items if match.why != BY_MAPPING
            ),
        )

    def _written(self, rows: Sequence[int]) -> dict[str, int]:
        """How many of these rows have something in each column of free text."""
        row_set = set(rows) if self.written else set()
        counts = {header: sum(row in row_set for row in texts) for header, texts in self.written.items()}
        return {header: number for header, number in counts.items() if number}

    def _row(self, row: int) -> str:
        """A row of this file, as the waves beside each other call it."""
        return f"{self.table.file}!{self.table.sheet or ''}!{row}"

    def _group(self, name: str, column: SurveyColumn, rows: Sequence[int]) -> list[str | None]:
        """What people say they are: the ids of a question's options, whatever the language of the form; other answers
        as they were written, without the mark that a platform sets behind them or in place of none."""
        cells = column_cells(self.table, rows, column.index)
        question, labels = self.instrument.group_question(name), self.raw.labels.get(column.index, {})
        options = question.options if question else {}

        @cache
        def option_of(text: str) -> str | None:
            option = question.option_of(text) if question else text
            label = labels.get(text)
            if option in options or label is None:
                return option or None
            named = question.option_of(label) if question else label
            return (named if named in options or text.startswith(label) else option) or None

        def option_of_cell(cell: CellValue) -> str | None:
            return option_of(as_text(cell))

        return [*cells.mapped(option_of_cell)] if isinstance(cells, Coded) else [*map(option_of_cell, cells)]

    def _codes(self, rows: Sequence[int]) -> list[str]:
        """The codes as written; none in a table that has a row for each person and no column for a code."""
        codes = read_codes(self.table, rows, self.matched.code) if self.matched.code else [""] * len(rows)
        return ["" if row in self.without_code else code for row, code in zip(rows, codes, strict=True)]

    def _forms(self, rows: Sequence[int]) -> "pandas.Series[str] | None":
        """The parallel form that each response says it got, as the instrument writes it."""
        import pandas

        if self.matched.form is None:
            return None
        names = {fold(form): form for scale in self.instrument.scales for form in scale.form_names()}
        named = (fold(as_text(cell)) for cell in column_cells(self.table, rows, self.matched.form.index))
        return pandas.Series([names.get(form, "") for form in named], dtype=object)

    def _answers(self, wave: Wave, positions: Sequence[int]) -> "pandas.DataFrame":
        """A column per item asked in the wave: floats, or objects for the ids of options."""
        import pandas

        columns = {}
        for scale in self.instrument.scales:
            kind = object if isinstance(scale, KeyedScale) else float
            ids = [item.id for item in scale.items] if wave in scale.asked else []
            ids += [THEN + item.id for item in scale.items] if scale.then and wave in scale.then.asked else []
            for id_ in ids:
                if (values := self.answers.values.get(id_)) is not None:
                    columns[id_] = pandas.Series(_column(values, positions, kind), dtype=kind)
        return pandas.DataFrame(columns, index=pandas.RangeIndex(len(positions)))


def _column(values: Sequence[float | str | None], positions: Sequence[int], kind: type) -> "list[float | str] | Values":
    """The answers at these positions, missing ones as nan."""
    if not isinstance(values, Coded):
        return [math.nan if (value := values[i]) is None else value for i in positions]
    import numpy

    selected = values.take(positions)
    distinct: Values = numpy.array([math.nan if value is None else value for value in selected.distinct], dtype=kind)
    column_values: Values = distinct[selected.at]
    return column_values
