"""A contents list in Word: links to bookmarked headings, with the page numbers that Word counts."""

from typing import TYPE_CHECKING

from ecpat_training.documents.word.xml import element

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as WordParagraph
    from lxml.etree import _Element


def add_entry(paragraph: "WordParagraph", title: str, number: int, width_cm: float) -> None:
    """The title of the nth part, and flush right the page on which it begins."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(width_cm), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    link = element("hyperlink", anchor=_name(number), history="1")
    link.append(_run(title))
    tab = element("r")
    tab.append(element("tab"))
    link.append(tab)
    # Marked as stale, so that Word counts it when the file is opened; LibreOffice counts each by itself.
    page = element("fldSimple", instr=f" PAGEREF {_name(number)} \\h ", dirty="true")
    page.append(_run(""))
    link.append(page)
    paragraph._p.append(link)


def mark(paragraph: "WordParagraph", number: int, key: int) -> None:
    """Makes a heading the nth part, which the list leads to."""
    start, end = element("bookmarkStart", id=str(key), name=_name(number)), element("bookmarkEnd", id=str(key))
    first = paragraph._p.find(element("r").tag)
    if first is None:
        paragraph._p.append(start)
    else:
        first.addprevious(start)
    paragraph._p.append(end)


def _name(number: int) -> str:
    return f"part_{number}"


def _run(text: str) -> "_Element":
    run, words = element("r"), element("t")
    words.text = text
    run.append(words)
    return run
