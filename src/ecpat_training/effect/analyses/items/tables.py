"""The tables of single questions: one line a question, in the form's order, so that a question is found."""

from collections.abc import Callable
from typing import NamedTuple

from ecpat_training.documents.columns import Column, Row, table_of
from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.documents.numbers import Format
from ecpat_training.effect.analyses.items import words
from ecpat_training.effect.analyses.items.result import (
    ItemResult,
    ItemShare,
    ItemWave,
    PartChange,
    QuestionChange,
    ScaleItems,
    ScaleShares,
)
from ecpat_training.effect.analyses.items.rules import change_of
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.stats.estimate import Estimate
from ecpat_training.values.thresholds import FEW_FOR_PERCENTAGES

MAX_QUESTION_LENGTH = 70
COLUMN = words.COLUMN


class _ChangedQuestion(NamedTuple):
    """A question between two waves."""

    item: ItemResult
    change: QuestionChange


class _AnsweredQuestion(NamedTuple):
    """A question in a wave."""

    item: ItemResult
    wave: ItemWave


def question(item: ItemResult) -> str:
    """A question in a cell: its id, the beginning of its text, and what is special about it."""
    text = (
        item.text
        if len(item.text) <= MAX_QUESTION_LENGTH
        else item.text[:MAX_QUESTION_LENGTH].rpartition(" ")[0] + " …"
    )
    marks = [words.NOT_TAUGHT] * item.untaught + [words.REVERSED] * item.reversed
    if item.form:
        marks.append(words.FORM.format(form=item.form))
    label = f"{item.id}: {text}" if text and text != item.id else item.id
    return f"{label} ({', '.join(map(str, marks))})" if marks else label


def changes_table(scale: ScaleItems, earlier: str, later: str) -> ReportTable | None:
    """How many were right before and after and who changed, or the means and who moved; None where no question was
    asked twice."""
    rows = [_ChangedQuestion(item, change) for item in scale.items if (change := change_of(item, earlier, later))]
    if not rows:
        return None
    is_keyed = scale.kind == "multiple choice"
    as_percent = any(row.change.n >= FEW_FOR_PERCENTAGES for row in rows)
    format_: Format = ("percent" if as_percent else "count") if is_keyed else "0.00"

    def shown(figure: float | None, change: QuestionChange) -> float | None:
        return figure / change.n if is_keyed and as_percent and figure is not None else figure

    title = COLUMN["right before" if is_keyed else "mean"]
    columns: list[Column[_ChangedQuestion]] = [
        Column(COLUMN["question"], lambda row: question(row.item), width=4.5),
        Column(COLUMN["people"], lambda row: row.change.n, "count", width=0.9),
        Column(title.format(wave=words.WAVE[earlier]), lambda row: shown(row.change.before, row.change), format_),
        Column(title.format(wave=words.WAVE[later]), lambda row: shown(row.change.after, row.change), format_),
        Column(COLUMN["gained" if is_keyed else "better"], lambda row: row.change.better, "count"),
        Column(COLUMN["same"], lambda row: row.change.same, "count", shown=not is_keyed),
        Column(COLUMN["lost" if is_keyed else "worse"], lambda row: row.change.worse, "count"),
        _interval(
            COLUMN["change interval"], lambda row: _points(row.change.difference), is_shown=is_keyed and as_percent
        ),
    ]
    return table_of(f"questions {scale.scale}", rows, columns, only_filled=True)


def shares_table(scale_shares: ScaleShares, earlier: str, later: str) -> ReportTable:
    """What may be published of a test: a share in words before and after, a line for each question."""
    columns: list[Column[ItemShare]] = [
        Column(COLUMN["question"], _published_item_label, width=4.5),
        Column(COLUMN["right before"].format(wave=words.WAVE[earlier]), lambda item: item.before),
        Column(COLUMN["right before"].format(wave=words.WAVE[later]), lambda item: item.after),
    ]
    return table_of(f"questions {scale_shares.scale}", scale_shares.items, columns, only_filled=True)


def _published_item_label(item: ItemShare) -> str:
    label = f"{item.id}: {item.text}" if item.text and item.text != item.id else item.id
    return f"{label} ({words.NOT_TAUGHT})" if item.untaught else label


def shares(scale: ScaleItems, earlier: str, later: str) -> bool:
    """Whether people are enough to speak of percentages."""
    return any((change := change_of(item, earlier, later)) and change.n >= FEW_FOR_PERCENTAGES for item in scale.items)


