"""The columns of an export as questions: their words, where they stand, what stands in them and how often."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location, column_letters
from ecpat_training.core.text import squeeze
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.response_rows import find_filled_rows
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.survey.model.inspection import SurveyInspection
from ecpat_training.survey.reading.before_and_after import then_test_note
from ecpat_training.survey.reading.inspection import inspect_table
from ecpat_training.survey.reading.mapping import place_of
from ecpat_training.survey.reading.number_kinds import find_numbered_words
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.responses import response_rows
from ecpat_training.survey.reading.shapes import CellTally, tally
from ecpat_training.survey.reading.wide import split_wave_from_names

PARTLY = {"", "0", "1", "y", "n", "yes", "no", "true", "false", "checked", "unchecked", "selected", "not selected", "x",
          "ja", "nein", "oui", "non"}  # fmt: skip
_NOT_CHOSEN = {"0", "no", "n", "false", "unchecked", "not selected", "nein", "non"}
_QUESTION_KINDS = (ColumnKind.QUESTION, ColumnKind.CHOICE_PART)
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\[[^\[\]]*\])*(?:\. |: | - | – )\s*")  # LimeSurvey's `Q1[SQ001]. Words`
_ID = re.compile(r"\s*\((?:ID|P)[0-9]+\)\s*")  # EUSurvey's `Words(ID27)`
_ROW = re.compile(r"(?P<stem>\S.*?)\s*\[(?P<row>[^\[\]]+)\]", re.DOTALL)


@dataclass(frozen=True)
class SeenColumn:
    """A column of one file, or of one wave of it where waves stand side by side.

    `header` is its name without the wave, `text` the question's words; `kind` is what `survey inspect` says of it,
    `personal` why it may tell who somebody is; `stem` is the question of a grid above it; `parts` are the columns of
    the single choices of one question, by the words of the choice. `points` are the cells of the platform's column of
    points for the answer; `own` says that the platform made the column,
    `beside` that waves stand side by side in the file.
    """

    file: int
    index: int
    header: str
    text: str
    names: tuple[str, ...]
    place: str
    location: Location
    kind: str
    personal: str
    cells: CellTally
    rows: Mapping[int, str]
    stem: str = ""
    waves: tuple[Wave, ...] = ()
    parts: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[int, str] = field(default_factory=dict)
    own: bool = False
    is_not_question: bool = False
    beside: bool = False

    @property
    def texts(self) -> Counter[str]:
        """How often each different text stands in it."""
        return self.cells.texts

    @property
    def keys(self) -> tuple[str, ...]:
        """What may say that another file's column is the same question, the surest first."""
        return tuple(dict.fromkeys(filter(None, (heading_key(self.text), heading_key(self.header)))))


@dataclass(frozen=True)
class AnswerFile:
    """A file of answers: its columns as questions; who is recognised by what; the waves that it says."""

    name: str
    inspection: SurveyInspection
    raw_survey: RawSurvey
    columns: tuple[SeenColumn, ...]
    own: tuple[str, ...]
    findings: tuple[Finding, ...]
    table: CellTable = field(repr=False, compare=False)

    @property
    def waves(self) -> tuple[Wave, ...]:
        """The waves that a column or the columns' names say, in their order; else none."""
        named_waves = {wave for _, wave, _ in self.inspection.waves if wave} | set(self.inspection.side_by_side)
        order: tuple[Wave, ...] = ("pre", "post", "follow-up")
        return tuple(wave for wave in order if wave in named_waves)


