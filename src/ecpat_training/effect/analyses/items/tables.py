"""The tables of single questions: one line a question, in the form's order, so that a question is found."""

from collections.abc import Sequence

from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.documents.numbers import Format
from ecpat_training.effect.analyses.items import words
from ecpat_training.effect.analyses.items.result import (
    ItemResult,
    ItemShare,
    PartChange,
    QuestionChange,
    ScaleItems,
    ScaleShares,
)
from ecpat_training.effect.analyses.items.rules import change_of
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.stats.estimate import Estimate
from ecpat_training.values.thresholds import FEW_FOR_PERCENTAGES

LONGEST = 70
Cells = Sequence[object]
COLUMN = words.COLUMN


def question(item: ItemResult) -> str:
    """A question in a cell: its id, the beginning of its text, and what is special about it."""
    text = item.text if len(item.text) <= LONGEST else item.text[:LONGEST].rpartition(" ")[0] + " …"
    marks = [words.NOT_TAUGHT] * item.untaught + [words.REVERSED] * item.reversed
    if item.form:
        marks.append(words.FORM.format(form=item.form))
    label = f"{item.id}: {text}" if text and text != item.id else item.id
    return f"{label} ({', '.join(map(str, marks))})" if marks else label


def changes_table(scale: ScaleItems, earlier: str, later: str) -> ReportTable | None:
    """How many were right before and after and who changed, or the means and who moved; None where no question was
    asked twice."""
    rows = [(item, change) for item in scale.items if (change := change_of(item, earlier, later))]
    if not rows:
        return None
    columns = _keyed(rows, earlier, later) if scale.kind == "multiple choice" else _graded(rows, earlier, later)
    return _table(f"questions {scale.scale}", columns)


def shares_table(test: ScaleShares, earlier: str, later: str) -> ReportTable:
    """What may be published of a test: a share in words before and after, a line for each question."""
    columns: list[tuple[ReportColumn, Cells]] = [
        (ReportColumn(COLUMN["question"], width=4.5), [_published(item) for item in test.items]),
        (ReportColumn(COLUMN["right before"].format(wave=words.WAVE[earlier])), [item.before for item in test.items]),
        (ReportColumn(COLUMN["right before"].format(wave=words.WAVE[later])), [item.after for item in test.items]),
    ]
    return _table(f"questions {test.scale}", columns)


def _published(item: ItemShare) -> str:
    label = f"{item.id}: {item.text}" if item.text and item.text != item.id else item.id
    return f"{label} ({words.NOT_TAUGHT})" if item.untaught else label


def shares(scale: ScaleItems, earlier: str, later: str) -> bool:
    """Whether people are enough to speak of percentages."""
    return any((change := change_of(item, earlier, later)) and change.n >= FEW_FOR_PERCENTAGES for item in scale.items)


def _keyed(
    rows: Sequence[tuple[ItemResult, QuestionChange]], earlier: str, later: str
) -> list[tuple[ReportColumn, Cells]]:
    as_percent = any(change.n >= FEW_FOR_PERCENTAGES for _, change in rows)
    format_: Format = "percent" if as_percent else "count"

    def right(number: float | None, change: QuestionChange) -> float | None:
        return None if number is None else number / change.n if as_percent else number

    columns: list[tuple[ReportColumn, Cells]] = [
        *_opening(rows),
        (_right(earlier, format_), [right(change.before, change) for _, change in rows]),
        (_right(later, format_), [right(change.after, change) for _, change in rows]),
        (ReportColumn(COLUMN["gained"], "count"), [change.better for _, change in rows]),
        (ReportColumn(COLUMN["lost"], "count"), [change.worse for _, change in rows]),
    ]
    if as_percent:
        columns.append(
            (_interval(COLUMN["change interval"], "0.0"), [_points(change.difference) for _, change in rows])
        )
    return columns


def _right(wave: str, format_: Format) -> ReportColumn:
    return ReportColumn(COLUMN["right before"].format(wave=words.WAVE[wave]), format_)


