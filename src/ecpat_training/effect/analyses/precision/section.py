"""What these answers could show: said of every test, whatever it found, and never as "observed power".

Written rules, of a scale with a smallest change that matters, S:

| the change found with a chance of 80 % | said |
| --- | --- |
| S or less | `enough`: the test was sharp enough for S |
| more than S | `too few`: and how many people it would have taken |

A scale without S is in the table alone. Published is what follows from the printed interval and number of people.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.disclosure.from_printed import spread_of
from ecpat_training.effect.disclosure.rounding import rounded
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import amount
from ecpat_training.effect.sentences.opening import first_comparison_rows, name, opening
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats import power
from ecpat_training.stats.pairs import Pairs
from ecpat_training.values.thresholds import ALPHA
from ecpat_training.words.catalogue.marked_text import marked


@dataclass(frozen=True, slots=True)
class Precision:
    """A scale between two waves. `half_width` is that of the 95 % interval of the mean change, in the scale's units.

    `detectable_d_z`, `detectable_d_av` and `detectable` (the scale's units) are the change that the t test finds with a
    chance of 80 %; `detectable_in_family` is the same at the first step of Holm's procedure among the `family` outcomes
    declared together. `people_needed` is how many the smallest change that matters would take, whole people; None where
    none is declared, or it would take more than a million.
    """

    scale: str
    title: str
    kind: str
    before: str
    after: str
    n: int
    half_width: float
    detectable_d_z: float
    detectable_d_av: float | None
    detectable: float
    family: int
    detectable_in_family: float | None
    smallest_change: float | None
    people_needed: int | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PrecisionResult:
    """Every change whose test could be made."""

    rows: tuple[Precision, ...]


HEADING = marked("How small a change these answers could show")
SENTENCE = marked(
    {
        "enough": "{title::} with {n} people a change of {change} is found four times in five, which is enough for the "
        "smallest change that matters ({smallest}).",
        "too few": "{title::} with {n} people only a change of {change} is found four times in five; for the smallest "
        "change that matters ({smallest}), about {needed} people would be needed.",
        "far too "
        "few": "{title::} with {n} people only a change of {change} is found four times in five; for the smallest "
        "change that matters ({smallest}), more than a million people would be needed.",
    }
)
NO_FIGURE_TEXT = marked("-")
OVER_MILLION_TEXT = marked("more than 1,000,000")
PRECISION_EXPLANATION = marked(
    "Half width: half of the 95 % interval of the mean change, in the scale's units. Detectable: the "
    "true mean change that the t test finds (p < 0.05) with a chance of 80 %, if changes spread as they did here; in "
    "the scale's units, in d_av and in d_z. A power computed from the change that was observed is not given: it says "
    "no more than p does."
)
IN_FAMILY = marked(
    " Among declared: the same where Holm's procedure asks most of it, as the first of all outcomes declared."
)


class PrecisionAnalysis(Analysis[PrecisionResult]):
    """What these answers could show: said of every test, whatever it found, and never as "observed power"."""

    order = 55
    readers: frozenset[Reader] = frozenset({"evaluator"})
    of_counts = True

    def analyse(self, data: EvaluationData) -> PrecisionResult | None:
        """The precision of every change that has an interval; None where there is none."""
        precisions = (_precision(comparison, change, pairs) for comparison, change, pairs in data.changes())
        rows = tuple(row for row in precisions if row)
        return PrecisionResult(rows) if rows else None

    def blocks(self, result: PrecisionResult, report: EffectReport) -> Iterator[Block]:
        """A sentence for each scale that says what matters, and the table."""
        yield Heading(HEADING)
        sentences = tuple(
            _sentence(row, result) for row in first_comparison_rows(result.rows) if row.smallest_change is not None
        )
        if sentences:
            yield Bullets(sentences)
        yield _table(result.rows)
        yield Paragraph(PRECISION_EXPLANATION + (IN_FAMILY if _families(result.rows) else ""), "quiet")

    def data(self, result: PrecisionResult) -> list[JsonObject]:
        """Every figure of the result as data for machines, not rounded."""
        return [
            {
                "scale": row.scale,
                "before": row.before,
                "after": row.after,
                "n": row.n,
                "half_width": row.half_width,
                "detectable_at_80_percent": {
                    "raw": row.detectable,
                    "d_av": row.detectable_d_av,
                    "d_z": row.detectable_d_z,
                    "raw_in_family": row.detectable_in_family,
                },
                "family": row.family,
                "smallest_change_that_matters": row.smallest_change,
                "people_needed": row.people_needed,
            }
            for row in result.rows
        ]

    def public(self, result: PrecisionResult, report: EffectReport) -> None:
        """Nothing from the answers themselves."""

    def of_printed(self, result: PrecisionResult, printed_report: EffectReport) -> PrecisionResult | None:
        """The precision that follows from printed figures alone, of scales that have an interval and a number of
        people."""
        changes = {
            (comparison.before, comparison.after, change.scale): change
            for comparison in printed_report.comparisons
            for change in comparison.changes
        }
        rows = tuple(
            recomputed
            for row in result.rows
            if (change := changes.get((row.before, row.after, row.scale)))
            and (recomputed := _printed_precision(row, change))
        )
        return PrecisionResult(rows) if rows else None


def _sentence(row: Precision, result: PrecisionResult) -> str:
    smallest_change = row.smallest_change or 0.0
    sentence_key = "enough" if row.detectable <= smallest_change else "too few" if row.people_needed else "far too few"
    return SENTENCE[sentence_key].format(
        title=name(row, result.rows),
        n=row.n,
        change=amount(row.kind, row.detectable, unit=row.unit),
        smallest=amount(row.kind, smallest_change, unit=row.unit),
        needed=f"{row.people_needed or 0:,}",
    )


def _families(rows: tuple[Precision, ...]) -> bool:
    return any(row.detectable_in_family is not None for row in rows)


def _table(rows: tuple[Precision, ...]) -> ReportTable:
    has_smallest, families = any(row.smallest_change is not None for row in rows), _families(rows)
    columns: list[Column[Precision]] = [
        *opening(rows),
        Column(marked("People"), lambda row: row.n, "count"),
        Column(marked("Half width"), lambda row: row.half_width, "0.00"),
        Column(marked("Detectable"), lambda row: row.detectable, "0.00"),
        Column(marked("among declared"), lambda row: _figure_or_dash(row.detectable_in_family), "0.00", shown=families),
        Column(marked("in d_av"), lambda row: _figure_or_dash(row.detectable_d_av), "0.00"),
        Column(marked("in d_z"), lambda row: row.detectable_d_z, "0.00"),
        Column(marked("Matters from"), lambda row: _figure_or_dash(row.smallest_change), "0.00", shown=has_smallest),
        Column(marked("People needed"), _needed_people_cell, "count", shown=has_smallest),
    ]
    return table_of("precision", rows, columns)


def _figure_or_dash(figure: float | None) -> object:
    return NO_FIGURE_TEXT if figure is None else figure


def _needed_people_cell(row: Precision) -> object:
    if row.smallest_change is None:
        return NO_FIGURE_TEXT
    return OVER_MILLION_TEXT if row.people_needed is None else row.people_needed


def _printed_precision(row: Precision, change: ScaleChange) -> Precision | None:
    change_sd = spread_of(change)
    d_z = power.detectable(change.n) if change.n else None
    if change_sd is None or d_z is None or change.raw.low is None or change.raw.high is None:
        return None
    wave_sds = change.before.sd, change.after.sd
    average = math.sqrt((wave_sds[0] ** 2 + wave_sds[1] ** 2) / 2) if wave_sds[0] and wave_sds[1] else None
    needed_people = None if row.smallest_change is None else power.people_needed(row.smallest_change / change_sd)
    return replace(
        row,
        half_width=rounded((change.raw.high - change.raw.low) / 2, 1) or 0.0,
        detectable_d_z=round(d_z, 2),
        detectable_d_av=None if average is None else rounded(d_z * change_sd / average, 1),
        detectable=rounded(d_z * change_sd, 1) or 0.0,
        family=1,
        detectable_in_family=None,
        people_needed=None if needed_people is None else math.ceil(needed_people),
    )


def _precision(comparison: Comparison, change: ScaleChange, pairs: Pairs) -> Precision | None:
    low, high, d_z = change.raw.low, change.raw.high, power.detectable(pairs.n)
    if low is None or high is None or d_z is None:
        return None
    average = math.sqrt((pairs.sd_before**2 + pairs.sd_after**2) / 2.0)
    is_declared = change.role in ("primary", "secondary")
    family = change.adjusted.family if is_declared and change.adjusted else 1
    detectable_d_z_in_family = power.detectable(pairs.n, alpha=ALPHA / family) if family > 1 else None
    return Precision(
        scale=change.scale,
        title=change.title,
        kind=change.kind,
        unit=change.unit,
        before=comparison.before,
        after=comparison.after,
        n=pairs.n,
        half_width=(high - low) / 2.0,
        detectable_d_z=d_z,
        detectable_d_av=d_z * pairs.sd_change / average if average else None,
        detectable=d_z * pairs.sd_change,
        family=family,
        detectable_in_family=None if detectable_d_z_in_family is None else detectable_d_z_in_family * pairs.sd_change,
        smallest_change=change.smallest_change,
        people_needed=_people(change.smallest_change, pairs.sd_change),
    )


def _people(smallest_change: float | None, sd_change: float) -> int | None:
    needed_people = None if smallest_change is None else power.people_needed(smallest_change / sd_change)
    return None if needed_people is None else math.ceil(needed_people - 1e-9)


analysis = PrecisionAnalysis()
