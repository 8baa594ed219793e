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
    find_same_answers,
    linking_remarks,
    names_as_codes,
    no_common_question_findings,
    swapped_waves,
    unanswered_items,
    unlinked_remarks,
)
from ecpat_training.effect.remarks.short_codes import chance_link_findings
from ecpat_training.effect.remarks.straight_lines import straight_lines
from ecpat_training.effect.remarks.swapped import worse_score_findings
from ecpat_training.effect.scoring.scoring import score
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.values.thresholds import MANY_WITHOUT_SCORE
from ecpat_training.words.catalogue.message import Option, phrase

if TYPE_CHECKING:
    import pandas


def remark_on_answers(instrument: Instrument, waves: Sequence[WaveResponses]) -> list[Finding]:
    """What a person should know of the waves' answers."""
    findings = [*find_same_answers(waves), *swapped_waves(waves), *names_as_codes(waves), *different_totals(waves)]
    findings += uniform_keys(instrument)
    for wave in waves:
        findings += [*unanswered_items(instrument, wave), *straight_lines(instrument, wave)]
        findings += missing_score_findings(instrument, wave)
    return findings


def remark_on_order(data: EvaluationData) -> list[Finding]:
    """Whether the waves may stand for each other: the same answers, or answered in another order, as far as times or
    scores show it."""
    wave_by_name = {str(wave.wave): wave for wave in data.waves}
    order_findings = [
        finding
        for comparison in data.comparisons
        if comparison.linking and not comparison.unlinked
        for finding in sent_in_another_order(
            wave_by_name[comparison.before], wave_by_name[comparison.after], comparison.linking
        )
    ]
    return [*find_same_answers(data.waves), *swapped_waves(data.waves), *worse_score_findings(data), *order_findings]


def remark_on_linking(waves: Sequence[WaveResponses], comparisons: Sequence[Comparison]) -> list[Finding]:
    """Who was not recognised, and why; an error where no two waves are there to be compared."""
    if not comparisons:
        message = phrase(
            "there is only one wave ({waves}).", waves=", ".join(f"`{wave.wave}`" for wave in waves) or "none"
        )
        hint = "A change needs the same people's answers in two waves."
        location = Location(waves[0].file, sheet=waves[0].sheet) if waves else None
        has_answers = any(len(wave.answers) and wave.answers.notna().any(axis=None) for wave in waves)
        if has_answers:
            message = phrase(
                "there is only one wave (`{wave}`): the report says what people answered, of no change.",
                wave=waves[0].wave,
            )
        severity = Severity.NOTE if has_answers else Severity.ERROR
        remarks = [Finding("evaluate.one-wave", severity, message, location, hint)]
        return [*remarks, *(finding for wave in waves[:1] for finding in repeated_answer_findings(wave))]
    has_enough_links = any(
        comparison.unlinked or (comparison.linking and comparison.linking.linked > 1) for comparison in comparisons
    )
    wave_by_name: dict[str, WaveResponses] = {wave.wave: wave for wave in waves}
    return [
        finding
        for comparison in comparisons
        for linking in ([comparison.linking] if comparison.linking else [])
        for finding in (
            *_recognised_findings(comparison, linking, wave_by_name, vital=not has_enough_links),
            *chance_link_findings(wave_by_name[linking.before], wave_by_name[linking.after]),
            *sent_in_another_order(wave_by_name[linking.before], wave_by_name[linking.after], linking),
        )
    ]


def _recognised_findings(
    comparison: Comparison, linking: Linking, wave_by_name: Mapping[str, WaveResponses], *, vital: bool
) -> list[Finding]:
    """Who was recognised in two waves; where nobody was and nothing is asked in both, that, which is the reason."""
    if comparison.unlinked:
        return unlinked_remarks(linking)
    severity = Severity.ERROR if vital else Severity.WARNING
    waves = (wave_by_name[linking.before], wave_by_name[linking.after])
    no_common_findings = [] if comparison.changes else no_common_question_findings(*waves, severity)
    return (
        no_common_findings
        if no_common_findings and not linking.linked
        else [*linking_remarks(linking, vital=vital), *no_common_findings]
    )


def repeated_answer_findings(wave: WaveResponses) -> list[Finding]:
    """Codes that several responses of one wave have, by where they stand."""
    rows_of_people = rows_by_person(wave)
    if not rows_of_people:
        return []
    is_one_file = len({wave.places[row].file for rows in rows_of_people for row in rows}) == 1
    places = [
        listing([place.place_in_file if is_one_file else str(place) for place in (wave.places[row] for row in rows)], 4)
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


def remark_on_participants(waves: Sequence[WaveResponses], participants: int | None) -> list[Finding]:
    """Waves that more people answered than were there: one of the numbers is wrong, or a form was sent twice."""
    response_counts = [(wave, len(wave.answers) - _repeated_responses(wave)) for wave in waves]
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
        for wave, number in response_counts
        if participants is not None and number > participants
    ]


def _repeated_responses(wave: WaveResponses) -> int:
    return sum(len(rows) - 1 for rows in rows_by_person(wave))


