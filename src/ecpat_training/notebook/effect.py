"""An effect report in a notebook, and its figures as a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding
from ecpat_training.documents.document import Document
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.programme.workflows.compared import comparison_blocks
from ecpat_training.effect.report.document import add_supplement, effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.sentences.sentences import sentence
from ecpat_training.effect.sentences.tables import undefined_notes
from ecpat_training.effect.sentences.verdicts import verdict
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.effect.workflows.report import headline_sentence
from ecpat_training.notebook.result import NotebookResult

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, repr=False, eq=False)
class Effect(NotebookResult):
    """What changed. A notebook shows the report that `ecpat evaluate` writes for the same reader.

    Attributes:
        report: everything that was computed, with the reason wherever a figure isn't defined.
        reader: for whom the report is shown and saved.
    """

    report: EffectReport
    reader: Reader
    _made: Provenance
    _noted: tuple[Finding, ...]
    _read_from: tuple[Path, ...]

    @property
    def headline(self) -> str:
        """The first change that was measured."""
        return headline_sentence(self.report)

    def to_frame(self) -> "pandas.DataFrame":
        """The changes, a row for each scale between each two waves, the declared outcomes first.

        Columns:
            before, after: the waves, `pre`, `post` or `follow-up`.
            scale, title, level, role: the scale's id and title, its level (`learning`, ...), and what the plan says of
                it (`primary`, `secondary`, `exploratory`; missing without a plan).
            n: the people who have a score in both waves.
            mean_before, mean_after, sd_before, sd_after: in the scale's units: points, or percent right of a test.
            change, change_low, change_high: the mean change, after minus before, and its 95 % interval.
            d_av, d_z, r: the change in units of the average SD and of the SD of the changes, and the correlation of
                before and after, each with `_low` and `_high`, its 95 % interval.
            t, df, p: the paired t test, two-sided; `p_adjusted` among the tests made together (Holm).
            wilcoxon_v, wilcoxon_p, pratt_p: the exact signed-rank test, and Pratt's treatment of people without a
                change.
            improved, same, worsened: how many people.
            verdict: `better`, `worse`, `open` (not shown), `same` (nobody changed) or `none` (no figure), as the
                report's sentence.
            sentence: the change in words.
            why_missing: why figures of the row are missing, in words; empty where none is.
        """
        import pandas

        rows = [_row(comparison, change) for comparison in self.report.comparisons for change in comparison.changes]
        frame = pandas.DataFrame(rows, columns=COLUMNS)
        texts = [name for name in COLUMNS if name in _TEXTS]
        numbers = [name for name in COLUMNS if name not in _TEXTS and name not in _COUNTS]
        column_types = (
            dict.fromkeys(texts, "object") | dict.fromkeys(_COUNTS, "Int64") | dict.fromkeys(numbers, "float64")
        )
        return frame.astype(column_types)

    def _document(self) -> Document:
        document = effect_document(self.report, self._made, self.reader)
        if self.reader == "donor":
            return document
        return add_supplement(document, comparison_blocks(effect_json(self.report, self._made)))

    def _data(self) -> Mapping[str, object]:
        return effect_json(self.report, self._made)

    def _findings(self) -> Sequence[Finding]:
        return self._noted

    def _inputs(self) -> Sequence[Path]:
        return self._read_from


_TEXTS = ("before", "after", "scale", "title", "level", "role", "verdict", "sentence", "why_missing")
_COUNTS = ("n", "improved", "same", "worsened")
COLUMNS = (
    "before", "after", "scale", "title", "level", "role", "n", "mean_before", "mean_after", "sd_before", "sd_after",
    "change", "change_low", "change_high", "d_av", "d_av_low", "d_av_high", "d_z", "d_z_low", "d_z_high",
    "r", "r_low", "r_high", "t", "df", "p", "p_adjusted", "wilcoxon_v", "wilcoxon_p", "pratt_p",
    "improved", "same", "worsened", "verdict", "sentence", "why_missing",
)  # fmt: skip


def _row(comparison: Comparison, change: ScaleChange) -> dict[str, object]:
    return {
        "before": comparison.before,
        "after": comparison.after,
        "scale": change.scale,
        "title": change.title,
        "level": change.level,
        "role": change.role or None,
        "n": change.n,
        "mean_before": change.before.mean,
        "mean_after": change.after.mean,
        "sd_before": change.before.sd,
        "sd_after": change.after.sd,
        **dict(_estimates(change)),
        "t": change.t_test.statistic,
        "df": change.t_test.df,
        "p": change.t_test.p,
        "p_adjusted": change.adjusted.p if change.adjusted else None,
        "wilcoxon_v": change.wilcoxon.statistic,
        "wilcoxon_p": change.wilcoxon.p,
        "pratt_p": change.pratt.p,
        "improved": change.improvement.improved,
        "same": change.improvement.same,
        "worsened": change.improvement.worsened,
        "verdict": verdict(change),
        "sentence": sentence(change),
        "why_missing": " ".join(undefined_notes([change])),
    }


def _estimates(change: ScaleChange) -> Iterator[tuple[str, float | None]]:
    estimates_by_name = {"change": change.raw, "d_av": change.d_av, "d_z": change.d_z, "r": change.r}
    for name, estimate in estimates_by_name.items():
        yield from ((name, estimate.value), (f"{name}_low", estimate.low), (f"{name}_high", estimate.high))
