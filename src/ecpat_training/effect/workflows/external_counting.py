"""Counting where the answers are: the SELECT that somebody runs on their engine, and the cells that come back."""

import csv
import io
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

from ecpat_training.commands.deliver import Delivery, Outcome
from ecpat_training.core.errors import ContentError, Exit, UsageError
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.effect.counting.cells import Cells, Row
from ecpat_training.effect.counting.columns import scales_of
from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.effect.counting.dialects import Dialect, translate_sql
from ecpat_training.effect.counting.layout import Layout, WaveColumns
from ecpat_training.effect.counting.plain_tables import refuse_unread, require_columns, wave_columns
from ecpat_training.effect.counting.select import RESULT, select
from ecpat_training.files.opening import read_bytes
from ecpat_training.files.writing import STDOUT
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.reading.instrument import instrument_file, read_instrument
from ecpat_training.survey.report.for_machines import SurveyCountResult
from ecpat_training.words.catalogue.message import phrase

TABLES: tuple[tuple[Wave, str], tuple[Wave, str]] = (("pre", "pre"), ("post", "post"))
MAX_CELL_BYTES = 500_000_000  # bytes of cells; of forty items there are some 100 kB
NULLS = ("", "NULL", "null", "\\N")


def print_select(instrument: Path, dialect: str, delivery: Delivery) -> Outcome:
    """Prints or writes the SELECT that counts two tables called `pre` and `post`, in the dialect of an engine.

    Raises:
        UsageError: no such dialect is known, or what puts it isn't installed.
        ContentError: the questionnaire can't be counted column by column.
    """
    dialects: tuple[Dialect, ...] = get_args(Dialect)
    chosen = next((candidate for candidate in dialects if candidate == dialect.casefold()), None)
    if chosen is None:
        message = phrase("no SELECT is known in `{dialect}`.", dialect=dialect)
        raise UsageError.because(
            "usage.engine", message, hint=phrase("Choose one of {dialects}.", dialects=listing([*dialects]))
        )
    require_library("sqlglot", "population")
    delivery.check([instrument])
    questionnaire, _ = read_instrument(instrument_file(instrument))
    sql = translate_sql(chosen, select(layout_of(questionnaire, instrument.name))) + ";\n"
    files = {path: sql.encode() for path in delivery.files_ending_in(".sql")}
    if not files and delivery.prints:
        files = {STDOUT: sql.encode()}
    delivery.files(files)
    delivery.data(lambda: SurveyCountResult(chosen, False, (), sql), ())
    return Outcome(Exit.CLEAN, "the SELECT is made")


def layout_of(instrument: Instrument, name: str) -> Layout:
    """What is counted of two tables that nobody has seen: each has all items of its wave, the first the groups too.

    Raises:
        ContentError: the questionnaire can't be counted column by column.
    """
    open_ended = [item.id for scale in instrument.scales for item in scale.items if item.key and not item.options]
    if open_ended:
        raise ContentError.because(
            "counts.columns",
            phrase(
                "no options are named for {items}, without which SQL can't tell what is one.",
                items=listing([f"`{item}`" for item in open_ended], 8),
            ),
            location=Location(name),
            hint="Please write the options of each item into the questionnaire's file.",
        )
    waves: list[WaveColumns] = []
    for index, (wave, table) in enumerate(TABLES):
        require_columns(instrument, wave, None, name)
        item_ids = [item.id for scale in scales_of(instrument, wave) for item in scale.items]
        waves.append(wave_columns(instrument, wave, table, [*item_ids, *([] if index else instrument.groups)], {}))
    return Layout(instrument, *waves)


def read_counted_cells(instrument: Instrument, cells: Path) -> TwoWaveCounts:
    """The people of two waves, from a CSV file with the rows that the SELECT gave, in any order.

    Raises:
        ContentError: the file isn't such a result, or the tables held what is no answer.
    """
    layout = layout_of(instrument, cells.name)
    try:
        rows = _rows(read_bytes(cells, MAX_CELL_BYTES).decode("utf-8-sig"))
        cell_rows = Cells(layout, rows)
        if "both" not in cell_rows.parts:
            raise ValueError
        refuse_unread(cell_rows, *(table for _, table in TABLES))
        return cell_rows.counted()
    except (ValueError, KeyError, IndexError, csv.Error):
        raise ContentError.because(
            "counts.cells",
            "these aren't the rows that the SELECT of this questionnaire gives.",
            location=Location(cells.name),
            hint=phrase("Please save all its rows as CSV, with the header {columns}.", columns=",".join(RESULT)),
        ) from None


def _rows(text: str) -> list[Row]:
    table = csv.reader(io.StringIO(text))
    header = [name.strip().casefold() for name in next(table, [])]
    place = [header.index(name) for name in RESULT]
    rows: list[Row] = []
    for cells in filter(None, table):
        part_name, position, cell, before, after, word, people, total = (cells[column] for column in place)
        rows.append(
            (
                part_name,
                _integer_or_none(position) or 0,
                _integer_or_none(cell),
                _number(before),
                _number(after),
                word,
                _integer_or_none(people),
                _number(total),
            )
        )
    return rows


def _integer_or_none(cell: str) -> int | None:
    return None if cell in NULLS else int(cell)


def _number(cell: str) -> float | None:
    return None if cell in NULLS else float(cell)


def require_library(library: str, extra_name: str) -> None:
    """Refuses to go on without a library.

    Raises:
        UsageError: the library is not installed.
    """
    if find_spec(library) is None:
        message = phrase("this needs {library}, which isn't there.", library=library)
        hint = phrase('Install it in the folder with ecpat\'s source: pip install ".[{extra}]".', extra=extra_name)
        raise UsageError.because("usage.engine", message, hint=hint)
