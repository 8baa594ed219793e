"""A survey's answers, column by column: each different cell is read once, each problem is told with its place."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing, squeeze, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.mapping_decisions import DecisionByKey
from ecpat_training.files.table import CellTable, CellValue, CodedColumn
from ecpat_training.survey.exports.column_cells import column_cells, distinct_cells, name_other_places
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import THEN_PREFIX, Instrument, KeyedScale, Scale
from ecpat_training.survey.reading.answers import (
    BETWEEN,
    DECIMAL_COMMA,
    DONT_KNOW,
    EMPTY_ANSWER,
    NO_ANSWER_WORD,
    SurveyAnswer,
    reader_of,
)
from ecpat_training.survey.reading.columns import ItemColumn, shorten_text
from ecpat_training.survey.reading.mapping import NO_MAPPING, SurveyMapping, decision_key
from ecpat_training.survey.reading.number import decimal_marks, mark_throughout
from ecpat_training.words.catalogue.message import phrase

MAX_LISTED_CELLS = 50
"""The most problems of a kind that are listed one by one; the rest is counted."""

_MAX_LETTERS_SHOWN = 40
_SET = {
    "1", "true", "yes", "y", "x", "checked", "selected", "ja", "oui", "sí", "si", "sì", "tak", "ano", "áno", "да", "da",
    "так", "po", "ναι",
}  # fmt: skip
_HINTS = {
    "survey.ambiguous-number": "Please write it without a mark for thousands, or with one or two decimals. "
    "(Where a column is written so throughout, bounds in the instrument, such as `answers: 0-100`, settle it.)",
    "survey.date-for-number": "Please type the answer again into a cell formatted as text or number.",
    "survey.date-for-choice": "Please type the answer again into a cell formatted as text.",
    "survey.out-of-range": "Please correct it in the file; nothing is cut to fit.",
    "survey.several-answers": "Please leave the cell empty if the person's answer isn't clear.",
}
_HINT = "Please correct it, or leave the cell empty if there is no answer."
_HOW_READ = {
    DECIMAL_COMMA: "decimal commas are read as decimal points, such as `{example}`",
    BETWEEN: "{cells:,} {cells:answer|answers} between two grades, such as `{example}`, kept as written",
    DONT_KNOW: "{cells:,} {cells:answer|answers} such as `{example}` on a graded scale, counted as no answer",
    NO_ANSWER_WORD: "{cells:,} {cells:cell|cells} such as `{example}` read as no answer",
    "points": "points such as `{example}` are read as the number before the stroke",
}
_INSTRUMENT = " The instrument can list words that mean a grade (`labels`) or no answer (`missing`)."


@dataclass
class AnswerTable:
    """The values of every item, one list per item id in the order of the rows; None where there is no answer. `totals`
    say of items whose answers are points what these are out of; `unclear` are the texts that aren't answers, by item,
    each with how often it is there."""

    values: dict[str, Sequence[float | str | None]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    faulty: set[int] = field(default_factory=set)
    totals: dict[str, str] = field(default_factory=dict)
    unclear_texts: dict[str, Counter[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that something is to be said about."""

    row: int
    match: ItemColumn
    value: CellValue
    answer: SurveyAnswer

    @property
    def shown(self) -> str:
        text = visible(as_text(self.value))
        return text if len(text) <= _MAX_LETTERS_SHOWN else f"{text[: _MAX_LETTERS_SHOWN - 1]}…"


def read_answers(
    table: CellTable,
    rows: Sequence[int],
    items: Sequence[ItemColumn],
    instrument: Instrument,
    labels: Mapping[int, Mapping[str, str]] | None = None,
    mapping: SurveyMapping = NO_MAPPING,
) -> AnswerTable:
    """Reads the answers in these rows.

    Args:
        labels: for a column, what its short answers mean, where the export says so; asked where an answer alone says
            nothing.
        mapping: what a person has decided that answers mean.

    The findings hold an error for every different answer of a column that can't be read (`LISTED` of a kind, and how
    many more there are), with file, places, column and value; `faulty` are their rows.
    """
    scales = {
        id_prefix + item.id: scale
        for scale in instrument.scales
        for item in scale.items
        for id_prefix in ("", THEN_PREFIX)
    }
    answer_table, noted_cells = AnswerTable(), list[_Cell]()
    cells = {match.item.id: _cells(table, rows, match) for match in items}
    marks = _decimal_marks((scales[match.item.id], cells[match.item.id]) for match in items)
    for match in items:
        column = cells[match.item.id]
        read_answer = reader_of(match.item, scales[match.item.id], instrument, marks)
        column_labels = (labels or {}).get(match.column.index)
        read_answer = _by_label(read_answer, column_labels) if column_labels else read_answer
        decided_answers = mapping.answer(scales[match.item.id].id, match.item.id.removeprefix(THEN_PREFIX))
        answers = _by_distinct(column, _as_decided(read_answer, decided_answers) if decided_answers else read_answer)
        answer_table.values[match.item.id] = _values(answers)
        noted_cells += [
            _Cell(rows[position], match, column[position], answers[position]) for position in _noteworthy(answers)
        ]
    noted_cells.sort(key=lambda cell: (cell.row, cell.match.column.index))
    faults = [cell for cell in noted_cells if cell.answer.code]
    answer_table.faulty = {cell.row for cell in faults}
    answer_table.findings = [*_fault_findings(table, faults), *_remarks(table, noted_cells)]
    for fault in faults:
        answer_table.unclear_texts.setdefault(fault.match.item.id, Counter())[as_text(fault.value)] += 1
    points = (cell for cell in noted_cells if cell.answer.remarks and cell.answer.remarks[0].startswith("out of"))
    answer_table.totals = {cell.match.item.id: cell.answer.remarks[0] for cell in points}
    return answer_table


