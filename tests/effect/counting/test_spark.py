"""Spark counts what DuckDB counts, cell by cell, however the answers are cut into partitions. One session for all."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.effect.counting.engines.duckdb import PlainFiles, count_plain_files
from ecpat_training.effect.counting.engines.rows import count_responses
from ecpat_training.effect.counting.engines.spark import count_by_spark, count_frames
from tests.effect.counting.drawn import FORM, answers
from tests.effect.counting.test_engines import plain

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytest.importorskip("pyspark")
pytest.importorskip("sqlglot")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)


# Spark's own bridge to Java leaves sockets to the collector.
pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def session() -> Iterator["SparkSession"]:
    from pyspark.sql import SparkSession

    quick = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.memory": "1g",
        "spark.sql.codegen.wholeStage": "false",  # compiling takes longer than counting so few
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.adaptive.enabled": "false",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in quick.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[PlainFiles, PlainFiles]:
    folder = tmp_path_factory.mktemp("answers")
    before, after = answers(4, 300)
    return plain(before, folder, "parquet"), plain(after, folder, "parquet")


@pytest.mark.parametrize(("partitions", "turned"), [(1, False), (4, True), (8, False)])
def test_spark_counts_what_duckdb_counts_in_any_number_of_partitions(
    session: "SparkSession", files: tuple[PlainFiles, PlainFiles], partitions: int, turned: bool
) -> None:
    frames = [session.read.parquet(str(of.paths[0])).repartition(partitions) for of in files]
    if turned:
        frames = [frame.orderBy(frame["code"].desc()) for frame in frames]
    found = count_frames(session, FORM, files, frames)
    assert found == count_plain_files(FORM, *files) == count_responses(FORM, *answers(4, 300))


def test_csv_is_read_by_its_header_and_what_is_no_answer_is_refused(session: "SparkSession", tmp_path: Path) -> None:
    before, after = answers(0, 60)
    first, second = plain(before, tmp_path, "csv"), plain(after, tmp_path, "csv")
    assert count_by_spark(FORM, first, second) == count_responses(FORM, before, after)
    lines = first.paths[0].read_text("utf-8").splitlines()
    row = lines[1].split(",")
    row[lines[0].split(",").index("s0")] = "five"
    first.paths[0].write_text("\n".join([lines[0], ",".join(row), *lines[2:]]), "utf-8")
    with pytest.raises(ContentError, match="the column `s0` has 1 cell with something that is no answer"):
        count_by_spark(FORM, first, second)
