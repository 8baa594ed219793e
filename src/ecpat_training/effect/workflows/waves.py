"""From the answers of a training's waves to its effect report."""

from collections.abc import Sequence
from typing import Literal

from ecpat_training.core.finding import Finding
from ecpat_training.effect.analyses.analysis import analysis_of, names
from ecpat_training.effect.comparing.comparing import compared
from ecpat_training.effect.comparing.declared import dated
from ecpat_training.effect.comparing.evidence import Evidence
from ecpat_training.effect.comparing.multiplicity import beside_all_answers, judged
from ecpat_training.effect.comparing.untrained import apart
from ecpat_training.effect.comparing.untrained_evidence import untrained_evidence
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.model.waves import WaveSummary
from ecpat_training.effect.remarks import remarks
from ecpat_training.files.not_used import NotUsed
from ecpat_training.survey.instrument.analysis_plan import ComparisonGroup
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.quotes.file import Quote


def evaluate_waves(
    instrument: Instrument,
    waves: Sequence[WaveResponses],
    findings: Sequence[Finding] = (),
    comparison: ComparisonGroup | None = None,
    waiting: Sequence[WaveResponses] = (),
    quotes: Sequence[Quote] = (),
) -> EffectReport:
    """Compares every two waves of one training, in the order pre, post, follow-up.

    `findings` are the readers' remarks; the report carries them on, with its own. Those who were asked without the
    training are named by a column (`comparison`, else the plan's) or came in files of their own (`waiting`). `quotes`
    are texts that a person released. Nothing is raised for want of data: a report that can't say anything has an error
    among its findings.
    """
    parted = apart(instrument, waves, comparison, waiting)
    ordered = parted.trained
    scores, found, pairs = compared(instrument, ordered)
    comparisons = judged(instrument.plan, found, dated(instrument.plan, ordered))
    untrained = untrained_evidence(instrument, parted, waiting)
    evidence = Evidence(instrument, tuple(ordered), scores, comparisons, pairs, untrained)
    sites = any(change.clusters for one in comparisons for change in one.changes)
    analysed = _analyses(evidence, sites=sites)
    comparisons = beside_all_answers(evidence, analysed.get("missing"))
    said = [
        *findings,
        *parted.findings,
        *remarks.on_answers(instrument, ordered),
        *remarks.on_linking(ordered, comparisons),
        *remarks.on_untrained(untrained),
        *remarks.on_groups(evidence),
    ]
    return EffectReport(
        instrument=instrument.instrument,
        instrument_id=instrument.id,
        waves=tuple(_summary(wave) for wave in ordered),
        comparisons=comparisons,
        findings=tuple(dict.fromkeys(said)),  # a wave is part of several comparisons
        not_compared=_not_compared(instrument, comparisons),
        analyses=analysed,
        untrained_waves=tuple(_summary(wave) for wave in untrained.evidence.waves) if untrained else (),
        compared_with=_by(untrained.randomised) if untrained and ("control_group" in analysed or sites) else "",
        declared=(instrument.plan.primary, *instrument.plan.secondary) if instrument.plan else (),
        disclosure=instrument.disclosure,
        quotes=tuple(quotes),
    )


def _by(randomised: bool) -> Literal["lots", "no lots"]:
    return "lots" if randomised else "no lots"


def _analyses(evidence: Evidence, *, sites: bool) -> dict[str, object]:
    """What each further analysis found, by its name; over several `sites` only those that take nobody as if each person
    stood alone."""
    known = {name: analysis_of(name) for name in names()}
    found = {name: one.analyse(evidence) for name, one in known.items() if one.over_sites or not sites}
    return {name: result for name, result in found.items() if result is not None}


def _not_compared(instrument: Instrument, comparisons: Sequence[Comparison]) -> tuple[str, ...]:
    """The titles of the scales that no two waves at hand ask."""
    there = {change.scale for comparison in comparisons for change in comparison.changes}
    return tuple(scale.title for scale in instrument.scales if scale.id not in there) if comparisons else ()


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