def _values(answers: Sequence[SurveyAnswer]) -> Sequence[float | str | None]:
    if isinstance(answers, CodedColumn):
        return answers.mapped(lambda answer: answer.value)
    return [answer.value for answer in answers]


def _noteworthy(answers: Sequence[SurveyAnswer]) -> Sequence[int]:
    """The positions of the answers of which something is to be said."""
    if isinstance(answers, CodedColumn):
        return answers.find_rows(lambda answer: answer.code or answer.remarks)
    return [position for position, answer in enumerate(answers) if answer.code or answer.remarks]


def _decimal_marks(columns: Iterable[tuple[Scale, Sequence[CellValue]]]) -> frozenset[str]:
    """The decimal marks that the answers of a file leave no doubt about."""
    numeric = [
        ({cell for cell in distinct_cells(column) if isinstance(cell, str) and squeeze(cell)}, scale)
        for scale, column in columns
        if not isinstance(scale, KeyedScale)
    ]
    certain_marks = decimal_marks({text for texts, _ in numeric for text in texts})
    return certain_marks or frozenset().union(*(mark_throughout(texts, scale.answers) for texts, scale in numeric))


def _cells(table: CellTable, rows: Sequence[int], match: ItemColumn) -> Sequence[CellValue]:
    if not match.parts:
        return column_cells(table, rows, match.column.index)
    picked: list[list[str]] = [[] for _ in rows]
    for option, column in match.parts:
        words = {heading_key(choice) for _, choice in column.choices} - {""}  # some platforms write the choice itself
        for answers, cell in zip(picked, column_cells(table, rows, column.index), strict=True):
            text = as_text(cell)
            if text.casefold() in _SET or (text and heading_key(text) in words):
                answers.append(option)
    return [";".join(dict.fromkeys(answers)) or None for answers in picked]


def _as_decided(
    read_answer: Callable[[CellValue], SurveyAnswer], decided_answers: DecisionByKey
) -> Callable[[CellValue], SurveyAnswer]:
    """Reads an answer as the mapping file says, where it says anything."""

    def answer(value: CellValue) -> SurveyAnswer:
        decision = decided_answers.get(decision_key(as_text(value)))
        return read_answer(value) if decision is None else SurveyAnswer(cast(float | str | None, decision.meaning))

    return answer


def _by_label(
    read_answer: Callable[[CellValue], SurveyAnswer], labels: Mapping[str, str]
) -> Callable[[CellValue], SurveyAnswer]:
    """Reads an answer, and what it stands for where it says nothing by itself."""

    def answer(value: CellValue) -> SurveyAnswer:
        unlabelled = read_answer(value)
        is_unreadable = unlabelled.code or NO_ANSWER_WORD in unlabelled.remarks
        label = labels.get(as_text(value)) if is_unreadable else None
        if label is None:
            return unlabelled
        labelled_answer = read_answer(label)
        return unlabelled if labelled_answer.code else labelled_answer

    return answer


def _by_distinct(
    cells: Sequence[CellValue], read_answer: Callable[[CellValue], SurveyAnswer]
) -> Sequence[SurveyAnswer]:
    """Maps each different cell once. 1, 1.0 and TRUE are equal in Python and not the same in a cell."""
    if isinstance(cells, CodedColumn):
        present_cells = cells.present_values()
        return CodedColumn(
            [
                read_answer(present_cells[index]) if index in present_cells else EMPTY_ANSWER
                for index in range(len(cells.distinct))
            ],
            cells.at,
        )
    if set(map(type, cells)) <= {str, type(None)}:
        meaning = {cell: read_answer(cell) for cell in set(cells)}
        return [meaning[cell] for cell in cells]
    answer_by_cell = {pair: read_answer(pair[1]) for pair in {(type(cell), cell) for cell in cells}}
    return [answer_by_cell[type(cell), cell] for cell in cells]


