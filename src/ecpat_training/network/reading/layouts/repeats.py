"""An export with a sheet of forms and a sheet of repeats: KoboToolbox joins them by `_index` and `_parent_index`, ODK
Central by `KEY` and `PARENT_KEY`."""

from collections.abc import Sequence

from ecpat_training.files.not_used import UnusedRow
from ecpat_training.files.table import CellTable
from ecpat_training.network.model.questions import Question
from ecpat_training.network.reading import raw_answers

_KEYS = (("_index", "_parent_index"), ("KEY", "PARENT_KEY"))


def read(tables: Sequence[CellTable]) -> raw_answers.RawNetwork | None:
    """The pairs of the repeats, each of the person whose form it belongs to; None without two such sheets."""
    for key_header, parent_header in _KEYS:
        forms = next((table for table in tables if key_header in _head(table) and "from" in _fields(table)), None)
        repeats = next((table for table in tables if parent_header in _head(table) and "to" in _fields(table)), None)
        if forms is not None and repeats is not None and forms is not repeats:
            return _joined(forms, key_header, repeats, parent_header)
    return None


def _head(table: CellTable) -> list[str]:
    return raw_answers.texts(table, 0) if len(table.rows) else []


def _fields(table: CellTable) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column, text in enumerate(_head(table)):
        if (network_field := raw_answers.field_of(text)) is not None:
            columns.setdefault(network_field, column)
    return columns


def _joined(forms: CellTable, key_header: str, repeats: CellTable, parent_header: str) -> raw_answers.RawNetwork:
    key_column, giver_column = _head(forms).index(key_header), _fields(forms)["from"]
    givers = {
        raw_answers.cell_of(row.texts, key_column): (raw_answers.cell_of(row.texts, giver_column), row.position)
        for row in raw_answers.below(forms, 0).filled_rows
    }
    columns, parent_column = _fields(repeats), _head(repeats).index(parent_header)
    column_by_question: dict[Question, int] = {
        question: column
        for name, column in columns.items()
        if name not in ("from", "to")
        and (question := raw_answers.question_of(raw_answers.field_of(_head(repeats)[column]))) is not None
    }
    raw_network = raw_answers.RawNetwork("a sheet of forms and a sheet of repeats", set(column_by_question) or {"tie"})
    forms_with_ties = set()
    for row in raw_answers.below(repeats, 0).filled_rows:
        form, named_text = raw_answers.cell_of(row.texts, parent_column), raw_answers.cell_of(row.texts, columns["to"])
        if form not in givers or not givers[form][0] or not named_text:
            raw_network.not_used.append(UnusedRow(row.location_of(), "it belongs to no form, or says of nobody"))
            continue
        forms_with_ties.add(form)
        answers: dict[Question, str] = {
            question: raw_answers.cell_of(row.texts, column) for question, column in column_by_question.items()
        } or {"tie": "1"}
        raw_network.said += [
            raw_answers.RawAnswer(
                givers[form][0],
                named_text,
                question,
                text,
                repeats.location_of(row.position, column_by_question.get(question)),
            )
            for question, text in answers.items()
            if text
        ]
    raw_network.alone += [
        (code, forms.location_of(row, giver_column))
        for form, (code, row) in givers.items()
        if code and form not in forms_with_ties
    ]
    return raw_network