def one_wave_table(scale: ScaleItems) -> ReportTable:
    """Each question in each wave, where no two waves can be compared."""
    is_keyed = scale.kind == "multiple choice"
    columns: list[Column[_AnsweredQuestion]] = [
        Column(COLUMN["question"], lambda row: question(row.item), width=4.5),
        Column(COLUMN["wave"], lambda row: report_words.WAVE_SHORT[row.wave.wave]),
        Column(COLUMN["people"], lambda row: row.wave.n, "count"),
        Column(COLUMN["right"], lambda row: _count_right_answers(row.wave), "count", shown=is_keyed),
        Column(COLUMN["mean alone"], lambda row: row.wave.mean, "0.00", shown=not is_keyed),
    ]
    return table_of(f"questions {scale.scale}", _answered_questions(scale), columns, only_filled=True)


def _answered_questions(scale: ScaleItems) -> list[_AnsweredQuestion]:
    return [_AnsweredQuestion(item, wave) for item in scale.items for wave in item.waves]


def _count_right_answers(wave: ItemWave) -> int | None:
    return None if wave.right is None else round((wave.right.value or 0.0) * wave.n)


def parts_table(scale: ScaleItems, earlier: str, later: str) -> ReportTable | None:
    """Chapters, and what is taught beside what is not; None where there are none."""
    scale_parts = [
        scale_part
        for scale_part in scale.parts
        if (scale_part.earlier, scale_part.later) == (earlier, later) and scale_part.n
    ]
    format_: Format = "0.0" if scale.kind == "multiple choice" else "0.00"
    columns: list[Column[PartChange]] = [
        Column(COLUMN["part"], _part_label, width=3.0),
        Column(COLUMN["questions"], lambda part: part.items, "count"),
        Column(COLUMN["people"], lambda part: part.n, "count"),
        Column(COLUMN["mean"].format(wave=words.WAVE[earlier]), lambda part: part.before, format_),
        Column(COLUMN["mean"].format(wave=words.WAVE[later]), lambda part: part.after, format_),
        Column(COLUMN["change"], lambda part: part.change.value, format_),
        _interval(COLUMN["interval"], _bounds, format_),
    ]
    return table_of(f"parts {scale.scale}", scale_parts, columns, only_filled=True) if scale_parts else None


def _part_label(scale_part: PartChange) -> str:
    return scale_part.title or (words.UNTAUGHT if scale_part.untaught else words.TAUGHT)


def _bounds(scale_part: PartChange) -> object:
    return (
        scale_part.change.no_interval or scale_part.change.undefined or (scale_part.change.low, scale_part.change.high)
    )


def tests_table(scale: ScaleItems) -> ReportTable | None:
    """The tests of every question of a scale in every comparison."""
    rows = [_ChangedQuestion(item, change) for item in scale.items for change in item.changes]
    if not rows:
        return None
    is_keyed = scale.kind == "multiple choice"
    has_several_pairs = len({(row.change.earlier, row.change.later) for row in rows}) > 1
    columns: list[Column[_ChangedQuestion]] = [
        Column(COLUMN["question"], lambda row: question(row.item), width=2.5),
        Column(COLUMN["compared"], lambda row: _compared_waves_text(row.change), width=1.9, shown=has_several_pairs),
        Column(COLUMN["people"], lambda row: row.change.n, "count", width=0.9),
        Column(COLUMN["gained" if is_keyed else "better"], lambda row: row.change.better, "count"),
        Column(COLUMN["lost" if is_keyed else "worse"], lambda row: row.change.worse, "count"),
        Column(COLUMN["points"], lambda row: _times_100(row.change.difference), "0.0", shown=is_keyed),
        _interval(COLUMN["interval"], lambda row: _points(row.change.difference), is_shown=is_keyed),
        _interval(COLUMN["newcombe"], lambda row: _points(row.change.newcombe), is_spare=True, is_shown=is_keyed),
        Column(COLUMN["exact"], lambda row: row.change.exact.p, "p"),
        Column(COLUMN["mid-p"], lambda row: row.change.mid_p.p, "p"),
        Column(COLUMN["adjusted"], lambda row: row.change.adjusted, "p"),
        Column(
            COLUMN["homogeneity"],
            lambda row: row.change.homogeneity.p if row.change.homogeneity else None,
            "p",
            shown=not is_keyed,
        ),
    ]
    return table_of(f"tests {scale.scale}", rows, columns, only_filled=True)