def _graded(
    rows: Sequence[tuple[ItemResult, QuestionChange]], earlier: str, later: str
) -> list[tuple[ReportColumn, Cells]]:
    return [
        *_opening(rows),
        (ReportColumn(COLUMN["mean"].format(wave=words.WAVE[earlier]), "0.00"), [change.before for _, change in rows]),
        (ReportColumn(COLUMN["mean"].format(wave=words.WAVE[later]), "0.00"), [change.after for _, change in rows]),
        (ReportColumn(COLUMN["better"], "count"), [change.better for _, change in rows]),
        (ReportColumn(COLUMN["same"], "count"), [change.same for _, change in rows]),
        (ReportColumn(COLUMN["worse"], "count"), [change.worse for _, change in rows]),
    ]


def _opening(rows: Sequence[tuple[ItemResult, QuestionChange]]) -> list[tuple[ReportColumn, Cells]]:
    return [
        (ReportColumn(COLUMN["question"], width=4.5), [question(item) for item, _ in rows]),
        (ReportColumn(COLUMN["people"], "count", width=0.9), [change.n for _, change in rows]),
    ]


def one_wave_table(scale: ScaleItems) -> ReportTable:
    """Each question in each wave, where no two waves can be compared."""
    rows = [(item, wave) for item in scale.items for wave in item.waves]
    columns: list[tuple[ReportColumn, Cells]] = [
        (ReportColumn(COLUMN["question"], width=4.5), [question(item) for item, _ in rows]),
        (ReportColumn(COLUMN["wave"]), [report_words.WAVE_SHORT[wave.wave] for _, wave in rows]),
        (ReportColumn(COLUMN["people"], "count"), [wave.n for _, wave in rows]),
    ]
    if scale.kind == "multiple choice":
        right = [None if wave.right is None else round((wave.right.value or 0.0) * wave.n) for _, wave in rows]
        columns.append((ReportColumn(COLUMN["right"], "count"), right))
    else:
        columns.append((ReportColumn(COLUMN["mean alone"], "0.00"), [wave.mean for _, wave in rows]))
    return _table(f"questions {scale.scale}", columns)


def parts_table(scale: ScaleItems, earlier: str, later: str) -> ReportTable | None:
    """Chapters, and what is taught beside what is not; None where there are none."""
    parts = [part for part in scale.parts if (part.earlier, part.later) == (earlier, later) and part.n]
    format_: Format = "0.0" if scale.kind == "multiple choice" else "0.00"
    columns: list[tuple[ReportColumn, Cells]] = [
        (ReportColumn(COLUMN["part"], width=3.0), [_part(part) for part in parts]),
        (ReportColumn(COLUMN["questions"], "count"), [part.items for part in parts]),
        (ReportColumn(COLUMN["people"], "count"), [part.n for part in parts]),
        (ReportColumn(COLUMN["mean"].format(wave=words.WAVE[earlier]), format_), [part.before for part in parts]),
        (ReportColumn(COLUMN["mean"].format(wave=words.WAVE[later]), format_), [part.after for part in parts]),
        (ReportColumn(COLUMN["change"], format_), [part.change.value for part in parts]),
        (_interval(COLUMN["interval"], format_), [_bounds(part) for part in parts]),
    ]
    return _table(f"parts {scale.scale}", columns) if parts else None


def _part(part: PartChange) -> str:
    return part.title or (words.UNTAUGHT if part.untaught else words.TAUGHT)


def _bounds(part: PartChange) -> object:
    return part.change.no_interval or part.change.undefined or (part.change.low, part.change.high)


def tests_table(scale: ScaleItems) -> ReportTable | None:
    """The tests of every question of a scale in every comparison."""
    rows = [(item, change) for item in scale.items for change in item.changes]
    if not rows:
        return None
    keyed = scale.kind == "multiple choice"
    columns: list[tuple[ReportColumn, Cells]] = [
        (ReportColumn(COLUMN["question"], width=2.5), [question(item) for item, _ in rows])
    ]
    if len({(change.earlier, change.later) for _, change in rows}) > 1:
        columns.append((ReportColumn(COLUMN["compared"], width=1.9), [_between(change) for _, change in rows]))
    columns += [
        (ReportColumn(COLUMN["people"], "count", width=0.9), [change.n for _, change in rows]),
        (ReportColumn(COLUMN["gained" if keyed else "better"], "count"), [change.better for _, change in rows]),
        (ReportColumn(COLUMN["lost" if keyed else "worse"], "count"), [change.worse for _, change in rows]),
    ]
    if keyed:
        columns += [
            (ReportColumn(COLUMN["points"], "0.0"), [_times_100(change.difference) for _, change in rows]),
            (_interval(COLUMN["interval"], "0.0"), [_points(change.difference) for _, change in rows]),
            (_interval(COLUMN["newcombe"], "0.0", spare=True), [_points(change.newcombe) for _, change in rows]),
        ]
    columns += [
        (ReportColumn(COLUMN["exact"], "p"), [change.exact.p for _, change in rows]),
        (ReportColumn(COLUMN["mid-p"], "p"), [change.mid_p.p for _, change in rows]),
        (ReportColumn(COLUMN["adjusted"], "p"), [change.adjusted for _, change in rows]),
    ]
    if not keyed:
        tests = [change.homogeneity.p if change.homogeneity else None for _, change in rows]
        columns.append((ReportColumn(COLUMN["homogeneity"], "p"), tests))
    return _table(f"tests {scale.scale}", columns)


