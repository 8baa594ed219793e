"""Bars of graded answers around their middle, before and after; hatched, so that they can be told apart in grey."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.documents.charts.key import LINE, draw_key, key_lines
from ecpat_training.documents.charts.names import names
from ecpat_training.documents.charts.style import ACCENT, INK, MARGIN, SMALL, SOFT, WIDTH, area, new_figure, write
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.evaluation_charts import AnswerRow, AnswersChart, reach, start
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BAR, BETWEEN = 0.26, 0.16  # inches
TOP, FOOT, GAP = 0.28, 0.2, 0.1
LONGEST_LABEL, LONGEST_WAVE = 2.1, 0.8
FEW = 20  # below, people are counted and not called percentages
LOW, LOW_PALE, HIGH_PALE = "#9c4310", "#f8e3d3", "#a9cbd9"
MIDDLE, MIDDLE_LINES = "#ffffff", "#9fb0b9"
PEOPLE, BY_ANSWER = marked(("people", "people: by answer"))
LISTED = 1.3  # inches, where answers are listed


class _AnswersLook(NamedTuple):
    """How an answer is drawn: its colour, its hatching and that one's colour, and how one writes on it: the colour of
    the letters and of the ground below them, if they need one."""

    face: str
    hatch: str
    lines: str
    ink: str
    ground: str


def draw(chart: AnswersChart, width: float = WIDTH) -> "Figure":
    """The figure of graded answers: bars of each question around a line at the middle answer, each person equally
    wide. Figures stand in the bars and numbers of people at the right; there every answer is listed too where a
    part of a bar is too narrow."""
    groups = [(label, list(rows)) for label, rows in groupby(chart.rows, key=lambda row: row.label)]
    called = names((label for label, _ in groups), width, LONGEST_LABEL, most=4)
    # A row is as high as its bars or its name in several lines need, whichever is more.
    bodies = [max(BAR * len(rows), called.least(number)) + BETWEEN for number, (_, rows) in enumerate(groups)]
    waves = max((inches(_wave(row), SMALL) for row in chart.rows), default=0.0)
    side_room = GAP + waves + GAP
    left_margin = called.left(side_room) + (side_room if called.above else 0.0)
    if chart.reach is not None and not called.above:
        left_margin = MARGIN + LONGEST_LABEL + side_room  # as wide in every part
    low, high = _bounds(chart)
    small_group = min(map(_n, chart.rows), default=0) < FEW
    # Judged with the room that is left if answers are listed: the list itself takes room from the bars.
    listed = [
        not _labelled(row, (width - left_margin - GAP - LISTED - MARGIN) / (high - low), small_group=small_group)
        for row in chart.rows
    ]
    people = [_people(row, listed=is_listed) for row, is_listed in zip(chart.rows, listed, strict=True)]
    title = str(BY_ANSWER if any(listed) else PEOPLE)
    right = GAP + max([LISTED * any(listed), *(inches(text, SMALL) for text in (title, *people))]) + MARGIN
    if chart.reach is not None:
        right = max(right, GAP + LISTED + MARGIN)  # as wide in every part
    key = key_lines(chart.answers, width)
    total = max(sum(called.over(number) + body for number, body in enumerate(bodies)), BAR)
    figure = new_figure(TOP + total + FOOT + LINE * len(key), width)
    axes = area(figure, left_margin, right, TOP, FOOT + LINE * len(key))
    axes.set(xlim=(low, high), ylim=(total, 0), xticks=[], yticks=[])
    looks = _looks(len(chart.answers))
    room = (width - left_margin - right) / (high - low)  # inches for everybody
    if chart.rows:
        write(axes, high + GAP / room, -TOP / 2, title, fontsize=SMALL, color=SOFT, va="center", ha="left")
    people_texts = iter(people)
    y = 0.0
    for place, ((_, rows), body) in enumerate(zip(groups, bodies, strict=True)):
        y += called.over(place)
        called.draw(axes, place, y, body, left_margin, side_room)
        for number, row in enumerate(rows):
            middle = y + body / 2 + (number - (len(rows) - 1) / 2) * BAR
            write(axes, low - GAP / room, middle, _wave(row), ha="right", va="center", fontsize=SMALL, color=SOFT)
            write(axes, high + GAP / room, middle, next(people_texts), va="center", fontsize=SMALL, color=SOFT)
            _bar(axes, row, middle, looks, room, small_group=small_group)
        y += body
    axes.axvline(0, color=INK, linewidth=0.9, linestyle=(0, (4, 2)), zorder=3)
    _key(figure, axes, key, looks)
    return figure


def _wave(row: AnswerRow) -> str:
    return "".join(wrapped(row.wave, LONGEST_WAVE, SMALL, most=1))


def _n(row: AnswerRow) -> int:
    return sum(row.counts)


def _people(row: AnswerRow, *, listed: bool) -> str:
    """How many answered; and where a part of the bar is too narrow to say it, how many gave each answer, in order."""
    return f"{figure(f'{_n(row):,}')}: {'·'.join(map(str, row.counts))}" if listed else figure(f"{_n(row):,}")


def _text(row: AnswerRow, count: int, *, small_group: bool) -> str:
    return figure(f"{count:,}") if small_group else f"{count / _n(row) * 100:.0f} %"


def _fits(text: str, count: int, room: float) -> bool:
    return inches(text, SMALL) + 0.06 < count * room


def _labelled(row: AnswerRow, room: float, *, small_group: bool) -> bool:
    """Whether every part of a bar says how many it is."""
    return all(_fits(_text(row, count, small_group=small_group), count, room) for count in row.counts if count)


def _bounds(chart: AnswersChart) -> tuple[float, float]:
    left_reach, right = chart.reach or reach(chart.rows)
    air = (left_reach + right) * 0.01 or 1.0
    # A side without answers keeps a little room, so that the line in the middle is no edge of the picture.
    return -max(left_reach, (left_reach + right) * 0.08) - air, max(right, (left_reach + right) * 0.08) + air


def _looks(answers: int) -> list[_AnswersLook]:
    """From dark hatched orange over pale grey to dark plain blue; the darker, the further from the middle."""
    from matplotlib.colors import to_hex, to_rgb

    def mixed(pale: str, strong: str, share: float) -> str:
        mix = [
            pale_part + (strong_part - pale_part) * share
            for pale_part, strong_part in zip(to_rgb(pale), to_rgb(strong), strict=True)
        ]
        return to_hex((mix[0], mix[1], mix[2]))

    half, odd = divmod(answers, 2)
    looks = []
    for step in range(half, 0, -1):
        share = (step - 1) / (half - 1) if half > 1 else 0.6
        lines = LOW_PALE if share > 0.5 else mixed(LOW_PALE, LOW, 0.55)
        looks.append(
            _AnswersLook(mixed(LOW_PALE, LOW, share * 0.85), "////" if share > 0.5 else "//", lines, INK, LOW_PALE)
        )
    looks += [_AnswersLook(MIDDLE, "....", MIDDLE_LINES, INK, MIDDLE)] * odd
    for step in range(1, half + 1):
        share = (step - 1) / (half - 1) if half > 1 else 0.6
        looks.append(_AnswersLook(mixed(HIGH_PALE, ACCENT, share), "", "white", "white" if share > 0.5 else INK, ""))
    return looks


def _bar(
    axes: "Axes", row: AnswerRow, place: float, looks: Sequence[_AnswersLook], room: float, *, small_group: bool
) -> None:
    x = start(row)
    for count, look in zip(row.counts, looks, strict=True):
        if not count:
            continue
        axes.barh(
            place,
            count,
            BAR * 0.84,
            left=x,
            color=look.face,
            edgecolor=look.lines,
            hatch=look.hatch,
            linewidth=0.6,
        )
        text = _text(row, count, small_group=small_group)
        if _fits(text, count, room):
            ground = {"facecolor": look.ground, "edgecolor": "none", "pad": 1.0} if look.ground else None
            style = {"ha": "center", "va": "center", "fontsize": SMALL, "zorder": 4}
            write(axes, x + count / 2, place, text, color=look.ink, bbox=ground, **style)
        x += count


def _key(figure: "Figure", axes: "Axes", lines: list[list[tuple[int, str]]], looks: Sequence[_AnswersLook]) -> None:
    from matplotlib.patches import Rectangle

    width, height = figure.get_size_inches()

    def box(look: _AnswersLook, x: float, y: float) -> None:
        patch = Rectangle(
            ((x - 0.13) / width, (y - 0.07) / height),
            0.26 / width,
            0.14 / height,
            transform=figure.transFigure,
            facecolor=look.face,
            edgecolor=look.lines if look.hatch else SOFT,
            hatch=look.hatch,
            linewidth=0.6,
            clip_on=False,
        )
        axes.add_patch(patch)

    draw_key(figure, axes, lines, [lambda x, y, look=look: box(look, x, y) for look in looks])  # type: ignore[misc]
