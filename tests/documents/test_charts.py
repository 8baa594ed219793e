"""Charts: nothing is clipped, nothing overlaps, nothing is read as mathematics, whatever the labels."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from ecpat_training.documents.charts import answers, item_map, picture
from ecpat_training.documents.charts.style import PHONE, WIDTH, styled
from ecpat_training.documents.charts.words import inches, wrapped
from ecpat_training.documents.document import (
    BarRow,
    CalendarBar,
    CalendarChart,
    Chart,
    HaveWantChart,
    TimelineChart,
    TimelineItem,
)
from ecpat_training.documents.evaluation_charts import (
    AnswerRow,
    AnswersChart,
    ChangeBar,
    ChangesChart,
    EstimateChart,
    EstimateRow,
    ItemMap,
    ItemRow,
    PairedChart,
    ScaleChart,
    ScalePoint,
    ScaleRow,
    reach,
    start,
)
from ecpat_training.documents.formats.html import inline_svg
from ecpat_training.documents.network_charts import Sociogram, TieMark, TieMatrix
from tests.documents.sample import ANSWERS, DAY_1, DAY_2, ESTIMATES, HAVE_WANT, ITEMS, PAIRED, SCALES, TIMELINE, YEAR
from tests.draws import draws

DAY = date(2005, 9, 13)
MARKS: tuple[TieMark, ...] = ("none", "tie", "kept", "new", "lost", "unknown")
LONG = "A long label about cooperation between offices and countries " * 4
MANY = draws(20, 10)  # of each kind in a square of long names
WORD = "Kinderhandelspräventionskoordinationsstelle" * 3
CHANGES_OF_MANY = ChangesChart(
    "Knowledge: how much people changed",
    (
        ChangeBar("up to \u221210", 12, "worse"),
        ChangeBar("no change", 31, "same"),
        ChangeBar("up to +10", 107, "better"),
    ),
    "107 of 150 rose by up to 10 points.",
    "change, percentage points",
    (("worse", "12 got worse"), ("same", "31 stayed the same"), ("better", "107 improved")),
)
CHARTS: dict[str, Chart] = {
    "have and want": HAVE_WANT,
    "have and want, long": HaveWantChart(
        LONG, (BarRow(LONG, 2.5, 1, 2, "attention"), BarRow(WORD, 12_345, 10_000), BarRow("", 0)), LONG, LONG
    ),
    "have and want, no row": HaveWantChart("t", (), "a"),
    "paired": PAIRED,
    "paired, long": PairedChart(LONG, (LONG, WORD), ((1, 3),) * 6 + ((2, 2), (3, 1)), LONG, axis=LONG),
    "paired, one person": PairedChart("t", ("a", "b"), ((3, 3),), "a"),
    "paired, nobody": PairedChart("t", ("a", "b"), (), "a"),
    "estimates": ESTIMATES,
    "estimates, long": EstimateChart(LONG, (EstimateRow(LONG, 1e6, -1e6, 2e6), EstimateRow(WORD, 0, 0, 0)), LONG, LONG),
    "estimates, without intervals": EstimateChart(
        "t",
        (EstimateRow("Albania", 20.1, None, None), EstimateRow("All", 15.3, 11.1, 19.5, whole=True)),
        "a",
        "x",
        "0.0",
    ),
    "estimates, no row": EstimateChart("t", (), "a", "axis"),
    "timeline": TIMELINE,
    "timeline, five days": TimelineChart("t", tuple((f"Day {n} in {LONG}", DAY_1) for n in range(5)), "a"),
    "timeline, tiny blocks": TimelineChart(
        "t", (("1", tuple(TimelineItem(480 + 5 * n, 485 + 5 * n, LONG, "break") for n in range(120))),), "a"
    ),
    "timeline, no item": TimelineChart("t", (), "a"),
    "changes": CHANGES_OF_MANY,
    "changes, long": ChangesChart(
        LONG, (ChangeBar(LONG, 3, "same"),) * 13, LONG, LONG, (("same", LONG), ("worse", WORD))
    ),
    "changes, nobody": ChangesChart("t", (), "a"),
    "year": YEAR,
    "year, long": CalendarChart(
        LONG, DAY, DAY + timedelta(800), ((LONG, ((LONG, (CalendarBar(DAY, DAY, "training", LONG),)),) * 9),), LONG
    ),
    "year, one day": CalendarChart("t", DAY, DAY, (), "a"),
    "answers": ANSWERS,
    "answers, long": AnswersChart(
        LONG,
        (LONG, WORD) * 4,
        (AnswerRow(LONG, (0, 1, 2, 3, 40, 5, 6, 7000), LONG), AnswerRow(WORD, (0,) * 8)),
        LONG,
    ),
    "answers, few": AnswersChart("t", ("no", "yes"), (AnswerRow("q", (3, 0)), AnswerRow("r", (0, 3))), "a"),
    "answers, no row": AnswersChart("t", ("no", "yes"), (), "a"),
    "items": ITEMS,
    "items, long": ItemMap(
        LONG, (LONG, WORD), (ItemRow(LONG, 0.0, 1.0), ItemRow(WORD, 1.0, 0.5, True)), LONG, LONG, LONG
    ),
    "items, no row": ItemMap("t", ("a", "b"), (), "a"),
    "scales": SCALES,
    "scales, long": ScaleChart(
        LONG,
        (
            ScaleRow(LONG, (ScalePoint(LONG, 1e99, 0, 2e99), ScalePoint(WORD, -1e6)), 0, 1e99, 1e99),
            ScaleRow(WORD, (ScalePoint("before", 3),), 3, 3, 3),
        ),
        LONG,
    ),
    "scales, no row": ScaleChart("t", (), "a"),
    "square": TieMatrix(
        "t",
        tuple(f"K{number}M" for number in range(10, 22)),
        tuple(tuple(MARKS[(row + 2 * column) % 6] for column in range(12)) for row in range(12)),
        (("law enforcement", 5), ("care", 6), ("not said", 1)),
        tuple((mark, mark) for mark in MARKS[1:]),
        "a",
    ),
    "square, long": TieMatrix(
        LONG,
        (LONG, WORD) * MANY,
        ((("unknown", "lost") * MANY),) * (2 * MANY),
        ((LONG, MANY), (WORD, MANY)),
        (("lost", LONG),),
        LONG,
    ),
    "square, nobody": TieMatrix("t", (), (), (), (), "a"),
    "ring": Sociogram(
        "t",
        tuple(f"K{number}M" for number in range(10, 30)),
        tuple((number, (number * 7 + 3) % 20) for number in range(20) if (number * 7 + 3) % 20 != number),
        (("law enforcement", 9), ("care", 9), ("other", 2)),
        (4,),
        ("both name each other", "one names the other"),
        "a",
    ),
    "ring, long": Sociogram(
        LONG, (LONG, WORD) * 4, ((0, 1), (1, 0), (2, 7)), ((LONG, 7), (WORD, 1)), (), (LONG, WORD), LONG
    ),
    "ring, nobody": Sociogram("t", (), (), (), (), ("both", "one"), "a"),
}


Texts = list[tuple[str, Bbox]]


def drawn(chart: Chart, width: float = WIDTH) -> tuple[Figure, Texts]:
    """The chart's figure, and its texts with their boxes."""
    with styled():
        figure = picture._draw(chart, width)
        renderer = FigureCanvasAgg(figure).get_renderer()
        figure.draw(renderer)
        texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
        return figure, [(text.get_text(), text.get_window_extent(renderer)) for text in texts]


