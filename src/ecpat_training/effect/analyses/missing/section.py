"""Whether it matters who is missing. The rules are `people_sentences`'."""

from collections.abc import Iterator

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.columns import Column, interval_column, table_of
from ecpat_training.documents.document import Block, Heading, Paragraph
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.missing import words
from ecpat_training.effect.analyses.missing.result import MissingPairs, MissingScores
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences import people_sentences as say
from ecpat_training.effect.sentences.plain import to_json_object
from ecpat_training.effect.sentences.tables import short_waves_text
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

    def blocks(self, result: MissingScores, report: EffectReport) -> Iterator[Block]:
        """One table, a sentence for each scale."""
        several_waves = len({(row.before, row.after) for row in result.scales}) > 1
        yield Heading(words.TITLE)
        yield Paragraph(words.INTRO)
        if any(row.model.low is not None for row in result.scales):
            yield Paragraph(words.HOLDING)
        previous_waves = None
        claimed = {
            (comparison.before, comparison.after, change.scale)
            for comparison in report.comparisons
            for change in comparison.changes
            if verdict(change) in ("better", "worse")
        }
        for scale in result.scales:
            if several_waves and (scale.before, scale.after) != previous_waves:
                previous_waves = (scale.before, scale.after)
                yield Heading(report_words.WAVE_PAIR_TEXTS[previous_waves], 2)
            matters = say.side(scale.complete) != say.side(scale.model) and say.side(scale.model) != "none"
            yield Paragraph(
                " ".join(map(str, sentences(scale, (scale.before, scale.after, scale.of.scale) in claimed))),
                "attention" if matters else "plain",
            )
        opening: list[Column[MissingPairs]] = [
            Column(words.TABLE["compared"], _compared_waves_text, width=1.4, shown=several_waves),
            Column(words.TABLE["scale"], lambda scale: scale.of.title, width=2.0),
        ]
        yield table_of(words.TABLE["name"], result.scales, [*opening, *_figures()])
        structures = dict.fromkeys(words.STRUCTURE[row.structure] for row in result.scales)
        third_wave_note = (words.THIRD,) if several_waves else ()
        yield Paragraph(" ".join(map(str, (words.METHOD, *structures, *third_wave_note))), "quiet")
        yield table_of(words.DETAILS["name"], result.scales, [*opening, *_details()])

    def data(self, result: MissingScores) -> JsonObject:
        """Every figure of the result as data for machines, not rounded."""
        return to_json_object(result)

    def public(self, result: MissingScores, report: EffectReport) -> None:
        """Nothing: the figures of all beside those of the recognised would give the few others away."""


def sentences(scale: MissingPairs, claimed: bool) -> Iterator[str]:
    """One scale in words; `claimed` says that the report calls it better or worse, which alone lets it be said what
    those who are missing could or couldn't undo."""
    facts, missing_count = scale.of, scale.only_before + scale.only_after
    change_directions = say.side(scale.complete), say.side(scale.model)
    if not missing_count:
        sentence_key = "nobody"
    elif scale.complete.value is None:
        sentence_key = "none"
    else:
        sentence_key = (
            "no model"
            if change_directions[1] == "none"
            else "same"
            if change_directions[0] == change_directions[1]
            else "otherwise"
        )
        sentence_key = "open" if change_directions == ("open", "open") else sentence_key
        sentence_key = "alone" if sentence_key == "same" and not claimed else sentence_key
    yield words.SENTENCE[sentence_key].format(
        title=facts.title,
        missing=f"{missing_count:,}",
        people=f"{missing_count + scale.pairs:,}",
        why=scale.complete.undefined or scale.model.undefined or scale.model.no_interval,
        complete=say.amount(facts, scale.complete.value, plus=True),
        model=say.amount(facts, scale.model.value, plus=True),
        **{
            "complete verdict": words.VERDICT.get(change_directions[0], ""),
            "model verdict": words.VERDICT.get(change_directions[1], ""),
        },
    )
    if claimed:
        yield from _of_the_worst(scale)
    if sentence_key in ("same", "alone", "open", "otherwise", "no model"):
        yield from _leavers(scale)


def _of_the_worst(scale: MissingPairs) -> Iterator[str]:
    """What a change that is named as more than chance owes to the answers that are missing."""
    facts = scale.of
    if scale.low is not None and scale.high is not None and (scale.low > 0 or scale.high < 0):
        yield words.NOTE["sure"]
    elif scale.tipping is not None and say.side(scale.complete) in ("up", "down"):
        room = None if facts.low is None or facts.high is None else facts.high - facts.low
        if room is not None and abs(scale.tipping) > room:
            yield words.NOTE["beyond"]
        else:
            yield words.NOTE["tipping"].format(tipping=say.amount(facts, scale.tipping, plus=True))


def _leavers(scale: MissingPairs) -> Iterator[str]:
    facts = scale.of
    if say.side(scale.leavers) in ("up", "down"):
        yield words.NOTE["leavers"].format(
            change=say.amount(facts, abs(scale.leavers.value or 0.0)),
            side=words.SIDE[say.up_or_down(scale.leavers.value)],
            **say.limits(facts, scale.leavers),
        )


def _compared_waves_text(scale: MissingPairs) -> str:
    return short_waves_text(scale.before, scale.after)


def _figures() -> list[Column[MissingPairs]]:
    name = words.TABLE
    return [
        Column(name["pairs"], lambda scale: scale.pairs, "count", width=0.7),
        Column(name["one"], lambda scale: scale.only_before + scale.only_after, "count", width=0.7),
        Column(name["complete"], lambda scale: scale.complete.value, "0.00", width=0.9),
        interval_column(name["interval"], lambda scale: scale.complete, width=1.5),
        Column(name["model"], lambda scale: scale.model.value, "0.00", width=0.9),
        interval_column(name["their interval"], lambda scale: scale.model, width=1.5),
        interval_column(name["bounds"], lambda scale: scale),
    ]


def _details() -> list[Column[MissingPairs]]:
    name = words.DETAILS
    return [
        Column(name["only before"], lambda scale: scale.only_before, "count", width=0.8),
        Column(name["only after"], lambda scale: scale.only_after, "count", width=0.7),
        Column(name["overlapping"], lambda scale: scale.overlapping.value, "0.00"),
        interval_column(name["overlapping interval"], lambda scale: scale.overlapping, width=1.5),
        Column(name["tipping"], lambda scale: scale.tipping, "0.00"),
        Column(name["leavers"], lambda scale: scale.leavers.value, "0.00"),
        interval_column(name["leavers interval"], lambda scale: scale.leavers, width=1.5),
    ]


analysis = MissingAnalysis()
