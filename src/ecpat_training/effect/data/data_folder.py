"""The evaluator's folder: tidy data under drawn numbers, the codebook, and programs that recompute the figures.

Data for statistics programs are CSV in UTF-8 with its mark, numbers in full, texts in quotes, and none that a
spreadsheet runs.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from ecpat_training.effect import data as room
from ecpat_training.effect.analyses.codebook.result import Codebook
from ecpat_training.effect.analyses.codebook.section import codebook_table
from ecpat_training.effect.analyses.response_shift.compute import then_score
from ecpat_training.effect.data import words
from ecpat_training.effect.data.data_figures import figures, part_of_name
from ecpat_training.effect.linking.people_across_waves import NumberedPerson, people
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.scoring.item_answers import item_answers
from ecpat_training.effect.scoring.scoring import score
from ecpat_training.files.csv.list import list_csv
from ecpat_training.survey.instrument.instrument import THEN_PREFIX, Instrument, Scale, ScaleItem
from ecpat_training.survey.model.responses import WaveResponses

if TYPE_CHECKING:
    import numpy
    import pandas
import codecs
import csv
import io
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING

from ecpat_training.files.csv.list import harmless

if TYPE_CHECKING:
    import pandas


NAMES = ("README.txt", "answers.csv", "scores.csv", "codebook.csv", "figures.csv", "recompute.py", "recompute.R")
OF_PEOPLE = ("answers.csv", "scores.csv")
"""Those with a row for each person, under a drawn number."""
RESERVED = ("person", "wave", "scale", "item", "chapter", "kind", "form", "answer", "score")


def data_folder(
    instrument: Instrument, waves: Sequence[WaveResponses], report: EffectReport, notice: str
) -> dict[str, bytes]:
    """Every file of the folder by its name; `waves` are those of the people compared. Rows stand in the order of the
    drawn numbers, which tells nothing of the order in the person's files.

    `answers.csv` has a row per person, wave and item; `scores.csv` a row per person.
    """
    linkings = [comparison.linking for comparison in report.comparisons if comparison.linking]
    numbered_people = people(waves, linkings)
    codebook = report.found(Codebook)
    table = codebook_table(codebook) if codebook else None
    rows = [[column.title for column in table.columns], *(table.format_row(row) for row in table.rows)] if table else []
    return {
        "README.txt": words.README.format(notice=notice, title=instrument.instrument).encode(),
        "answers.csv": data_csv(_answers(instrument, waves, numbered_people)),
        "scores.csv": data_csv([_scores(instrument, waves, report, numbered_people)]),
        "codebook.csv": list_csv(rows),
        "figures.csv": data_csv([figures(report)]),
        "recompute.py": _program("recompute.py.txt"),
        "recompute.R": _program("recompute.R.txt"),
    }


def _program(name: str) -> bytes:
    return files(room).joinpath(f"templates/recompute/{name}").read_bytes()


def _answers(
    instrument: Instrument, waves: Sequence[WaveResponses], numbered_people: Sequence[NumberedPerson]
) -> "Iterator[pandas.DataFrame]":
    """The answers to each question of each wave: of many people, those to all questions are gigabytes."""
    import numpy
    import pandas

    all_group_columns = dict.fromkeys(_unused_column_name(str(column)) for wave in waves for column in wave.groups)
    columns = [*RESERVED, *all_group_columns]
    yield pandas.DataFrame(columns=columns)  # the header, even where nobody answered
    for wave in waves:
        present_people = [
            (person.number, person.rows[wave.wave])
            for person in numbered_people
            if wave.wave in person.rows and not person.also
        ]
        numbers, rows = [number for number, _ in present_people], [row for _, row in present_people]
        points_by_item, missing_scores = _answer_points(instrument, wave), numpy.full(len(wave.answers), numpy.nan)
        groups = {_unused_column_name(str(column)): wave.groups[column].to_numpy()[rows] for column in wave.groups}
        for scale, item, scale_kind in _items(instrument):
            if item.id in wave.answers:
                answers = wave.answers[item.id].iloc[rows].to_numpy()
                fixed_cells = {"person": numbers, "wave": wave.wave, "scale": scale.id, "item": item.id}
                fixed_cells |= {"chapter": item.chapter or "", "kind": scale_kind, "form": item.form or ""}
                answer_cells = {"answer": answers, "score": points_by_item.get(item.id, missing_scores)[rows]}
                item_table = pandas.DataFrame({**fixed_cells, **answer_cells, **groups}, index=range(len(rows)))
                yield item_table.astype({"answer": object}).reindex(columns=columns)


def _items(instrument: Instrument) -> Iterator[tuple[Scale, ScaleItem, str]]:
    """Each item with its scale, and whether it is part of the score."""
    for scale in instrument.scales:
        for item in scale.items:
            yield scale, item, "untaught" if item.untaught else "taught"
        for item in scale.then_items():
            yield scale, item, "then"


def _unused_column_name(column: str) -> str:
    return f"{column} (group)" if column in RESERVED or column.startswith("linked_") else column


def _answer_points(instrument: Instrument, wave: WaveResponses) -> "dict[str, numpy.ndarray]":
    """What each answer to an item counts in the score, for every response; nan where there is nothing to count."""
    import numpy

    points_by_item: dict[str, numpy.ndarray] = {}
    for scale in instrument.scales:
        then_items = {THEN_PREFIX + item.id: item.id for item in scale.items if THEN_PREFIX + item.id in wave.answers}
        tables = (("", wave.answers), (THEN_PREFIX, wave.answers[list(then_items)].rename(columns=then_items)))
        for prefix, answers in tables:
            if item_table := item_answers(scale, answers):
                points_by_item |= {
                    prefix + item.id: numpy.where(
                        item_table.is_answered(column), item_table.table[:, column].astype(numpy.float64), numpy.nan
                    )
                    for column, item in enumerate(item_table.items)
                }
    return points_by_item


def _scores(
    instrument: Instrument,
    waves: Sequence[WaveResponses],
    report: EffectReport,
    numbered_people: Sequence[NumberedPerson],
) -> "pandas.DataFrame":
    """A row per person: every scale in every wave, the groups, and in which comparisons the person is linked."""
    import numpy
    import pandas

    columns: dict[str, object] = {"person": [person.number for person in numbered_people]}
    responses_by_wave: dict[str, WaveResponses] = {wave.wave: wave for wave in waves}
    rows: dict[str, numpy.ndarray] = {
        name: numpy.array([person.rows.get(name, -1) for person in numbered_people]) for name in responses_by_wave
    }
    for scale in instrument.scales:
        for name, wave in responses_by_wave.items():
            if name in scale.asked:
                scores = numpy.append(score(scale, wave.answers, wave.forms).to_numpy(dtype=numpy.float64), numpy.nan)
                columns[f"{scale.id}_{part_of_name(name)}"] = scores[rows[name]]
            if scale.then and name in scale.then.asked and (then_scores := then_score(scale, wave)) is not None:
                scores = numpy.append(then_scores.to_numpy(dtype=numpy.float64), numpy.nan)
                columns[f"{scale.id}_then_{part_of_name(name)}"] = scores[rows[name]]
    for comparison in report.comparisons:
        pair = (comparison.before, comparison.after)
        link_flags = [int(pair in person.linked) for person in numbered_people]
        columns[f"linked_{part_of_name(comparison.before)}_{part_of_name(comparison.after)}"] = link_flags
    for column, values in _group_columns(responses_by_wave, rows).items():
        columns[_unused_column_name(column)] = values
    return pandas.DataFrame(columns)


def _group_columns(
    responses_by_wave: Mapping[str, WaveResponses], rows: "Mapping[str, numpy.ndarray]"
) -> "dict[str, pandas.Series]":
    """Each background question's answer in the first wave in which the person gave one."""
    import pandas

    groups: dict[str, pandas.Series] = {}
    for name, wave in responses_by_wave.items():
        for column in wave.groups:
            values = [*wave.groups[column].tolist(), ""]
            answers = pandas.Series([values[row] for row in rows[name]], dtype=object)
            answers = answers.where(answers.notna() & (answers != ""), None)
            before = groups.get(str(column))
            groups[str(column)] = answers if before is None else before.where(before.notna(), answers)
    return groups


