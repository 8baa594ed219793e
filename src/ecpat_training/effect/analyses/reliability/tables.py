"""The tables of reliability: a line per scale and wave, a line per question, a line per scale and two waves."""

from collections.abc import Sequence

from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.effect.analyses.reliability import words
from ecpat_training.effect.analyses.reliability.result import ReliabilityFound, ScaleReliability, ScaleStability
from ecpat_training.effect.analyses.reliability.rules import name
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.stats.estimate import Estimate
from ecpat_training.words.catalogue.ours import listed

Cells = Sequence[object]
COLUMN = words.COLUMN


def scales_table(scales: Sequence[ScaleReliability]) -> ReportTable:
    """Alpha and the error of a score."""
    return _table(
        "reliability",
        [
            (ReportColumn(COLUMN["scale"], width=2.0), [name(one) for one in scales]),
            (ReportColumn(COLUMN["wave"]), [report_words.WAVE_SHORT[one.wave] for one in scales]),
            (ReportColumn(COLUMN["people"], "count"), [one.alpha.n for one in scales]),
            (ReportColumn(COLUMN["questions"], "count"), [one.alpha.k for one in scales]),
            (ReportColumn(COLUMN["alpha"], "0.00"), [one.alpha.raw.value for one in scales]),
            (_interval(), [_bounds(one.alpha.raw) for one in scales]),
            (ReportColumn(COLUMN["standardised"], "0.00"), [one.alpha.standardised for one in scales]),
            (ReportColumn(COLUMN["average"], "0.00"), [one.alpha.average_r for one in scales]),
            (ReportColumn(COLUMN["guttman"], "0.00"), [one.alpha.guttman_6 for one in scales]),
            (ReportColumn(COLUMN["sem"], "0.00"), [one.sem for one in scales]),
        ],
    )


def omega_table(scales: Sequence[ScaleReliability]) -> ReportTable | None:
    """What models of factors say, of the scales that have any; None where none has."""
    shown = [one for one in scales if one.omega.value is not None or (one.general and one.general.total is not None)]
    fits = [one.omega.fit for one in shown]
    general = [one.general for one in shown]
    if not shown:
        return None
    return _table(
        "omega",
        [
            (ReportColumn(COLUMN["scale"], width=2.0), [name(one) for one in shown]),
            (ReportColumn(COLUMN["wave"]), [report_words.WAVE_SHORT[one.wave] for one in shown]),
            (ReportColumn(COLUMN["omega"], "0.00"), [one.omega.value for one in shown]),
            (ReportColumn(COLUMN["observed"], "0.00"), [one.omega.observed for one in shown]),
            (ReportColumn(COLUMN["chi-square"], "0.00"), [fit.statistic if fit else None for fit in fits]),
            (ReportColumn(COLUMN["df"], "count"), [fit.df if fit else None for fit in fits]),
            (ReportColumn(COLUMN["p"], "p"), [fit.p if fit else None for fit in fits]),
            (ReportColumn(COLUMN["total"], "0.00"), [one.total if one else None for one in general]),
            (ReportColumn(COLUMN["hierarchical"], "0.00"), [one.hierarchical if one else None for one in general]),
        ],
    )


def questions_table(scales: Sequence[ScaleReliability]) -> ReportTable:
    """What each question adds to its scale, a line a question, wave beside wave."""
    waves = list(dict.fromkeys(one.wave for one in scales))
    questions = list(dict.fromkeys((name(one), item) for one in scales for item in one.items))
    found = {
        (name(one), item, one.wave): (figures, _loading(one, at))
        for one in scales
        for at, (item, figures) in enumerate(zip(one.items, one.alpha.items, strict=True))
    }
    of = [[found.get((*question, wave)) for question in questions] for wave in waves]
    titles = ["" if at and questions[at - 1][0] == title else title for at, (title, _) in enumerate(questions)]
    columns: list[tuple[ReportColumn, Cells]] = [
        (ReportColumn(COLUMN["scale"], width=2.5), titles),
        (ReportColumn(COLUMN["question"], width=1.2), [item for _, item in questions]),
    ]
    shorts = [words.WAVE[wave] for wave in waves]
    columns += [
        (_of_wave("item-rest", wave), [one[0].item_rest if one else None for one in cells])
        for wave, cells in zip(shorts, of, strict=True)
    ]
    columns += [
        (_of_wave("dropped", wave), [one[0].alpha_dropped if one else None for one in cells])
        for wave, cells in zip(shorts, of, strict=True)
    ]
    columns += [
        (_of_wave("loading", wave), [one[1] if one else None for one in cells])
        for wave, cells in zip(shorts, of, strict=True)
    ]
    return _table("questions in scales", columns)


def _of_wave(what: str, wave: str) -> ReportColumn:
    return ReportColumn(f"{COLUMN[what]} {wave}", "0.00")


def stability_table(found: ReliabilityFound) -> ReportTable | None:
    """How steady scores are from wave to wave; None where nobody has two."""
    rows = [one for one in found.stability if one.correlations.single]
    if not rows:
        return None
    return _table(
        "stability",
        [
            (ReportColumn(COLUMN["scale"], width=2.0), [one.title for one in rows]),
            (ReportColumn(COLUMN["compared"], width=1.9), [_between(one) for one in rows]),
            (ReportColumn(COLUMN["people"], "count"), [one.correlations.n for one in rows]),
            (ReportColumn(COLUMN["consistency"], "0.00"), [_single(one, 2).value for one in rows]),
            (_interval(), [_bounds(_single(one, 2)) for one in rows]),
            (ReportColumn(COLUMN["agreement"], "0.00"), [_single(one, 1).value for one in rows]),
            (_interval(), [_bounds(_single(one, 1)) for one in rows]),
            (ReportColumn(COLUMN["stray"], "0.00"), [one.stray for one in rows]),
        ],
    )


def no_omega(scales: Sequence[ScaleReliability]) -> list[str]:
    """Why scales have no omega, those of one reason together."""
    reasons: dict[str, dict[str, None]] = {}
    for one in scales:
        if one.omega.undefined:
            wave = report_words.WAVE_SHORT[one.wave].lower()
            reasons.setdefault(one.omega.undefined, {})[f"{name(one)} ({wave})"] = None
    if len(reasons) == 1 and sum(map(len, reasons.values())) == len(scales):
        return [words.NO_OMEGA_AT_ALL.format(why=next(iter(reasons)))]
    return [words.NO_OMEGA.format(titles=listed(list(titles), 50), why=why) for why, titles in reasons.items()]


def _loading(one: ScaleReliability, at: int) -> float | None:
    return one.omega.loadings[at] if one.omega.loadings else None


def _single(one: ScaleStability, at: int) -> Estimate:
    single = one.correlations.single
    return single[at] if single else Estimate.none("ICC", one.correlations.undefined or "")


def _between(one: ScaleStability) -> str:
    short = report_words.WAVE_SHORT
    return f"{short[one.earlier].lower()} - {short[one.later].lower()}"


def _bounds(estimate: Estimate) -> object:
    return estimate.no_interval or estimate.undefined or (estimate.low, estimate.high)


def _interval() -> ReportColumn:
    return ReportColumn(COLUMN["interval"], "0.00", interval=True, width=1.6)


def _table(name_: str, columns: Sequence[tuple[ReportColumn, Cells]]) -> ReportTable:
    """A table without the columns that have nothing in any row."""
    kept = [(column, list(cells)) for column, cells in columns if any(cell is not None for cell in cells)]
    return ReportTable(
        name_, tuple(column for column, _ in kept), tuple(zip(*(cells for _, cells in kept), strict=True))
    )
