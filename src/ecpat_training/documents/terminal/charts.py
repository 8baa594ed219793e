"""Charts where there are only letters: bars, strips and figures in words."""

from collections import Counter
from collections.abc import Iterable

from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from ecpat_training.documents.document import Chart, HaveWantChart, TimelineChart, TimelineItem, Tone
from ecpat_training.documents.evaluation_charts import (
    AnswersChart,
    ChangesChart,
    EstimateChart,
    EstimateRow,
    ItemMap,
    PairedChart,
    ScaleChart,
)
from ecpat_training.documents.numbers import format_interval, value_text
from ecpat_training.documents.terminal.answers import answers_grid, items_grid, scales_grid
from ecpat_training.values.quantity import clock
from ecpat_training.words.catalogue.marked_text import marked

BAR_WIDTH = 30
SLOT = 10
_COLOURS: dict[Tone, str] = {"plain": "cyan", "good": "cyan", "attention": "yellow", "bad": "red", "quiet": "dim"}
_KIND_SYMBOLS = {
    "input": ("░", "i"),
    "practice": ("█", "P"),
    "sensitive": ("▓", "S"),
    "frame": ("─", "-"),
    "break": ("·", "."),
}


def chart_lines(chart: Chart, width: int, *, is_plain_text: bool) -> Iterable[RenderableType]:
    """A chart for a terminal of so many characters; with `is_plain_text` it keeps to ASCII."""
    match chart:
        case HaveWantChart():
            return [_have_want(chart, min(BAR_WIDTH, width // 3), is_plain_text)]
        case PairedChart():
            return [Text(_render_paired(chart))]
        case ChangesChart():
            return [_changes(chart)]
        case EstimateChart():
            return [_estimates(chart)]
        case TimelineChart():
            return _timeline(chart, width, is_plain_text)
        case AnswersChart():
            return answers_grid(chart)
        case ItemMap():
            return [items_grid(chart, min(BAR_WIDTH, width // 4), is_plain_text=is_plain_text)]
        case ScaleChart():
            return [scales_grid(chart)]
        case _:
            return [Text(chart.alt)]


def _have_want(chart: HaveWantChart, cells: int, is_plain_text: bool) -> Grid:
    have_mark, maybe_mark, want_mark = ("#", "?", ".") if is_plain_text else ("█", "▒", "░")
    limits = [limit for row in chart.rows for limit in (row.value, row.low, row.high, row.most) if limit is not None]
    most = max([1.0, *limits])
    grid = Grid.grid(padding=(0, 2, 0, 0))
    for justify in ("left", "left", "right", "left"):
        grid.add_column(justify=justify, overflow="fold")
    for row in chart.rows:
        have = round(row.value / most * cells)
        low = 0 if row.low is None else round(row.low / most * cells)
        high = cells if row.high is None else round(row.high / most * cells)
        band = "".join(want_mark if low <= cell < high else " " for cell in range(cells)) if row.want else " " * cells
        may_have = max(have, round((row.most or 0) / most * cells))
        bar_text = have_mark * have + maybe_mark * (may_have - have)
        bar = Text(bar_text, style=_COLOURS[row.tone]) + Text(band[may_have:], style="dim")
        want = f"want {row.want}" if row.want else ""
        grid.add_row(Text(row.label), bar, Text(row.have), Text(want))
    return grid


_PAIRS = marked("{n} pairs: mean {before} {first}, {after} {second}; {higher} higher, {same} the same, {lower} lower.")


def _render_paired(chart: PairedChart) -> str:
    if not chart.pairs:
        return str(marked("No pairs to show."))
    befores, afters = zip(*chart.pairs, strict=True)
    higher = sum(after > before for before, after in chart.pairs)
    unchanged = sum(after == before for before, after in chart.pairs)
    n = len(chart.pairs)
    before, after = (value_text(sum(values) / n, "0.00") for values in (befores, afters))
    return _PAIRS.format(
        n=n,
        before=before,
        first=chart.labels[0],
        after=after,
        second=chart.labels[1],
        higher=higher,
        same=unchanged,
        lower=n - higher - unchanged,
    )


def _changes(chart: ChangesChart) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    grid.add_column(justify="right")
    for bar in chart.bars:
        grid.add_row(Text(bar.label), Text(f"{bar.people:,}"))
    return grid


def _estimates(chart: EstimateChart) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    grid.add_column(justify="right")
    grid.add_column()
    for row in chart.rows:
        grid.add_row(Text(row.label), Text(value_text(row.value, chart.format)), Text(_interval(row, chart)))
    return grid


def _interval(row: EstimateRow, chart: EstimateChart) -> str:
    return "" if row.low is None else format_interval(row.low, row.high, chart.format)


def _timeline(chart: TimelineChart, width: int, is_plain_text: bool) -> Iterable[RenderableType]:
    items = [item for _, day in chart.days for item in day]
    if not items:
        return
    first, last = min(item.start for item in items) // SLOT, -(-max(item.end for item in items) // SLOT)
    room = max(20, width - 20 - max(len(label) for label, _ in chart.days))
    step = -(-(last - first) // room)
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    for _ in range(3):
        grid.add_column(no_wrap=True)
    for label, day in chart.days:
        strip = "".join(
            _mark(day, slot * SLOT, (slot + step) * SLOT, is_plain_text) for slot in range(first, last, step)
        )
        grid.add_row(Text(label), Text(clock(first * SLOT)), Text(strip), Text(clock(last * SLOT)))
    yield grid
    used = [kind for kind in _KIND_SYMBOLS if any(item.kind == kind for item in items)]
    words: dict[str, str] = dict(chart.legend)
    yield Text(
        "   ".join(f"{_KIND_SYMBOLS[kind][is_plain_text]} {words.get(kind, kind)}" for kind in used), style="dim"
    )


def _mark(day: tuple[TimelineItem, ...], start: int, end: int, is_plain_text: bool) -> str:
    """The mark of what fills most of the time from `start` to `end`."""
    filled: Counter[str] = Counter()
    for item in day:
        filled[item.kind] += max(0, min(end, item.end) - max(start, item.start))
    kind, minutes = max(filled.items(), key=lambda entry: entry[1], default=("", 0))
    return _KIND_SYMBOLS[kind][is_plain_text] if minutes else " "