def data_csv(tables: "Iterable[pandas.DataFrame]") -> bytes:
    """Tables of the same columns one below the other, without their index; missing values are empty cells. Each is
    written before the next is asked for, so that no more than one is there at a time."""
    csv_buffer = io.BytesIO()
    csv_buffer.write(codecs.BOM_UTF8)
    for lines in map(_lines, tables, chain((True,), repeat(False))):
        csv_buffer.write(lines)
    return csv_buffer.getvalue()


def _lines(table: "pandas.DataFrame", header: bool) -> bytes:
    return (
        _harmless(table).to_csv(index=False, header=header, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n").encode()
    )


def _harmless(table: "pandas.DataFrame") -> "pandas.DataFrame":
    """The table with texts that no spreadsheet runs."""
    from pandas.api.types import is_numeric_dtype

    escaped_table = table.copy()
    for column in escaped_table.columns:
        if not is_numeric_dtype(escaped_table[column]):
            words = {word: _escape_formula(str(word)) for word in escaped_table[column].dropna().unique()}
            escaped_table[column] = escaped_table[column].map(words)
    escaped_table.columns = [_escape_formula(str(column)) for column in escaped_table.columns]
    return escaped_table


@lru_cache(maxsize=1 << 20)  # everybody's number stands in the table of each question
def _escape_formula(text: str) -> str:
    return harmless(text)
