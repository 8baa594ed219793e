"""From the answers of a training's waves to its effect report."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from ecpat_training.core.finding import Finding
from ecpat_training.effect.analyses.analysis import analysis_of, names
from ecpat_training.effect.comparing.comparing import comparison_data, evaluation_data
from ecpat_training.effect.comparing.comparison_group import SplitWaves, split_comparison_group
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.comparing.of_before import without_befores
from ecpat_training.effect.model.report import EffectReport, WaveSummary
from ecpat_training.effect.remarks import remarks
from ecpat_training.files.not_used import UnusedRow
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
    waiting_responses: Sequence[WaveResponses] = (),
    quotes: "Sequence[Quote]" = (),
    participants: int | None = None,
    *,
    is_paired: bool = False,
) -> EffectReport:
    """Compares every two waves of one training, in the order pre, post, follow-up.

    `findings` are the readers' remarks; the report carries them on, with its own. Those who were asked without the
    training are named by a column (`comparison`, else the plan's) or came in files of their own (`waiting_responses`).
    `quotes` are texts that a person released, `participants` is how many people were there. With `is_paired` all waves
    are of the same people, whoever answered, and never two groups. Nothing is raised for want of data: a report that
    can't say anything has an error among its findings."""
    split_waves = split_comparison_group(instrument, waves, comparison, waiting_responses)
    return evaluate_split(
        instrument, split_waves, findings, waiting_responses, quotes, participants, is_paired=is_paired
    )


def evaluate_split(
    instrument: Instrument,
    split_waves: SplitWaves,
    findings: Sequence[Finding] = (),
    waiting_responses: Sequence[WaveResponses] = (),
    quotes: "Sequence[Quote]" = (),
    participants: int | None = None,
    *,
    is_paired: bool = False,
) -> EffectReport:
    """Compares every two waves of one training whose comparison group has been split off already; otherwise as
    `evaluate_waves`."""
    untrained_data = comparison_data(instrument, split_waves, waiting_responses)
    waves, about_before = without_befores(instrument, split_waves.trained)
    data = evaluation_data(instrument, waves, untrained_data, is_paired=is_paired)
    data = replace(data, participants=participants)
    comparisons = data.comparisons
    has_sites = any(change.clusters for comparison in comparisons for change in comparison.changes)
    analysed = _analyses(data, has_sites=has_sites)
    all_findings = [
        *findings,
        *split_waves.findings,
        *about_before,
        *remarks.remark_on_answers(instrument, split_waves.trained),
        *remarks.remark_on_linking(data.waves, comparisons),
        *([] if is_paired else remarks.remark_on_order(data)),
        *remarks.remark_on_participants(data.waves, participants),
        *remarks.remark_on_comparison_group(untrained_data),
        *remarks.remark_on_groups(data),
    ]
    return EffectReport(
        instrument=instrument.instrument,
        instrument_id=instrument.id,
        waves=tuple(_summary(wave) for wave in data.waves),
        comparisons=comparisons,
        findings=tuple(dict.fromkeys(all_findings)),  # a wave is part of several comparisons
        not_compared=_find_not_compared(instrument, data),
        analyses=analysed,
        untrained_waves=tuple(_summary(wave) for wave in untrained_data.data.waves) if untrained_data else (),
        compared_with=_lots_label(untrained_data.randomised)
        if untrained_data and ("control_group" in analysed or has_sites)
        else "",
        declared=(instrument.plan.primary, *instrument.plan.secondary) if instrument.plan else (),
        disclosure=instrument.disclosure,
        quotes=tuple(quotes),
        participants=participants,
    )


def _lots_label(randomised: bool) -> Literal["lots", "no lots"]:
    return "lots" if randomised else "no lots"


def _analyses(data: EvaluationData, *, has_sites: bool) -> dict[str, object]:
    """What each further analysis found, by its name; where it `has_sites`, only
    those that take nobody as if each person stood alone."""
    analysis_by_name = {name: analysis_of(name) for name in names()}
    is_one_wave = len(data.waves) == 1
    results = {
        name: analysis.analyse(data)
        for name, analysis in analysis_by_name.items()
        if (analysis.over_sites or not has_sites) and (analysis.one_wave or not is_one_wave)
    }
    return {name: result for name, result in results.items() if result is not None}


def _find_not_compared(instrument: Instrument, data: EvaluationData) -> tuple[str, ...]:
    """The titles of the scales that no two waves at hand ask."""
    compared_scales = {change.scale for comparison in data.comparisons for change in comparison.changes}
    compared_scales |= {
        scale.of.scale for two_waves in (data.unlinked.waves if data.unlinked else ()) for scale in two_waves.scales
    }
    return (
        tuple(scale.title for scale in instrument.scales if scale.id not in compared_scales) if data.comparisons else ()
    )


def _summary(wave: WaveResponses) -> WaveSummary:
    first_day, last_day = (day.date().isoformat() for day in wave.submitted) if wave.submitted else (None, None)
    return WaveSummary(
        wave=wave.wave,
        file=wave.file,
        sheet=wave.sheet,
        platform=wave.platform,
        rows=wave.rows,
        used=len(wave.answers),
        not_used=tuple(UnusedRow(location, reason) for location, reason in wave.not_used.items()),
        first_day=first_day,
        last_day=last_day,
        columns_ignored=wave.columns_ignored,
    )
