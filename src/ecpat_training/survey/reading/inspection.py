"""What a survey's table says by itself, before any questionnaire is laid beside it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location, column_letters
from ecpat_training.core.text import count, visible
from ecpat_training.core.waiting import iterate_while_awaited
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import ColumnKind, PlatformMatch, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.response_rows import find_filled_rows
from ecpat_training.survey.exports.submission_times import read_moments
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import WAVES, Instrument
from ecpat_training.survey.model.inspection import ColumnSeen, Matching, RowsAside, SurveyInspection
from ecpat_training.survey.reading.before_and_after import then_test_note
from ecpat_training.survey.reading.codes import codes_among, find_named_code
from ecpat_training.survey.reading.columns import match_columns
from ecpat_training.survey.reading.free_text import find_free_texts
from ecpat_training.survey.reading.mapping import NO_MAPPING
from ecpat_training.survey.reading.number_kinds import number_kind
from ecpat_training.survey.reading.personal import personal
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.remarks import broken_cell_findings
from ecpat_training.survey.reading.responses import ResponseRows, doubtful_findings, response_rows
from ecpat_training.survey.reading.shapes import GRADES, AnswerShape, CellTally, sentences, shape, tally
from ecpat_training.survey.reading.wave_column import is_wave_column, wave_of
from ecpat_training.survey.reading.wide import waves_side_by_side, wide_survey

_NUMBERS = {
    "id", "nr", "no", "number", "row", "case", "case id", "respondent", "respondent id", "respondentid", "response id",
    "responseid", "record id", "questionnaire", "questionnaire number", "form number", "n", "broj", "numéro", "número",
    "unique response number", "unique id", "numero", "номер", "номер анкеты", "fragebogen", "uuid", "key",
}  # fmt: skip
_OWN = {ColumnKind.PLATFORM: "platform", ColumnKind.CHOICE_PART: "one choice"}
_BINARY = {"0", "1", "y", "n", "yes", "no", "true", "false", "checked", "unchecked", "not selected", "selected", "x"}
_Cells = Mapping[int, CellTally]
_FILE_WORDS = re.compile(r"[\W_]+")


class AnswerSummary(NamedTuple):
    """What answers say of themselves: each word of the column of the wave with what it means and how many have it, the
    columns of each wave that stands `side_by_side`, the first and the last day, and what was noted on the way. `rows`
    are the responses, `aside` the other rows, each with the reason."""

    waves: tuple[tuple[str, str | None, int], ...]
    side_by_side: dict[str, tuple[str, ...]]
    first_day: str | None
    last_day: str | None
    is_undated: bool
    rows: Sequence[int]
    set_aside_rows: dict[int, str]
    filled_rows: Sequence[int]
    findings: tuple[Finding, ...]


def answer_summary(table: CellTable, raw_survey: RawSurvey, known_rows: ResponseRows | None = None) -> AnswerSummary:
    """What a table that was recognised says of itself: all that is seen without going through its columns. `known_rows`
    are its rows by the question that is named like a code, where they have been told apart."""
    nonempty_rows = find_filled_rows(table, raw_survey.first)
    rows, excluded_rows, doubtful_rows, _ = known_rows or response_rows(
        table, raw_survey, nonempty_rows, find_named_code(raw_survey)
    )
    first_day, last_day, date_findings = _days(table, submitted_column(raw_survey), rows)
    wave = wave_column(raw_survey)
    waves = tuple(_waves(tally(column_cells(table, rows, wave.index)))) if wave else ()
    headers_by_wave = {} if any(recognised_wave for _, recognised_wave, _ in waves) else waves_side_by_side(raw_survey)
    doubt_findings = doubtful_findings(table, doubtful_rows)
    findings = (
        *table.findings,
        *raw_survey.findings,
        *date_findings,
        *doubt_findings,
        *broken_cell_findings(table, raw_survey, nonempty_rows),
    )
    names: dict[str, tuple[str, ...]] = {wave_name: tuple(headers) for wave_name, headers in headers_by_wave.items()}
    return AnswerSummary(
        waves, names, first_day, last_day, bool(date_findings), rows, excluded_rows, nonempty_rows, findings
    )


def inspect_table(
    table: CellTable, instrument: Instrument | None = None, recognition: tuple[PlatformMatch, RawSurvey] | None = None
) -> tuple[SurveyInspection, list[Finding]]:
    """What a table of answers is, also beside an instrument if there is one; and what was noted on the way.
    `recognition` is what it was recognised as, where it has been.

    Raises:
        InputError: the table comes from a platform that isn't read, or is a form and not its answers.
        ContentError: there is no header row.
    """
    match, raw_survey = recognition or recognise(table)
    summary = answer_summary(table, raw_survey)
    rows, excluded_rows = summary.rows, summary.set_aside_rows
    columns = iterate_while_awaited(raw_survey.columns, interval=1)
    cells = {column.index: tally(column_cells(table, rows, column.index)) for column in columns}
    shapes = {index: shape(values) for index, values in iterate_while_awaited(cells.items(), interval=1)}
    instrument_matching = None
    if instrument is not None:
        instrument_view = _InstrumentView(table, raw_survey, instrument)
        shapes |= instrument_view.find_free_text_shapes(rows, cells)
        instrument_matching = instrument_view.build_matching()
    code, wave = _code_columns(raw_survey, cells), wave_column(raw_survey)
    findings = [*summary.findings, *(() if summary.side_by_side else then_test_note(table, raw_survey))]
    survey = SurveyInspection(
        file=table.file,
        sheet=table.sheet,
        sheets=table.sheets,
        kind=_describe_table_kind(table),
        encoding=table.encoding,
        delimiter=table.delimiter,
        platform=raw_survey.platform,
        because=match.because,
        header_rows=tuple(
            table.location_of(row).row for row in range(raw_survey.header, min(raw_survey.first, len(table.rows)))
        ),
        first_row=table.location_of(raw_survey.first).row if raw_survey.first < len(table.rows) else 0,
        responses=len(rows),
        aside=tuple(
            _find_rows_aside(table, [row for row in summary.filled_rows if row in excluded_rows], excluded_rows)
        ),
        response_id=_header(_response_id(raw_survey, cells, len(rows))),
        code=tuple(column.header for column in code),
        wave_column=_header(wave),
        waves=summary.waves,
        wave_by_name=_wave_by_name(table.file),
        side_by_side=summary.side_by_side,
        submitted=_header(submitted_column(raw_survey)),
        first_day=summary.first_day,
        last_day=summary.last_day,
        undated=summary.is_undated,
        several_answers=tuple(_describe_several_answers(raw_survey, cells, shapes)),
        remarks=tuple(map(_remark, findings)),
        matching=instrument_matching,
        columns=tuple(
            _column(column, cells[column.index], shapes[column.index], code, wave)
            for column in raw_survey.columns
            if column.header or cells[column.index].texts
        ),
    )
    return survey, findings


def _remark(finding: Finding) -> str:
    """A finding as a report says it: where in the file, what, what to do."""
    prefix = f"{finding.where.place_in_file}: " if finding.where and finding.where.place_in_file else ""
    return f"{prefix}{finding.message}{f' {finding.hint}' if finding.hint else ''}"


class _InstrumentView:
    """A table beside an instrument: its columns, of each wave where waves stand side by side."""

    def __init__(self, table: CellTable, raw_survey: RawSurvey, instrument: Instrument) -> None:
        self._table, self._raw, self._instrument = table, raw_survey, instrument
        wide_table = wide_survey(table, raw_survey, instrument, NO_MAPPING, None)
        views = list(wide_table.views.values()) if wide_table else [raw_survey]
        self._waves = tuple(wide_table.views) if wide_table else ()
        self._found = [
            match_columns(table, view, instrument, WAVES, row_is_person=wide_table is not None) for view in views
        ]

    def build_matching(self) -> Matching:
        """Which column answers which item. A file of one wave needn't ask what others ask, so nothing that is missing
        is a fault here."""
        instrument, first_match = self._instrument, self._found[0]
        columns: dict[str, list[SurveyColumn]] = defaultdict(list)
        reason_by_item: dict[str, str] = {}
        for matched_columns in self._found:
            for match in matched_columns.items:
                columns[match.item.id] += [column for _, column in match.parts] or [match.column]
                reason_by_item.setdefault(match.item.id, match.match_reason)
        items = []
        for scale in instrument.scales:
            for item in scale.items:
                letters = ", ".join(column_letters(column.index) for column in columns[item.id]) or None
                items.append((item.id, letters, visible(columns[item.id][0].header) if letters else ""))
        letters_of_group = {name: column_letters(column.index) for name, column in first_match.groups.items()}
        groups = [(name, letters_of_group.get(name)) for name in instrument.groups]
        unclear_messages = [
            finding.message for finding in first_match.findings if finding.code == "survey.column-ambiguous"
        ]
        return Matching(
            instrument.instrument, tuple(items), tuple(groups), tuple(unclear_messages), reason_by_item, self._waves
        )

    def find_free_text_shapes(self, rows: Sequence[int], cells: _Cells) -> dict[int, AnswerShape]:
        """The columns that evaluating takes for free text, which no item and no group is answered in."""
        unused_by_view = [matched_columns.unused_columns for matched_columns in self._found]
        unused_indices = set.intersection(*({column.index for column in columns} for columns in unused_by_view))
        columns = [column for column in unused_by_view[0] if column.index in unused_indices]
        text_columns = find_free_texts(self._table, self._raw, rows, columns, self._instrument)
        return {column.index: sentences(cells[column.index].texts) for column, _ in text_columns}


def _header(column: SurveyColumn | None) -> str | None:
    return column.header if column else None


def _describe_table_kind(table: CellTable) -> str:
    ending = PurePath(table.file).suffix.lower()
    if table.delimiter:
        return "text, CSV"
    if table.kind:
        return table.kind
    return {".xls": "old Excel workbook", ".ods": "OpenDocument spreadsheet"}.get(ending, "Excel workbook")


def _find_rows_aside(table: CellTable, rows: Sequence[int], reasons: dict[int, str]) -> Iterable[RowsAside]:
    places_by_reason: dict[str, list[Location]] = defaultdict(list)
    for row in rows:
        places_by_reason[reasons[row]].append(table.location_of(row))
    return (RowsAside(reason, tuple(places)) for reason, places in places_by_reason.items())


def _response_id(raw_survey: RawSurvey, cells: _Cells, rows: int) -> SurveyColumn | None:
    """The platform's number of a response; in a table of no platform, the column that is named so and has another one
    in each row."""
    id_columns = raw_survey.of_kind(ColumnKind.RESPONSE_ID)
    if id_columns or raw_survey.person is not None:
        return next(iter(id_columns), None)
    questions = (column for column in raw_survey.of_kind(ColumnKind.QUESTION) if heading_key(column.header) in _NUMBERS)
    return next((column for column in questions if len(cells[column.index].texts) == rows), None)


def _code_columns(raw_survey: RawSurvey, cells: _Cells) -> list[SurveyColumn]:
    """The question that is named like a code; else the first that may hold codes; else the platform's own column for a
    person."""
    questions = {column: cells[column.index].texts for column in raw_survey.of_kind(ColumnKind.QUESTION)}
    if codes := find_named_code(raw_survey) or codes_among(questions):
        return codes[:1]
    return [raw_survey.columns[raw_survey.person]] if raw_survey.person is not None else []


def submitted_column(raw_survey: RawSurvey) -> SurveyColumn | None:
    """The column that says when responses were sent."""
    return next(iter(raw_survey.of_kind(ColumnKind.SUBMITTED)), None)


def wave_column(raw_survey: RawSurvey) -> SurveyColumn | None:
    """The column that is called as those of waves are."""
    return next((column for column in raw_survey.columns if is_wave_column(column.header)), None)


def _waves(column: CellTally) -> Iterable[tuple[str, str | None, int]]:
    """Each word of the wave's column, the wave that it means, and how many responses have it. Other words are not
    shown, as the column may hold something else."""
    for text, number in column.texts.items():
        wave = wave_of(text)
        yield (visible(text)[:40] if wave else "", wave, number)


def _wave_by_name(file: str) -> str | None:
    """What the file's name says, if it says one wave."""
    words = [word for word in _FILE_WORDS.split(PurePath(file).stem) if len(word) > 2]
    waves = {wave for word in words if (wave := wave_of(word))}
    return waves.pop() if len(waves) == 1 else None


