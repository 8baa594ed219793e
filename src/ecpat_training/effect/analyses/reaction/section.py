"""What is said of one wave alone: who answered, the mean of each scale, each question; nothing of a change.

| figures | sentence |
| --- | --- |
| a mean with an interval | `interval` |
| a mean without one | `no interval`, with the reason |
| a mean without a number of people, in a published report | `interval only`, or `mean only` |
| no mean | `none`, with the reason |
"""

from collections.abc import Iterator
from dataclasses import replace

from ecpat_training.core.json_data import JsonObject
from ecpat_training.core.text import visible
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import Format, value_text
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.items import tables
from ecpat_training.effect.analyses.items.charts import answer_bars, drawable
from ecpat_training.effect.analyses.reaction import compute, words
from ecpat_training.effect.analyses.reaction.result import QuestionMean, Reaction, ScaleReaction
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.disclosure.one_wave import published
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import decimals_text, units
from ecpat_training.effect.sentences.plain import estimate
from ecpat_training.effect.sentences.words.one_wave import WITHHELD_SENTENCES
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.words.catalogue.marked_text import count_phrase, join_names, marked
from ecpat_training.words.catalogue.message import Command, Option, phrase
from ecpat_training.words.catalogue.speech import figure

_MOST_TEXTS = 12
_MIN_SHARE_SHOWN = 0.005  # below it a share is no whole per cent, and 0 % only where nobody answered


class ReactionAnalysis(Analysis[Reaction]):
    """What people answered in one wave alone; its first page, a donor's only one, is `report/one_wave.py`."""

    order = 1
    readers: frozenset[Reader] = frozenset(("coordinator", "evaluator"))
    over_sites = True
    one_wave = True

    def analyse(self, data: EvaluationData) -> Reaction | None:
        """What the one wave says; None where there are several."""
        return compute.analyse(data)

    def blocks(self, result: Reaction, report: EffectReport) -> Iterator[Block]:
        """Each question, scale by scale, and how many wrote in their own words."""
        scales = [scale for scale in result.scales if scale.questions or scale.shares]
        if scales:
            yield Heading(words.QUESTIONS)
        for scale in scales:
            yield Heading(scale.title, 2)
            yield from _questions(scale)
        yield from _free_text_blocks(result)

    def details(self, result: Reaction, report: EffectReport) -> Iterator[Block]:
        """How often each answer was given, and how the figures were computed."""
        answer_tables = [(scale.title, table) for scale in result.scales if (table := _answer_count_table(scale))]
        if answer_tables:
            yield Heading(words.GIVEN_ANSWERS_TITLE)
        for title, table in answer_tables:
            yield Heading(title, 2)
            yield table
        yield Heading(words.METHODS["title"])
        has_keyed_scale = any(scale.kind == "multiple choice" for scale in result.scales) or result.rate
        yield Bullets(
            (
                words.METHODS["scores"],
                words.METHODS["means"],
                *([words.METHODS["right"]] if has_keyed_scale else []),
                *([words.METHODS["rate"]] if result.rate else []),
            )
        )

    def data(self, result: Reaction) -> JsonObject:
        """Every figure of the result as data for machines, not rounded."""
        return {
            "wave": result.wave,
            "answered": result.answered,
            "answered_again": None if result.of_participations and not result.again else result.again,
            "participants": result.participants,
            "response_rate": estimate(result.rate) if result.rate else None,
            "scales": [_data(scale) for scale in result.scales],
            "free_texts": [{"question": question, "texts": number} for question, number in result.written],
        }

    def public(self, result: Reaction, report: EffectReport) -> Reaction | None:
        """What `disclosure/one_wave.py` lets out."""
        return published(result)


analysis = ReactionAnalysis()


def respondents_text(reaction: Reaction) -> str:
    """How many people answered, and of how many."""
    if reaction.answered is None:
        return words.ANSWERED["withheld"].format(why=WITHHELD_SENTENCES[reaction.withheld or "fewer than 10"])
    when_text = words.WAVE_TIMES[reaction.wave]
    forms = count_phrase(reaction.answered, "form")
    if reaction.of_participations and not reaction.again:
        return words.ANSWERED["some again"].format(forms=forms, when=when_text)
    text = _respondent_count_text(reaction, when_text)
    return f"{text} {words.ANSWERED['again'].format(forms=forms)}" if reaction.of_participations else text


def _respondent_count_text(reaction: Reaction, when_text: str) -> str:
    """How many people answered, of how many, where they may be counted."""
    if reaction.rate is None or reaction.participants is None:
        text = words.ANSWERED["number"].format(people=count_phrase(reaction.people, "person", "people"), when=when_text)
        unknown_people_text = phrase(words.ANSWERED["unknown"], participants=Option("--participants"))
        return text if reaction.participants else f"{text} {unknown_people_text}"
    if reaction.people == reaction.participants:
        return words.ANSWERED["all"].format(participants=reaction.participants, when=when_text)
    low, high = reaction.rate.low, reaction.rate.high
    sentence_key = "rate, published" if low is None or high is None else "rate"
    return words.ANSWERED[sentence_key].format(
        answered=reaction.people,
        participants=reaction.participants,
        when=when_text,
        share=words.ANSWERED["few"]
        if (reaction.rate.value or 0) < _MIN_SHARE_SHOWN
        else value_text(reaction.rate.value, "percent"),
        low=value_text(100 * (low or 0.0), "0"),
        high=value_text(100 * (high or 0.0), "0"),
    )


