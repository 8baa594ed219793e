"""What a report says, in which order; how it looks is the renderers' matter.

Texts are plain: no markup of any kind is read from them. Tables and charts hold raw values; every renderer shows them
through `documents.numbers.shown`, so that all formats agree.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from ecpat_training.core.record import record
from ecpat_training.documents.numbers import Format, format_interval, value_text

Tone = Literal["plain", "good", "attention", "bad", "quiet"]
MAY_LEAVE = "may leave the house"
"""How a published file is marked: the category of a Word file or workbook, and what a page says of itself."""


@record
class Heading:
    """A heading of level 1 (a part) to 3; 0 is the document's title once more, where a later page stands alone."""

    text: str
    level: int = 1


@record
class Paragraph:
    """A paragraph; `tone` says how it is meant (a `bad` one must be seen, a `quiet` one is small print)."""

    text: str
    tone: Tone = "plain"


@record
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@record
class FactList:
    """Label and value pairs: `Training` - `al-1`. Values that are among `links` are addresses on the web, which a page
    on a screen lets people follow. One that goes `with_next` stays on the page of what follows."""

    pairs: tuple[tuple[str, str], ...]
    links: tuple[str, ...] = ()
    keep_with_next: bool = False


@record
class KeyFigure:
    """The one figure that a reader takes away, set large: what it is of, the figure, and below it, in small print, what
    belongs to it."""

    label: str
    figure: str
    notes: tuple[str, ...] = ()


@record
class ReportColumn:
    """A table's column. An `interval` column holds (low, high) pairs, shown `0.95 to 1.86`, two columns in Excel, or a
    text that says why there is none. A column of `times` holds stretches of a day, `09:00–09:30`, which never part.

    `width` is a share of the table's width, in any unit. `choices` are what people may write into it where they can,
    which is in Excel. A `spare` column says what its reader can look up by the others: a terminal leaves it out where
    it has no room. A `centred` one holds boxes to tick.
    """

    title: str
    format: Format = "text"
    interval: bool = False
    width: float = 1.0
    choices: tuple[str, ...] = ()
    is_optional: bool = False
    centred: bool = False

    @property
    def numeric(self) -> bool:
        """Whether its values are numbers, set flush right."""
        return self.format not in ("text", "date", "times")

    def format_value(self, value: object) -> str:
        """A raw value of this column as every output shows it."""
        if not self.interval or isinstance(value, str):
            return value_text(value, self.format)
        low, high = bounds(value)
        return format_interval(low, high, self.format)


def bounds(value: object) -> tuple[float | None, float | None]:
    """(low, high) of an interval column's value; (None, None) where there is none."""
    match value:
        case (int() | float() | None as low, int() | float() | None as high):
            return low, high
        case _:
            return None, None


@record
class ReportTable:
    """Rows of raw values under typed columns. `tones`, if given, colours rows one by one, and `marks` cells, each
    row's in their order; `name` is short and becomes the worksheet's and the JSON's name of the table. A `roomy` one is
    set large, to be read at arm's length; a `large` one as large as its page lets it be, to be read from a few steps
    away.

    `ids`, if given, say of each row what it is (empty: nothing to say), for whoever reads the table again after people
    changed it: a hidden column in Excel, a hidden bookmark in Word, nothing elsewhere (see `documents/row_ids.py`).
    """

    name: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[object, ...], ...]
    caption: str = ""
    tones: tuple[Tone, ...] = ()
    roomy: bool = False
    ids: tuple[str, ...] = ()
    is_large: bool = False
    marks: tuple[tuple[Tone, ...], ...] = ()

    def format_row(self, row: Sequence[object]) -> list[str]:
        """A row as every output shows it."""
        return [column.format_value(value) for column, value in zip(self.columns, row, strict=True)]

    def toned_rows(self) -> list[tuple[Tone, tuple[object, ...]]]:
        """(tone, row) for each row; the tone is `plain` where the table has none."""
        tones: Sequence[Tone] = self.tones or ["plain"] * len(self.rows)
        return list(zip(tones, self.rows, strict=True))

    def tones_of_cells(self, row: int) -> tuple[Tone, ...]:
        """The tone of each cell of a row, counted from 0: its own, `plain` where it has none."""
        plain: Tone = "plain"
        return self.marks[row] if self.marks else (plain,) * len(self.columns)


@record
class Checklist:
    """Things to tick off with a pen, each beside a box."""

    items: tuple[str, ...]


@record
class BlankLines:
    """Room to write by hand: so many empty lines."""

    count: int


@record
class PenQuestion:
    """A question to be answered with a pen, all of it on one page: its words, a hint in small print, and below them
    `ticks` each beside a box, so many `boxes` for single characters, or `lines` to write on."""

    text: str
    hint: str = ""
    ticks: tuple[str, ...] = ()
    boxes: int = 0
    lines: int = 0


@record
class Form:
    """A grid to fill in with a pen: what is printed in each cell, most of them empty. `name` is as a table's.

    `row_cm` is how high a row wishes to be; on paper rows are lower where the form would not fit on its
    page. A `roomy` one is set large, as a table is; a `flowing` one may go on overleaf after any row but the first and
    the last but one.
    """

    name: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    row_cm: float = 0.9
    roomy: bool = False
    flowing: bool = False

    def as_table(self) -> ReportTable:
        """The form as a table, for outputs on which nobody writes."""
        return ReportTable(self.name, self.columns, self.rows, roomy=self.roomy)


