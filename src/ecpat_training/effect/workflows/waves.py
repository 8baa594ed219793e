"""From the answers of a training's waves to its effect report."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from ecpat_training.core.finding import Finding
from ecpat_training.effect.analyses.analysis import analysis_of, names
from ecpat_training.effect.comparing.comparing import comparison_data, evaluation_data
from ecpat_training.effect.comparing.comparison_group import SplitWaves, split_comparison_group
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.report import EffectReport, WaveSummary
from ecpat_training.effect.remarks import remarks
from ecpat_training.files.not_used import NotUsed
from ecpat_training.survey.instrument.analysis_plan import ComparisonGroup
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses

if TYPE_CHECKING:
    from ecpat_training.survey.quotes.file import Quote


def evaluate_waves(
    instrument: Instrument,
    waves: Sequence[WaveResponses],
    findings: Sequence[Finding] = (),
    comparison: ComparisonGroup | None = None,
    waiting: Sequence[WaveResponses] = (),
    quotes: "Sequence[Quote]" = (),
    participants: int | None = None,
    *,
    paired: bool = False,
) -> EffectReport:
    """Compares every two waves of one training, in the order pre, post, follow-up.

    `findings` are the readers' remarks; the report carries them on, with its own. Those who were asked without the
    training are named by a column (`comparison`, else the plan's) or came in files of their own (`waiting`). `quotes`
    are texts that a person released, `participants` is how many people were there. What is `paired` is of the same
    people, whoever answered, and never two groups. Nothing is raised for want of data: a report that can't say anything
    has an error among its findings.
    """
    split = split_comparison_group(instrument, waves, comparison, waiting)
    return evaluate_split(instrument, split, findings, waiting, quotes, participants, paired=paired)


def evaluate_split(
    instrument: Instrument,
    split: SplitWaves,
    findings: Sequence[Finding] = (),
    waiting: Sequence[WaveResponses] = (),
    quotes: "Sequence[Quote]" = (),
    participants: int | None = None,
    *,
    paired: bool = False,
) -> EffectReport:
    """Compares every two waves of one training whose comparison group has been split off already; otherwise as
    `evaluate_waves`."""
    beside = comparison_data(instrument, split, waiting)
    data = evaluation_data(instrument, split.trained, beside, paired=paired)
    data = replace(data, participants=participants)
    comparisons = data.comparisons
    sites = any(change.clusters for one in comparisons for change in one.changes)
    analysed = _analyses(data, sites=sites)
    said = [
        *findings,
        *split.findings,
        *remarks.on_answers(instrument, data.waves),
        *remarks.on_linking(data.waves, comparisons),
        *([] if paired else remarks.on_order(data)),
        *remarks.on_participants(data.waves, participants),
        *remarks.on_comparison_group(beside),
        *remarks.on_groups(data),
    ]
    return EffectReport(
        instrument=instrument.instrument,
        instrument_id=instrument.id,
        waves=tuple(_summary(wave) for wave in data.waves),
        comparisons=comparisons,
        findings=tuple(dict.fromkeys(said)),  # a wave is part of several comparisons
        not_compared=_not_compared(instrument, data),
        analyses=analysed,
        untrained_waves=tuple(_summary(wave) for wave in beside.data.waves) if beside else (),
        compared_with=_by(beside.randomised) if beside and ("control_group" in analysed or sites) else "",
        declared=(instrument.plan.primary, *instrument.plan.secondary) if instrument.plan else (),
        disclosure=instrument.disclosure,
        quotes=tuple(quotes),
        participants=participants,
    )


def _by(randomised: bool) -> Literal["lots", "no lots"]:
    return "lots" if randomised else "no lots"


def _analyses(data: EvaluationData, *, sites: bool) -> dict[str, object]:
    """What each further analysis found, by its name; over several `sites` only those that take nobody as if each person
    stood alone."""
    known = {name: analysis_of(name) for name in names()}
    alone = len(data.waves) == 1
    found = {
        name: one.analyse(data)
        for name, one in known.items()
        if (one.over_sites or not sites) and (one.one_wave or not alone)
    }
    return {name: result for name, result in found.items() if result is not None}


def _not_compared(instrument: Instrument, data: EvaluationData) -> tuple[str, ...]:
    """The titles of the scales that no two waves at hand ask."""
    there = {change.scale for one in data.comparisons for change in one.changes}
    there |= {each.of.scale for one in (data.unlinked.waves if data.unlinked else ()) for each in one.scales}
    return tuple(scale.title for scale in instrument.scales if scale.id not in there) if data.comparisons else ()


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