@pytest.mark.parametrize("width", [WIDTH, PHONE])
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_no_text_is_clipped_and_none_lies_on_another(chart: Chart, width: float) -> None:
    for part in [chart] if width == WIDTH else picture.split_for_phones(chart):
        figure, texts = drawn(part, width)
        assert outside(figure, texts) == []
        assert overlapping(texts) == []


def outside(figure: Figure, texts: Texts) -> list[str]:
    """The texts that go over the figure's edge."""
    width, height = figure.bbox.width, figure.bbox.height
    return [text for text, box in texts if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1]


def overlapping(texts: Texts) -> list[tuple[str, str]]:
    """The texts of which one lies on the other."""
    inner = [(text, Bbox.from_extents(box.x0 + 1, box.y0 + 2, box.x1 - 1, box.y1 - 2)) for text, box in texts]
    return [(one, other) for (one, a), (other, b) in combinations(inner, 2) if a.overlaps(b)]


def test_dollars_and_carets_are_letters() -> None:
    chart = replace(HAVE_WANT, rows=(BarRow("$x^2_1$ costs $5", 1),), unit="$\\frac{1}{2}$")
    text = "".join(etree.fromstring(picture.svg(chart)).itertext())
    assert "$x^2_1$ costs $5" in text
    assert "$\\frac{1}{2}$" in text
    picture.png(chart)