def _alike(fault: _Cell) -> tuple[int, str, str]:
    """What faults told together have in common: the column, the problem and what is written; of numbers that may be
    thousands the mark alone, as one answer settles the column."""
    text_or_mark = fault.shown
    if fault.answer.code == "survey.ambiguous-number":
        text_or_mark = "," if "," in text_or_mark else "."
    return fault.match.column.index, text_or_mark, fault.answer.problem


def _fault_findings(table: CellTable, faults: Sequence[_Cell]) -> list[Finding]:
    """A finding for each different fault of a column, at its first place and with the others; capped by kind."""
    faults_by_code: dict[str, dict[tuple[int, str, str], list[_Cell]]] = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        faults_by_code[fault.answer.code][_alike(fault)].append(fault)
    findings = []
    for code, fault_groups in faults_by_code.items():
        hint = _HINTS.get(code) or _HINT + _INSTRUMENT
        groups = list(fault_groups.values())
        for fault_group in groups[:MAX_LISTED_CELLS]:
            first_fault, column_index = fault_group[0], fault_group[0].match.column.index
            other_places = name_other_places([table.location_of(fault.row, column_index) for fault in fault_group[1:]])
            is_mixed = len({fault.shown for fault in fault_group}) > 1
            answers = (
                phrase(
                    "{answers:,} {answers:answer|answers} such as `{example}`",
                    answers=len(fault_group),
                    example=first_fault.shown,
                )
                if is_mixed
                else f"`{first_fault.shown}`"
            )
            message = phrase(
                "{answers} in the column `{column}` {problem}{further_places}.",
                answers=answers,
                column=shorten_text(first_fault.match.column.header),
                problem=first_fault.answer.problem,
                further_places=other_places,
            )
            findings.append(
                Finding(code, Severity.ERROR, message, table.location_of(first_fault.row, column_index), hint)
            )
            hint = hint.removesuffix(_INSTRUMENT)
        if len(groups) > MAX_LISTED_CELLS:
            unlisted_faults = [fault for group in groups[MAX_LISTED_CELLS:] for fault in group]
            location = table.location_of(unlisted_faults[0].row, unlisted_faults[0].match.column.index)
            message = phrase("and {cells:,} more of this kind from here on.", cells=len(unlisted_faults))
            findings.append(Finding(code, Severity.ERROR, message, location))
    return findings


def _remarks(table: CellTable, noted_cells: Sequence[_Cell]) -> list[Finding]:
    """What was read, and how, where a person might have meant something else: one remark a kind."""
    cells_by_remark: dict[str, list[_Cell]] = defaultdict(list)
    for cell in noted_cells:
        for remark in cell.answer.remarks:
            cells_by_remark["points" if remark.startswith("out of") else remark].append(cell)
    findings = []
    for remark, cells in cells_by_remark.items():
        first_cell, column_headers = (
            cells[0],
            dict.fromkeys(f"`{shorten_text(cell.match.column.header)}`" for cell in cells),
        )
        description = phrase(_HOW_READ[remark], cells=len(cells), example=first_cell.shown)
        severity = Severity.NOTE if remark in (DONT_KNOW, NO_ANSWER_WORD) else Severity.WARNING
        location = table.location_of(first_cell.row, first_cell.match.column.index)
        message = phrase(
            "{description}, in the {number:column|columns} {columns}.",
            description=description,
            columns=listing(list(column_headers)),
            number=len(column_headers),
        )
        findings.append(Finding(f"survey.{remark.replace(' ', '-').replace(chr(39), '')}", severity, message, location))
    return [*findings, *_different_totals(table, cells_by_remark.get("points", ()))]


def _different_totals(table: CellTable, cells: Sequence[_Cell]) -> list[Finding]:
    """Points out of 10 and points out of 12 in one column are no common measure."""
    totals: dict[int, dict[str, _Cell]] = defaultdict(dict)
    for cell in cells:
        totals[cell.match.column.index].setdefault(cell.answer.remarks[0], cell)
    findings = []
    for cell_by_total in totals.values():
        if len(cell_by_total) > 1:
            second_cell = list(cell_by_total.values())[1]
            location = table.location_of(second_cell.row, second_cell.match.column.index)
            message = phrase(
                "the column `{column}` holds points {totals}.",
                column=shorten_text(second_cell.match.column.header),
                totals=listing(list(cell_by_total)),
            )
            hint = "Please bring the points to the same total."
            findings.append(Finding("survey.different-totals", Severity.ERROR, message, location, hint))
    return findings
