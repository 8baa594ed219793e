"""The tables of reliability: a line per scale and wave, a line per question, a line per scale and two waves."""

from collections.abc import Sequence

from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.effect.analyses.reliability import words
from ecpat_training.effect.analyses.reliability.result import ReliabilityResult, ScaleReliability, ScaleStability
from ecpat_training.effect.analyses.reliability.rules import name
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.stats.estimate import Estimate
from ecpat_training.words.catalogue.marked_text import listed

Cells = Sequence[object]
COLUMN = words.COLUMN


def scales_table(scales: Sequence[ScaleReliability]) -> ReportTable:
    """Alpha and the error of a score."""
    return _table(
        "reliability",
        [
            (ReportColumn(COLUMN["scale"], width=2.0), [name(scale) for scale in scales]),
            (ReportColumn(COLUMN["wave"]), [report_words.WAVE_SHORT[scale.wave] for scale in scales]),
            (ReportColumn(COLUMN["people"], "count"), [scale.alpha.n for scale in scales]),
            (ReportColumn(COLUMN["questions"], "count"), [scale.alpha.k for scale in scales]),
            (ReportColumn(COLUMN["alpha"], "0.00"), [scale.alpha.raw.value for scale in scales]),
            (_interval(), [_bounds(scale.alpha.raw) for scale in scales]),
            (ReportColumn(COLUMN["standardised"], "0.00"), [scale.alpha.standardised for scale in scales]),
            (ReportColumn(COLUMN["average"], "0.00"), [scale.alpha.average_r for scale in scales]),
            (ReportColumn(COLUMN["guttman"], "0.00"), [scale.alpha.guttman_6 for scale in scales]),
            (ReportColumn(COLUMN["sem"], "0.00"), [scale.sem for scale in scales]),
        ],
    )


def omega_table(scales: Sequence[ScaleReliability]) -> ReportTable | None:
    """What models of factors say, of the scales that have any; None where none has."""
    shown = [
        scale
        for scale in scales
        if scale.omega.value is not None or (scale.general and scale.general.total is not None)
    ]
    fits = [scale.omega.fit for scale in shown]
    general = [scale.general for scale in shown]
    if not shown:
        return None
    return _table(
        "omega",
        [
            (ReportColumn(COLUMN["scale"], width=2.0), [name(scale) for scale in shown]),
            (ReportColumn(COLUMN["wave"]), [report_words.WAVE_SHORT[scale.wave] for scale in shown]),
            (ReportColumn(COLUMN["omega"], "0.00"), [scale.omega.value for scale in shown]),
            (ReportColumn(COLUMN["observed"], "0.00"), [scale.omega.observed for scale in shown]),
            (ReportColumn(COLUMN["chi-square"], "0.00"), [fit.statistic if fit else None for fit in fits]),
            (ReportColumn(COLUMN["df"], "count"), [fit.df if fit else None for fit in fits]),
            (ReportColumn(COLUMN["p"], "p"), [fit.p if fit else None for fit in fits]),
            (ReportColumn(COLUMN["total"], "0.00"), [model.total if model else None for model in general]),
            (
                ReportColumn(COLUMN["hierarchical"], "0.00"),
                [model.hierarchical if model else None for model in general],
            ),
        ],
    )


