"""One wave, or several, of a table of answers: which rows and columns they are, and what they hold."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding
from ecpat_training.core.text import fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue, CodedColumn
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.submission_times import SubmissionTimes, read_moments
from ecpat_training.survey.instrument.instrument import THEN_PREFIX, WAVES, Instrument, KeyedScale, Wave
from ecpat_training.survey.model.responses import ResponsePlaces, WaveResponses
from ecpat_training.survey.reading.answer_columns import AnswerTable, read_answers
from ecpat_training.survey.reading.before_and_after import items_of_before
from ecpat_training.survey.reading.codes import are_names, code_findings, read_codes
from ecpat_training.survey.reading.column_directory import BY_MAPPING
from ecpat_training.survey.reading.columns import MatchedColumns, match_columns
from ecpat_training.survey.reading.free_text import find_free_texts, free_text_findings
from ecpat_training.survey.reading.mapping import SurveyMapping
from ecpat_training.survey.reading.remarks import (
    column_remarks,
    matched_remarks,
    row_remarks,
)
from ecpat_training.survey.reading.responses import ResponseRows, doubtful_findings, response_rows
from ecpat_training.survey.reading.sole_wave import SoleWave, assign_sole_wave
from ecpat_training.survey.reading.wave_column import read_waves, waves_by_day

if TYPE_CHECKING:
    from typing import TypeAlias

    import numpy
    import numpy.typing
    import pandas

    Values: TypeAlias = numpy.typing.NDArray[numpy.generic]

_NO_ANSWERS_REASON = "answered none of the questions"
_ABSENT_WAVE_REASON = "no answers in this wave"


def _find_empty_rows(answers: AnswerTable, rows: Sequence[int], reason: str) -> dict[int, str]:
    """The rows in which no item is answered. Where no item has a column, that is the columns' fault."""
    columns = list(answers.values.values())
    if not columns:
        return {}
    empty_positions: Iterable[int] = range(len(rows))
    for column in columns:
        empty_positions = (
            [position for position in empty_positions if column[position] is None]
            if not isinstance(column, CodedColumn)
            else _none(column, empty_positions)
        )
    return {rows[position]: reason for position in empty_positions if rows[position] not in answers.faulty}


def _none(column: CodedColumn[float | str | None], candidate_positions: Iterable[int]) -> Iterable[int]:
    """Those of these positions of a long column that hold None."""
    empty_positions = set(column.find_rows(lambda value: value is None))
    return [position for position in candidate_positions if position in empty_positions] if empty_positions else ()


