"""Bars of graded answers around their middle, before and after; hatched, so that they can be told apart in grey."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.documents.charts.key import LINE, draw_key, key_lines
from ecpat_training.documents.charts.names import names
from ecpat_training.documents.charts.style import (
    ACCENT,
    INK,
    MARGIN,
    SMALL_FONT_SIZE,
    SOFT_COLOUR,
    WIDTH,
    area,
    create_figure,
    write,
)
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.evaluation_charts import AnswerRow, AnswersChart, reach, start
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BAR_HEIGHT, ROW_GAP = 0.26, 0.16  # inches
TOP_MARGIN, BOTTOM_MARGIN, CHART_GAP = 0.28, 0.2, 0.1
LONGEST_LABEL, LONGEST_WAVE = 2.1, 0.8
MIN_PERCENTAGE_GROUP = 20  # below, people are counted and not called percentages
LOW_COLOUR, LOW_PALE_COLOUR, HIGH_PALE_COLOUR = "#9c4310", "#f8e3d3", "#a9cbd9"
MIDDLE_COLOUR, MIDDLE_LINE_COLOUR = "#ffffff", "#9fb0b9"
PEOPLE, BY_ANSWER = marked(("people", "people: by answer"))
LIST_WIDTH = 1.3  # inches, where answers are listed


class _AnswersLook(NamedTuple):
    """How an answer is drawn: its colour, its hatching and that one's colour, and how one writes on it: the colour of
    the letters and of the ground below them, if they need one."""

    face: str
    hatch: str
    lines: str
    ink: str
    fill_colour: str


def draw(chart: AnswersChart, width: float = WIDTH) -> "Figure":
    """The figure of graded answers: bars of each question around a line at the middle answer, each person equally
    wide. Figures stand in the bars and numbers of people at the right; there every answer is listed too where a
    part of a bar is too narrow."""
    groups = [(label, list(rows)) for label, rows in groupby(chart.rows, key=lambda row: row.label)]
    row_names = names((label for label, _ in groups), width, LONGEST_LABEL, max_lines=4)
    # A row is as high as its bars or its name in several lines need, whichever is more.
    bodies = [
        max(BAR_HEIGHT * len(rows), row_names.min_row_height(number)) + ROW_GAP
        for number, (_, rows) in enumerate(groups)
    ]
    waves = max((inches(_wave(row), SMALL_FONT_SIZE) for row in chart.rows), default=0.0)
    side_room = CHART_GAP + waves + CHART_GAP
    left_margin = row_names.left_margin(side_room) + (side_room if row_names.are_above else 0.0)
    if chart.reach is not None and not row_names.are_above:
        left_margin = MARGIN + LONGEST_LABEL + side_room  # as wide in every part
    x_min, x_max = _bounds(chart)
    small_group = min(map(_n, chart.rows), default=0) < MIN_PERCENTAGE_GROUP
    # Judged with the room that is left if answers are listed: the list itself takes room from the bars.
    listed_flags = [
        not _has_label_room(
            row, (width - left_margin - CHART_GAP - LIST_WIDTH - MARGIN) / (x_max - x_min), small_group=small_group
        )
        for row in chart.rows
    ]
    people = [_people(row, lists_counts=is_listed) for row, is_listed in zip(chart.rows, listed_flags, strict=True)]
    title = str(BY_ANSWER if any(listed_flags) else PEOPLE)
    right_margin = (
        CHART_GAP
        + max([LIST_WIDTH * any(listed_flags), *(inches(text, SMALL_FONT_SIZE) for text in (title, *people))])
        + MARGIN
    )
    if chart.reach is not None:
        right_margin = max(right_margin, CHART_GAP + LIST_WIDTH + MARGIN)  # as wide in every part
    key = key_lines(chart.answers, width)
    total = max(sum(row_names.height_above_row(number) + body for number, body in enumerate(bodies)), BAR_HEIGHT)
    figure = create_figure(TOP_MARGIN + total + BOTTOM_MARGIN + LINE * len(key), width)
    axes = area(figure, left_margin, right_margin, TOP_MARGIN, BOTTOM_MARGIN + LINE * len(key))
    axes.set(xlim=(x_min, x_max), ylim=(total, 0), xticks=[], yticks=[])
    answer_looks = _build_looks(len(chart.answers))
    room = (width - left_margin - right_margin) / (x_max - x_min)  # inches for everybody
    if chart.rows:
        write(
            axes,
            x_max + CHART_GAP / room,
            -TOP_MARGIN / 2,
            title,
            fontsize=SMALL_FONT_SIZE,
            color=SOFT_COLOUR,
            va="center",
            ha="left",
        )
    people_texts = iter(people)
    y = 0.0
    for place, ((_, rows), body) in enumerate(zip(groups, bodies, strict=True)):
        y += row_names.height_above_row(place)
        row_names.draw(axes, place, y, body, left_margin, side_room)
        for number, row in enumerate(rows):
            bar_middle = y + body / 2 + (number - (len(rows) - 1) / 2) * BAR_HEIGHT
            write(
                axes,
                x_min - CHART_GAP / room,
                bar_middle,
                _wave(row),
                ha="right",
                va="center",
                fontsize=SMALL_FONT_SIZE,
                color=SOFT_COLOUR,
            )
            write(
                axes,
                x_max + CHART_GAP / room,
                bar_middle,
                next(people_texts),
                va="center",
                fontsize=SMALL_FONT_SIZE,
                color=SOFT_COLOUR,
            )
            _draw_bar(axes, row, bar_middle, answer_looks, room, small_group=small_group)
        y += body
    axes.axvline(0, color=INK, linewidth=0.9, linestyle=(0, (4, 2)), zorder=3)
    _key(figure, axes, key, answer_looks)
    return figure


def _wave(row: AnswerRow) -> str:
    return "".join(wrapped(row.wave, LONGEST_WAVE, SMALL_FONT_SIZE, max_lines=1))


def _n(row: AnswerRow) -> int:
    return sum(row.counts)


def _people(row: AnswerRow, *, lists_counts: bool) -> str:
    """How many answered; and where a part of the bar is too narrow to say it, how many gave each answer, in order."""
    return f"{figure(f'{_n(row):,}')}: {'·'.join(map(str, row.counts))}" if lists_counts else figure(f"{_n(row):,}")


def _text(row: AnswerRow, count: int, *, small_group: bool) -> str:
    return figure(f"{count:,}") if small_group else f"{count / _n(row) * 100:.0f} %"


def _is_label_fitting(text: str, count: int, room: float) -> bool:
    return inches(text, SMALL_FONT_SIZE) + 0.06 < count * room


def _has_label_room(row: AnswerRow, room: float, *, small_group: bool) -> bool:
    """Whether every part of a bar says how many it is."""
    return all(
        _is_label_fitting(_text(row, count, small_group=small_group), count, room) for count in row.counts if count
    )


def _bounds(chart: AnswersChart) -> tuple[float, float]:
    left_reach, right_reach = chart.reach or reach(chart.rows)
    air = (left_reach + right_reach) * 0.01 or 1.0
    # A side without answers keeps a little room, so that the line in the middle is no edge of the picture.
    return -max(left_reach, (left_reach + right_reach) * 0.08) - air, max(
        right_reach, (left_reach + right_reach) * 0.08
    ) + air


def _build_looks(answers: int) -> list[_AnswersLook]:
    """From dark hatched orange over pale grey to dark plain blue; the darker, the further from the middle."""
    from matplotlib.colors import to_hex, to_rgb

    def mix_colours(pale: str, strong: str, share: float) -> str:
        mix = [
            pale_part + (strong_part - pale_part) * share
            for pale_part, strong_part in zip(to_rgb(pale), to_rgb(strong), strict=True)
        ]
        return to_hex((mix[0], mix[1], mix[2]))

    half_count, has_middle = divmod(answers, 2)
    answer_looks = []
    for step in range(half_count, 0, -1):
        share = (step - 1) / (half_count - 1) if half_count > 1 else 0.6
        lines = LOW_PALE_COLOUR if share > 0.5 else mix_colours(LOW_PALE_COLOUR, LOW_COLOUR, 0.55)
        answer_looks.append(
            _AnswersLook(
                mix_colours(LOW_PALE_COLOUR, LOW_COLOUR, share * 0.85),
                "////" if share > 0.5 else "//",
                lines,
                INK,
                LOW_PALE_COLOUR,
            )
        )
    answer_looks += [_AnswersLook(MIDDLE_COLOUR, "....", MIDDLE_LINE_COLOUR, INK, MIDDLE_COLOUR)] * has_middle
    for step in range(1, half_count + 1):
        share = (step - 1) / (half_count - 1) if half_count > 1 else 0.6
        answer_looks.append(
            _AnswersLook(mix_colours(HIGH_PALE_COLOUR, ACCENT, share), "", "white", "white" if share > 0.5 else INK, "")
        )
    return answer_looks


def _draw_bar(
    axes: "Axes", row: AnswerRow, place: float, bar_looks: Sequence[_AnswersLook], room: float, *, small_group: bool
) -> None:
    x = start(row)
    for count, look in zip(row.counts, bar_looks, strict=True):
        if not count:
            continue
        axes.barh(
            place,
            count,
            BAR_HEIGHT * 0.84,
            left=x,
            color=look.face,
            edgecolor=look.lines,
            hatch=look.hatch,
            linewidth=0.6,
        )
        text = _text(row, count, small_group=small_group)
        if _is_label_fitting(text, count, room):
            background_box = (
                {"facecolor": look.fill_colour, "edgecolor": "none", "pad": 1.0} if look.fill_colour else None
            )
            style = {"ha": "center", "va": "center", "fontsize": SMALL_FONT_SIZE, "zorder": 4}
            write(axes, x + count / 2, place, text, color=look.ink, bbox=background_box, **style)
        x += count


def _key(figure: "Figure", axes: "Axes", lines: list[list[tuple[int, str]]], bar_looks: Sequence[_AnswersLook]) -> None:
    from matplotlib.patches import Rectangle

    width, height = figure.get_size_inches()

    def box(bar_look: _AnswersLook, x: float, y: float) -> None:
        patch = Rectangle(
            ((x - 0.13) / width, (y - 0.07) / height),
            0.26 / width,
            0.14 / height,
            transform=figure.transFigure,
            facecolor=bar_look.face,
            edgecolor=bar_look.lines if bar_look.hatch else SOFT_COLOUR,
            hatch=bar_look.hatch,
            linewidth=0.6,
            clip_on=False,
        )
        axes.add_patch(patch)

    draw_key(figure, axes, lines, [lambda x, y, look=look: box(look, x, y) for look in bar_looks])  # type: ignore[misc]
