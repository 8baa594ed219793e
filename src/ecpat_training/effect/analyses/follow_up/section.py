"""What is left months later, and what those who didn't answer could change. The rules are `people_sentences`'."""

from collections.abc import Iterator

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.columns import Column, interval_column, table_of
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportTable, Tone
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.follow_up import compute, words
from ecpat_training.effect.analyses.follow_up.result import Behaviour, FollowUpResult, RetainedGain
from ecpat_training.effect.model.change import Verdict
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences import people_sentences as say
from ecpat_training.effect.sentences.plain import to_json_object
from ecpat_training.effect.sentences.verdicts import verdict
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats import ratio
from ecpat_training.stats.estimate import Estimate
from ecpat_training.words.catalogue.marked_text import count_phrase


class FollowUpAnalysis(Analysis[FollowUpResult]):
    """What is left months later, and what those who didn't answer could change. The rules are `people_sentences`'."""

    order = 20
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    analyse = staticmethod(compute.analyse)

    def blocks(self, result: FollowUpResult, report: EffectReport) -> Iterator[Block]:
        """How many answered, what is left of the change, who answered, and what they did since."""
        yield Heading(words.TITLE)
        rate = {key: value_text(value, "percent") for key, value in _share(result.rate).items()}
        text = words.RATE.format(answered=result.answered, people=result.people, **rate)
        if result.unknown:
            singular, plural, singular_verb, plural_verb = words.UNKNOWN_PEOPLE
            people = count_phrase(result.unknown, singular, plural)
            text += " " + words.UNRECOGNISED_TEXT.format(
                unknown=people, are=singular_verb if result.unknown == 1 else plural_verb
            )
        yield Paragraph(text)
        gained_scales = _scales_with_verdict(report, "pre", "post", "better")
        changed_scales = _scales_with_verdict(report, "post", "follow-up", "better", "worse")
        for scale in result.scales:
            scale_id, has_missing = scale.of.scale, result.people > scale.answered
            texts = sentences(
                scale,
                shows_missing=has_missing,
                shows_gain=scale_id in gained_scales,
                shows_since=scale_id in changed_scales,
            )
            yield Paragraph(" ".join(map(str, texts)), _tone(scale) if scale_id in changed_scales else "plain")
        yield from (Paragraph(_behaviour(behaviour)) for behaviour in result.behaviours)
        compared_scales = [gain for gain in result.scales if not gain.later_only]
        if compared_scales:
            yield _waves_table(compared_scales)
        yield _respondents_table(result)
        if result.behaviours:
            yield _behaviours_table(result)
        yield Paragraph(words.METHOD, "quiet")

    def data(self, result: FollowUpResult) -> JsonObject:
        """Every figure of the result as data for machines, not rounded."""
        return to_json_object(result)

    def public(self, result: FollowUpResult, report: EffectReport) -> None:
        """Nothing: who answered later and who didn't are often few people apart, and bounds and means of both would
        tell them. What changed until the follow-up is published as a comparison, where its people are far enough
        apart."""


def _share(estimate: Estimate) -> dict[str, float | None]:
    return {"rate": estimate.value, "low": estimate.low, "high": estimate.high}


def _tone(scale: RetainedGain) -> Tone:
    return "plain" if scale.later_only else say.tone(scale.of, scale.since)


def _scales_with_verdict(report: EffectReport, before: str, after: str, *verdicts: Verdict) -> set[str]:
    """The scales that the report calls so between two waves."""
    comparisons = [
        comparison for comparison in report.comparisons if (comparison.before, comparison.after) == (before, after)
    ]
    return {change.scale for comparison in comparisons for change in comparison.changes if verdict(change) in verdicts}


def sentences(scale: RetainedGain, *, shows_missing: bool, shows_gain: bool, shows_since: bool) -> Iterator[str]:
    """One scale in words; with `shows_gain` alone anything can be left, and a direction since then is named only
    where the report names it elsewhere."""
    yield _since(scale, names_scale=shows_since)
    yield from _notes(scale, shows_missing=shows_missing, shows_gain=shows_gain)


def _since(scale: RetainedGain, *, names_scale: bool) -> str:
    facts, change_since = scale.of, scale.since
    sentence_key = {"level": "same"}.get(say.estimate_kind(change_since), say.estimate_kind(change_since))
    sentence_key = "alone" if sentence_key == "certain" and not names_scale else sentence_key
    if scale.later_only:
        sentence_key = "later only"
    value = change_since.value or 0.0
    return words.SENTENCE[sentence_key].format(
        title=facts.title,
        why=change_since.undefined or change_since.no_interval,
        change=say.amount(facts, abs(value))
        if sentence_key in ("certain", "alone")
        else say.amount(facts, change_since.value, plus=True),
        moved=words.DIRECTION_VERBS[say.up_or_down(change_since.value)],
        mean=say.level(facts, scale.mean),
        people=count_phrase(scale.answered if scale.later_only else change_since.n or 0, *words.PEOPLE),
        meaning=words.MEANING.get(say.meaning(facts, change_since), ""),
        **say.limits(facts, change_since),
    )


