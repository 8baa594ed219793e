"""What is left months later, and what those who didn't answer could change. The rules are `people_sentences`'."""

from collections.abc import Iterator

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportColumn, ReportTable, Tone
from ecpat_training.documents.numbers import shown
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.follow_up import compute, words
from ecpat_training.effect.analyses.follow_up.result import Behaviour, FollowUp, GainKept
from ecpat_training.effect.model.change import Verdict
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences import people_sentences as say
from ecpat_training.effect.sentences.plain import plain_object
from ecpat_training.effect.sentences.verdicts import verdict
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats import ratio
from ecpat_training.stats.estimate import Estimate
from ecpat_training.words.catalogue.ours import counted


class FollowUpAnalysis(Analysis[FollowUp]):
    """What is left months later, and what those who didn't answer could change. The rules are `people_sentences`'."""

    order = 20
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    analyse = staticmethod(compute.analyse)

    def blocks(self, found: FollowUp, report: EffectReport) -> Iterator[Block]:
        """How many answered, what is left of the change, who answered, and what they did since."""
        yield Heading(words.TITLE)
        rate = {key: shown(value, "percent") for key, value in _share(found.rate).items()}
        said = words.RATE.format(answered=found.answered, people=found.people, **rate)
        if found.unknown:
            one, many, is_, are = words.UNKNOWN_PEOPLE
            who = counted(found.unknown, one, many)
            said += " " + words.UNKNOWN.format(unknown=who, are=is_ if found.unknown == 1 else are)
        yield Paragraph(said)
        gained = _called(report, "pre", "post", "better")
        since = _called(report, "post", "follow-up", "better", "worse")
        for scale in found.scales:
            own, missing = scale.of.scale, found.people > scale.answered
            told = sentences(scale, missing=missing, gained=own in gained, since=own in since)
            yield Paragraph(" ".join(map(str, told)), _tone(scale) if own in since else "plain")
        yield from (Paragraph(_behaviour(one)) for one in found.behaviours)
        compared = [one for one in found.scales if not one.later_only]
        if compared:
            yield _waves_table(compared)
        yield _who_table(found)
        if found.behaviours:
            yield _behaviours_table(found)
        yield Paragraph(words.METHOD, "quiet")

    def data(self, found: FollowUp) -> JsonObject:
        """Every figure of the result as data for machines, not rounded."""
        return plain_object(found)

    def public(self, found: FollowUp, report: EffectReport) -> None:
        """Nothing: who answered later and who didn't are often few people apart, and bounds and means of both would
        tell them. What changed until the follow-up is published as a comparison, where its people are far enough
        apart."""


def _share(estimate: Estimate) -> dict[str, float | None]:
    return {"rate": estimate.value, "low": estimate.low, "high": estimate.high}


def _tone(scale: GainKept) -> Tone:
    return "plain" if scale.later_only else say.tone(scale.of, scale.since)


def _called(report: EffectReport, before: str, after: str, *verdicts: Verdict) -> set[str]:
    """The scales that the report calls so between two waves."""
    found = [one for one in report.comparisons if (one.before, one.after) == (before, after)]
    return {change.scale for one in found for change in one.changes if verdict(change) in verdicts}


def sentences(scale: GainKept, *, missing: bool, gained: bool, since: bool) -> Iterator[str]:
    """One scale in words; only of what was `gained` anything can be left, and a direction since then is named only
    where the report names it elsewhere."""
    yield _since(scale, named=since)
    yield from _notes(scale, missing=missing, gained=gained)


def _since(scale: GainKept, *, named: bool) -> str:
    of, since = scale.of, scale.since
    told = {"level": "same"}.get(say.kind(since), say.kind(since))
    told = "alone" if told == "certain" and not named else told
    if scale.later_only:
        told = "later only"
    value = since.value or 0.0
    return words.SENTENCE[told].format(
        title=of.title,
        why=since.undefined or since.no_interval,
        change=say.amount(of, abs(value)) if told in ("certain", "alone") else say.amount(of, since.value, plus=True),
        moved=words.MOVED[say.up_or_down(since.value)],
        mean=say.level(of, scale.mean),
        people=counted(scale.answered if scale.later_only else since.n or 0, *words.PEOPLE),
        meaning=words.MEANING.get(say.meaning(of, since), ""),
        **say.limits(of, since),
    )


