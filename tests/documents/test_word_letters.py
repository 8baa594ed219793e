"""Columns in Word are as wide as their words need: also where another font, a wider one, stands in for Arial."""

import re
from pathlib import Path

import matplotlib
import pytest
from matplotlib.ft2font import FT2Font

from ecpat_training.documents.document import ReportColumn, ReportTable
from ecpat_training.documents.word.letters import text_width_cm
from ecpat_training.documents.word.tables import LONGEST_UNBROKEN_WORD, PADDING_CM, column_widths, min_column_widths
from ecpat_training.documents.wording import languages, wording

FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"  # DejaVu Sans comes with the charts
POINTS, DPI = 100, 72
FIELD = re.compile(r"\{\w+\}")


def set_width_cm(text: str, font: FT2Font) -> float:
    """How wide the font itself sets a text, in centimetres for letters of one point."""
    font.set_size(POINTS, DPI)
    font.set_text(text)
    width, _ = font.get_width_height()
    return float(width) / 64 / POINTS * 2.54 / 72


@pytest.mark.parametrize("bold", [False, True], ids=["plain", "bold"])
@pytest.mark.parametrize("code", languages())
def test_every_word_of_every_language_fits_in_what_is_reckoned_for_it(code: str, *, bold: bool) -> None:
    font = FT2Font(str(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")))
    said = {word for phrase in wording(code).words.values() for word in FIELD.sub("", phrase).split() if len(word) > 3}
    assert [word for word in said if set_width_cm(word, font) > text_width_cm(word, 1, is_bold=bold)] == []


def test_columns_keep_words_whole_and_share_what_is_left() -> None:
    columns = (ReportColumn("Time", width=1), ReportColumn("Method", width=1), ReportColumn("Session", width=4))
    table = ReportTable("Day 1", columns, (("09:00-09:35", "Gruppenarbeit", "Where do I stand?"),))
    least = min_column_widths(table, 9)
    assert least[1] == pytest.approx(text_width_cm("Gruppenarbeit", 9) + PADDING_CM)
    given = column_widths(table, 17.0, 9)
    assert sum(given) == pytest.approx(17.0)
    assert all(width >= low for width, low in zip(given, least, strict=True))


def test_where_a_page_is_too_narrow_intervals_part_and_numbers_stay_whole() -> None:
    """`75.83` that goes on in the next line as `3` is another number."""
    columns = [ReportColumn(name, "0.00") for name in ("Before", "After", "Later", "Gained", "Kept", "Gain left")]
    columns += [ReportColumn(name, "0.00", interval=True) for name in ("Interval", "Another", "A third")]
    rows = [(51.67, 75.83, 74.17, 24.16, 22.5, None, *[(-12.84, 19.50)] * 3)]
    table = ReportTable(
        "Kept", (ReportColumn("Scale", width=2), *columns), tuple(("Cooperation", *row) for row in rows)
    )
    narrow = sum(min_column_widths(table, 7)) - 1.0
    given = column_widths(table, narrow, 7)
    assert sum(given) == pytest.approx(narrow)
    for place in range(1, 6):
        assert given[place] >= text_width_cm(table.format_row(table.rows[0])[place], 7) + PADDING_CM
    assert given[0] >= text_width_cm("Cooperation", 7) + PADDING_CM


def test_a_word_that_no_column_can_hold_takes_no_more_than_a_long_one() -> None:
    table = ReportTable("Links", (ReportColumn("Link"),), (("w" * 400,),))
    assert min_column_widths(table, 9) == [pytest.approx(text_width_cm(LONGEST_UNBROKEN_WORD, 9) + PADDING_CM)]