def _notes(scale: RetainedGain, *, shows_missing: bool, shows_gain: bool) -> Iterator[str]:
    facts = scale.of
    before, after, _ = scale.means
    rose = before is not None and after is not None and (after > before) == (facts.better == "higher")
    if scale.kept.value is not None and shows_gain and rose:
        low_text, high_text = value_text(scale.kept.low, "percent"), value_text(scale.kept.high, "percent")
        yield words.NOTE["kept"].format(kept=value_text(scale.kept.value, "percent"), low=low_text, high=high_text)
    elif scale.kept.undefined in (ratio.TOO_WIDE, ratio.TOO_NEAR_0) and shows_gain and rose:
        yield words.NOTE["not known"].format(why=scale.kept.undefined)
    if shows_missing and scale.low is not None:
        yield words.NOTE["bounds"].format(low=say.level(facts, scale.low), high=say.level(facts, scale.high))
    for estimate, wave_key in ((scale.stayers_before, "before"), (scale.stayers_after, "after")):
        if say.side(estimate) in ("up", "down"):
            yield words.NOTE["stayers"].format(
                change=say.amount(facts, abs(estimate.value or 0.0)),
                side=words.SIDE[say.up_or_down(estimate.value)],
                when=words.WAVE_TIMES[wave_key],
                **say.limits(facts, estimate),
            )


def _behaviour(behaviour: Behaviour) -> str:
    rate = _share(behaviour.share)
    return words.BEHAVIOUR.format(
        title=behaviour.text or behaviour.item,
        yes=behaviour.yes,
        n=behaviour.share.n,
        share=value_text(rate["rate"], "percent"),
        low=value_text(rate["low"], "percent"),
        high=value_text(rate["high"], "percent"),
        lowest=value_text(behaviour.low, "percent"),
        highest=value_text(behaviour.high, "percent"),
    )


def _waves_table(scales: list[RetainedGain]) -> ReportTable:
    name = words.WAVES
    columns: list[Column[RetainedGain]] = [
        Column(name["scale"], lambda scale: scale.of.title, width=2.2),
        Column(name["people"], lambda scale: scale.n, "count"),
        Column(name["before"], lambda scale: scale.means[0], "0.00"),
        Column(name["after"], lambda scale: scale.means[1], "0.00"),
        Column(name["later"], lambda scale: scale.means[2], "0.00"),
        Column(name["kept"], lambda scale: scale.kept.value, "percent"),
        interval_column(name["kept interval"], lambda scale: scale.kept, "percent"),
        Column(name["since"], lambda scale: scale.since.value, "0.00"),
        interval_column(name["interval"], lambda scale: scale.since, width=1.5),
        Column(name["people since"], lambda scale: scale.since.n, "count"),
    ]
    return table_of(name["name"], scales, columns)


def _respondents_table(follow_up: FollowUpResult) -> ReportTable:
    name = words.WHO
    columns: list[Column[RetainedGain]] = [
        Column(name["scale"], lambda scale: scale.of.title, width=2.2),
        Column(name["answered"], lambda scale: scale.answered, "count"),
        Column(name["mean"], lambda scale: scale.mean, "0.00"),
        interval_column(name["bounds"], lambda scale: scale),
        Column(name["before"], lambda scale: scale.stayers_before.value, "0.00"),
        interval_column(name["before interval"], lambda scale: scale.stayers_before, width=1.5),
        Column(name["after"], lambda scale: scale.stayers_after.value, "0.00"),
        interval_column(name["after interval"], lambda scale: scale.stayers_after, width=1.5),
    ]
    return table_of(name["name"], follow_up.scales, columns)


def _behaviours_table(follow_up: FollowUpResult) -> ReportTable:
    name = words.SHARES
    return table_of(
        name["name"],
        follow_up.behaviours,
        [
            Column(name["question"], lambda behaviour: behaviour.text or behaviour.item, width=3.0),
            Column(name["answered"], lambda behaviour: behaviour.share.n, "count"),
            Column(name["yes"], lambda behaviour: behaviour.yes, "count"),
            Column(name["share"], lambda behaviour: behaviour.share.value, "percent"),
            interval_column(name["interval"], lambda behaviour: behaviour.share, "percent", width=1.5),
            interval_column(name["bounds"], lambda behaviour: behaviour, "percent", width=1.5),
        ],
    )


analysis = FollowUpAnalysis()