def inspect_answer_file(
    table: CellTable, number: int, name: str, key_row: int | None = None, *, is_one_form: bool = False
) -> AnswerFile:
    """Looks at a table of answers.

    Args:
        number: the file's, among all.
        name: the file's, as remarks show it.
        key_row: a row that holds the right answers, and is nobody's.
        is_one_form: whether columns that call themselves before and after were asked at once, afterwards.

    Raises:
        InputError: the table comes from a platform that isn't read, or is a form and not its answers.
        ContentError: there is no header row.
    """
    survey, findings = inspect_table(table)
    _, raw_survey = recognise(table)
    if is_one_form and survey.side_by_side:
        survey = replace(survey, side_by_side={})
        findings += then_test_note(table, raw_survey)
    rows = [
        row
        for row in response_rows(table, raw_survey, find_filled_rows(table, raw_survey.first), []).rows
        if row != key_row
    ]
    inspected_by_letters = {seen_column.letters: seen_column for seen_column in survey.columns}
    wave_marks = split_wave_from_names(raw_survey) if survey.side_by_side else {}
    parts_by_column = {column.index: _parts(column, raw_survey) for column in raw_survey.columns}
    part_indices = {index for column_parts in parts_by_column.values() for index in column_parts.values()}
    columns = []
    for column in raw_survey.columns:
        inspected = inspected_by_letters.get(column_letters(column.index))
        if inspected is None or column.index in part_indices:
            continue
        labels = raw_survey.labels.get(column.index) or find_numbered_words(column.header)
        cells = _decode_marks(column_cells(table, rows, column.index), labels if raw_survey.labels_of_given else {})
        base, wave = wave_marks.get(column.index, ("", None))
        text, stem = _wording(column, raw_survey)
        columns.append(
            SeenColumn(
                file=number,
                index=column.index,
                header=base or column.header,
                text=base or text,
                names=column.names,
                place=f"{place_of(column, table)} of {name}",
                location=table.location_of(raw_survey.header, column.index),
                kind=inspected.kind,
                personal=inspected.personal,
                cells=_chosen(table, rows, parts_by_column[column.index])
                if parts_by_column[column.index]
                else tally(cells),
                rows={row: cell_text for row, cell in zip(rows, cells, strict=True) if (cell_text := as_text(cell))},
                stem=stem,
                waves=(wave,) if wave else (),
                parts=parts_by_column[column.index],
                labels={} if raw_survey.labels_of_given else labels,
                points=_points(column, raw_survey, table, rows),
                beside=bool(survey.side_by_side),
                own=column.kind not in _QUESTION_KINDS,
                is_not_question=column.index in raw_survey.not_asked,
            )
        )
    joined_columns = tuple(_join_choice_columns(columns, raw_survey))
    return AnswerFile(name, survey, raw_survey, joined_columns, _own_headers(raw_survey), tuple(findings), table)


def _own_headers(raw_survey: RawSurvey) -> tuple[str, ...]:
    """The headers of the columns that the platform fills in itself."""
    return tuple(column.header for column in raw_survey.columns if column.kind not in _QUESTION_KINDS and column.header)


def _wording(column: SurveyColumn, raw_survey: RawSurvey) -> tuple[str, str]:
    """The words of a question, and the stem of the grid in which it stands. A header such as `Q3_1` is only the name of
    a question whose words stand below it."""
    header = column.header
    words = next(iter(column.names), "")
    longest_wording = words if len(words) > len(header) else max(column.names, key=len, default="")
    has_coded_header = " " not in header and len(longest_wording) > len(header) and longest_wording not in header
    text = longest_wording if has_coded_header else _strip_header_code(column, raw_survey)
    stems = {
        _reading(other_column)[0]
        for other_column in raw_survey.columns
        if other_column.choices and other_column.index != column.index
    }
    if match := _ROW.fullmatch(squeeze(text)):
        return text, match["stem"]
    stem = _reading(column)[0] if column.choices and _reading(column)[0] in stems else ""
    return text, stem


def _strip_header_code(column: SurveyColumn, raw_survey: RawSurvey) -> str:
    """A header without the code before its words or the id behind them, where no other column has the same words."""
    for name in column.names:
        before, id_suffix = column.header.removesuffix(name), column.header.removeprefix(name)
        has_mark = (before != column.header and _CODE.fullmatch(before)) or _ID.fullmatch(id_suffix)
        if (
            has_mark
            and sum(name in (other_column.header, *other_column.names) for other_column in raw_survey.columns) == 1
        ):
            return name
    return column.header


def _reading(column: SurveyColumn) -> tuple[str, str]:
    """A header as the question and one of its choices; of one with a code and words, the words."""
    first_choice, *further_readings = column.choices
    has_code = further_readings and " " not in first_choice[0] and column.header.startswith(first_choice[0])
    return further_readings[-1] if has_code else first_choice


def _decode_marks(cells: Sequence[CellValue], labels: Mapping[str, str]) -> Sequence[CellValue]:
    """The cells as the platform's marks in them mean it: without an id, and nothing where nothing was chosen."""
    if not labels:
        return _strip_decimal_zero(cells)
    return [labels[text] or None if (text := as_text(cell)) in labels else cell for cell in cells]