@dataclass
class SurveyView:
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
    raw_survey: RawSurvey
    instrument: Instrument
    mapping: SurveyMapping
    filled_rows: Sequence[int]
    findings: list[Finding]
    wave: Wave | None
    row_is_person: bool = False
    side_by_side: bool = False
    post_from: date | None = None
    sole_wave: SoleWave | None = None
    matched_columns: MatchedColumns = field(init=False)
    response_rows: ResponseRows = field(init=False)
    rows: Sequence[int] = field(init=False)
    answers: AnswerTable = field(init=False)
    moments: SubmissionTimes = field(init=False)
    unused_rows: dict[int, str] = field(init=False)
    rows_without_code: frozenset[int] = field(init=False)
    wave_by_row: dict[int, Wave] = field(init=False)
    rows_by_text_column: dict[str, Sequence[int]] = field(init=False)

    def __post_init__(self) -> None:
        table, raw_survey, instrument, nonempty_rows, wave = (
            self.table,
            self.raw_survey,
            self.instrument,
            self.filled_rows,
            self.wave,
        )
        possible_waves = (wave,) if wave else WAVES
        self.matched_columns = matched_columns = match_columns(
            table,
            raw_survey,
            instrument,
            possible_waves,
            self.mapping,
            row_is_person=self.row_is_person or self.sole_wave is not None,
        )
        self.response_rows = classified_rows = response_rows(
            table, raw_survey, nonempty_rows, matched_columns.code, self.mapping
        )
        self.rows, set_aside, self.rows_without_code = (
            classified_rows.rows,
            classified_rows.set_aside_rows,
            classified_rows.rows_without_code,
        )
        rows = self.rows
        self.answers = read_answers(table, rows, matched_columns.items, instrument, raw_survey.labels, self.mapping)
        self.unused_rows = {row: set_aside[row] for row in nonempty_rows if row in set_aside}
        self.unused_rows |= _find_empty_rows(
            self.answers, rows, _ABSENT_WAVE_REASON if self.row_is_person else _NO_ANSWERS_REASON
        )
        self.moments, moment_findings = self._read_moments()
        self.wave_by_row, wave_findings = self._waves()
        free_text_columns = list(find_free_texts(table, raw_survey, rows, matched_columns.unused_columns, instrument))
        self.rows_by_text_column = {column.header: sorted(texts) for column, texts in free_text_columns}
        self.findings += [
            *matched_columns.findings,
            *matched_remarks(table, raw_survey, matched_columns),
            *column_remarks(table, raw_survey, instrument, matched_columns, wave),
            *wave_findings,
            *self.answers.findings,
            *moment_findings,
            *code_findings(table, rows, matched_columns.code, were_drawn=instrument.code.drawn),
            *free_text_findings(table, free_text_columns),
            *row_remarks(table, raw_survey, rows, self.unused_rows),
            *doubtful_findings(
                table,
                {row: reason for row, reason in classified_rows.doubtful_rows.items() if row not in self.unused_rows},
            ),
        ]

    @property
    def waves(self) -> list[Wave]:
        """The waves of which there are rows, in their order."""
        return [wave for wave in WAVES if wave in self.wave_by_row.values()]

    def _read_moments(self) -> tuple[SubmissionTimes, list[Finding]]:
        """When each response was sent. Of a row of several waves each has a time of its own where the column's name
        says so (`date.pre`); a time of the whole row is that of none of them."""
        columns = [
            column for column in self.raw_survey.of_kind(ColumnKind.SUBMITTED) if column.names or not self.row_is_person
        ]
        if not columns:
            return [None] * len(self.rows), []
        index = columns[0].index
        empty_words = {word for word, meaning in self.raw_survey.labels.get(index, {}).items() if not meaning}
        cells = column_cells(self.table, self.rows, index)
        if empty_words:
            cells = [None if as_text(cell) in empty_words else cell for cell in cells]
        return read_moments(cells, lambda position: self.table.location_of(self.rows[position], index))

    def _waves(self) -> tuple[dict[int, Wave], list[Finding]]:
        """The wave of each row: as a column says, or by the day on which it was sent."""
        if self.wave is not None and self.mapping.waves_beside():
            return dict.fromkeys(self.filled_rows, self.wave), []  # the mapping says it of columns, whatever rows say
        if self.post_from and self.wave is None and self.matched_columns.wave is None:
            sent_time_by_row = dict(zip(self.rows, self.moments, strict=True))
            return waves_by_day(self.table, self.filled_rows, self.unused_rows, sent_time_by_row, self.post_from)
        if self.sole_wave and self.matched_columns.wave is None:
            codes = [] if self.sole_wave.is_stated else [*map(self.mapping.code, self._codes(self.rows))]
            return assign_sole_wave(
                self.table, self.rows, self.filled_rows, self.matched_columns.unused_columns, codes, self.sole_wave
            )
        return read_waves(
            self.table, self.filled_rows, self.unused_rows, self.matched_columns.wave, self.wave, self.mapping
        )

    def find_used_rows(self, wave: Wave) -> list[int]:
        """The positions among `rows` of the responses of one wave."""
        return [
            position
            for position, row in enumerate(self.rows)
            if self.wave_by_row[row] == wave and row not in self.unused_rows
        ]

    def responses(self, wave: Wave) -> WaveResponses:
        """The responses of one wave."""
        import pandas

        positions = self.find_used_rows(wave)
        rows = [self.rows[position] for position in positions]
        excluded_rows = sorted(row for row in self.unused_rows if self.wave_by_row[row] == wave)
        sent_times = [sent_time for position in positions if (sent_time := self.moments[position]) is not None]
        groups = {name: self._group(name, column, rows) for name, column in self.matched_columns.groups.items()}
        codes = self.mapping.meant_codes(self._codes(rows))
        return WaveResponses(
            wave=wave,
            file=self.table.file,
            sheet=self.table.sheet,
            platform=self.raw_survey.platform,
            rows=len(rows) + len(excluded_rows),
            answers=self._answers(wave, positions),
            codes=pandas.Series(codes, dtype=object),
            groups=pandas.DataFrame(groups, index=pandas.RangeIndex(len(rows)), dtype=object),
            places=ResponsePlaces(self.table.location_of, rows),
            not_used={self.table.location_of(row): self.unused_rows[row] for row in excluded_rows},
            submitted=(min(sent_times), max(sent_times)) if sent_times else None,
            columns_ignored=tuple(column.header for column in self.matched_columns.unused_columns),
            totals=dict(self.answers.totals),
            forms=self._forms(rows),
            moments=pandas.Series([self.moments[position] for position in positions], dtype="datetime64[s]")
            if sent_times
            else None,
            beside=pandas.Series(list(map(self._row, rows)), dtype=object) if self.side_by_side else None,
            named=are_names(codes, self.matched_columns.code),
            written=self._written(rows),
            of_before=items_of_before(
                (match.item, match.column) for match in self.matched_columns.items if match.match_reason != BY_MAPPING
            ),
        )

    def _written(self, rows: Sequence[int]) -> dict[str, int]:
        """How many of these rows have something in each column of free text."""
        row_set = set(rows) if self.rows_by_text_column else set()
        counts = {header: sum(row in row_set for row in texts) for header, texts in self.rows_by_text_column.items()}
        return {header: number for header, number in counts.items() if number}

    def _row(self, row: int) -> str:
        """A row of this file, as the waves beside each other call it."""
        return f"{self.table.file}!{self.table.sheet or ''}!{row}"

    def _group(self, name: str, column: SurveyColumn, rows: Sequence[int]) -> list[str | None]:
        """What people say they are: the ids of a question's options, whatever the language of the form; other answers
        as they were written, without the mark that a platform sets behind them or in place of none."""
        cells = column_cells(self.table, rows, column.index)
        question, labels = self.instrument.group_question(name), self.raw_survey.labels.get(column.index, {})
        options = question.options if question else {}

        @cache
        def option_of(text: str) -> str | None:
            option = question.option_of(text) if question else text
            label = labels.get(text)
            if option in options or label is None:
                return option or None
            option_id = question.option_of(label) if question else label
            return (option_id if option_id in options or text.startswith(label) else option) or None

        def option_of_cell(cell: CellValue) -> str | None:
            return option_of(as_text(cell))

        return [*cells.mapped(option_of_cell)] if isinstance(cells, CodedColumn) else [*map(option_of_cell, cells)]

    def _codes(self, rows: Sequence[int]) -> list[str]:
        """The codes as written; none in a table that has a row for each person and no column for a code."""
        codes = (
            read_codes(self.table, rows, self.matched_columns.code) if self.matched_columns.code else [""] * len(rows)
        )
        return ["" if row in self.rows_without_code else code for row, code in zip(rows, codes, strict=True)]

    def _forms(self, rows: Sequence[int]) -> "pandas.Series[str] | None":
        """The parallel form that each response says it got, as the instrument writes it."""
        import pandas

        if self.matched_columns.form is None:
            return None
        names = {fold(form): form for scale in self.instrument.scales for form in scale.form_names()}
        form_names = (fold(as_text(cell)) for cell in column_cells(self.table, rows, self.matched_columns.form.index))
        return pandas.Series([names.get(form, "") for form in form_names], dtype=object)

    def _answers(self, wave: Wave, positions: Sequence[int]) -> "pandas.DataFrame":
        """A column per item asked in the wave: floats, or objects for the ids of options."""
        import pandas

        columns = {}
        for scale in self.instrument.scales:
            value_type = object if isinstance(scale, KeyedScale) else float
            ids = [item.id for item in scale.items] if wave in scale.asked else []
            ids += [THEN_PREFIX + item.id for item in scale.items] if scale.then and wave in scale.then.asked else []
            for id_ in ids:
                if (values := self.answers.values.get(id_)) is not None:
                    columns[id_] = pandas.Series(_column(values, positions, value_type), dtype=value_type)
        return pandas.DataFrame(columns, index=pandas.RangeIndex(len(positions)))


def _column(
    values: Sequence[float | str | None], positions: Sequence[int], value_type: type
) -> "list[float | str] | Values":
    """The answers at these positions, missing ones as nan."""
    if not isinstance(values, CodedColumn):
        return [math.nan if (value := values[position]) is None else value for position in positions]
    import numpy

    selected = values.take(positions)
    distinct_values: Values = numpy.array(
        [math.nan if value is None else value for value in selected.distinct], dtype=value_type
    )
    column_values: Values = distinct_values[selected.at]
    return column_values