class Chart:
    """A picture. `title` stands above it, `alt` says the same in words to those who can't see it."""

    __slots__ = ()
    title: str
    alt: str


@record
class BarRow:
    """One bar of a have / want chart: `low` to `high` is what is wanted (None: open); `most` is what there may be
    where it isn't known (None: `value` is known)."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    tone: Tone = "plain"
    most: float | None = None

    @property
    def have(self) -> str:
        """What there is: `7`, or `0 to 17`."""
        have = value_text(self.value, "count")
        return have if self.most is None else format_interval(self.value, self.most, "count")

    @property
    def want(self) -> str:
        """The wish in words: `8-12`, `at least 1`, `at most 3`; nothing when nothing is wanted."""
        low, high = value_text(self.low, "count"), value_text(self.high, "count")
        if self.low is None:
            return "" if self.high is None else f"at most {high}"
        if self.high is None:
            return f"at least {low}"
        return low if low == high else f"{low}-{high}"


@record
class HaveWantChart(Chart):
    """Bars of what there is against the band of what is wanted."""

    title: str
    rows: tuple[BarRow, ...]
    alt: str
    unit: str = "people"


TimelineKind = Literal["input", "practice", "sensitive", "frame", "break"]


@record
class TimelineItem:
    """A block of a day, minutes after midnight; `kind` chooses its colour and hatching. Of what stands beside each
    other, each has one of `lanes`, from 0."""

    start: int
    end: int
    label: str
    kind: TimelineKind
    lane: int = 0
    lanes: int = 1


@record
class TimelineChart(Chart):
    """The days of an agenda side by side; `legend` says in words what each kind is, in the order in which they are
    explained."""

    title: str
    days: tuple[tuple[str, tuple[TimelineItem, ...]], ...]
    alt: str
    legend: tuple[tuple[TimelineKind, str], ...] = ()


BarKind = Literal["training", "person", "event", "closed", "fixed"]


@record
class CalendarBar:
    """Some days of a row, both ends included; `kind` chooses the colour, `label` stands beside it."""

    first: date
    last: date
    kind: BarKind
    label: str = ""


@record
class CalendarChart(Chart):
    """Months along, a row for each country or person: what is on which days. Rows come in groups, each with a heading;
    `legend` says in words what each kind is."""

    title: str
    first: date
    last: date
    groups: tuple[tuple[str, tuple[tuple[str, tuple[CalendarBar, ...]], ...]], ...]
    alt: str
    legend: tuple[tuple[BarKind, str], ...] = ()


@record
class PageBreak:
    """What follows starts on a new page, where there are pages."""


@record
class ContentsList:
    """Where a book lists its headings, down to a level, with their pages where there are pages: its title, which is
    none of them. Outputs without pages or links leave it out."""

    title: str
    levels: int = 2


@record
class Sign:
    """A sign to put on a table or a door: a word to be read across the room, and what belongs below it, to be read
    from a few steps away."""

    title: str
    lines: tuple[str, ...] = ()


@record
class QrCode:
    """A QR code of `text`, `cm` wide on paper with the white around it; `alt` says to people what it is, and stands
    alone where nothing can be scanned. `cm` over `documents.qr.qr_modules` should not be less than `LEAST_MM`.
    `mask` is as `documents.qr.qr_png` takes it."""

    text: str
    alt: str
    cm: float = 3.5
    mask: int | None = None


OnPaper = Checklist | BlankLines | PenQuestion | Form | Sign | QrCode
Block = Heading | Paragraph | Bullets | FactList | KeyFigure | ReportTable | OnPaper | Chart | PageBreak | ContentsList


@record
class Labels:
    """The few words that formats add of their own; what stands in braces is filled in there."""

    page: str = "Page {page} of {pages}"
    report: str = "Report"
    table: str = "Table"
    see_sheet: str = "see the sheet {sheet}"
    notice: str = "Notice"
    logo: str = "Logo"
    contents: str = "Contents"


@record
class Document:
    """A report. `notice` stands above everything (`Not for publication`); `footer` says how it was made. Where
    people get a file as it is, `made` says that instead, and `subject` what programs read of it: both stand in the
    file's properties alone. `logo`, a PNG picture, stands above the title of pages of our own;
    `contents` lists the parts there, if there are enough pages.

    `brief` is how many blocks a terminal shows, where long output would be scrolled away; None is all of them.
    `one_page` says that it was written to fit on one page, where there are pages. `language` is a BCP 47 tag, by which
    Word proofs and browsers read aloud; `labels` are in it. `texts` is the language of what people wrote, where fixed
    words may be in another: it decides where lines begin. `foot` is what
    the foot of each of our own pages says instead of the title; these are `full` with narrow margins. A `cover` is a
    title page: on paper its title stands lower. What may leave the house is `published`: its properties say so.
    """

    title: str
    blocks: Sequence[Block]
    subtitle: str = ""
    notice: str = ""
    footer: str = ""
    made: str = ""
    subject: str = ""
    language: str = "en"
    labels: Labels = Labels()
    landscape: bool = False
    foot: str = ""
    logo: bytes = b""
    contents: bool = False
    full: bool = False
    brief: int | None = None
    one_page: bool = False
    texts: str = ""
    cover: bool = False
    published: bool = False