_WHOLE_NUMBER = re.compile(r"(?P<number>[0-9]{1,2})(?:\.0)?")


def _strip_decimal_zero(cells: Sequence[CellValue]) -> Sequence[CellValue]:
    """The cells without the `.0` that programs add to whole numbers of a column with gaps."""
    texts = [as_text(cell) for cell in cells]
    if not any(text.endswith(".0") for text in texts) or not all(
        _WHOLE_NUMBER.fullmatch(text) for text in texts if text
    ):
        return cells
    return [text.removesuffix(".0") or None for text in texts]


def _chosen(table: CellTable, rows: Sequence[int], index_by_choice: Mapping[str, int]) -> CellTally:
    """How often each choice of a question was made, by the columns of the choices."""
    chosen: Counter[str] = Counter()
    for words, index in index_by_choice.items():
        texts = map(str.casefold, map(as_text, column_cells(table, rows, index)))
        chosen[words] = sum(bool(text) and text not in _NOT_CHOSEN for text in texts)
    return CellTally(chosen, dict.fromkeys(chosen))


def _parts(column: SurveyColumn, raw_survey: RawSurvey) -> dict[str, int]:
    """The columns of single choices that belong to a question's own column."""
    return {
        part_column.choices[0][1]: part_column.index
        for part_column in raw_survey.columns
        if part_column.kind is ColumnKind.CHOICE_PART
        and any(stem in (column.header, *column.names) for stem, _ in part_column.choices[:1])
    }


def _join_choice_columns(columns: Sequence[SeenColumn], raw_survey: RawSurvey) -> Iterator[SeenColumn]:
    """The columns, those of the single choices of one question as one: each holds its own choice, or yes and no."""
    columns_by_stem: dict[tuple[str, tuple[Wave, ...]], list[SeenColumn]] = defaultdict(list)
    choice = {
        choice_column.index: _reading(choice_column) for choice_column in raw_survey.columns if choice_column.choices
    }
    for column in columns:
        if column.index in choice and not column.parts and _one_choice(column, choice[column.index][1]):
            columns_by_stem[choice[column.index][0], column.waves].append(column)
    joined_groups = {key: group for key, group in columns_by_stem.items() if len(group) > 1}
    group_key_by_index = {column.index: key for key, group in joined_groups.items() for column in group}
    for column in columns:
        if column.index not in group_key_by_index:
            yield column
            continue
        choice_columns = joined_groups[group_key_by_index[column.index]]
        if column is choice_columns[0]:
            yield _merge_choice_columns(
                choice_columns,
                group_key_by_index[column.index][0],
                {choice[part_column.index][1]: part_column.index for part_column in choice_columns},
            )


def _one_choice(column: SeenColumn, words: str) -> bool:
    cell_texts = {text.casefold() for text in column.texts}
    return bool(cell_texts) and (cell_texts <= PARTLY or cell_texts == {words.casefold()})


def _merge_choice_columns(
    choice_columns: Sequence[SeenColumn], stem: str, index_by_choice: Mapping[str, int]
) -> SeenColumn:
    first_column = choice_columns[0]
    chosen: Counter[str] = Counter()
    for column in choice_columns:
        words = next(choice for choice, index in index_by_choice.items() if index == column.index)
        chosen[words] = sum(n for text, n in column.texts.items() if text.casefold() not in _NOT_CHOSEN)
    cells = CellTally(chosen, dict.fromkeys(chosen))
    return SeenColumn(
        first_column.file, first_column.index, stem, stem, (), first_column.place, first_column.location,
        "several answers", "", cells, {}, "",
        first_column.waves, index_by_choice,
    )  # fmt: skip


def _points(column: SurveyColumn, raw_survey: RawSurvey, table: CellTable, rows: Iterable[int]) -> dict[int, str]:
    """The points that each answer got, where the platform has a column for them: `Points - Question`."""
    points_columns = [
        candidate
        for candidate in raw_survey.of_kind(ColumnKind.PLATFORM)
        if candidate.header.endswith(f" - {column.header}") and candidate.header != column.header
    ]
    rows = list(rows)
    for points_column in points_columns:
        texts = list(map(as_text, column_cells(table, rows, points_column.index)))
        if any(texts) and all(re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?|", text) for text in texts):
            return {row: text for row, text in zip(rows, texts, strict=True) if text}
    return {}
