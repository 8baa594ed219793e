"""From the answers of a training's waves to its effect report."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.registry import load, members
from ecpat_training.measure.groups import group_findings
from ecpat_training.measure.linking import link
from ecpat_training.measure.remarks import (
    linking_remarks,
    names_as_codes,
    same_answers,
    swapped_waves,
    unanswered_items,
)
from ecpat_training.measure.scoring import score
from ecpat_training.measure.totals import different_totals
from ecpat_training.model.instrument import WAVES, Instrument, Scale, Wave
from ecpat_training.model.responses import WaveResponses
from ecpat_training.report.effect.sentences import notes, sentence
from ecpat_training.results.check import NotUsed
from ecpat_training.results.effect.change import Change, Comparison, Improvement, WaveScore
from ecpat_training.results.effect.linking import Linking
from ecpat_training.results.effect.report import EffectReport
from ecpat_training.results.effect.waves import WaveSummary
from ecpat_training.stats import correlation, d_av, d_z, improvement, paired_change, wilcoxon
from ecpat_training.stats.pairs import Pairs, mean, sd
from ecpat_training.workflows.evaluation import analyses
from ecpat_training.workflows.evaluation.evidence import Evidence

if TYPE_CHECKING:
    import pandas

    from ecpat_training.stats.pairs import Floats

CEILING = 0.15  # of the people at the best possible score before


def evaluate_waves(
    instrument: Instrument, waves: Sequence[WaveResponses], findings: Sequence[Finding] = ()
) -> EffectReport:
    """Compares every two waves of one training, in the order pre, post, follow-up.

    `findings` are the readers' remarks; the report carries them on, with its own. Nothing is raised for want of data:
    a report that can't say anything has an error among its findings.
    """
    ordered = sorted(waves, key=lambda wave: WAVES.index(wave.wave))
    said = list(findings)
    said += same_answers(ordered)
    said += swapped_waves(ordered)
    said += names_as_codes(ordered)
    said += different_totals(ordered)
    for wave in ordered:
        said += unanswered_items(instrument, wave)
    said += group_findings(ordered)
    scores = {wave.wave: _scores(instrument, wave) for wave in ordered}
    comparisons = tuple(_compare(instrument, before, after, scores) for before, after in combinations(ordered, 2))
    if not comparisons:
        message = f"there is only one wave ({', '.join(f'`{wave.wave}`' for wave in ordered) or 'none'})."
        hint = "A change needs the same people's answers in two waves."
        where = Location(ordered[0].file, sheet=ordered[0].sheet) if ordered else None
        said.append(Finding("evaluate.one-wave", Severity.ERROR, message, where, hint))
    linkings = [comparison.linking for comparison in comparisons if comparison.linking]
    enough = any(linking.linked > 1 for linking in linkings)
    for linking in linkings:
        said += linking_remarks(linking, vital=not enough)
    return EffectReport(
        instrument=instrument.instrument,
        instrument_id=instrument.id,
        waves=tuple(_summary(wave) for wave in ordered),
        comparisons=comparisons,
        findings=tuple(dict.fromkeys(said)),  # a wave is part of several comparisons
        not_compared=_not_compared(instrument, comparisons),
        analyses=_analyses(Evidence(instrument, tuple(ordered), scores, comparisons)),
        disclosure=instrument.disclosure,
    )


def _scores(instrument: Instrument, wave: WaveResponses) -> "pandas.DataFrame":
    """Everybody's score on each scale that the wave asks."""
    import pandas

    asked = {scale.id: score(scale, wave.answers) for scale in instrument.scales if wave.wave in scale.asked}
    return pandas.DataFrame(asked, index=wave.answers.index)


def _analyses(evidence: Evidence) -> dict[str, object]:
    """What each further analysis found, by its name."""
    found = {name: load(analyses, name).analyse(evidence) for name in members(analyses)}
    return {name: result for name, result in found.items() if result is not None}


