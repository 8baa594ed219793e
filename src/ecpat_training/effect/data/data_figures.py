"""The report's figures that the programs in the evaluator's folder compute anew, a row each."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ecpat_training.effect.analyses.reliability.result import ReliabilityResult
from ecpat_training.effect.analyses.response_shift.result import ResponseShift, ResponseShiftResult
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.effect.model.report import EffectReport

if TYPE_CHECKING:
    import pandas

    Row = tuple[str, str, str, str, str, str, str, float | None]

COLUMNS = ("before", "after", "scale", "better", "form", "family", "figure", "report")


def figures(report: EffectReport) -> "pandas.DataFrame":
    """A table of all figures that have a value. `family` names the tests with which a p value was adjusted by Holm's
    procedure: those that were `declared`, or `all`. Alpha is of one wave, which stands under `before`."""
    import pandas

    rows = [row for row in (*_changes(report), *_then_test_rows(report), *_alphas(report)) if row[-1] is not None]
    return pandas.DataFrame(rows, columns=list(COLUMNS))


def part_of_name(wave: str) -> str:
    """A wave as a part of a column's name."""
    return wave.replace("-", "_")


def _changes(report: EffectReport) -> "Iterator[Row]":
    for comparison in report.comparisons:
        for change in comparison.changes:
            family = _family(change)
            place = (
                part_of_name(comparison.before),
                part_of_name(comparison.after),
                change.scale,
                change.better,
                "",
                family,
            )
            for name, value in _change_figures(change).items():
                yield (*place, name, value)


def _family(change: ScaleChange) -> str:
    """A declared outcome that is alone in its family has no adjusted p, but is in no other."""
    return change.adjusted.among if change.adjusted else "declared" if change.role else "all"


def _then_test_rows(report: EffectReport) -> "Iterator[Row]":
    response_shift = report.found(ResponseShiftResult)
    for row in response_shift.rows if response_shift else ():
        place = (part_of_name(row.before), part_of_name(row.after), row.scale, row.better, "", "")
        for name, value in _of_then_test(row).items():
            yield (*place, name, value)


def _alphas(report: EffectReport) -> "Iterator[Row]":
    reliability = report.found(ReliabilityResult)
    for scale in reliability.scales if reliability else ():
        place = (part_of_name(scale.wave), "", scale.scale, "", scale.form or "", "")
        raw_alpha = scale.alpha.raw
        for name, value in (("alpha", raw_alpha.value), ("alpha_low", raw_alpha.low), ("alpha_high", raw_alpha.high)):
            yield (*place, name, value)


def _of_then_test(row: ResponseShift) -> dict[str, float | None]:
    return {
        "then_n": row.n,
        "mean_then": row.mean_then,
        "shift": row.shift.value,
        "shift_low": row.shift.low,
        "shift_high": row.shift.high,
        "after_minus_then": row.recalibrated.value,
        "after_minus_then_low": row.recalibrated.low,
        "after_minus_then_high": row.recalibrated.high,
    }


def _change_figures(change: ScaleChange) -> dict[str, float | None]:
    if change.raw.value is None:
        return {}
    if change.clusters:  # its figures are of sites, which the programs don't know
        return {"n": change.n, "sd_before": change.before.sd, "sd_after": change.after.sd}
    return {
        "n": change.n,
        "mean_before": change.before.mean,
        "mean_after": change.after.mean,
        "sd_before": change.before.sd,
        "sd_after": change.after.sd,
        "change": change.raw.value,
        "change_low": change.raw.low,
        "change_high": change.raw.high,
        "t": change.t_test.statistic,
        "t_p": change.t_test.p,
        "d_av": change.d_av.value,
        "d_av_low": change.d_av.low,
        "d_av_high": change.d_av.high,
        "d_z": change.d_z.value,
        "d_z_low": change.d_z.low,
        "d_z_high": change.d_z.high,
        "r": change.r.value,
        "wilcoxon_v": change.wilcoxon.statistic,
        "wilcoxon_p": change.wilcoxon.p,
        "p_adjusted": change.adjusted.p if change.adjusted else None,
        "improved": change.improvement.improved,
        "worsened": change.improvement.worsened,
    }