def sentence(scale: ScaleReaction, *, public: bool = False) -> str:
    """A scale's mean in words."""
    mean = scale.mean
    if mean.value is None:
        return words.SCALE["none"].format(title=scale.title, why=mean.undefined)
    sentence_key = "interval" if mean.low is not None else "no interval"
    if mean.n is None:
        sentence_key = "interval only" if mean.low is not None else "mean only"

    def figure(value: float | None) -> str:
        return decimals_text(scale.kind, value or 0.0, is_published=public)

    text = words.SCALE[sentence_key].format(
        title=scale.title,
        mean=mean_of(scale, public=public),
        ends=ends_of(scale),
        low=figure(mean.low),
        high=figure(mean.high),
        people=count_phrase(mean.n or 0, "person", "people"),
        why=mean.no_interval,
    )
    return words.OF_BEFORE.format(sentence=text) if scale.of_before else text


def mean_of(scale: ScaleReaction, *, public: bool = False) -> str:
    """A scale's mean in its own unit: `4.09`, `78.9 % right`, `12.00 minutes`."""
    mean = decimals_text(scale.kind, scale.mean.value or 0.0, is_published=public)
    if scale.kind == "multiple choice":
        return words.MEAN_RIGHT_TEXT.format(mean=mean)
    return units(scale.kind, scale.unit)[1].format(value=mean)


def ends_of(scale: ScaleReaction) -> str:
    """Between which ends a scale's mean lies and which end is better, as it stands behind the mean; "" if untold."""
    lower = words.LOWER if scale.better == "lower" else ""
    if scale.kind == "multiple choice" or scale.low is None or scale.high is None:
        return lower
    return words.SCALE_ENDS_TEXT.format(low=figure(f"{scale.low:g}"), high=figure(f"{scale.high:g}")) + lower


def _questions(scale: ScaleReaction) -> Iterator[Block]:
    """The bars of graded answers, and the mean of each question; of a published report the shares alone."""
    if scale.shares:
        yield _shares_table(scale)
        yield Paragraph(words.SHARES, "quiet")
        return
    if scale.items is not None and scale.kind != "multiple choice" and drawable(scale.items):
        for chart in answer_bars(scale.items):
            yield replace(chart, rows=tuple(replace(row, wave="") for row in chart.rows))
    yield _means_table(scale)


def _answer_count_table(scale: ScaleReaction) -> ReportTable | None:
    """How often each answer was given; None where there are too many, or none may be told."""
    if scale.items is None:
        return None
    return (
        tables.chosen_options_table(scale.items)
        if scale.kind == "multiple choice"
        else tables.given_answers_table(scale.items)
    )


def _means_table(scale: ScaleReaction) -> ReportTable:
    is_keyed = scale.kind == "multiple choice"
    format_: Format = "percent" if is_keyed else "0.00"
    columns = (
        ReportColumn(marked("Question"), width=4.5),
        ReportColumn(marked("People"), "count"),
        ReportColumn(marked("Right") if is_keyed else marked("Mean"), format_),
        ReportColumn(marked("95 % interval"), format_, interval=True, width=1.6),
    )
    rows = tuple(
        (_text(question), question.n, question.mean.value, _interval(question)) for question in scale.questions
    )
    return ReportTable(f"questions {scale.scale}", columns, rows)


def _interval(question: QuestionMean) -> object:
    return marked("no interval") if question.mean.low is None else (question.mean.low, question.mean.high)


def _text(question: QuestionMean) -> str:
    label = f"{question.id}: {question.text}" if question.text and question.text != question.id else question.id
    return words.REVERSED_ITEM_TEXT.format(text=label) if question.reversed else label


def _shares_table(scale: ScaleReaction) -> ReportTable:
    answers = [answer for answer, _ in scale.shares[0].shares]
    columns = (ReportColumn(marked("Question"), width=3.0), *(ReportColumn(answer, width=1.2) for answer in answers))
    rows = tuple(
        (f"{question.id}: {question.text}" if question.text else question.id, *(share for _, share in question.shares))
        for question in scale.shares
    )
    return ReportTable(f"shares {scale.scale}", columns, rows)


def _free_text_blocks(reaction: Reaction) -> Iterator[Block]:
    if not reaction.written:
        return
    yield Heading(words.WRITTEN["title"])
    lines = [
        words.WRITTEN["one"].format(question=visible(question), number=number) for question, number in reaction.written
    ]
    texts = count_phrase(sum(number for _, number in reaction.written), "text")
    questions = count_phrase(len(reaction.written), "question")
    text = words.WRITTEN["said"].format(texts=texts, questions=questions, list=join_names(lines, _MOST_TEXTS))
    advice = phrase(words.WRITTEN["how"], command=Command("survey quotes", sign=""))
    yield Paragraph(f"{text} {advice}")


def _data(scale: ScaleReaction) -> JsonObject:
    counts = {item.id: item.waves[0].counts for item in scale.items.items if item.waves} if scale.items else {}
    blank = {item.id: item.waves[0].blank for item in scale.items.items if item.waves} if scale.items else {}
    return {
        "scale": scale.scale,
        "title": scale.title,
        "kind": scale.kind,
        "better": scale.better,
        "lowest_score": scale.low,
        "highest_score": scale.high,
        "unit": scale.unit or None,
        "n": scale.n,
        "mean": estimate(scale.mean),
        "withheld": scale.withheld or None,
        "of_the_time_before": scale.of_before,
        "questions": [
            {
                "item": question.id,
                "text": question.text,
                "n": question.n,
                "right" if scale.kind == "multiple choice" else "mean": estimate(question.mean),
                "counts": [{"answer": answer, "people": number} for answer, number in counts.get(question.id, ())],
                "blank": blank.get(question.id),
            }
            for question in scale.questions
        ],
        "shares": [
            {
                "item": question.id,
                "text": question.text,
                "answers": [{"answer": answer, "share": share} for answer, share in question.shares],
            }
            for question in scale.shares
        ],
    }