def remark_on_comparison_group(untrained_data: ComparisonData | None) -> list[Finding]:
    """What must be said of those who were not trained: whether they were asked twice, and who was recognised."""
    if untrained_data is None:
        return []
    waves, comparisons = untrained_data.data.waves, untrained_data.data.comparisons
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


def remark_on_groups(data: EvaluationData) -> list[Finding]:
    """How large groups are, everybody once, and people who say another group in a later wave."""
    groups = group_findings(data.waves)
    return groups + changed_groups([membership for column in data.instrument.groups if (membership := data.by(column))])


_MAX_LISTED = 8


def sent_in_another_order(before: WaveResponses, after: WaveResponses, linking: Linking) -> list[Finding]:
    """A warning that names the places of those who are linked and sent the later wave's form first; by days alone where
    a file gives no times, which are midnight then, and between files, whose clocks may be those of two time zones."""
    if before.moments is None or after.moments is None or not linking.linked:
        return []
    first_rows, second_rows = linking.links.rows
    earlier, later = before.moments.iloc[first_rows], after.moments.iloc[second_rows]
    if before.file != after.file or _have_only_days(before.moments) or _have_only_days(after.moments):
        earlier, later = earlier.dt.normalize(), later.dt.normalize()
    swapped_positions = (later.to_numpy() < earlier.to_numpy()).nonzero()[0].tolist()
    if not swapped_positions:
        return []
    shown_places = []
    for position in swapped_positions[:_MAX_LISTED]:
        places = (before.places[int(first_rows[position])], after.places[int(second_rows[position])])
        days = (f"{submission_times.iloc[position]:%Y-%m-%d}" for submission_times in (earlier, later))
        shown_places.append(" and ".join(f"{place} ({day})" for place, day in zip(places, days, strict=True)))
    remainder = [f"{len(swapped_positions) - _MAX_LISTED} more"] if len(swapped_positions) > _MAX_LISTED else []
    message = phrase(
        "{people:,} {people:person|people} sent `{later}` before `{earlier}`: {places}.",
        people=len(swapped_positions),
        later=after.wave,
        earlier=before.wave,
        places=listing([*shown_places, *remainder], _MAX_LISTED + 1),
    )
    hint = "If one person's two forms are swapped, a rise counts as a fall: please correct the wave in the file."
    location = after.places[int(second_rows[swapped_positions[0]])]
    return [Finding("evaluate.sent-before", Severity.WARNING, message, location, hint)]


def _have_only_days(timestamps: "pandas.Series[pandas.Timestamp]") -> bool:
    given_timestamps = timestamps.dropna()
    return bool((given_timestamps == given_timestamps.dt.normalize()).all())


def different_totals(waves: Sequence[WaveResponses]) -> list[Finding]:
    """An error for each item whose points have another total in one wave than in another."""
    findings = []
    for item in dict.fromkeys(item for wave in waves for item in wave.totals):
        wave_by_total = {wave.totals[item]: wave for wave in reversed(waves) if item in wave.totals}
        if len(wave_by_total) > 1:
            texts = [f"{total} in wave `{wave.wave}`" for total, wave in reversed(wave_by_total.items())]
            last_wave = next(iter(wave_by_total.values()))
            message = phrase(
                "the points of `{item}` are {totals}: a change of them means nothing.", item=item, totals=listing(texts)
            )
            hint = "Please bring the points to the same total."
            location = Location(last_wave.file, sheet=last_wave.sheet)
            findings.append(Finding("evaluate.different-totals", Severity.ERROR, message, location, hint))
    return findings


def missing_score_findings(instrument: Instrument, wave: WaveResponses) -> list[Finding]:
    """How many that are, for each scale, with how many answers it asks for; a warning where they are many."""
    findings = []
    is_answered = wave.answers.notna()
    for scale in instrument.scales:
        asked_items = [item.id for item in scale.items if item.id in is_answered.columns and is_answered[item.id].any()]
        if wave.wave not in scale.asked or len(asked_items) < 2:
            continue
        has_begun = is_answered[asked_items].any(axis=1)
        lost_count = int((has_begun & score(scale, wave.answers, wave.forms).isna()).sum())
        if not lost_count:
            continue
        needed = phrase("{answers} answers are", answers=scale.answered) if scale.answered else "all answers are"
        message = phrase(
            "wave `{wave}`: {responses:,} of {all_responses:,} {all_responses:response|responses} to `{scale}`"
            " {responses:has|have} no score, because questions were left out and {needed} needed.",
            wave=wave.wave,
            needed=needed,
            responses=lost_count,
            all_responses=int(has_begun.sum()),
            scale=scale.title,
        )
        hint = (
            "They are not in the figures of this scale. `answered` of the scale in the instrument says how many "
            "answers are enough; decide on it before the answers come."
        )
        severity = Severity.WARNING if lost_count > MANY_WITHOUT_SCORE * has_begun.sum() else Severity.NOTE
        findings.append(Finding("evaluate.no-score", severity, message, Location(wave.file, sheet=wave.sheet), hint))
    return findings
