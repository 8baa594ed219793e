"""`ecpat survey count`: from survey exports to a file of counts."""

import json
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from ecpat_training import __version__
from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.telling import telling
from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.documents.document import Block, Document, Paragraph, ReportColumn, ReportTable
from ecpat_training.effect.comparing.comparison_group import split_comparison_group
from ecpat_training.effect.counting.counted import Counted
from ecpat_training.effect.counting.engine import Engine
from ecpat_training.effect.counting.engines.rows import count_responses
from ecpat_training.effect.counting.file import CountFile, written
from ecpat_training.effect.disclosure.counts import leaving_the_house
from ecpat_training.effect.workflows.elsewhere import counted_cells, installed, print_select
from ecpat_training.effect.workflows.populations import (
    count_population,
    engine_there,
    of_a_population,
    refuse_of_plain,
    without_engine,
)
from ecpat_training.effect.workflows.reading import read_files
from ecpat_training.effect.workflows.request import Request
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.instrument import instrument_file, read_instrument
from ecpat_training.survey.report.for_machines.count import CountedWaves, SurveyCountResult

WHOLE = "This file holds cells of single people. It is for whoever may see the answers, and stays in the house."
ONE_COMPARISON = (
    "Of further waves it holds nothing: nearly the same people are in several comparisons, and the difference of two "
    "sums would be the answers of the few who aren't."
)
MAY_LEAVE = (
    "This file holds no cell of fewer than 10 people. Where cells are smaller, it holds numbers of people, means, "
    "standard deviations and correlations; of fewer than 10 people nothing."
)


def count_survey(
    files: Mapping[Wave, Sequence[Path]],
    instrument: Path | None,
    delivery: Delivery,
    *,
    mapping: tuple[str, ...] = (),
    encoding: str | None = None,
    whole: bool = False,
    sql: str | None = None,
    cells: Path | None = None,
    spark: bool = False,
) -> Outcome:
    """Reads the waves' files, or has `spark` read them, or takes the `cells` that another engine counted; writes of the
    people of each two waves what may leave the house, or the `whole`. With `sql`, only the SELECT of that engine.

    Raises:
        InputError, RefusedError: files can't be read; all of them are tried first.
        ContentError: what is in them needs a person, or there is only one wave.
    """
    if sql is not None and instrument is not None:
        return print_select(instrument, sql, delivery)
    request = _request(files, instrument, cells, mapping, encoding)
    paths = [path for path in (*(path for of in files.values() for path in of), cells) if path is not None]
    delivery.check([*paths, *request.other_files()])
    assert request.instrument is not None  # the command's option finds it or says so
    with telling(delivery, "reading the answers"):
        found = _counted(request, request.instrument, cells, spark=spark)
    if not found.counts:
        raise ContentError.because(
            "counts.one-wave",
            "there is only one wave, and counts are of people in two.",
            hint="Name the files of before and after, or a file that says the wave of each answer.",
        )
    return _delivered(found, [*paths, request.instrument], delivery, whole=whole)


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
    first, *others = files["pre"] or (None,)
    if (first is None) == (cells is None):
        raise UsageError.because(
            "usage.counts",
            "either files of answers or --cells are counted.",
            hint="Name two files, or the cells alone.",
        )
    last, *more = files["post"] or (None,)
    return Request(
        pre=first or cells,  # which stand for the answers
        post=last,
        more_pre=tuple(filter(None, others)),
        more_post=tuple(more),
        follow_up=tuple(files["follow-up"]),
        instrument=None if instrument is None else instrument_file(instrument),
        mapping=mapping,
        encoding=encoding,
        sites="one",
    )


class _Found(NamedTuple):
    """The questionnaire, the counts, what was noted, and what counted."""

    instrument: Instrument
    counts: Sequence[Counted]
    findings: Sequence[Finding]
    engine: str


def _delivered(found: _Found, paths: Sequence[Path], delivery: Delivery, *, whole: bool) -> Outcome:
    """Writes what may leave the house, or the `whole`."""
    questionnaire, counts, findings, engine = found
    told = tuple(counts) if whole else (leaving_the_house(counts[0], questionnaire),)
    delivery.findings(findings)
    made = provenance("ecpat survey count" + (" --whole" if whole else ""), paths)
    file = written(CountFile(questionnaire, told, whole), __version__)
    own = {".json": (json.dumps(file, ensure_ascii=False, separators=(",", ":")) + "\n").encode()}
    seen = tuple(_seen(questionnaire, one, all_) for one, all_ in zip(told, counts, strict=False))
    private = delivery.paths if whole else ()
    delivery.document(
        _document(questionnaire, seen, whole=whole, later=len(counts) - len(told)), own=own, private=private
    )
    delivery.data(lambda: SurveyCountResult(engine, whole, seen), findings, made)
    return Outcome(exit_code(findings), f"{counts[0].linked} people linked and counted.")


def _counted(request: Request, instrument: Path, cells: Path | None, *, spark: bool) -> _Found:
    """By the engine that is asked for, or that the files need."""
    if cells is not None or spark:
        refuse_of_plain(request)
        questionnaire, _ = read_instrument(instrument)
        if cells is not None:
            return _Found(questionnaire, [counted_cells(questionnaire, cells)], [], "cells")
        for library in ("pyspark", "sqlglot"):
            installed(library, "spark")
        return _Found(questionnaire, *count_population(questionnaire, request.files, spark=True), "spark")
    many = of_a_population(request.files)
    if many and engine_there(request.files):
        refuse_of_plain(request)
        questionnaire, _ = read_instrument(instrument)
        return _Found(questionnaire, *count_population(questionnaire, request.files), "duckdb")
    read = read_files(request, instrument, request.tables(), None)
    split = split_comparison_group(read.instrument, read.waves, None, ())
    count: Engine[WaveResponses] = count_responses
    counts = [count(read.instrument, *two) for two in combinations(split.trained, 2)]
    said = [without_engine(request.files)] if many else []
    return _Found(read.instrument, counts, [*said, *read.findings, *split.findings], "rows")


def _seen(instrument: Instrument, told: Counted, counted: Counted) -> CountedWaves:
    """What the file tells of each scale."""
    scales = [scale.id for scale in instrument.scales if scale.id in told.scales]
    return CountedWaves(
        told.before,
        told.after,
        counted.sides[0].answers,
        counted.sides[1].answers,
        counted.linked,
        tuple(scale for scale in scales if told.scales[scale].cells),
        tuple(scale for scale in scales if told.scales[scale].moments.n),
        tuple(scale for scale in scales if not told.scales[scale].n),
    )


def _document(instrument: Instrument, waves: Sequence[CountedWaves], *, whole: bool, later: int) -> Document:
    titles = {scale.id: scale.title for scale in instrument.scales}
    rows = [
        (f"{one.before} to {one.after}", titles[scale], one.linked, how)
        for one in waves
        for how, scales in (("a table", one.tables), ("figures", one.figures), ("nothing", one.nothing))
        for scale in scales
    ]
    columns = (
        ReportColumn("Compared"),
        ReportColumn("Scale", width=2.0),
        ReportColumn("People linked", "count"),
        ReportColumn("The file tells"),
    )
    blocks: list[Block] = [ReportTable("counted", columns, tuple(rows)), Paragraph(WHOLE if whole else MAY_LEAVE)]
    if later:
        blocks.append(Paragraph(ONE_COMPARISON))
    return Document(title="Counted", subtitle=instrument.instrument, blocks=tuple(blocks))
