"""An empty Word file that looks as ours do: A4, styles by name, notice above, page numbers below."""

from typing import TYPE_CHECKING, Any

from ecpat_training.render.archive import moment
from ecpat_training.results.document import Document, Tone

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

FONT = "Arial"  # or its metric twin, on every system
INK, SOFT, ACCENT, LINE = "22303A", "5B6B75", "1F6079", "D5DDE1"
MARGIN_CM, LONG_CM, SHORT_CM = 2.2, 29.7, 21.0
LONGEST_FOOTER = 70
TONES: dict[Tone, tuple[str, str]] = {  # edge and ground
    "good": ("2D6A4F", "E8F3EC"),
    "attention": ("C48A1A", "FDF4E0"),
    "bad": ("9B3412", "FBEAE3"),
}


def new_page(document: Document) -> "WordDocument":
    """An empty Word file for a document."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    word = docx.Document()
    section = word.sections[0]
    width, height = (LONG_CM, SHORT_CM) if document.landscape else (SHORT_CM, LONG_CM)
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if document.landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    section.header_distance = section.footer_distance = Cm(1.1)
    _set_styles(word, document.language)
    _set_header_and_footer(word, document)
    _set_properties(word, document)
    return word


def text_size_cm(document: Document) -> tuple[float, float]:
    """Width and height of the text on a page."""
    width, height = (LONG_CM, SHORT_CM) if document.landscape else (SHORT_CM, LONG_CM)
    return width - 2 * MARGIN_CM, height - 2 * MARGIN_CM


def element(tag: str, **attributes: str) -> Any:
    """An element of Word's own XML, its attributes in Word's namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _set_styles(word: "WordDocument", language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm

    styles: Any = word.styles
    _style(styles["Normal"], size=10.5, colour=INK, before=0, after=6)
    _style(styles["Title"], size=22, colour=INK, bold=True, before=0, after=2)
    _style(styles["Subtitle"], size=12, colour=SOFT, before=0, after=14)
    _style(styles["Heading 1"], size=15, colour=ACCENT, bold=True, before=20, after=6)
    _style(styles["Heading 2"], size=12.5, colour=INK, bold=True, before=14, after=4)
    _style(styles["Heading 3"], size=11, colour=SOFT, bold=True, before=10, after=3)
    _style(styles["Caption"], size=10, colour=INK, bold=True, before=10, after=4)
    _style(styles["List Bullet"], size=10.5, colour=INK, before=0, after=2)
    _style(styles["Header"], size=9, colour=INK, bold=True, before=0, after=0)
    _style(styles["Footer"], size=8.5, colour=SOFT, before=0, after=0)
    for name in ("Caption", "Heading 1", "Heading 2", "Heading 3"):
        styles[name].paragraph_format.keep_with_next = True
    for name, size, colour in (
        ("Quiet", 9.0, SOFT),
        ("Table text", 9.0, INK),
        ("Dense table text", 8.0, INK),
        ("Gap", 4.0, INK),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _style(style, size=size, colour=colour, before=0, after=4 if name == "Quiet" else 0)
    for tone, (edge, ground) in TONES.items():
        style = styles.add_style(f"Tone {tone}", WD_STYLE_TYPE.PARAGRAPH)
        borders = element("pBdr")
        borders.append(element("left", val="single", sz="36", space="6", color=edge))
        properties = style.element.get_or_add_pPr()
        properties.append(borders)
        properties.append(element("shd", val="clear", color="auto", fill=ground))
        _style(style, size=10.5, colour=INK, bold=tone == "bad", before=4, after=6)
        style.paragraph_format.left_indent = Cm(0.35)
    defaults = styles.element.find(".//" + element("rPrDefault").tag + "/" + element("rPr").tag)
    for old in defaults.findall(element("lang").tag):
        defaults.remove(old)
    defaults.append(element("lang", val=language, eastAsia=language))
    styles["Normal"].paragraph_format.line_spacing = 1.15


def _style(
    style: "ParagraphStyle", *, size: float, colour: str, bold: bool = False, before: float, after: float
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    if style.element.rPr is not None:
        style.element.remove(style.element.rPr)  # the template's own fonts, colours and spacing would win
    for part in ("pBdr", "tabs"):
        for old in style.element.get_or_add_pPr().findall(qn(f"w:{part}")) if style.builtin else ():
            style.element.pPr.remove(old)
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts: Any = style.element.rPr.rFonts
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def _set_header_and_footer(word: "WordDocument", document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Cm

    section = word.sections[0]
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header.add_run(document.notice)
    footer = section.footer.paragraphs[0]
    stops: Any = footer.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(text_size_cm(document)[0]), WD_TAB_ALIGNMENT.RIGHT)
    title = document.title.replace("\n", " ")
    footer.add_run(title if len(title) <= LONGEST_FOOTER else f"{title[: LONGEST_FOOTER - 1]}…")
    footer.add_run("\tPage ")
    for field, between in (("PAGE", " of "), ("NUMPAGES", "")):
        run: Any = footer.add_run()
        run._r.append(element("fldChar", fldCharType="begin"))
        code = element("instrText")
        code.text = field
        run._r.append(code)
        run._r.append(element("fldChar", fldCharType="separate"))
        run.add_text("1")
        run._r.append(element("fldChar", fldCharType="end"))
        footer.add_run(between)


def _set_properties(word: "WordDocument", document: Document) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE

    core = word.core_properties
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.title, core.language, core.revision = document.title[:255], document.language, 1
    core.created = core.modified = moment().replace(tzinfo=None)
    relations: Any = word.part.package.rels if word.part.package else {}
    for key in [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(key)  # a picture of the template's first page
