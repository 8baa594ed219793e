"""A survey's answers, column by column: each different cell is read once, each problem is told with its place."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing, squeeze, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.mapping_decisions import Decided
from ecpat_training.files.table import CellTable, CellValue, Coded
from ecpat_training.survey.exports.column_cells import also_at, column_cells, different
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import THEN, Instrument, KeyedScale, Scale
from ecpat_training.survey.reading.answers import (
    BETWEEN,
    DECIMAL_COMMA,
    DONT_KNOW,
    NO_ANSWER_WORD,
    NOTHING,
    SurveyAnswer,
    reader_of,
)
from ecpat_training.survey.reading.columns import ItemColumn, short
from ecpat_training.survey.reading.mapping import NO_MAPPING, SurveyMapping, decision_key
from ecpat_training.survey.reading.number import decimal_marks, mark_throughout
from ecpat_training.words.catalogue.message import phrase

LISTED = 50
"""The most problems of a kind that are listed one by one; the rest is counted."""

_SHOWN = 40
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
    unclear: dict[str, Counter[str]] = field(default_factory=dict)


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
        return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


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
    scales = {before + item.id: scale for scale in instrument.scales for item in scale.items for before in ("", THEN)}
    read, noted = AnswerTable(), list[_Cell]()
    cells = {match.item.id: _cells(table, rows, match) for match in items}
    marks = _decimal_marks((scales[match.item.id], cells[match.item.id]) for match in items)
    for match in items:
        column = cells[match.item.id]
        read_one = reader_of(match.item, scales[match.item.id], instrument, marks)
        column_labels = (labels or {}).get(match.column.index)
        read_one = _by_label(read_one, column_labels) if column_labels else read_one
        decided = mapping.answer(scales[match.item.id].id, match.item.id.removeprefix(THEN))
        answers = _by_distinct(column, _as_decided(read_one, decided) if decided else read_one)
        read.values[match.item.id] = _values(answers)
        noted += [
            _Cell(rows[position], match, column[position], answers[position]) for position in _noteworthy(answers)
        ]
    noted.sort(key=lambda cell: (cell.row, cell.match.column.index))
    faults = [cell for cell in noted if cell.answer.code]
    read.faulty = {cell.row for cell in faults}
    read.findings = [*_fault_findings(table, faults), *_remarks(table, noted)]
    for fault in faults:
        read.unclear.setdefault(fault.match.item.id, Counter())[as_text(fault.value)] += 1
    points = (cell for cell in noted if cell.answer.remarks and cell.answer.remarks[0].startswith("out of"))
    read.totals = {cell.match.item.id: cell.answer.remarks[0] for cell in points}
    return read


def _values(answers: Sequence[SurveyAnswer]) -> Sequence[float | str | None]:
    if isinstance(answers, Coded):
        return answers.mapped(lambda answer: answer.value)
    return [answer.value for answer in answers]


def _noteworthy(answers: Sequence[SurveyAnswer]) -> Sequence[int]:
    """The positions of the answers of which something is to be said."""
    if isinstance(answers, Coded):
        return answers.rows_where(lambda answer: answer.code or answer.remarks)
    return [position for position, answer in enumerate(answers) if answer.code or answer.remarks]


def _decimal_marks(columns: Iterable[tuple[Scale, Sequence[CellValue]]]) -> frozenset[str]:
    """The decimal marks that the answers of a file leave no doubt about."""
    numeric = [
        ({cell for cell in different(column) if isinstance(cell, str) and squeeze(cell)}, scale)
        for scale, column in columns
        if not isinstance(scale, KeyedScale)
    ]
    certain = decimal_marks({text for texts, _ in numeric for text in texts})
    return certain or frozenset().union(*(mark_throughout(texts, scale.answers) for texts, scale in numeric))


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


def _as_decided(read: Callable[[CellValue], SurveyAnswer], decided: Decided) -> Callable[[CellValue], SurveyAnswer]:
    """Reads an answer as the mapping file says, where it says anything."""

    def answer(value: CellValue) -> SurveyAnswer:
        decision = decided.get(decision_key(as_text(value)))
        return read(value) if decision is None else SurveyAnswer(cast(float | str | None, decision.meaning))

    return answer


def _by_label(
    read: Callable[[CellValue], SurveyAnswer], labels: Mapping[str, str]
) -> Callable[[CellValue], SurveyAnswer]:
    """Reads an answer, and what it stands for where it says nothing by itself."""

    def answer(value: CellValue) -> SurveyAnswer:
        unlabelled = read(value)
        says_nothing = unlabelled.code or NO_ANSWER_WORD in unlabelled.remarks
        label = labels.get(as_text(value)) if says_nothing else None
        if label is None:
            return unlabelled
        labelled = read(label)
        return unlabelled if labelled.code else labelled

    return answer


def _by_distinct(cells: Sequence[CellValue], read: Callable[[CellValue], SurveyAnswer]) -> Sequence[SurveyAnswer]:
    """Maps each different cell once. 1, 1.0 and TRUE are equal in Python and not the same in a cell."""
    if isinstance(cells, Coded):
        present = cells.present()
        return Coded(
            [read(present[index]) if index in present else NOTHING for index in range(len(cells.distinct))], cells.at
        )
    if set(map(type, cells)) <= {str, type(None)}:
        meaning = {cell: read(cell) for cell in set(cells)}
        return [meaning[cell] for cell in cells]
    typed = {pair: read(pair[1]) for pair in {(type(cell), cell) for cell in cells}}
    return [typed[type(cell), cell] for cell in cells]


def _alike(fault: _Cell) -> tuple[int, str, str]:
    """What faults told together have in common: the column, the problem and what is written; of numbers that may be
    thousands the mark alone, as one answer settles the column."""
    written = fault.shown
    if fault.answer.code == "survey.ambiguous-number":
        written = "," if "," in written else "."
    return fault.match.column.index, written, fault.answer.problem


def _fault_findings(table: CellTable, faults: Sequence[_Cell]) -> list[Finding]:
    """A finding for each different fault of a column, at its first place and with the others; capped by kind."""
    by_code: dict[str, dict[tuple[int, str, str], list[_Cell]]] = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        by_code[fault.answer.code][_alike(fault)].append(fault)
    findings = []
    for code, unlike in by_code.items():
        hint = _HINTS.get(code) or _HINT + _INSTRUMENT
        kinds = list(unlike.values())
        for fault_group in kinds[:LISTED]:
            first, index = fault_group[0], fault_group[0].match.column.index
            other_places = also_at([table.where(fault.row, index) for fault in fault_group[1:]])
            is_mixed = len({fault.shown for fault in fault_group}) > 1
            answers = (
                phrase(
                    "{answers:,} {answers:answer|answers} such as `{example}`",
                    answers=len(fault_group),
                    example=first.shown,
                )
                if is_mixed
                else f"`{first.shown}`"
            )
            message = phrase(
                "{answers} in the column `{column}` {problem}{further_places}.",
                answers=answers,
                column=short(first.match.column.header),
                problem=first.answer.problem,
                further_places=other_places,
            )
            findings.append(Finding(code, Severity.ERROR, message, table.where(first.row, index), hint))
            hint = hint.removesuffix(_INSTRUMENT)
        if len(kinds) > LISTED:
            remaining = [fault for group in kinds[LISTED:] for fault in group]
            location = table.where(remaining[0].row, remaining[0].match.column.index)
            message = phrase("and {cells:,} more of this kind from here on.", cells=len(remaining))
            findings.append(Finding(code, Severity.ERROR, message, location))
    return findings


def _remarks(table: CellTable, noted: Sequence[_Cell]) -> list[Finding]:
    """What was read, and how, where a person might have meant something else: one remark a kind."""
    by_remark: dict[str, list[_Cell]] = defaultdict(list)
    for cell in noted:
        for remark in cell.answer.remarks:
            by_remark["points" if remark.startswith("out of") else remark].append(cell)
    findings = []
    for remark, cells in by_remark.items():
        first, columns = cells[0], dict.fromkeys(f"`{short(cell.match.column.header)}`" for cell in cells)
        description = phrase(_HOW_READ[remark], cells=len(cells), example=first.shown)
        severity = Severity.NOTE if remark in (DONT_KNOW, NO_ANSWER_WORD) else Severity.WARNING
        location = table.where(first.row, first.match.column.index)
        message = phrase(
            "{description}, in the {number:column|columns} {columns}.",
            description=description,
            columns=listing(list(columns)),
            number=len(columns),
        )
        findings.append(Finding(f"survey.{remark.replace(' ', '-').replace(chr(39), '')}", severity, message, location))
    return [*findings, *_different_totals(table, by_remark.get("points", ()))]


def _different_totals(table: CellTable, cells: Sequence[_Cell]) -> list[Finding]:
    """Points out of 10 and points out of 12 in one column are no common measure."""
    totals: dict[int, dict[str, _Cell]] = defaultdict(dict)
    for cell in cells:
        totals[cell.match.column.index].setdefault(cell.answer.remarks[0], cell)
    findings = []
    for cell_by_total in totals.values():
        if len(cell_by_total) > 1:
            second = list(cell_by_total.values())[1]
            location = table.where(second.row, second.match.column.index)
            message = phrase(
                "the column `{column}` holds points {totals}.",
                column=short(second.match.column.header),
                totals=listing(list(cell_by_total)),
            )
            hint = "Please bring the points to the same total."
            findings.append(Finding("survey.different-totals", Severity.ERROR, message, location, hint))
    return findings
