"""How sheets look on paper."""

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.documents.workbook.text import units

LONGEST_HEADER, LONGEST_NOTICE = 70, 100  # of title and sheet each, and of a notice; Excel takes 255 in all
_A4 = 9
_SIDE_MARGIN, _EDGE_MARGIN, _HEADER_MARGIN = (
    0.6,
    1.0,
    0.5,
)  # margins in inches: left and right, above and below, of headers


def set_up_print(sheet: Sheet, document: Document, *, landscape: bool, about: str = "", pages_wide: int = 1) -> None:
    """A4, as wide as the paper or so many `pages_wide` (0: as many as it takes); what the report is, what the sheet is
    `about` and whether it may leave the house on every page. A notice has the header for itself, since a narrow page
    would print it over what else stands there."""
    page = sheet.page
    page.set_paper(_A4)
    if landscape:
        page.set_landscape()
    page.fit_to_pages(pages_wide, 0)
    page.set_margins(_SIDE_MARGIN, _SIDE_MARGIN, _EDGE_MARGIN, _EDGE_MARGIN)
    page.center_horizontally()
    named = ": ".join(filter(None, (_header(text) for text in (document.title, about))))
    notice = _header(document.notice, LONGEST_NOTICE)
    numbered = document.labels.page.format(page="&P", pages="&N")
    margin = {"margin": _HEADER_MARGIN}
    # Put in place of empty ones: XlsxWriter takes the letter behind an ampersand for a picture.
    page.set_header("", margin)
    page.set_footer("", margin)
    page.header = f"&L{'' if notice else named}&R{notice}"
    page.footer = f"&L{named if notice else '&A'}&R{numbered}"


def _header(text: str, longest: int = LONGEST_HEADER) -> str:
    short = text if len(text) <= longest else f"{text[: longest - 1]}…"
    while units(short) + short.count("&") > LONGEST_NOTICE:
        short = f"{short[:-2]}…"
    return short.replace("&", "&&").replace("\n", " ")
