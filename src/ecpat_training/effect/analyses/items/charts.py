"""The charts of single questions: who knew them before and after, and who gave which answer to statements."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.documents.evaluation_charts import AnswerRow, AnswersChart, ItemMap, ItemRow, reach
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.analyses.items import words
from ecpat_training.effect.analyses.items.result import ItemResult, ScaleItems
from ecpat_training.effect.analyses.items.rules import short_label
from ecpat_training.effect.analyses.items.teach_again import SharesRight, shares_right
from ecpat_training.effect.sentences.words import report as report_words

MAX_CHART_STATEMENTS = 8  # statements in one chart, so that its letters stay large on a page
MOST_ANSWERS = 11  # beyond, grades are a measure and no words


def item_map(scale: ScaleItems, earlier: str, later: str) -> ItemMap | None:
    """Questions with a key, the best known afterwards first, what nobody teaches last; None where no question was asked
    in either wave."""
    questions = [(item, shares_right(item, earlier, later)) for item in scale.items]
    asked_questions = [(item, shares) for item, shares in questions if shares.before or shares.after]
    if scale.kind != "multiple choice" or not asked_questions:
        return None
    rows = tuple(
        ItemRow(label(item), shares.before and shares.before.value, shares.after and shares.after.value, item.untaught)
        for item, shares in sorted(asked_questions, key=_place)
    )
    wave_labels = (report_words.WAVE_SHORT[earlier].lower(), report_words.WAVE_SHORT[later].lower())
    row_texts = "; ".join(
        words.ALT_ROW.format(text=row.label.rstrip("?. "), before=_share(row.before), after=_share(row.after))
        for row in rows
    )
    alt = words.ALT.format(title=scale.title, before=wave_labels[0], after=wave_labels[1], rows=row_texts)
    return ItemMap(words.MAP.format(title=scale.title), wave_labels, rows, alt, words.UNTAUGHT_NOTE, words.AXIS)


def label(item: ItemResult) -> str:
    """A question by its id, by which sentences name it, and its whole text."""
    return f"{item.id}: {item.text}" if item.text and item.text != item.id else item.id


def _place(question: tuple[ItemResult, SharesRight]) -> tuple[bool, bool, float, float]:
    item, shares = question
    after, before = (share.value if share else 0.0 for share in (shares.after, shares.before))
    return item.untaught, shares.after is None, -after, -before


def _share(share: float | None) -> str:
    return words.NOT_ASKED_TEXT if share is None else value_text(share, "percent")


def drawable(scale: ScaleItems) -> bool:
    """Whether the answers of a scale can be drawn as bars: graded, few enough, and counted."""
    counted = all(wave.counts or not wave.n for item in scale.items for wave in item.waves)
    return 1 < len(scale.answers) <= MOST_ANSWERS and counted


def answer_bars(scale: ScaleItems) -> Iterator[AnswersChart]:
    """How often each answer was given to each statement in each wave, in parts where the scale is long."""
    items = [item for item in scale.items if any(wave.n for wave in item.waves)]
    chart_count = -(-len(items) // MAX_CHART_STATEMENTS)
    size = -(-len(items) // chart_count) if chart_count else 0
    all_rows = [row for item in items for row in _rows(scale, item)]
    for chart_number in range(chart_count):
        title = (words.BARS_PART if chart_count > 1 else words.ANSWER_BARS_TITLE).format(
            title=scale.title, part=chart_number + 1, parts=chart_count
        )
        yield replace(
            _answer_bars_chart(scale, items[chart_number * size : (chart_number + 1) * size], title),
            reach=reach(all_rows),
        )


def _rows(scale: ScaleItems, item: ItemResult) -> Iterator[AnswerRow]:
    """A row for each wave in which the question was asked."""
    text = words.REVERSED_ITEM_TEXT.format(text=label(item)) if item.reversed else label(item)
    for wave in item.waves:
        counts = dict(wave.counts)
        times = tuple(counts.get(answer, 0) for answer, _ in scale.answers)
        yield AnswerRow(text, times, report_words.WAVE_SHORT[wave.wave].lower())


def _answer_bars_chart(scale: ScaleItems, items: Sequence[ItemResult], title: str) -> AnswersChart:
    rows: list[AnswerRow] = []
    row_texts = []
    for item in items:
        text = words.REVERSED_ITEM_TEXT.format(text=label(item)) if item.reversed else label(item)
        item_rows = list(_rows(scale, item))
        waves = [words.BARS_ALT_WAVE.format(counts=", ".join(map(str, row.counts)), wave=row.wave) for row in item_rows]
        rows += item_rows
        row_texts.append(words.BARS_ALT_ROW.format(text=text.rstrip(". "), waves="; ".join(map(str, waves))))
    answers = tuple(name or answer for answer, name in scale.answers)
    alt = words.BARS_ALT.format(
        title=scale.title, low=answers[0], high=answers[-1], rows=". ".join(map(str, row_texts))
    )
    return AnswersChart(title, answers, tuple(rows), alt)


def unanswered_text(scale: ScaleItems) -> str:
    """How many gave no answer to which statement, which bars don't show; "" where everybody did."""
    blanks = [
        words.BLANK_ROW.format(
            item=short_label(item), count=wave.blank, wave=report_words.WAVE_SHORT[wave.wave].lower()
        )
        for item in scale.items
        for wave in item.waves
        if wave.blank
    ]
    return words.BLANK_NOTE.format(rows=", ".join(map(str, blanks))) if blanks else ""
