"""From the answers of a training's waves to its effect report."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.registry import load, members
from ecpat_training.measure.groups import group_findings
from ecpat_training.measure.linked_rows import linked_rows
from ecpat_training.measure.linking import link
from ecpat_training.measure.membership import changed_groups
from ecpat_training.measure.panel import answered_once
from ecpat_training.measure.remarks import (
    linking_remarks,
    names_as_codes,
    same_answers,
    swapped_waves,
    unanswered_items,
)
from ecpat_training.measure.scoring import UNTAUGHT, score, untaught_score
from ecpat_training.measure.totals import different_totals
from ecpat_training.model.analysis_plan import ComparisonGroup
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
from ecpat_training.workflows.evaluation.evidence import Evidence, Untrained
from ecpat_training.workflows.evaluation.multiplicity import judged
from ecpat_training.workflows.evaluation.untrained import Split, apart

if TYPE_CHECKING:
    import pandas

    from ecpat_training.stats.pairs import Floats, Integers

CEILING = 0.15  # of the people at the best possible score before


def evaluate_waves(
    instrument: Instrument,
    waves: Sequence[WaveResponses],
    findings: Sequence[Finding] = (),
    comparison: ComparisonGroup | None = None,
    waiting: Sequence[WaveResponses] = (),
) -> EffectReport:
    """Compares every two waves of one training, in the order pre, post, follow-up.

    `findings` are the readers' remarks; the report carries them on, with its own. Those who were asked without the
    training are named by a column (`comparison`, else the plan's) or came in files of their own (`waiting`). Nothing is
    raised for want of data: a report that can't say anything has an error among its findings.
    """
    parted = apart(instrument, waves, comparison, waiting)
    said = [*findings, *parted.findings]
    ordered = list(parted.trained)
    said += same_answers(ordered)
    said += swapped_waves(ordered)
    said += names_as_codes(ordered)
    said += different_totals(ordered)
    for wave in ordered:
        said += unanswered_items(instrument, wave)
    scores = {wave.wave: _scores(instrument, wave) for wave in ordered}
    pairs: dict[tuple[str, str, str], Pairs] = {}
    compared = [_compare(instrument, before, after, scores, pairs) for before, after in combinations(ordered, 2)]
    comparisons = tuple(_said(one) for one in judged(instrument.plan, compared))
    linkings = [comparison.linking for comparison in comparisons if comparison.linking]
    once = tuple(answered_once(wave, linkings) for wave in ordered)
    said += group_findings(once)
    if not comparisons:
        message = f"there is only one wave ({', '.join(f'`{wave.wave}`' for wave in ordered) or 'none'})."
        hint = "A change needs the same people's answers in two waves."
        where = Location(ordered[0].file, sheet=ordered[0].sheet) if ordered else None
        said.append(Finding("evaluate.one-wave", Severity.ERROR, message, where, hint))
    enough = any(linking.linked > 1 for linking in linkings)
    for linking in linkings:
        said += linking_remarks(linking, vital=not enough)
    untrained = _untrained(instrument, parted, waiting)
    said += _on_untrained(untrained)
    evidence = Evidence(instrument, once, scores, comparisons, pairs, untrained)
    said += changed_groups([one for column in instrument.groups if (one := evidence.by(column))])
    return EffectReport(
        instrument=instrument.instrument,
        instrument_id=instrument.id,
        waves=tuple(_summary(wave) for wave in ordered),
        comparisons=comparisons,
        findings=tuple(dict.fromkeys(said)),  # a wave is part of several comparisons
        not_compared=_not_compared(instrument, comparisons),
        analyses=_analyses(evidence),
        declared=(instrument.plan.primary, *instrument.plan.secondary) if instrument.plan else (),
        disclosure=instrument.disclosure,
    )


def _scores(instrument: Instrument, wave: WaveResponses) -> "pandas.DataFrame":
    """Everybody's score on each scale that the wave asks."""
    import pandas

    scales = [scale for scale in instrument.scales if wave.wave in scale.asked]
    asked = {scale.id: score(scale, wave.answers, wave.forms) for scale in scales}
    for scale in scales:
        if (untaught := untaught_score(scale, wave.answers, wave.forms)) is not None:
            asked[scale.id + UNTAUGHT] = untaught
    return pandas.DataFrame(asked, index=wave.answers.index)


def _untrained(instrument: Instrument, parted: Split, waiting: Sequence[WaveResponses]) -> Untrained | None:
    """Those who were asked without the training, from files of their own or from the others'."""
    waves = sorted(waiting, key=lambda wave: WAVES.index(wave.wave)) or list(parted.untrained)
    if not waves:
        return None
    scores = {wave.wave: _scores(instrument, wave) for wave in waves}
    pairs: dict[tuple[str, str, str], Pairs] = {}
    comparisons = tuple(_compare(instrument, before, after, scores, pairs) for before, after in combinations(waves, 2))
    group = instrument.plan.comparison_group if instrument.plan else None
    evidence = Evidence(instrument, tuple(waves), scores, comparisons, pairs)
    known_by = "" if waiting else parted.known_by
    return Untrained(evidence, known_by, bool(group and group.randomised), bool(group) or instrument.plan is None)


def _on_untrained(untrained: Untrained | None) -> list[Finding]:
    """What must be said of those who were not trained: whether they were asked twice, and who was recognised."""
    if untrained is None:
        return []
    waves, comparisons = untrained.evidence.waves, untrained.evidence.comparisons
    if not comparisons:
        message = f"those who were not trained answered only wave `{waves[0].wave}`, so that they can't be compared."
        hint = "Please give their answers to a second wave too, or leave them out."
        return [Finding("evaluate.untrained-once", Severity.WARNING, message, Location(waves[0].file), hint)]
    linkings = [one.linking for one in comparisons if one.linking]
    return [*names_as_codes(waves), *(said for one in linkings for said in linking_remarks(one, vital=False))]


def _analyses(evidence: Evidence) -> dict[str, object]:
    """What each further analysis found, by its name."""
    found = {name: load(analyses, name).analyse(evidence) for name in members(analyses)}
    return {name: result for name, result in found.items() if result is not None}


def _not_compared(instrument: Instrument, comparisons: Sequence[Comparison]) -> tuple[str, ...]:
    """The titles of the scales that no two waves at hand ask."""
    compared = {change.scale for comparison in comparisons for change in comparison.changes}
    return tuple(scale.title for scale in instrument.scales if scale.id not in compared) if comparisons else ()


def _compare(
    instrument: Instrument,
    before: WaveResponses,
    after: WaveResponses,
    scores: Mapping[Wave, "pandas.DataFrame"],
    pairs: dict[tuple[str, str, str], Pairs],
) -> Comparison:
    """Links two waves and measures the change of every scale over the people linked, whose scores go to `pairs`."""
    linking = link(before, after)
    rows = linked_rows(linking)
    changes: list[Change] = []
    for scale in instrument.scales:
        if {before.wave, after.wave} <= set(scale.asked):
            first, second = scores[before.wave][scale.id], scores[after.wave][scale.id]
            linked = _scores_of_linked(rows, first, second)
            both = pairs[before.wave, after.wave, scale.id] = Pairs.of(linked["before"], linked["after"])
            alone = (first.drop(linked["row before"]), second.drop(linked["row after"]))
            changes.append(_change(scale, linking, both, alone))
    return Comparison(before.wave, after.wave, linking.linked, linking, tuple(changes))


def _said(comparison: Comparison) -> Comparison:
    """The comparison with its changes in words."""
    said = (replace(change, sentence=sentence(change), notes=notes(change)) for change in comparison.changes)
    return replace(comparison, changes=tuple(said))


def _change(
    scale: Scale, linking: Linking, pairs: Pairs, alone: tuple["pandas.Series[float]", "pandas.Series[float]"]
) -> Change:
    """The change of one scale, from the scores of those in both waves, and of those `alone` in either."""
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
        before=_wave_score(linking.before, pairs, pairs.before, alone[0]),
        after=_wave_score(linking.after, pairs, pairs.after, alone[1]),
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
    rows: "tuple[Integers, Integers]", before: "pandas.Series[float]", after: "pandas.Series[float]"
) -> "pandas.DataFrame":
    """A row per person who is linked and has a score in both waves: the rows in the waves' tables, and the scores."""
    import pandas

    first, second = rows
    return pandas.DataFrame(
        {
            "row before": first,
            "row after": second,
            "before": before.to_numpy()[first],
            "after": after.to_numpy()[second],
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