def test_letters_that_the_font_lacks_make_no_noise() -> None:
    chart = replace(HAVE_WANT, rows=(BarRow("漢字", 1),))
    assert "漢字" in "".join(etree.fromstring(picture.svg(chart)).itertext())
    picture.png(chart)


def test_two_charts_on_a_page_share_no_id_and_refer_to_their_own() -> None:
    ids: list[list[str]] = []
    for key in ("chart-1", "chart-2"):
        root = etree.fromstring(inline_svg(TIMELINE, key))
        ids.append([str(part.get("id")) for part in root.iter() if part.get("id")])
        references = {part.get("href") for part in root.iter() if part.get("href")}
        assert references <= {f"#{name}" for name in ids[-1]}
        assert len(ids[-1]) == len(set(ids[-1]))
    assert set(ids[0]) & set(ids[1]) == set()


def test_a_chart_says_what_it_shows_to_those_who_cannot_see_it() -> None:
    root = etree.fromstring(inline_svg(PAIRED, "c"))
    named = {part.get("id"): part.text for part in root}
    assert root.get("role") == "img"
    assert [named[key] for key in str(root.get("aria-labelledby")).split()] == [PAIRED.title, PAIRED.alt]


def test_settings_are_put_back() -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    picture.png(HAVE_WANT)
    assert dict(matplotlib.rcParams) == before


def test_days_out_of_order_and_blocks_that_end_before_they_start_are_drawn() -> None:
    odd = (TimelineItem(600, 590, "Backwards", "input"), *DAY_2[::-1])
    assert picture.png(TimelineChart("t", (("Day", odd),), "a"))[0].startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        ("", 3, []),
        ("one", 3, ["one"]),
        ("Attitudes towards children", 3, ["Attitudes", "towards", "children"]),
        ("Attitudes towards children", 2, ["Attitudes", "towards…"]),
        ("Attitudestowardschildren", 3, ["Attitudesto", "wardschild", "ren"]),
    ],
)
def test_text_is_broken_into_lines_that_fit(text: str, most: int, lines: list[str]) -> None:
    with styled():
        made = wrapped(text, 0.72, 9, most)
        assert made == lines
        assert all(inches(line, 9) <= 0.72 for line in made)


def test_a_home_that_nothing_can_be_written_to_makes_no_noise(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file, where a folder is wanted")
    own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home), "TMPDIR": str(tmp_path)}
    environment = {**{key: text for key, text in os.environ.items() if key != "MPLCONFIGDIR"}, **own}
    drawing = (
        "from ecpat_training.documents.charts.picture import png\n"
        "from tests.documents.sample import PAIRED\npng(PAIRED)"
    )
    run = subprocess.run([sys.executable, "-c", drawing], env=environment, capture_output=True, text=True, check=True)
    assert run.stderr == ""


def test_answers_can_be_told_apart_in_grey() -> None:
    """Neighbours differ in hatching or in how dark they are."""
    for number in range(2, 12):
        looks = answers._build_looks(number)
        greys = [sum(to_rgb(look.face)) / 3 for look in looks]
        for (one, grey), (other, next_grey) in zip(
            zip(looks, greys, strict=True), list(zip(looks, greys, strict=True))[1:], strict=False
        ):
            assert one.hatch != other.hatch or abs(grey - next_grey) > 0.02 or one.lines != other.lines


