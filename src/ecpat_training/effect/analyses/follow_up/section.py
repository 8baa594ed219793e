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
from ecpat_training.effect.sentences.plain import plain_object
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
            singular, plural, is_, are = words.UNKNOWN_PEOPLE
            people = count_phrase(result.unknown, singular, plural)
            text += " " + words.UNKNOWN.format(unknown=people, are=is_ if result.unknown == 1 else are)
        yield Paragraph(text)
        gained = _scales_with_verdict(report, "pre", "post", "better")
        since = _scales_with_verdict(report, "post", "follow-up", "better", "worse")
        for scale in result.scales:
            scale_id, missing = scale.of.scale, result.people > scale.answered
            texts = sentences(scale, missing=missing, gained=scale_id in gained, since=scale_id in since)
            yield Paragraph(" ".join(map(str, texts)), _tone(scale) if scale_id in since else "plain")
        yield from (Paragraph(_behaviour(behaviour)) for behaviour in result.behaviours)
        compared = [gain for gain in result.scales if not gain.later_only]
        if compared:
            yield _waves_table(compared)
        yield _who_table(result)
        if result.behaviours:
            yield _behaviours_table(result)
        yield Paragraph(words.METHOD, "quiet")

    def data(self, result: FollowUpResult) -> JsonObject:
        """Every figure of the result as data for machines, not rounded."""
        return plain_object(result)

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


def sentences(scale: RetainedGain, *, missing: bool, gained: bool, since: bool) -> Iterator[str]:
    """One scale in words; only of what was `gained` anything can be left, and a direction since then is named only
    where the report names it elsewhere."""
    yield _since(scale, named=since)
    yield from _notes(scale, missing=missing, gained=gained)


def _since(scale: RetainedGain, *, named: bool) -> str:
    facts, since = scale.of, scale.since
    kind = {"level": "same"}.get(say.kind(since), say.kind(since))
    kind = "alone" if kind == "certain" and not named else kind
    if scale.later_only:
        kind = "later only"
    value = since.value or 0.0
    return words.SENTENCE[kind].format(
        title=facts.title,
        why=since.undefined or since.no_interval,
        change=say.amount(facts, abs(value))
        if kind in ("certain", "alone")
        else say.amount(facts, since.value, plus=True),
        moved=words.MOVED[say.up_or_down(since.value)],
        mean=say.level(facts, scale.mean),
        people=count_phrase(scale.answered if scale.later_only else since.n or 0, *words.PEOPLE),
        meaning=words.MEANING.get(say.meaning(facts, since), ""),
        **say.limits(facts, since),
    )


def _notes(scale: RetainedGain, *, missing: bool, gained: bool) -> Iterator[str]:
    facts = scale.of
    before, after, _ = scale.means
    rose = before is not None and after is not None and (after > before) == (facts.better == "higher")
    if scale.kept.value is not None and gained and rose:
        low, high = value_text(scale.kept.low, "percent"), value_text(scale.kept.high, "percent")
        yield words.NOTE["kept"].format(kept=value_text(scale.kept.value, "percent"), low=low, high=high)
    elif scale.kept.undefined in (ratio.TOO_WIDE, ratio.TOO_NEAR_0) and gained and rose:
        yield words.NOTE["not known"].format(why=scale.kept.undefined)
    if missing and scale.low is not None:
        yield words.NOTE["bounds"].format(low=say.level(facts, scale.low), high=say.level(facts, scale.high))
    for estimate, when in ((scale.stayers_before, "before"), (scale.stayers_after, "after")):
        if say.side(estimate) in ("up", "down"):
            yield words.NOTE["stayers"].format(
                change=say.amount(facts, abs(estimate.value or 0.0)),
                side=words.SIDE[say.up_or_down(estimate.value)],
                when=words.WHEN[when],
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


def _who_table(follow_up: FollowUpResult) -> ReportTable:
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
