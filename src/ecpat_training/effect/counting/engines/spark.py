"""Counting by Spark: the same SELECT as DuckDB's, on as many machines as a cluster has, or on the cores of this one.

A wave is a file, a folder of files, or several: Parquet, or CSV with a header. Where a cluster is, Spark itself is told
(`SPARK_REMOTE`, `spark-defaults.conf`); without, it runs here.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from ecpat_training.effect.counting.cells import Cells
from ecpat_training.effect.counting.columns import quote_name, scales_of
from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.effect.counting.dialects import translate_sql
from ecpat_training.effect.counting.engines.duckdb import MOST_OPTIONS, PARQUET, PlainFiles
from ecpat_training.effect.counting.layout import Layout, WaveColumns
from ecpat_training.effect.counting.plain_tables import refuse_unread, require_columns, wave_columns
from ecpat_training.effect.counting.select import result, steps
from ecpat_training.survey.instrument.instrument import Instrument

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def count_by_spark(instrument: Instrument, before: PlainFiles, after: PlainFiles) -> TwoWaveCounts:
    """The people of two waves, counted.

    Raises:
        ContentError: columns are missing, a scale has parallel forms, or cells hold what is no answer.
    """
    from pyspark.sql import SparkSession

    session = SparkSession.builder.appName("ecpat survey count").getOrCreate()
    with suppress(AttributeError):  # a session on another machine has no context
        session.sparkContext.setLogLevel("ERROR")
    frames = [_frame(session, wave_files) for wave_files in (before, after)]
    return count_frames(session, instrument, (before, after), frames)


def count_frames(
    session: "SparkSession",
    instrument: Instrument,
    files: tuple[PlainFiles, PlainFiles],
    frames: "Sequence[DataFrame]",
) -> TwoWaveCounts:
    """The counts of the people of two waves in frames that are loaded already, in as many partitions as they have."""
    first_table, second_table = (
        _wave(session, instrument, wave_files, frame, number)
        for number, (wave_files, frame) in enumerate(zip(files, frames, strict=True), start=1)
    )
    layout = Layout(instrument, first_table, second_table)
    persisted = []
    for step in steps(layout):
        frame = session.sql(translate_sql("spark", step.sql))
        if step.kept:
            persisted.append(frame.persist())
        frame.createOrReplaceTempView(step.name)
    rows = session.sql(translate_sql("spark", result(layout))).collect()
    for frame in persisted:
        frame.unpersist()
    cells = Cells(layout, (tuple(row) for row in rows))
    refuse_unread(cells, files[0].paths[0].name, files[1].paths[0].name)
    return cells.counted()


def _frame(session: "SparkSession", files: PlainFiles) -> "DataFrame":
    paths = [str(path) for path in files.paths]
    if files.paths[0].suffix.lower() in PARQUET:
        return session.read.parquet(*paths)
    return session.read.csv(paths, header=True, inferSchema=False, multiLine=True, escape='"')


def _wave(
    session: "SparkSession", instrument: Instrument, files: PlainFiles, frame: "DataFrame", number: int
) -> WaveColumns:
    require_columns(instrument, files.wave, frame.columns, files.paths[0].name)
    table = f"ecpat_wave_{number}"
    frame.createOrReplaceTempView(table)
    answers_by_item = {}
    for item in (item for scale in scales_of(instrument, files.wave) for item in scale.items):
        if item.key and not item.options:
            cell = f"trim(CAST({quote_name(item.id)} AS VARCHAR))"
            sql = (
                f"SELECT DISTINCT {cell} AS cell FROM {table} WHERE {cell} IS NOT NULL ORDER BY 1 LIMIT {MOST_OPTIONS}"
            )
            answers_by_item[item.id] = [row[0] for row in session.sql(translate_sql("spark", sql)).collect()]
    return wave_columns(instrument, files.wave, table, frame.columns, answers_by_item)