def questions_table(scales: Sequence[ScaleReliability]) -> ReportTable:
    """What each question adds to its scale, a line a question, wave beside wave."""
    waves = list(dict.fromkeys(scale.wave for scale in scales))
    questions = list(dict.fromkeys((name(scale), item) for scale in scales for item in scale.items))
    figures_of = {
        (name(scale), item, scale.wave): (figures, _loading(scale, position))
        for scale in scales
        for position, (item, figures) in enumerate(zip(scale.items, scale.alpha.items, strict=True))
    }
    cells_by_wave = [[figures_of.get((*question, wave)) for question in questions] for wave in waves]
    titles = [
        "" if position and questions[position - 1][0] == title else title
        for position, (title, _) in enumerate(questions)
    ]
    columns: list[tuple[ReportColumn, Cells]] = [
        (ReportColumn(COLUMN["scale"], width=2.5), titles),
        (ReportColumn(COLUMN["question"], width=1.2), [item for _, item in questions]),
    ]
    shorts = [words.WAVE[wave] for wave in waves]
    columns += [
        (_of_wave("item-rest", wave), [cell[0].item_rest if cell else None for cell in cells])
        for wave, cells in zip(shorts, cells_by_wave, strict=True)
    ]
    columns += [
        (_of_wave("dropped", wave), [cell[0].alpha_dropped if cell else None for cell in cells])
        for wave, cells in zip(shorts, cells_by_wave, strict=True)
    ]
    columns += [
        (_of_wave("loading", wave), [cell[1] if cell else None for cell in cells])
        for wave, cells in zip(shorts, cells_by_wave, strict=True)
    ]
    return _table("questions in scales", columns)


def _of_wave(column: str, wave: str) -> ReportColumn:
    return ReportColumn(f"{COLUMN[column]} {wave}", "0.00")


def stability_table(result: ReliabilityResult) -> ReportTable | None:
    """How steady scores are from wave to wave; None where nobody has two."""
    rows = [row for row in result.stability if row.correlations.single]
    if not rows:
        return None
    return _table(
        "stability",
        [
            (ReportColumn(COLUMN["scale"], width=2.0), [row.title for row in rows]),
            (ReportColumn(COLUMN["compared"], width=1.9), [_between(row) for row in rows]),
            (ReportColumn(COLUMN["people"], "count"), [row.correlations.n for row in rows]),
            (ReportColumn(COLUMN["consistency"], "0.00"), [_single(row, 2).value for row in rows]),
            (_interval(), [_bounds(_single(row, 2)) for row in rows]),
            (ReportColumn(COLUMN["agreement"], "0.00"), [_single(row, 1).value for row in rows]),
            (_interval(), [_bounds(_single(row, 1)) for row in rows]),
            (ReportColumn(COLUMN["stray"], "0.00"), [row.stray for row in rows]),
        ],
    )


def no_omega(scales: Sequence[ScaleReliability]) -> list[str]:
    """Why scales have no omega, those of one reason together."""
    reasons: dict[str, dict[str, None]] = {}
    for scale in scales:
        if scale.omega.undefined:
            wave = report_words.WAVE_SHORT[scale.wave].lower()
            reasons.setdefault(scale.omega.undefined, {})[f"{name(scale)} ({wave})"] = None
    if len(reasons) == 1 and sum(map(len, reasons.values())) == len(scales):
        return [words.NO_OMEGA_AT_ALL.format(why=next(iter(reasons)))]
    return [words.NO_OMEGA.format(titles=listed(list(titles), 50), why=reason) for reason, titles in reasons.items()]


def _loading(scale: ScaleReliability, position: int) -> float | None:
    return scale.omega.loadings[position] if scale.omega.loadings else None


def _single(stability: ScaleStability, index: int) -> Estimate:
    single = stability.correlations.single
    return single[index] if single else Estimate.none("ICC", stability.correlations.undefined or "")


def _between(stability: ScaleStability) -> str:
    short = report_words.WAVE_SHORT
    return f"{short[stability.earlier].lower()} - {short[stability.later].lower()}"


def _bounds(estimate: Estimate) -> object:
    return estimate.no_interval or estimate.undefined or (estimate.low, estimate.high)


def _interval() -> ReportColumn:
    return ReportColumn(COLUMN["interval"], "0.00", interval=True, width=1.6)


def _table(name_: str, columns: Sequence[tuple[ReportColumn, Cells]]) -> ReportTable:
    """A table without the columns that have nothing in any row."""
    filled = [(column, list(cells)) for column, cells in columns if any(cell is not None for cell in cells)]
    return ReportTable(
        name_, tuple(column for column, _ in filled), tuple(zip(*(cells for _, cells in filled), strict=True))
    )