def quality_table(scale: ScaleItems) -> ReportTable:
    """What each question with a key tells, wave by wave."""
    columns: list[Column[_AnsweredQuestion]] = [
        Column(COLUMN["question"], lambda row: question(row.item), width=2.5),
        Column(COLUMN["wave"], lambda row: report_words.WAVE_SHORT[row.wave.wave]),
        Column(COLUMN["people"], lambda row: row.wave.n, "count"),
        Column(COLUMN["right"], lambda row: row.wave.right.value if row.wave.right else None, "percent"),
        _interval(f"{COLUMN['interval']}, %", lambda row: _points(row.wave.right), "0"),
        Column(COLUMN["item-rest"], lambda row: row.wave.item_rest, "0.00"),
        Column(COLUMN["thirds"], lambda row: row.wave.upper_lower, "0.00"),
    ]
    return table_of(f"quality {scale.scale}", _answered_questions(scale), columns, only_filled=True)


def chosen_options_table(scale: ScaleItems) -> ReportTable:
    """How often each option was chosen, a line an option, in each wave; don't know and no answer last."""
    waves = list(dict.fromkeys(wave.wave for item in scale.items for wave in item.waves))
    rows: list[tuple[object, ...]] = []
    for item in scale.items:
        texts = dict(item.options)
        counts = [{wave.wave: dict(wave.counts) for wave in item.waves}.get(name) for name in waves]
        blanks = [{wave.wave: wave.blank for wave in item.waves}.get(name) for name in waves]
        options = dict.fromkeys(option for wave_counts in counts if wave_counts for option in wave_counts)
        for number, option in enumerate(options):
            text = texts.get(option) or ""
            label = f"{option}: {text}" if text and text != option else option
            times = [None if wave_counts is None else wave_counts.get(option, 0) for wave_counts in counts]
            rows.append((question(item) if not number else "", label, words.KEY if option == item.key else "", *times))
        if any(blanks):
            rows.append(("", words.BLANK, "", *blanks))
    columns = (
        ReportColumn(COLUMN["question"]),
        ReportColumn(COLUMN["answer"], width=4.0),
        ReportColumn(COLUMN["key"]),
        *(ReportColumn(report_words.WAVE_SHORT[wave], "count") for wave in waves),
    )
    return ReportTable(
        f"answers {scale.scale}", columns, tuple(tuple(_dash_for_none(cell) for cell in row) for row in rows)
    )


def given_answers_table(scale: ScaleItems) -> ReportTable | None:
    """How often each graded answer was given, a line for each question and wave; None where there are too many."""
    if not scale.answers or any(not wave.counts and wave.n for item in scale.items for wave in item.waves):
        return None
    columns: list[Column[_AnsweredQuestion]] = [
        Column(COLUMN["question"], lambda row: question(row.item), width=2.5),
        Column(COLUMN["wave"], lambda row: report_words.WAVE_SHORT[row.wave.wave]),
        *(_times(answer, f"{answer}: {label}" if label else answer) for answer, label in scale.answers),
        Column(COLUMN["blank"], lambda row: row.wave.blank, "count"),
    ]
    return table_of(f"answers {scale.scale}", _answered_questions(scale), columns, only_filled=True)


def _times(answer: str, title: str) -> Column[_AnsweredQuestion]:
    return Column(title, lambda row: dict(row.wave.counts).get(answer, 0), "count")


def _dash_for_none(cell: object) -> object:
    return "-" if cell is None else cell


def _compared_waves_text(change: QuestionChange) -> str:
    short_wave_names = report_words.WAVE_SHORT
    return f"{short_wave_names[change.earlier].lower()} - {short_wave_names[change.later].lower()}"


def _times_100(estimate: Estimate | None) -> float | None:
    return None if estimate is None or estimate.value is None else 100.0 * estimate.value


def _points(estimate: Estimate | None) -> tuple[float | None, float | None]:
    """The bounds of a share in percent, or of a difference of shares in percentage points."""
    if estimate is None or estimate.low is None or estimate.high is None:
        return None, None
    return 100.0 * estimate.low, 100.0 * estimate.high


def _interval(
    title: str,
    value: Callable[[Row], object],
    format_: Format = "0.0",
    *,
    is_spare: bool = False,
    is_shown: bool = True,
) -> Column[Row]:
    return Column(title, value, format_, interval=True, width=1.6, spare=is_spare, shown=is_shown)