def _not_compared(instrument: Instrument, comparisons: Sequence[Comparison]) -> tuple[str, ...]:
    """The titles of the scales that no two waves at hand ask."""
    compared = {change.scale for comparison in comparisons for change in comparison.changes}
    return tuple(scale.title for scale in instrument.scales if scale.id not in compared) if comparisons else ()


def _compare(
    instrument: Instrument, before: WaveResponses, after: WaveResponses, scores: Mapping[Wave, "pandas.DataFrame"]
) -> Comparison:
    """Links two waves and measures the change of every scale over the people linked."""
    linking = link(before, after)
    changes = (
        _change(scale, linking, scores[before.wave][scale.id], scores[after.wave][scale.id])
        for scale in instrument.scales
        if {before.wave, after.wave} <= set(scale.asked)
    )
    said = tuple(replace(change, sentence=sentence(change), notes=notes(change)) for change in changes)
    return Comparison(before.wave, after.wave, linking.linked, linking, said)


def _change(scale: Scale, linking: Linking, before: "pandas.Series[float]", after: "pandas.Series[float]") -> Change:
    """The change of one scale, from the scores of everybody in both waves."""
    linked = _scores_of_linked(linking, before, after)
    pairs = Pairs.of(linked["before"], linked["after"])
    usable = pairs.unusable is None
    best = scale.range.high if scale.better == "higher" else scale.range.low
    at_best = int((pairs.before == best).sum()) if usable and best is not None else None
    return Change(
        scale=scale.id,
        title=scale.title,
        level=scale.level,
        kind=scale.kind,
        better=scale.better,
        low=scale.range.low,
        high=scale.range.high,
        steps=scale.steps,
        smallest_change=scale.smallest_change,
        n=pairs.n,
        before=_wave_score(linking.before, pairs, pairs.before, before.drop(linked["row before"])),
        after=_wave_score(linking.after, pairs, pairs.after, after.drop(linked["row after"])),
        raw=paired_change.compute(pairs),
        d_av=d_av.compute(pairs),
        d_z=d_z.compute(pairs),
        r=correlation.compute(pairs),
        t_test=paired_change.t_test(pairs),
        wilcoxon=wilcoxon.compute(pairs),
        pratt=wilcoxon.pratt(pairs),
        improvement=improvement.compute(pairs, scale.better) if usable else Improvement(),
        at_best=at_best,
        ceiling=None if at_best is None else at_best > CEILING * pairs.n,
        pairs=tuple(zip(pairs.before.tolist(), pairs.after.tolist(), strict=True)) if usable else (),
        withheld=pairs.unusable,
    )


def _scores_of_linked(
    linking: Linking, before: "pandas.Series[float]", after: "pandas.Series[float]"
) -> "pandas.DataFrame":
    """A row per person who is linked and has a score in both waves: the rows in the waves' tables, and the scores."""
    import pandas

    rows_before, rows_after = linking.links.rows_before, linking.links.rows_after
    return pandas.DataFrame(
        {
            "row before": rows_before,
            "row after": rows_after,
            "before": before.iloc[rows_before].to_numpy(),
            "after": after.iloc[rows_after].to_numpy(),
        }
    ).dropna()


def _wave_score(wave: str, pairs: Pairs, scores: "Floats", others: "pandas.Series[float]") -> WaveScore:
    """Mean and SD of the people compared, and the mean of those who have a score in this wave only."""
    import numpy

    if pairs.unusable:
        return WaveScore(wave, None, None)
    alone = numpy.asarray(others.dropna(), dtype=numpy.float64)
    return WaveScore(wave, mean(scores), sd(scores), len(alone), mean(alone) if len(alone) > 1 else None)


def _summary(wave: WaveResponses) -> WaveSummary:
    first, last = (day.date().isoformat() for day in wave.submitted) if wave.submitted else (None, None)
    return WaveSummary(
        wave=wave.wave,
        file=wave.file,
        sheet=wave.sheet,
        platform=wave.platform,
        rows=wave.rows,
        used=len(wave.answers),
        not_used=tuple(NotUsed(where, why) for where, why in wave.not_used.items()),
        first_day=first,
        last_day=last,
        columns_ignored=wave.columns_ignored,
    )
