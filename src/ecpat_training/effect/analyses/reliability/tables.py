"""The tables of reliability: a line per scale and wave, a line per question, a line per scale and two waves."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import ReportTable
from ecpat_training.effect.analyses.reliability import words
from ecpat_training.effect.analyses.reliability.result import ReliabilityResult, ScaleReliability, ScaleStability
from ecpat_training.effect.analyses.reliability.rules import name
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.reliability import ItemInScale
from ecpat_training.words.catalogue.marked_text import join_names

COLUMN = words.COLUMN


def scales_table(scales: Sequence[ScaleReliability]) -> ReportTable:
    """Alpha and the error of a score."""
    return table_of(
        "reliability",
        scales,
        [
            Column(COLUMN["scale"], name, width=2.0),
            Column(COLUMN["wave"], lambda scale: report_words.WAVE_SHORT[scale.wave]),
            Column(COLUMN["people"], lambda scale: scale.alpha.n, "count"),
            Column(COLUMN["questions"], lambda scale: scale.alpha.k, "count"),
            Column(COLUMN["alpha"], lambda scale: scale.alpha.raw.value, "0.00"),
            Column(COLUMN["interval"], lambda scale: _bounds(scale.alpha.raw), "0.00", interval=True, width=1.6),
            Column(COLUMN["standardised"], lambda scale: scale.alpha.standardised, "0.00"),
            Column(COLUMN["average"], lambda scale: scale.alpha.average_r, "0.00"),
            Column(COLUMN["guttman"], lambda scale: scale.alpha.guttman_6, "0.00"),
            Column(COLUMN["sem"], lambda scale: scale.sem, "0.00"),
        ],
        only_filled=True,
    )


def omega_table(scales: Sequence[ScaleReliability]) -> ReportTable | None:
    """What models of factors say, of the scales that have any; None where none has."""
    scales_with_omega = [
        scale
        for scale in scales
        if scale.omega.value is not None or (scale.general and scale.general.total is not None)
    ]
    if not scales_with_omega:
        return None
    return table_of(
        "omega",
        scales_with_omega,
        [
            Column(COLUMN["scale"], name, width=2.0),
            Column(COLUMN["wave"], lambda scale: report_words.WAVE_SHORT[scale.wave]),
            Column(COLUMN["omega"], lambda scale: scale.omega.value, "0.00"),
            Column(COLUMN["observed"], lambda scale: scale.omega.observed, "0.00"),
            Column(COLUMN["chi-square"], lambda scale: scale.omega.fit.statistic if scale.omega.fit else None, "0.00"),
            Column(COLUMN["df"], lambda scale: scale.omega.fit.df if scale.omega.fit else None, "count"),
            Column(COLUMN["p"], lambda scale: scale.omega.fit.p if scale.omega.fit else None, "p"),
            Column(COLUMN["total"], lambda scale: scale.general.total if scale.general else None, "0.00"),
            Column(COLUMN["hierarchical"], lambda scale: scale.general.hierarchical if scale.general else None, "0.00"),
        ],
        only_filled=True,
    )


def questions_table(scales: Sequence[ScaleReliability]) -> ReportTable:
    """What each question adds to its scale, a line a question, wave beside wave."""
    waves = list(dict.fromkeys(scale.wave for scale in scales))
    questions = list(dict.fromkeys((name(scale), item) for scale in scales for item in scale.items))
    figures_by_question = {
        (name(scale), item, scale.wave): (figures, _loading(scale, position))
        for scale in scales
        for position, (item, figures) in enumerate(zip(scale.items, scale.alpha.items, strict=True))
    }
    rows = [
        _QuestionRow(
            "" if position and questions[position - 1][0] == title else title,
            item,
            {
                wave: figures_by_question[title, item, wave]
                for wave in waves
                if (title, item, wave) in figures_by_question
            },
        )
        for position, (title, item) in enumerate(questions)
    ]
    columns: list[Column[_QuestionRow]] = [
        Column(COLUMN["scale"], lambda row: row.title, width=2.5),
        Column(COLUMN["question"], lambda row: row.item, width=1.2),
        *(_of_wave("item-rest", wave, lambda figures, _: figures.item_rest) for wave in waves),
        *(_of_wave("dropped", wave, lambda figures, _: figures.alpha_dropped) for wave in waves),
        *(_of_wave("loading", wave, lambda _, loading: loading) for wave in waves),
    ]
    return table_of("questions in scales", rows, columns, only_filled=True)


class _QuestionRow(NamedTuple):
    """A question of a scale: its figures and its loading in each wave that has it."""

    title: str
    item: str
    by_wave: Mapping[str, tuple[ItemInScale, float | None]]


def _of_wave(title: str, wave: str, value: Callable[[ItemInScale, float | None], float | None]) -> Column[_QuestionRow]:
    return Column(
        f"{COLUMN[title]} {words.WAVE[wave]}",
        lambda row: value(*row.by_wave[wave]) if wave in row.by_wave else None,
        "0.00",
    )


def stability_table(result: ReliabilityResult) -> ReportTable | None:
    """How steady scores are from wave to wave; None where nobody has two."""
    rows = [row for row in result.stability if row.correlations.single]
    if not rows:
        return None
    return table_of(
        "stability",
        rows,
        [
            Column(COLUMN["scale"], lambda row: row.title, width=2.0),
            Column(COLUMN["compared"], _compared_waves_text, width=1.9),
            Column(COLUMN["people"], lambda row: row.correlations.n, "count"),
            Column(COLUMN["consistency"], lambda row: _single_icc(row, 2).value, "0.00"),
            Column(COLUMN["interval"], lambda row: _bounds(_single_icc(row, 2)), "0.00", interval=True, width=1.6),
            Column(COLUMN["agreement"], lambda row: _single_icc(row, 1).value, "0.00"),
            Column(COLUMN["interval"], lambda row: _bounds(_single_icc(row, 1)), "0.00", interval=True, width=1.6),
            Column(COLUMN["stray"], lambda row: row.stray, "0.00"),
        ],
        only_filled=True,
    )


def missing_omega_remarks(scales: Sequence[ScaleReliability]) -> list[str]:
    """Why scales have no omega, those of one reason together."""
    reasons: dict[str, dict[str, None]] = {}
    for scale in scales:
        if scale.omega.undefined:
            wave = report_words.WAVE_SHORT[scale.wave].lower()
            reasons.setdefault(scale.omega.undefined, {})[f"{name(scale)} ({wave})"] = None
    if len(reasons) == 1 and sum(map(len, reasons.values())) == len(scales):
        return [words.NO_OMEGA_AT_ALL.format(why=next(iter(reasons)))]
    return [
        words.NO_OMEGA.format(titles=join_names(list(titles), 50), why=reason) for reason, titles in reasons.items()
    ]


def _loading(scale: ScaleReliability, position: int) -> float | None:
    return scale.omega.loadings[position] if scale.omega.loadings else None


def _single_icc(stability: ScaleStability, index: int) -> Estimate:
    single_correlations = stability.correlations.single
    return (
        single_correlations[index]
        if single_correlations
        else Estimate.none("ICC", stability.correlations.undefined or "")
    )


def _compared_waves_text(stability: ScaleStability) -> str:
    short_wave_names = report_words.WAVE_SHORT
    return f"{short_wave_names[stability.earlier].lower()} - {short_wave_names[stability.later].lower()}"


def _bounds(estimate: Estimate) -> object:
    return estimate.no_interval or estimate.undefined or (estimate.low, estimate.high)
