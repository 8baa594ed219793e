"""What is said of the answers and of how people were recognised, beside what the readers noticed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.effect.comparing.evaluation_data import ComparisonData, EvaluationData
from ecpat_training.effect.linking.membership import changed_groups
from ecpat_training.effect.linking.same_person import rows_by_person
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.linking import Linking
from ecpat_training.effect.remarks.groups import group_findings
from ecpat_training.effect.remarks.keys import uniform_keys
from ecpat_training.effect.remarks.linking import (
    linking_remarks,
    names_as_codes,
    nothing_in_common,
    same_answers,
    swapped_waves,
    unanswered_items,
    unlinked_remarks,
)
from ecpat_training.effect.remarks.short_codes import linked_by_chance
from ecpat_training.effect.remarks.straight_lines import straight_lines
from ecpat_training.effect.remarks.swapped import all_worse
from ecpat_training.effect.scoring.scoring import score
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.values.thresholds import MANY_WITHOUT_SCORE
from ecpat_training.words.catalogue.message import Option, phrase

if TYPE_CHECKING:
    import pandas


def on_answers(instrument: Instrument, waves: Sequence[WaveResponses]) -> list[Finding]:
    """What a person should know of the waves' answers."""
    findings = [*same_answers(waves), *swapped_waves(waves), *names_as_codes(waves), *different_totals(waves)]
    findings += uniform_keys(instrument)
    for wave in waves:
        findings += [*unanswered_items(instrument, wave), *straight_lines(instrument, wave)]
        findings += without_score(instrument, wave)
    return findings


def on_order(data: EvaluationData) -> list[Finding]:
    """Whether the waves may stand for each other: the same answers, or answered in another order, as far as times or
    scores show it."""
    wave_by_name = {str(wave.wave): wave for wave in data.waves}
    sent = [
        finding
        for comparison in data.comparisons
        if comparison.linking and not comparison.unlinked
        for finding in sent_in_another_order(
            wave_by_name[comparison.before], wave_by_name[comparison.after], comparison.linking
        )
    ]
    return [*same_answers(data.waves), *swapped_waves(data.waves), *all_worse(data), *sent]


def on_linking(waves: Sequence[WaveResponses], comparisons: Sequence[Comparison]) -> list[Finding]:
    """Who was not recognised, and why; an error where no two waves are there to be compared."""
    if not comparisons:
        message = phrase(
            "there is only one wave ({waves}).", waves=", ".join(f"`{wave.wave}`" for wave in waves) or "none"
        )
        hint = "A change needs the same people's answers in two waves."
        location = Location(waves[0].file, sheet=waves[0].sheet) if waves else None
        answered = any(len(wave.answers) and wave.answers.notna().any(axis=None) for wave in waves)
        if answered:
            message = phrase(
                "there is only one wave (`{wave}`): the report says what people answered, of no change.",
                wave=waves[0].wave,
            )
        severity = Severity.NOTE if answered else Severity.ERROR
        remarks = [Finding("evaluate.one-wave", severity, message, location, hint)]
        return [*remarks, *(finding for wave in waves[:1] for finding in answered_again(wave))]
    enough = any(
        comparison.unlinked or (comparison.linking and comparison.linking.linked > 1) for comparison in comparisons
    )
    wave_by_name: dict[str, WaveResponses] = {wave.wave: wave for wave in waves}
    return [
        finding
        for comparison in comparisons
        for linking in ([comparison.linking] if comparison.linking else [])
        for finding in (
            *_recognised(comparison, linking, wave_by_name, vital=not enough),
            *linked_by_chance(wave_by_name[linking.before], wave_by_name[linking.after]),
            *sent_in_another_order(wave_by_name[linking.before], wave_by_name[linking.after], linking),
        )
    ]


def _recognised(
    comparison: Comparison, linking: Linking, wave_by_name: Mapping[str, WaveResponses], *, vital: bool
) -> list[Finding]:
    """Who was recognised in two waves; where nobody was and nothing is asked in both, that, which is the reason."""
    if comparison.unlinked:
        return unlinked_remarks(linking)
    severity = Severity.ERROR if vital else Severity.WARNING
    waves = (wave_by_name[linking.before], wave_by_name[linking.after])
    unlike = [] if comparison.changes else nothing_in_common(*waves, severity)
    return unlike if unlike and not linking.linked else [*linking_remarks(linking, vital=vital), *unlike]


def answered_again(wave: WaveResponses) -> list[Finding]:
    """Codes that several responses of one wave have, by where they stand."""
    rows_of_people = rows_by_person(wave)
    if not rows_of_people:
        return []
    one_file = len({wave.places[row].file for rows in rows_of_people for row in rows}) == 1
    places = [
        listing([place.inside if one_file else str(place) for place in (wave.places[row] for row in rows)], 4)
        for rows in rows_of_people
    ]
    message = phrase(
        "wave `{wave}`: {people:,} {people:person|people} answered more than once, by the codes: {places}{remainder}.",
        wave=wave.wave,
        people=len(rows_of_people),
        places="; ".join(places[:8]),
        remainder=f"; and {len(places) - 8} more" if len(places) > 8 else "",
    )
    hint = "Each form counts by itself. To count everybody once, leave out all but one of a person's forms."
    return [Finding("evaluate.came-again", Severity.WARNING, message, wave.places[rows_of_people[0][1]], hint)]


