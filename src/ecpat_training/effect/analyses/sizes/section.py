"""Effect sizes and exact tests that other programs and papers print, named so that like is compared with like.

Bonett's interval of d_av is shown where one wave's SD is more than 1.5 times the other's, and where d_av is 1 and more;
it is one of its own and need not agree with the t test, which is said where it doesn't. Nothing of it is published.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.columns import Column, interval_column, table_of
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph
from ecpat_training.documents.numbers import format_interval, value_text
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.opening import name, opening
from ecpat_training.effect.sentences.plain import figures, test_json
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats import d_av_bonett, g_av, rank_biserial, sign_flip, sign_test, standardisers, superiority
from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.pairs import Pairs
from ecpat_training.words.catalogue.marked_text import marked


@dataclass(frozen=True, slots=True)
class EffectSizes:
    """A scale between two waves. `d` and `g` are the change by each standardiser of `stats/standardisers.py`, None
    where there is none; `bonett` is d_av with an interval for waves that spread unalike and large changes, `unlike` and
    `large` say that these are. `superiority` is the share of people higher after, half of those unchanged added."""

    scale: str
    title: str
    before: str
    after: str
    d: Mapping[str, float | None]
    g: Mapping[str, float | None]
    j: float | None
    g_av: Estimate
    bonett: Estimate
    unlike: bool
    large: bool
    rank_biserial: Estimate
    superiority: Estimate
    sign_flip: TestResult
    sign_test: TestResult


@dataclass(frozen=True, slots=True)
class SizesResult:
    """Every change that has a figure."""

    rows: tuple[EffectSizes, ...]


HEADING = marked("Effect sizes and exact tests, as others print them")
BONETT = marked(
    {
        "unlike": "one wave spreads more than 1.5 times as much as the other",
        "large": "the change is large, for which the usual interval of d_av is wider than it need be",
        "agrees": "{title::} {because}. Bonett's interval of d_av, which allows for that, is {interval} around "
        "{value}.",
        "disagrees": "{title::} {because}. Bonett's interval of d_av, which allows for that, is {interval} around "
        "{value}; it and the t test don't agree on whether there is a change, so take neither as settled.",
    }
)
NO_INTERVAL = marked("none")
SIZES_EXPLANATION = marked(
    "g is d times Hedges' exact correction for few people. g_av: by the average of both SDs (root mean square), with "
    "the interval of Algina and Keselman, which agrees with the t test (in drawn samples it covered 94 to 96 %, up to "
    "97 % where d_av is 1 and more). g_z: by the SD of the changes; large where all change alike, however little. "
    "d_rm: that, freed from how alike the two waves are. d_b: by the SD before. Signs of changes: Fisher's exact test "
    "of the mean change over all signs that the changes could have. Rank-biserial: 1 where all who changed rose, -1 "
    "where all fell. All figures are after minus before, whatever the scale calls better."
)


class SizesAnalysis(Analysis[SizesResult]):
    """Effect sizes and exact tests that other programs and papers print, named so that like is compared with like."""

    order = 80
    readers: frozenset[Reader] = frozenset({"evaluator"})
    of_counts = True

    def analyse(self, data: EvaluationData) -> SizesResult | None:
        """The sizes of every change; None where there is none."""
        rows = tuple(_sizes(comparison, change, pairs) for comparison, change, pairs in data.changes())
        return SizesResult(rows) if rows else None

    def blocks(self, result: SizesResult, report: EffectReport) -> Iterator[Block]:
        """Two tables: by standardiser, and by rank and sign."""
        yield Heading(HEADING)
        opening_columns = opening(result.rows)
        units: list[Column[EffectSizes]] = [
            Column(marked("g_av"), lambda row: row.g_av.value, "0.00"),
            interval_column(marked("95 % interval of g_av"), lambda row: row.g_av, missing=NO_INTERVAL),
            Column(marked("g_z"), lambda row: row.g["d_z"], "0.00"),
            Column(marked("d_rm"), lambda row: row.d["d_rm"], "0.00"),
            Column(marked("d_b (SD before)"), lambda row: row.d["d_b"], "0.00"),
            Column(marked("d_av (mean of SDs)"), lambda row: row.d["d_av_lakens"], "0.00"),
        ]
        yield table_of("standardised", result.rows, [*opening_columns, *units])
        remarks = tuple(
            _bonett(row, result) for row in result.rows if (row.unlike or row.large) and row.bonett.low is not None
        )
        if remarks:
            yield Bullets(remarks)
        signs: list[Column[EffectSizes]] = [
            Column(marked("Rank-biserial"), lambda row: row.rank_biserial.value, "0.00"),
            Column(marked("Rose, plus half of the unchanged"), lambda row: row.superiority.value, "percent", width=1.4),
            Column(marked("p (signs of changes)"), lambda row: row.sign_flip.p, "p"),
            Column(marked("p (sign test)"), lambda row: row.sign_test.p, "p"),
        ]
        yield table_of("signs", result.rows, [*opening_columns, *signs])
        yield Paragraph(SIZES_EXPLANATION, "quiet")

    def data(self, result: SizesResult) -> list[JsonObject]:
        """Every figure of the result as data for machines, not rounded."""
        return [
            {
                **figures(row, bonett="d_av_bonett", unlike="sds_unlike", large="d_av_large"),
                "sign_flip": test_json(row.sign_flip, "sum"),
                "sign_test": test_json(row.sign_test, "rises"),
            }
            for row in result.rows
        ]

    def public(self, result: SizesResult, report: EffectReport) -> None:
        """Nothing: several tests and sizes together leave only one set of changes possible."""


def _bonett(row: EffectSizes, result: SizesResult) -> str:
    agrees = _excludes_zero(row.bonett) == _excludes_zero(row.g_av)
    return BONETT["agrees" if agrees else "disagrees"].format(
        title=name(row, result.rows),
        because=BONETT["unlike" if row.unlike else "large"],
        value=value_text(row.bonett.value, "0.00"),
        interval=format_interval(row.bonett.low, row.bonett.high),
    )


def _excludes_zero(size: Estimate) -> bool:
    return size.low is not None and size.high is not None and not size.low <= 0 <= size.high


def _sizes(comparison: Comparison, change: ScaleChange, pairs: Pairs) -> EffectSizes:
    standardised_sizes = standardisers.compute(pairs)
    return EffectSizes(
        scale=change.scale,
        title=change.title,
        before=comparison.before,
        after=comparison.after,
        d=standardised_sizes.d,
        g=standardised_sizes.g,
        j=standardised_sizes.j,
        g_av=g_av.corrected(change.d_av, pairs.n),
        bonett=d_av_bonett.compute(pairs),
        unlike=d_av_bonett.unlike(pairs),
        large=d_av_bonett.large(standardised_sizes.d["d_av"]),
        rank_biserial=rank_biserial.compute(pairs),
        superiority=superiority.compute(pairs),
        sign_flip=sign_flip.compute(pairs),
        sign_test=sign_test.compute(pairs),
    )


analysis = SizesAnalysis()
