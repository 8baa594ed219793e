"""Files of a population: which they are, and that an engine counts them."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.effect.counting.engine import Engine
from ecpat_training.effect.counting.engines.duckdb import PARQUET, PlainFiles, count_plain_files
from ecpat_training.effect.counting.engines.spark import count_by_spark
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.opening import open_regular
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.words.catalogue.message import phrase

MANY_ROWS = 200_000  # rows of a file: from there on, places of answers and slips in codes are no longer kept
_TEXT = (".csv", ".tsv", ".txt")
_BLOCK = 1 << 22
ENGINE = "duckdb"
INSTALL = 'Install the engine in the folder with ecpat\'s source: pip install ".[population]".'


def of_a_population(files: Mapping[Wave, Sequence[Path]]) -> bool:
    """Whether an engine is to count these files: one is Parquet, or has more than `MANY_ROWS` lines. Two waves at least
    are named, each by files of its own."""
    paths = [path for wave_paths in files.values() for path in wave_paths]
    if sum(bool(wave_paths) for wave_paths in files.values()) < 2:
        return False
    return any(path.suffix.lower() in PARQUET or _many_lines(path) for path in paths)


def _many_lines(path: Path) -> bool:
    if path.suffix.lower() not in _TEXT or not path.is_file() or path.stat().st_size < 2 * MANY_ROWS:
        return False
    lines = 0
    with open_regular(path) as stream:
        while lines <= MANY_ROWS and (block := stream.read(_BLOCK)):
            lines += block.count(b"\n")
    return lines > MANY_ROWS


def engine_is_installed(files: Mapping[Wave, Sequence[Path]]) -> bool:
    """Whether the engine is installed.

    Raises:
        UsageError: the engine is not installed, and a file is Parquet, which nothing else reads.
    """
    if find_spec(ENGINE) is not None:
        return True
    if any(path.suffix.lower() in PARQUET for wave_paths in files.values() for path in wave_paths):
        raise UsageError.because("usage.engine", "Parquet files are read by DuckDB, which isn't there.", hint=INSTALL)
    return False


def refuse_reading_options(request: Request) -> None:
    """Refuses options that say how a file is read: large files are read by their headers alone.

    Raises:
        UsageError: such an option is given.
    """
    options = {
        "--mapping": request.mapping,
        "--encoding": request.encoding,
        "--sheet": request.sheet,
        "--post-from": request.post_from,
    }
    if needless := [option for option, value in options.items() if value]:
        message = phrase(
            "{options} is for files that are read in full, and these are counted column by column.",
            options=listing(needless),
        )
        hint = "Leave it out, and name the columns as the items' ids; or count parts of fewer people."
        raise UsageError.because("usage.counts", message, hint=hint)


def missing_engine_finding(files: Mapping[Wave, Sequence[Path]]) -> Finding:
    """A finding that large files are read in full, which takes memory, and what would help."""
    first_path = next(path for wave_paths in files.values() for path in wave_paths)
    message = phrase(
        "more than {answers:,} answers are read in full, which takes minutes and gigabytes.", answers=MANY_ROWS
    )
    return Finding("counts.no-engine", Severity.NOTE, message, Location(first_path.name), INSTALL)


def count_population(
    instrument: Instrument, files: Mapping[Wave, Sequence[Path]], *, spark: bool = False
) -> tuple[list[TwoWaveCounts], list[Finding]]:
    """(the counts of each two waves, made by DuckDB or by Spark; findings about what that means for the report).

    Raises:
        ContentError: the files aren't plain enough to be counted column by column.
    """
    count: Engine[PlainFiles] = count_by_spark if spark else count_plain_files
    waves = [PlainFiles(wave, tuple(paths)) for wave, paths in files.items() if paths]
    counts = [count(instrument, before, after) for before, after in combinations(waves, 2)]
    message = phrase(
        "these files are counted by {engine}: people are recognised by equal codes only, and the places of single"
        " answers aren't kept.",
        engine="Spark" if spark else "DuckDB",
    )
    return counts, [Finding("counts.engine", Severity.NOTE, message, Location(waves[0].paths[0].name))]