def on_participants(waves: Sequence[WaveResponses], participants: int | None) -> list[Finding]:
    """Waves that more people answered than were there: one of the numbers is wrong, or a form was sent twice."""
    answered = [(wave, len(wave.answers) - _repeated_responses(wave)) for wave in waves]
    return [
        Finding(
            "evaluate.participants",
            Severity.WARNING,
            phrase(
                "wave `{wave}` has {answers:,} {answers:answer|answers} of {participants:,}"
                " {participants:participant|participants}: no response rate is told.",
                wave=wave.wave,
                answers=number,
                participants=participants,
            ),
            Location(wave.file, sheet=wave.sheet),
            phrase(
                "Please correct {participants}, or leave out of the file who answered twice or wasn't there.",
                participants=Option("--participants"),
            ),
        )
        for wave, number in answered
        if participants is not None and number > participants
    ]


def _repeated_responses(wave: WaveResponses) -> int:
    return sum(len(rows) - 1 for rows in rows_by_person(wave))


def on_comparison_group(untrained: ComparisonData | None) -> list[Finding]:
    """What must be said of those who were not trained: whether they were asked twice, and who was recognised."""
    if untrained is None:
        return []
    waves, comparisons = untrained.data.waves, untrained.data.comparisons
    if not comparisons:
        message = phrase(
            "those who were not trained answered only wave `{wave}`, so that they can't be compared.",
            wave=waves[0].wave,
        )
        hint = "Please give their answers to a second wave too, or leave them out."
        return [Finding("evaluate.untrained-once", Severity.WARNING, message, Location(waves[0].file), hint)]
    linkings = [comparison.linking for comparison in comparisons if comparison.linking]
    return [
        *names_as_codes(waves),
        *(finding for linking in linkings for finding in linking_remarks(linking, vital=False)),
    ]


def on_groups(data: EvaluationData) -> list[Finding]:
    """How large groups are, everybody once, and people who say another group in a later wave."""
    groups = group_findings(data.waves)
    return groups + changed_groups([membership for column in data.instrument.groups if (membership := data.by(column))])


_LISTED = 8


def sent_in_another_order(before: WaveResponses, after: WaveResponses, linking: Linking) -> list[Finding]:
    """A warning that names the places of those who are linked and sent the later wave's form first; by days alone where
    a file gives no times, which are midnight then, and between files, whose clocks may be those of two time zones."""
    if before.moments is None or after.moments is None or not linking.linked:
        return []
    first, second = linking.links.rows
    earlier, later = before.moments.iloc[first], after.moments.iloc[second]
    if before.file != after.file or _days_only(before.moments) or _days_only(after.moments):
        earlier, later = earlier.dt.normalize(), later.dt.normalize()
    swapped = (later.to_numpy() < earlier.to_numpy()).nonzero()[0].tolist()
    if not swapped:
        return []
    shown = []
    for position in swapped[:_LISTED]:
        places = (before.places[int(first[position])], after.places[int(second[position])])
        days = (f"{moments.iloc[position]:%Y-%m-%d}" for moments in (earlier, later))
        shown.append(" and ".join(f"{place} ({day})" for place, day in zip(places, days, strict=True)))
    remainder = [f"{len(swapped) - _LISTED} more"] if len(swapped) > _LISTED else []
    message = phrase(
        "{people:,} {people:person|people} sent `{later}` before `{earlier}`: {places}.",
        people=len(swapped),
        later=after.wave,
        earlier=before.wave,
        places=listing([*shown, *remainder], _LISTED + 1),
    )
    hint = "If one person's two forms are swapped, a rise counts as a fall: please correct the wave in the file."
    location = after.places[int(second[swapped[0]])]
    return [Finding("evaluate.sent-before", Severity.WARNING, message, location, hint)]


def _days_only(moments: "pandas.Series[pandas.Timestamp]") -> bool:
    dated = moments.dropna()
    return bool((dated == dated.dt.normalize()).all())


def different_totals(waves: Sequence[WaveResponses]) -> list[Finding]:
    """An error for each item whose points have another total in one wave than in another."""
    findings = []
    for item in dict.fromkeys(item for wave in waves for item in wave.totals):
        wave_by_total = {wave.totals[item]: wave for wave in reversed(waves) if item in wave.totals}
        if len(wave_by_total) > 1:
            texts = [f"{total} in wave `{wave.wave}`" for total, wave in reversed(wave_by_total.items())]
            last = next(iter(wave_by_total.values()))
            message = phrase(
                "the points of `{item}` are {totals}: a change of them means nothing.", item=item, totals=listing(texts)
            )
            hint = "Please bring the points to the same total."
            location = Location(last.file, sheet=last.sheet)
            findings.append(Finding("evaluate.different-totals", Severity.ERROR, message, location, hint))
    return findings


def without_score(instrument: Instrument, wave: WaveResponses) -> list[Finding]:
    """How many that are, for each scale, with how many answers it asks for; a warning where they are many."""
    findings = []
    answered = wave.answers.notna()
    for scale in instrument.scales:
        present = [item.id for item in scale.items if item.id in answered.columns and answered[item.id].any()]
        if wave.wave not in scale.asked or len(present) < 2:
            continue
        begun = answered[present].any(axis=1)
        lost = int((begun & score(scale, wave.answers, wave.forms).isna()).sum())
        if not lost:
            continue
        needed = phrase("{answers} answers are", answers=scale.answered) if scale.answered else "all answers are"
        message = phrase(
            "wave `{wave}`: {responses:,} of {all_responses:,} {all_responses:response|responses} to `{scale}`"
            " {responses:has|have} no score, because questions were left out and {needed} needed.",
            wave=wave.wave,
            needed=needed,
            responses=lost,
            all_responses=int(begun.sum()),
            scale=scale.title,
        )
        hint = (
            "They are not in the figures of this scale. `answered` of the scale in the instrument says how many "
            "answers are enough; decide on it before the answers come."
        )
        severity = Severity.WARNING if lost > MANY_WITHOUT_SCORE * begun.sum() else Severity.NOTE
        findings.append(Finding("evaluate.no-score", severity, message, Location(wave.file, sheet=wave.sheet), hint))
    return findings
