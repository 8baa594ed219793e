"""Whether it matters who is missing. The rules are `people_sentences`'."""

from collections.abc import Iterator

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.missing import words
from ecpat_training.effect.analyses.missing.result import MissingPairs, MissingScores
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences import people_sentences as say
from ecpat_training.effect.sentences.plain import plain_object
from ecpat_training.effect.sentences.tables import short_between
from ecpat_training.effect.sentences.verdicts import verdict
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.effect.sentences.words.readers import Reader


class MissingAnalysis(Analysis[MissingScores]):
    """Whether it matters who is missing. The rules are `people_sentences`'."""

    order = 65
    of_counts = True
    readers: frozenset[Reader] = frozenset({"evaluator"})

    def analyse(self, data: EvaluationData) -> MissingScores | None:
        """Worked out already: it is part of what every change is judged by."""
        return data.missing

    def blocks(self, found: MissingScores, report: EffectReport) -> Iterator[Block]:
        """One table, a sentence for each scale."""
        several = len({(one.before, one.after) for one in found.scales}) > 1
        yield Heading(words.TITLE)
        yield Paragraph(words.INTRO)
        shown_last = None
        claimed = {
            (each.before, each.after, change.scale)
            for each in report.comparisons
            for change in each.changes
            if verdict(change) in ("better", "worse")
        }
        for one in found.scales:
            if several and (one.before, one.after) != shown_last:
                shown_last = (one.before, one.after)
                yield Heading(report_words.BETWEEN[shown_last], 2)
            matters = say.side(one.complete) != say.side(one.model) and say.side(one.model) != "none"
            yield Paragraph(
                " ".join(map(str, sentences(one, (one.before, one.after, one.of.scale) in claimed))),
                "attention" if matters else "plain",
            )
        opening = (ReportColumn(words.TABLE["compared"], width=1.4),) if several else ()
        yield _table(found, opening)
        structures = dict.fromkeys(words.STRUCTURE[one.structure] for one in found.scales)
        third = (words.THIRD,) if several else ()
        yield Paragraph(" ".join(map(str, (words.METHOD, *structures, *third))), "quiet")
        yield _details(found, opening)

    def data(self, found: MissingScores) -> JsonObject:
        """Every figure of the result as data for machines, not rounded."""
        return plain_object(found)

    def public(self, found: MissingScores, report: EffectReport) -> None:
        """Nothing: the figures of all beside those of the recognised would give the few others away."""


def sentences(one: MissingPairs, claimed: bool) -> Iterator[str]:
    """One scale in words; `claimed` says that the report calls it better or worse, which alone lets it be said what
    those who are missing could or couldn't undo."""
    of, missing = one.of, one.only_before + one.only_after
    sides = say.side(one.complete), say.side(one.model)
    if not missing:
        told = "nobody"
    elif one.complete.value is None:
        told = "none"
    else:
        told = "no model" if sides[1] == "none" else "same" if sides[0] == sides[1] else "otherwise"
        told = "open" if sides == ("open", "open") else told
        told = "alone" if told == "same" and not claimed else told
    yield words.SENTENCE[told].format(
        title=of.title,
        missing=f"{missing:,}",
        people=f"{missing + one.pairs:,}",
        why=one.complete.undefined or one.model.undefined or one.model.no_interval,
        complete=say.amount(of, one.complete.value, plus=True),
        model=say.amount(of, one.model.value, plus=True),
        **{
            "complete verdict": words.VERDICT.get(sides[0], ""),
            "model verdict": words.VERDICT.get(sides[1], ""),
        },
    )
    if claimed:
        yield from _of_the_worst(one)
    if told in ("same", "alone", "open", "otherwise", "no model"):
        yield from _leavers(one)


def _of_the_worst(one: MissingPairs) -> Iterator[str]:
    """What a change that is named as more than chance owes to the answers that are missing."""
    of = one.of
    if one.low is not None and one.high is not None and (one.low > 0 or one.high < 0):
        yield words.NOTE["sure"]
    elif one.tipping is not None and say.side(one.complete) in ("up", "down"):
        room = None if of.low is None or of.high is None else of.high - of.low
        if room is not None and abs(one.tipping) > room:
            yield words.NOTE["beyond"]
        else:
            yield words.NOTE["tipping"].format(tipping=say.amount(of, one.tipping, plus=True))


def _leavers(one: MissingPairs) -> Iterator[str]:
    of = one.of
    if say.side(one.leavers) in ("up", "down"):
        yield words.NOTE["leavers"].format(
            change=say.amount(of, abs(one.leavers.value or 0.0)),
            side=words.SIDE[say.up_or_down(one.leavers.value)],
            **say.limits(of, one.leavers),
        )


def _opening(one: MissingPairs, columns: tuple[ReportColumn, ...]) -> tuple[object, ...]:
    return (short_between(one.before, one.after), one.of.title) if columns else (one.of.title,)


def _table(found: MissingScores, opening: tuple[ReportColumn, ...]) -> ReportTable:
    name = words.TABLE
    return ReportTable(
        name["name"],
        (
            *opening,
            ReportColumn(name["scale"], width=2.0),
            ReportColumn(name["pairs"], "count", width=0.7),
            ReportColumn(name["one"], "count", width=0.7),
            ReportColumn(name["complete"], "0.00", width=0.9),
            ReportColumn(name["interval"], "0.00", interval=True, width=1.5),
            ReportColumn(name["model"], "0.00", width=0.9),
            ReportColumn(name["their interval"], "0.00", interval=True, width=1.5),
            ReportColumn(name["bounds"], "0.00", interval=True, width=1.6),
        ),
        tuple(
            (
                *_opening(one, opening),
                one.pairs,
                one.only_before + one.only_after,
                one.complete.value,
                (one.complete.low, one.complete.high),
                one.model.value,
                (one.model.low, one.model.high),
                (one.low, one.high),
            )
            for one in found.scales
        ),
    )


def _details(found: MissingScores, opening: tuple[ReportColumn, ...]) -> ReportTable:
    name = words.DETAILS
    return ReportTable(
        name["name"],
        (
            *opening,
            ReportColumn(words.TABLE["scale"], width=2.0),
            ReportColumn(name["only before"], "count", width=0.8),
            ReportColumn(name["only after"], "count", width=0.7),
            ReportColumn(name["overlapping"], "0.00"),
            ReportColumn(name["overlapping interval"], "0.00", interval=True, width=1.5),
            ReportColumn(name["tipping"], "0.00"),
            ReportColumn(name["leavers"], "0.00"),
            ReportColumn(name["leavers interval"], "0.00", interval=True, width=1.5),
        ),
        tuple(
            (
                *_opening(one, opening),
                one.only_before,
                one.only_after,
                one.overlapping.value,
                (one.overlapping.low, one.overlapping.high),
                one.tipping,
                one.leavers.value,
                (one.leavers.low, one.leavers.high),
            )
            for one in found.scales
        ),
    )


analysis = MissingAnalysis()