@pytest.mark.parametrize("number", [3, 5, 7, 11])
def test_the_middle_answer_and_those_beside_it_differ_in_grey(number: int) -> None:
    """Neutral and agree were two pale greys on paper: now one is dotted, and the other clearly darker."""
    looks = answers._build_looks(number)
    below, middle, above = looks[number // 2 - 1 : number // 2 + 2]
    assert middle.hatch not in (below.hatch, above.hatch)
    greys = [0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (to_rgb(one.face) for one in looks)]
    assert greys[number // 2] - greys[number // 2 + 1] > 0.2


def widths(chart: AnswersChart) -> set[float]:
    """How many inches a person is wide, in each bar."""
    figure, _ = drawn(chart)
    axes = figure.axes[0]
    inches = figure.get_size_inches()[0] * axes.get_position().width / (axes.get_xlim()[1] - axes.get_xlim()[0])
    counts = [count for row in chart.rows for count in row.counts if count]
    bars = [patch.get_width() for patch in axes.patches][: len(counts)]
    return {round(width / count * inches, 9) for width, count in zip(bars, counts, strict=True)}


def test_a_person_is_as_wide_in_every_bar_of_every_part() -> None:
    rows = (
        (AnswerRow("a", (1, 2, 3), "before"), AnswerRow("a", (0, 1, 1), "before")),
        (AnswerRow("much longer", (9, 9, 9), "before"),),
    )
    parts = [AnswersChart("t", ("no", "so", "yes"), one, "a", reach((*rows[0], *rows[1]))) for one in rows]
    assert len(widths(parts[0]) | widths(parts[1])) == 1


@pytest.mark.parametrize("counts", [(1, 2, 4, 8, 3), (0, 1, 60, 80, 9), (1, 0, 0, 0, 150)])
def test_every_part_of_a_bar_says_how_many_it_is_or_is_listed(counts: tuple[int, ...]) -> None:
    chart = AnswersChart("t", tuple("abcde"), (AnswerRow("q", counts, "before"),), "a", (200.0, 200.0))
    n = sum(counts)
    texts = [text.get_text() for text in drawn(chart)[0].axes[0].texts]
    listed = f"{n:,}: {'·'.join(map(str, counts))}"
    written = [str(count) if n < 20 else f"{count / n * 100:.0f} %" for count in counts if count]
    assert listed in texts or all(one in texts for one in written)
    assert listed in texts, "so narrow that not every part can say it"


def test_the_middle_answer_stands_astride_the_line() -> None:
    assert start(AnswerRow("q", (1, 1, 2, 0, 0))) == -3
    assert start(AnswerRow("q", (1, 1, 2, 0))) == -2
    assert start(AnswerRow("q", (0, 0))) == 0


def test_many_people_are_few_bars_with_their_counts() -> None:
    figure, _ = drawn(CHANGES_OF_MANY)
    texts = [text.get_text() for text in figure.axes[0].texts]
    assert [bar.label for bar in CHANGES_OF_MANY.bars if bar.label not in texts] == []
    assert [bar.people for bar in CHANGES_OF_MANY.bars if str(bar.people) not in texts] == []


def test_a_question_that_was_asked_once_shows_one_share() -> None:
    rows = (ItemRow("Who decides?", None, 0.5), ItemRow("Whom do you call?", 0.25, 0.75))
    figure = item_map.draw(ItemMap("Knowledge", ("before", "after"), rows, "alt"))
    told = [text.get_text() for axes in figure.axes for text in axes.texts]
    assert {"50 %", "25 % → 75 %"} <= set(told)


def test_pages_that_ask_at_once_get_each_its_own_chart() -> None:
    """Matplotlib draws for one thread alone: two at once end the process, or draw with each other's settings."""
    wanted = [HAVE_WANT, TIMELINE, SCALES, PAIRED] * 3
    alone = list(map(picture.svg, wanted))
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(picture.svg, wanted)) == alone
