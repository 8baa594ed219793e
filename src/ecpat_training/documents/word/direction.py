"""Lines of a Word file that run from right to left, and pages and tables that begin on the right."""

from typing import TYPE_CHECKING, Any

from ecpat_training.documents.direction import starts_right_to_left
from ecpat_training.documents.word.xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_AFTER = (
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
    "pPrChange", "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip
"""What Word's schema wants behind the direction of a paragraph or of a section."""


def set_direction(word: "WordDocument", *, right_to_left: bool) -> None:
    """Gives each line the direction of its first letter, and figures and times that of the digits; with
    `right_to_left` pages and tables begin on the right. Word swaps left and right in lines of the other direction.
    Header and footer stay as they are: a letterhead's are another office's, and in ours `Page 1 of 2` keeps its order.
    """
    _set_styles(word)
    for paragraph in word.element.body.iter(element("p").tag):
        _set_line(paragraph, right_to_left=right_to_left)
    if right_to_left:
        from docx.enum.table import WD_TABLE_DIRECTION

        for table in word.tables:
            table.table_direction = WD_TABLE_DIRECTION.RTL
        _set_right_to_left(word.sections[0]._sectPr)


def _set_line(paragraph: Any, *, right_to_left: bool) -> None:
    from docx.text.paragraph import Paragraph

    line = Paragraph(paragraph, None)  # type: ignore[arg-type]  # asks its parent for nothing that is used here
    text = line.text
    begins = starts_right_to_left(text)
    if begins:
        _set_right_to_left(paragraph.get_or_add_pPr())
        for run in line.runs:
            run.font.rtl = starts_right_to_left(run.text) or None
    if text and begins != right_to_left:
        _align_with_others(line)


def _align_with_others(line: "Paragraph") -> None:
    """Turns round where a line of the other direction is flush, but for one in the middle."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if line.alignment == WD_ALIGN_PARAGRAPH.RIGHT:
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
    elif line.alignment in (None, WD_ALIGN_PARAGRAPH.LEFT):
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _set_right_to_left(properties: Any) -> None:
    """Says of a paragraph or a section that it runs from the right."""
    properties.insert_element_before(element("bidi"), *(f"w:{tag}" for tag in _AFTER))


def _set_styles(word: "WordDocument") -> None:
    """The sizes and the weight of each style for letters from right to left as well, which Word keeps apart."""
    styles: Any = word.styles.element
    key = element("sz", val="").keys()[0]
    for properties in styles.iter(element("rPr").tag):
        for tag in ("sz", "b"):
            setting = properties.find(element(tag).tag)
            if setting is None:
                continue
            for old in properties.findall(element(f"{tag}Cs").tag):
                properties.remove(old)
            # Word takes right-to-left letters by sizes of their own, and would show them in the default size.
            value = setting.get(key)
            setting.addnext(element(f"{tag}Cs") if value is None else element(f"{tag}Cs", val=value))