def _notes(scale: GainKept, *, missing: bool, gained: bool) -> Iterator[str]:
    of = scale.of
    before, after, _ = scale.means
    rose = before is not None and after is not None and (after > before) == (of.better == "higher")
    if scale.kept.value is not None and gained and rose:
        low, high = shown(scale.kept.low, "percent"), shown(scale.kept.high, "percent")
        yield words.NOTE["kept"].format(kept=shown(scale.kept.value, "percent"), low=low, high=high)
    elif scale.kept.undefined in (ratio.TOO_WIDE, ratio.TOO_NEAR_0) and gained and rose:
        yield words.NOTE["not known"].format(why=scale.kept.undefined)
    if missing and scale.low is not None:
        yield words.NOTE["bounds"].format(low=say.level(of, scale.low), high=say.level(of, scale.high))
    for estimate, when in ((scale.stayers_before, "before"), (scale.stayers_after, "after")):
        if say.side(estimate) in ("up", "down"):
            yield words.NOTE["stayers"].format(
                change=say.amount(of, abs(estimate.value or 0.0)),
                side=words.SIDE[say.up_or_down(estimate.value)],
                when=words.WHEN[when],
                **say.limits(of, estimate),
            )


def _behaviour(one: Behaviour) -> str:
    rate = _share(one.share)
    return words.BEHAVIOUR.format(
        title=one.text or one.item,
        yes=one.yes,
        n=one.share.n,
        share=shown(rate["rate"], "percent"),
        low=shown(rate["low"], "percent"),
        high=shown(rate["high"], "percent"),
        lowest=shown(one.low, "percent"),
        highest=shown(one.high, "percent"),
    )


def _waves_table(scales: list[GainKept]) -> ReportTable:
    name = words.WAVES
    return ReportTable(
        name["name"],
        (
            ReportColumn(name["scale"], width=2.2),
            ReportColumn(name["people"], "count"),
            ReportColumn(name["before"], "0.00"),
            ReportColumn(name["after"], "0.00"),
            ReportColumn(name["later"], "0.00"),
            ReportColumn(name["kept"], "percent"),
            ReportColumn(name["kept interval"], "percent", interval=True, width=1.6),
            ReportColumn(name["since"], "0.00"),
            ReportColumn(name["interval"], "0.00", interval=True, width=1.5),
            ReportColumn(name["people since"], "count"),
        ),
        tuple(
            (
                one.of.title,
                one.n,
                *one.means,
                one.kept.value,
                (one.kept.low, one.kept.high),
                one.since.value,
                (one.since.low, one.since.high),
                one.since.n,
            )
            for one in scales
        ),
    )


def _who_table(found: FollowUp) -> ReportTable:
    name = words.WHO
    return ReportTable(
        name["name"],
        (
            ReportColumn(name["scale"], width=2.2),
            ReportColumn(name["answered"], "count"),
            ReportColumn(name["mean"], "0.00"),
            ReportColumn(name["bounds"], "0.00", interval=True, width=1.6),
            ReportColumn(name["before"], "0.00"),
            ReportColumn(name["before interval"], "0.00", interval=True, width=1.5),
            ReportColumn(name["after"], "0.00"),
            ReportColumn(name["after interval"], "0.00", interval=True, width=1.5),
        ),
        tuple(
            (
                one.of.title,
                one.answered,
                one.mean,
                (one.low, one.high),
                one.stayers_before.value,
                (one.stayers_before.low, one.stayers_before.high),
                one.stayers_after.value,
                (one.stayers_after.low, one.stayers_after.high),
            )
            for one in found.scales
        ),
    )


def _behaviours_table(found: FollowUp) -> ReportTable:
    name = words.SHARES
    return ReportTable(
        name["name"],
        (
            ReportColumn(name["question"], width=3.0),
            ReportColumn(name["answered"], "count"),
            ReportColumn(name["yes"], "count"),
            ReportColumn(name["share"], "percent"),
            ReportColumn(name["interval"], "percent", interval=True, width=1.5),
            ReportColumn(name["bounds"], "percent", interval=True, width=1.5),
        ),
        tuple(
            (
                one.text or one.item,
                one.share.n,
                one.yes,
                one.share.value,
                (one.share.low, one.share.high),
                (one.low, one.high),
            )
            for one in found.behaviours
        ),
    )


analysis = FollowUpAnalysis()
