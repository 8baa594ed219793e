"""`ecpat survey count`: from survey exports to a file of counts."""

import json
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from ecpat_training import __version__
from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.documents.document import Block, Document, Paragraph, ReportColumn, ReportTable
from ecpat_training.effect.comparing.comparison_group import split_comparison_group
from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.effect.counting.engine import Engine
from ecpat_training.effect.counting.engines.rows import count_responses
from ecpat_training.effect.counting.file import CountFile, count_file_json
from ecpat_training.effect.disclosure.counts import releasable_counts, sums_for_pooling
from ecpat_training.effect.workflows.external_counting import print_select, read_counted_cells, require_library
from ecpat_training.effect.workflows.populations import (
    count_population,
    engine_is_installed,
    missing_engine_finding,
    of_a_population,
    refuse_reading_options,
)
from ecpat_training.effect.workflows.reading import read_files
from ecpat_training.effect.workflows.request import Request
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.grade import Grade
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.instrument import instrument_file, read_instrument
from ecpat_training.survey.report.for_machines import CountedWaves, SurveyCountResult
from ecpat_training.words.catalogue.message import Option, phrase

WHOLE_CELLS_WARNING = (
    "This file holds cells of single people. It is for whoever may see the answers, and stays in the house."
)
ONE_COMPARISON = (
    "Of further waves it holds nothing: nearly the same people are in several comparisons, and the difference of two "
    "sums would be the answers of the few who aren't."
)
SUMS = (
    "This file holds of scales the number of people, their mean change and its standard error, from 20 people on: what "
    "joins them with other trainings, and nothing of either wave. Tables of scales and questions are "
    "in it where each cell that holds anybody holds 10 people. It may leave the house, and is not for publication."
)
MAY_LEAVE = (
    "This file holds no cell of fewer than 10 people. Where cells are smaller, it holds of scales, never of single "
    "questions, numbers of people, means, standard deviations and correlations, to be pooled with those of others; "
    "nothing of fewer than 10 people, and nothing from which single answers would follow. It is not for publication."
)

NOTICES: Mapping[Grade, str] = {"sums": SUMS, "figures": MAY_LEAVE, "whole": WHOLE_CELLS_WARNING}
"""What a file of each grade says of itself: where it may go."""
_AS_TYPED: Mapping[Grade, str] = {"sums": " --grade sums", "figures": "", "whole": " --whole"}


def count_survey(
    files: Mapping[Wave, Sequence[Path]],
    instrument: Path | None,
    delivery: Delivery,
    *,
    mapping: tuple[str, ...] = (),
    encoding: str | None = None,
    grade: Grade = "figures",
    sql: str | None = None,
    cells: Path | None = None,
    spark: bool = False,
) -> Outcome:
    """Reads the waves' files, or has `spark` read them, or takes the `cells` that another engine counted; writes of the
    people of each two waves what its `grade` tells. With `sql`, only the SELECT of that engine.

    Raises:
        InputError, RefusedError: files can't be read; all of them are tried first.
        ContentError: what is in them needs a person, or there is only one wave.
    """
    if sql is not None and instrument is not None:
        return print_select(instrument, sql, delivery)
    request = _request(files, instrument, cells, mapping, encoding)
    paths = [
        path for path in (*(path for wave_paths in files.values() for path in wave_paths), cells) if path is not None
    ]
    delivery.check([*paths, *request.extra_paths()])
    assert request.instrument is not None  # the command's option finds it or says so
    with progress_line(delivery, "reading the answers"):
        counted = _count_by_engine(request, request.instrument, cells, spark=spark)
    if not counted.counts:
        raise ContentError.because(
            "counts.one-wave",
            "there is only one wave, and counts are of people in two.",
            hint="Name the files of before and after, or a file that says the wave of each answer.",
        )
    return _deliver_counts(counted, [*paths, request.instrument], delivery, grade)


def _request(
    files: Mapping[Wave, Sequence[Path]],
    instrument: Path | None,
    cells: Path | None,
    mapping: tuple[str, ...],
    encoding: str | None,
) -> Request:
    """What is to be read, as evaluating asks for it.

    Raises:
        UsageError: neither answers nor cells are named, or both.
    """
    first_before_file, *other_before_files = files["pre"] or (None,)
    if (first_before_file is None) == (cells is None):
        raise UsageError.because(
            "usage.counts",
            phrase("either files of answers or {cells} are counted.", cells=Option("--cells")),
            hint="Name two files, or the cells alone.",
        )
    first_after_file, *other_after_files = files["post"] or (None,)
    return Request(
        pre=first_before_file or cells,  # which stand for the answers
        post=first_after_file,
        more_pre=tuple(filter(None, other_before_files)),
        more_post=tuple(other_after_files),
        follow_up=tuple(files["follow-up"]),
        instrument=None if instrument is None else instrument_file(instrument),
        mapping=mapping,
        encoding=encoding,
        sites="one",
    )


