"""What is said of the answers and of how people were recognised, beside what the readers noticed."""

from collections.abc import Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.effect.comparing.evaluation_data import ComparisonData, EvaluationData
from ecpat_training.effect.linking.membership import changed_groups
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.remarks.groups import group_findings
from ecpat_training.effect.remarks.linking import (
    linking_remarks,
    names_as_codes,
    same_answers,
    swapped_waves,
    unanswered_items,
)
from ecpat_training.effect.remarks.order_of_answers import sent_in_another_order
from ecpat_training.effect.remarks.straight_lines import straight_lines
from ecpat_training.effect.remarks.totals import different_totals
from ecpat_training.effect.remarks.without_score import without_score
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses


def on_answers(instrument: Instrument, waves: Sequence[WaveResponses]) -> list[Finding]:
    """What a person should know of the waves' answers."""
    said = [*same_answers(waves), *swapped_waves(waves), *names_as_codes(waves), *different_totals(waves)]
    for wave in waves:
        said += [*unanswered_items(instrument, wave), *straight_lines(instrument, wave)]
        said += without_score(instrument, wave)
    return said


def on_linking(waves: Sequence[WaveResponses], comparisons: Sequence[Comparison]) -> list[Finding]:
    """Who was not recognised, and why; an error where no two waves are there to be compared."""
    if not comparisons:
        message = f"there is only one wave ({', '.join(f'`{wave.wave}`' for wave in waves) or 'none'})."
        hint = "A change needs the same people's answers in two waves."
        where = Location(waves[0].file, sheet=waves[0].sheet) if waves else None
        return [Finding("evaluate.one-wave", Severity.ERROR, message, where, hint)]
    linkings = [comparison.linking for comparison in comparisons if comparison.linking]
    enough = any(linking.linked > 1 for linking in linkings)
    of: dict[str, WaveResponses] = {wave.wave: wave for wave in waves}
    return [
        said
        for linking in linkings
        for said in (
            *linking_remarks(linking, vital=not enough),
            *sent_in_another_order(of[linking.before], of[linking.after], linking),
        )
    ]


def on_comparison_group(untrained: ComparisonData | None) -> list[Finding]:
    """What must be said of those who were not trained: whether they were asked twice, and who was recognised."""
    if untrained is None:
        return []
    waves, comparisons = untrained.data.waves, untrained.data.comparisons
    if not comparisons:
        message = f"those who were not trained answered only wave `{waves[0].wave}`, so that they can't be compared."
        hint = "Please give their answers to a second wave too, or leave them out."
        return [Finding("evaluate.untrained-once", Severity.WARNING, message, Location(waves[0].file), hint)]
    linkings = [one.linking for one in comparisons if one.linking]
    return [*names_as_codes(waves), *(said for one in linkings for said in linking_remarks(one, vital=False))]


def on_groups(data: EvaluationData) -> list[Finding]:
    """How large groups are, everybody once, and people who say another group in a later wave."""
    groups = group_findings(data.waves)
    return groups + changed_groups([one for column in data.instrument.groups if (one := data.by(column))])
