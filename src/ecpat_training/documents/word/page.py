"""An empty Word file that looks as ours do: A4, styles by name, notice above, page numbers below."""

from string import Formatter
from typing import TYPE_CHECKING, Any

from ecpat_training.documents.document import MAY_LEAVE, Document
from ecpat_training.documents.word.letterhead import open_letterhead
from ecpat_training.documents.word.styles import set_styles
from ecpat_training.documents.word.xml import element
from ecpat_training.files.archive import archive_time

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run

MARGIN_CM, NARROW_CM, LONG_CM, SHORT_CM = 2.2, 1.6, 29.7, 21.0
EMU_A_CM = 360_000  # Word's own unit
LONGEST_FOOTER = 70
LONGEST_PROPERTY = 255  # characters that Word's own fields hold
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


def create_page(document: Document, letterhead: bytes | None = None) -> "WordDocument":
    """An empty Word file for a document: of our own, or on another's letterhead."""
    word = open_letterhead(letterhead, landscape=document.landscape) if letterhead else _create_default_page(document)
    _set_properties(word, document)
    return word


def _create_default_page(document: Document) -> "WordDocument":
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    word = docx.Document()
    section = word.sections[0]
    width, height = (LONG_CM, SHORT_CM) if document.landscape else (SHORT_CM, LONG_CM)
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if document.landscape else WD_ORIENT.PORTRAIT
    margin = Cm(NARROW_CM if document.full else MARGIN_CM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    section.header_distance = section.footer_distance = Cm(0.8 if document.full else 1.1)
    set_styles(word, document.language, is_tight=document.one_page)
    _set_header_and_footer(word, document)
    return word


def set_lower(title: "WordParagraph", *, has_letterhead: bool) -> None:
    """Moves the title of a title page down to where one looks for it; a letterhead takes room above it."""
    from docx.shared import Cm

    title.paragraph_format.space_before = Cm(2.5 if has_letterhead else 5.5)


def text_size_cm(word: "WordDocument") -> tuple[float, float]:
    """(width, height) of the text on a page, in centimetres."""
    section: Any = word.sections[0]
    width = section.page_width - section.left_margin - section.right_margin - (section.gutter or 0)
    height = section.page_height - abs(section.top_margin) - abs(section.bottom_margin)
    return width / EMU_A_CM, height / EMU_A_CM


def _set_header_and_footer(word: "WordDocument", document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Cm

    section = word.sections[0]
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header.add_run(document.notice)
    footer = section.footer.paragraphs[0]
    stops = footer.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(text_size_cm(word)[0]), WD_TAB_ALIGNMENT.RIGHT)
    title = (document.foot or document.title).replace("\n", " ")
    footer.add_run(title if len(title) <= LONGEST_FOOTER else f"{title[: LONGEST_FOOTER - 1]}…")
    footer.add_run("\t")
    for before, name, *_ in Formatter().parse(document.labels.page):
        footer.add_run(before)
        if name is not None:
            _add_field(footer.add_run(), _FIELDS[name])


def _add_field(text_run: "Run", field: str) -> None:
    """A number that Word counts."""
    text_run._r.append(element("fldChar", fldCharType="begin"))
    code = element("instrText")
    code.text = field
    text_run._r.append(code)
    text_run._r.append(element("fldChar", fldCharType="separate"))
    text_run.add_text("1")
    text_run._r.append(element("fldChar", fldCharType="end"))


def _set_properties(word: "WordDocument", document: Document) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE

    core = word.core_properties
    core.author = core.last_modified_by = core.keywords = ""
    core.comments, core.subject = document.made[:LONGEST_PROPERTY], document.subject[:LONGEST_PROPERTY]
    core.category = MAY_LEAVE if document.published else ""
    core.title, core.language, core.revision = document.title[:255], document.language, 1
    core.created = core.modified = archive_time().replace(tzinfo=None)
    relations = word.part.package.rels if word.part.package else {}
    for key in [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(key)  # a picture of the template's first page