def _days(
    table: CellTable, column: SurveyColumn | None, rows: Sequence[int]
) -> tuple[str | None, str | None, list[Finding]]:
    """The first and the last day, that days stand there which are none, and how their order was told."""
    if column is None or not rows:
        return None, None, []
    cells = column_cells(table, rows, column.index)
    sent_times, findings = read_moments(cells, lambda index: table.location_of(rows[index], column.index))
    date_findings = [finding for finding in findings if finding.code in ("survey.date-not-known", "survey.date-order")]
    days = sorted(sent_time.date().isoformat() for sent_time in sent_times if sent_time is not None)
    return (days[0], days[-1], date_findings) if days else (None, None, date_findings)


def _describe_several_answers(raw_survey: RawSurvey, cells: _Cells, shapes: Mapping[int, AnswerShape]) -> Iterable[str]:
    """How questions with several answers are written: a column per choice, or all in one cell."""
    columns_by_question: dict[str, list[SurveyColumn]] = defaultdict(list)
    for column in raw_survey.columns:
        values = set(map(str.casefold, cells[column.index].texts))
        tick_values = _BINARY | {choice.casefold() for _, choice in column.choices}
        if column.choices and (column.kind is ColumnKind.CHOICE_PART or (values and values <= tick_values)):
            columns_by_question[column.choices[0][0]].append(column)
    for question, columns in columns_by_question.items():
        if len(columns) > 1:
            yield f"`{visible(question)[:60]}`: {count(len(columns), 'column')}, one for each choice"
    for column in raw_survey.of_kind(ColumnKind.QUESTION):
        if shapes[column.index].kind == "several answers":
            yield f"`{visible(column.header)[:60]}`: {shapes[column.index].words}"


def _column(
    column: SurveyColumn,
    cells: CellTally,
    answer_shape: AnswerShape,
    code: list[SurveyColumn],
    wave: SurveyColumn | None,
) -> ColumnSeen:
    column_purpose = "code" if column in code else "wave" if column == wave else _purpose(column, answer_shape, cells)
    names = (column.header, *column.names)
    reason = next(filter(None, (personal(name, cells.texts) for name in names)), "") if column_purpose != "code" else ""
    return ColumnSeen(
        letters=column_letters(column.index),
        header=visible(column.header),
        kind=column_purpose,
        filled=cells.filled,
        different=len(cells.texts),
        shape="not shown" if reason else answer_shape.words,
        personal=reason,
    )


def _purpose(column: SurveyColumn, answer_shape: AnswerShape, cells: CellTally) -> str:
    if column.kind is ColumnKind.QUESTION and answer_shape.kind == GRADES:
        kind_of_numbers = number_kind(column.header, cells.texts)
        return answer_shape.kind if kind_of_numbers == "grade" else kind_of_numbers
    return answer_shape.kind if column.kind is ColumnKind.QUESTION else _OWN.get(column.kind, str(column.kind))