class _CountResult(NamedTuple):
    """The questionnaire, the counts, what was noted, and what counted."""

    instrument: Instrument
    counts: Sequence[TwoWaveCounts]
    findings: Sequence[Finding]
    engine: str


def _deliver_counts(counted: _CountResult, paths: Sequence[Path], delivery: Delivery, grade: Grade) -> Outcome:
    """Writes what may leave the house, or the whole."""
    questionnaire, counts, findings, engine = counted
    is_whole = grade == "whole"
    release = sums_for_pooling if grade == "sums" else releasable_counts
    released = tuple(counts) if is_whole else (release(counts[0], questionnaire),)
    delivery.findings(findings)
    origin = provenance("ecpat survey count" + _AS_TYPED[grade], paths)
    file = count_file_json(CountFile(questionnaire, released, is_whole, NOTICES[grade]), __version__)
    formats = {".json": (json.dumps(file, ensure_ascii=False, separators=(",", ":")) + "\n").encode()}
    summaries = tuple(
        _summarise_waves(questionnaire, file_counts, all_counts)
        for file_counts, all_counts in zip(released, counts, strict=False)
    )
    private_paths = delivery.paths if is_whole else ()
    delivery.document(
        _document(questionnaire, summaries, NOTICES[grade], later=len(counts) - len(released)),
        content_by_ending=formats,
        private=private_paths,
    )
    delivery.data(lambda: SurveyCountResult(engine, is_whole, summaries), findings, origin)
    return Outcome(exit_code(findings), f"{counts[0].linked} people linked and counted.")


def _count_by_engine(request: Request, instrument: Path, cells: Path | None, *, spark: bool) -> _CountResult:
    """By the engine that is asked for, or that the files need."""
    if cells is not None or spark:
        refuse_reading_options(request)
        questionnaire, _ = read_instrument(instrument)
        if cells is not None:
            return _CountResult(questionnaire, [read_counted_cells(questionnaire, cells)], [], "cells")
        for library in ("pyspark", "sqlglot"):
            require_library(library, "spark")
        return _CountResult(questionnaire, *count_population(questionnaire, request.files, spark=True), "spark")
    is_population = of_a_population(request.files)
    if is_population and engine_is_installed(request.files):
        refuse_reading_options(request)
        questionnaire, _ = read_instrument(instrument)
        return _CountResult(questionnaire, *count_population(questionnaire, request.files), "duckdb")
    files_read = read_files(request, instrument, request.tables(), None)
    split_waves = split_comparison_group(files_read.instrument, files_read.waves, None, ())
    count: Engine[WaveResponses] = count_responses
    counts = [count(files_read.instrument, *wave_pair) for wave_pair in combinations(split_waves.trained, 2)]
    remarks = [missing_engine_finding(request.files)] if is_population else []
    return _CountResult(files_read.instrument, counts, [*remarks, *files_read.findings, *split_waves.findings], "rows")


def _summarise_waves(instrument: Instrument, file_counts: TwoWaveCounts, counted: TwoWaveCounts) -> CountedWaves:
    """What the file tells of each scale."""
    scales = [scale.id for scale in instrument.scales if scale.id in file_counts.scales]
    return CountedWaves(
        file_counts.before,
        file_counts.after,
        counted.sides[0].answers,
        counted.sides[1].answers,
        counted.linked,
        tuple(scale for scale in scales if file_counts.scales[scale].cells),
        tuple(scale for scale in scales if file_counts.scales[scale].moments.n or file_counts.scales[scale].pooled.n),
        tuple(scale for scale in scales if not file_counts.scales[scale].changes().n),
    )


def _document(instrument: Instrument, waves: Sequence[CountedWaves], notice: str, *, later: int) -> Document:
    titles = {scale.id: scale.title for scale in instrument.scales}
    rows = [
        (f"{summary.before} to {summary.after}", titles[scale], summary.linked, extent)
        for summary in waves
        for extent, scales in (("a table", summary.tables), ("figures", summary.figures), ("nothing", summary.nothing))
        for scale in scales
    ]
    columns = (
        ReportColumn("Compared"),
        ReportColumn("Scale", width=2.0),
        ReportColumn("People linked", "count"),
        ReportColumn("The file tells"),
    )
    blocks: list[Block] = [ReportTable("counted", columns, tuple(rows)), Paragraph(notice)]
    if later:
        blocks.append(Paragraph(ONE_COMPARISON))
    return Document(title="Counted", subtitle=instrument.instrument, blocks=tuple(blocks))