def quality_table(scale: ScaleItems) -> ReportTable:
    """What each question with a key tells, wave by wave."""
    rows = [(item, wave) for item in scale.items for wave in item.waves]
    return _table(
        f"quality {scale.scale}",
        [
            (ReportColumn(COLUMN["question"], width=2.5), [question(item) for item, _ in rows]),
            (ReportColumn(COLUMN["wave"]), [report_words.WAVE_SHORT[wave.wave] for _, wave in rows]),
            (ReportColumn(COLUMN["people"], "count"), [wave.n for _, wave in rows]),
            (ReportColumn(COLUMN["right"], "percent"), [wave.right.value if wave.right else None for _, wave in rows]),
            (_interval(f"{COLUMN['interval']}, %", "0"), [_points(wave.right) for _, wave in rows]),
            (ReportColumn(COLUMN["item-rest"], "0.00"), [wave.item_rest for _, wave in rows]),
            (ReportColumn(COLUMN["thirds"], "0.00"), [wave.upper_lower for _, wave in rows]),
        ],
    )


def chosen_table(scale: ScaleItems) -> ReportTable:
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
        f"answers {scale.scale}", columns, tuple(tuple(_dash_if_none(cell) for cell in row) for row in rows)
    )


def given_table(scale: ScaleItems) -> ReportTable | None:
    """How often each graded answer was given, a line for each question and wave; None where there are too many."""
    if not scale.answers or any(not wave.counts and wave.n for item in scale.items for wave in item.waves):
        return None
    rows = [(item, wave, dict(wave.counts)) for item in scale.items for wave in item.waves]
    columns: list[tuple[ReportColumn, Cells]] = [
        (ReportColumn(COLUMN["question"], width=2.5), [question(item) for item, _, _ in rows]),
        (ReportColumn(COLUMN["wave"]), [report_words.WAVE_SHORT[wave.wave] for _, wave, _ in rows]),
    ]
    for answer, label in scale.answers:
        title = f"{answer}: {label}" if label else answer
        columns.append((ReportColumn(title, "count"), [counts.get(answer, 0) for _, _, counts in rows]))
    columns.append((ReportColumn(COLUMN["blank"], "count"), [wave.blank for _, wave, _ in rows]))
    return _table(f"answers {scale.scale}", columns)


def _dash_if_none(cell: object) -> object:
    return "-" if cell is None else cell


def _between(change: QuestionChange) -> str:
    short = report_words.WAVE_SHORT
    return f"{short[change.earlier].lower()} - {short[change.later].lower()}"


def _times_100(estimate: Estimate | None) -> float | None:
    return None if estimate is None or estimate.value is None else 100.0 * estimate.value


def _points(estimate: Estimate | None) -> tuple[float | None, float | None]:
    """The bounds of a share in percent, or of a difference of shares in percentage points."""
    if estimate is None or estimate.low is None or estimate.high is None:
        return None, None
    return 100.0 * estimate.low, 100.0 * estimate.high


def _interval(title: str, format_: Format, *, spare: bool = False) -> ReportColumn:
    return ReportColumn(title, format_, interval=True, width=1.6, spare=spare)


def _table(name: str, columns: Sequence[tuple[ReportColumn, Cells]]) -> ReportTable:
    """A table without the columns that have nothing in any row."""
    filled = [
        (column, list(cells))
        for column, cells in columns
        if any(cell not in (None, "", (None, None)) for cell in cells)
    ]
    return ReportTable(
        name, tuple(column for column, _ in filled), tuple(zip(*(cells for _, cells in filled), strict=True))
    )
