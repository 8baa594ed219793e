"""The styles that our Word files use, by name; a file of another's gets those that it lacks."""

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ecpat_training.documents.document import Tone
from ecpat_training.documents.word.xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.styles import CT_Styles
    from docx.oxml.text.parfmt import CT_PPr
    from docx.styles.style import ParagraphStyle
    from docx.styles.styles import Styles

FONT = "Arial"  # or its metric twin, on every system
INK_COLOUR, SOFT_COLOUR, ACCENT_COLOUR, LINE_COLOUR = "22303A", "5B6B75", "1F6079", "D5DDE1"
RULE = "9AA5AC"  # to write on
TONE_CM = 0.35  # from the edge of what has a tone
TONES: dict[Tone, tuple[str, str]] = {  # edge and ground
    "good": ("2D6A4F", "E8F3EC"),
    "attention": ("C48A1A", "FDF4E0"),
    "bad": ("9B3412", "FBEAE3"),
}
BULLET = "List Bullet"
WALL_SIZES = (24, 22, 20, 18, 16, 14, 12, 10)  # points, to be read from a few steps away


@dataclass(frozen=True, slots=True)
class WordLook:
    """Letters and air of a style, in points; `hanging_cm` is how far all lines but the first stand in, and
    `indent_cm` how far all do; the lines of a `close` one have no air between them."""

    size: float
    colour: str = INK_COLOUR
    is_bold: bool = False
    before: float = 0
    after: float = 0
    keep_with_next: bool = False
    hanging_cm: float = 0
    tone: Tone | None = None
    has_rule: bool = False
    centred: bool = False
    close: bool = False
    indent_cm: float = 0


WORDS_OWN: dict[str, WordLook] = {
    "Normal": WordLook(10.5, after=6),
    "Title": WordLook(22, is_bold=True, after=2),
    "Subtitle": WordLook(12, SOFT_COLOUR, after=14),
    "Heading 1": WordLook(15, ACCENT_COLOUR, is_bold=True, before=20, after=6, keep_with_next=True),
    "Heading 2": WordLook(12.5, is_bold=True, before=14, after=4, keep_with_next=True),
    "Heading 3": WordLook(11, SOFT_COLOUR, is_bold=True, before=10, after=3, keep_with_next=True),
    "Caption": WordLook(10, is_bold=True, before=10, after=4, keep_with_next=True),
    BULLET: WordLook(10.5, after=2),
    "Header": WordLook(9, is_bold=True),
    "Footer": WordLook(8.5, SOFT_COLOUR),
}
OUR_LOOKS: dict[str, WordLook] = {
    "Quiet": WordLook(9, SOFT_COLOUR, after=4),
    "Key label": WordLook(10.5, is_bold=True, before=6, keep_with_next=True),
    "Key figure": WordLook(26, ACCENT_COLOUR, is_bold=True, keep_with_next=True, close=True),
    "Contents": WordLook(10, after=1),
    "Contents 1": WordLook(10.5, is_bold=True, before=5, after=1),
    "Contents 2": WordLook(10, after=1, indent_cm=0.6),
    "Table text": WordLook(9),
    "Dense table text": WordLook(8),
    "Close table text": WordLook(9, close=True),
    "Roomy table text": WordLook(11, before=3, after=3),
    **{f"Wall table text {size}": WordLook(size, close=True) for size in WALL_SIZES},
    "Gap": WordLook(4),
    "Checklist": WordLook(10.5, after=5, hanging_cm=0.75),
    "Asked": WordLook(10, is_bold=True, before=6, after=1, keep_with_next=True),
    "Tick": WordLook(9, hanging_cm=0.6, close=True),
    "Sign": WordLook(80, is_bold=True, before=40, after=24, centred=True),
    "Sign line": WordLook(24, after=6, centred=True),
    "Blank line": WordLook(18, has_rule=True),
    **{f"Tone {tone}": WordLook(10.5, is_bold=tone == "bad", before=4, after=6, tone=tone) for tone in TONES},
}


_dressed: "dict[tuple[str, bool], CT_Styles]" = {}
"""The styles of our own files by language, usual or tight, once they are made: dressing them took a fifth of the time
of a small file, and one command may write a dozen papers."""


def set_styles(word: "WordDocument", language: str, *, is_tight: bool = False) -> None:
    """Gives a new file of our own its styles and its language; with `is_tight` more stands on a page."""
    styles: Any = word.styles
    if (language, is_tight) in _dressed:
        styles.element[:] = list(deepcopy(_dressed[language, is_tight]))
    else:
        _apply_styles(styles, language, is_tight=is_tight)
        _dressed[language, is_tight] = deepcopy(styles.element)


def _tighten_look(word_look: WordLook) -> WordLook:
    """Letters a tenth smaller, to Word's half points, and half the air."""
    return replace(
        word_look, size=round(word_look.size * 1.8) / 2, before=word_look.before / 2, after=word_look.after / 2
    )


def _apply_styles(styles: "Styles", language: str, *, is_tight: bool) -> None:
    style_by_name = {style.name: style for style in styles}
    for name, look in {**WORDS_OWN, **OUR_LOOKS}.items():
        _dress(
            style_by_name.get(name) or _added(styles, name),
            _tighten_look(look) if is_tight else look,
            FONT,
            look.colour,
        )
    defaults = styles.element.find(".//" + element("rPrDefault").tag + "/" + element("rPr").tag)
    for old in defaults.findall(element("lang").tag):
        defaults.remove(old)
    defaults.append(element("lang", val=language, eastAsia=language))
    styles["Normal"].paragraph_format.line_spacing = 1.05 if is_tight else 1.15


def add_missing_styles(word: "WordDocument") -> None:
    """Adds the styles that another's file lacks, in its own font and colour; those that it has stay as they are."""
    styles = word.styles
    style_names = {style.name for style in styles}
    for name, look in {**WORDS_OWN, **OUR_LOOKS}.items():
        if name not in style_names:
            if name == BULLET:  # a style of ours has no sign before it, so the text brings one along
                look = WordLook(look.size, after=look.after, hanging_cm=0.6)
            added = _added(styles, name)
            _dress(added, look, None, look.colour if look.colour == SOFT_COLOUR else None)
            if name != "Normal":
                added.base_style = styles["Normal"]


def bullet_of(word: "WordDocument") -> str:
    """What stands before each item of a list: nothing where the file's own style brings a sign along."""
    style = word.styles[BULLET]
    properties = style.element.pPr
    return "" if properties is not None and properties.numPr is not None else "•\t"


def _added(styles: Any, name: str) -> "ParagraphStyle":
    """A new style under an id that no other style has; a file in another language may have one of any name."""
    from docx.enum.style import WD_STYLE_TYPE

    used_ids = {existing.get(_id()) for existing in styles.element}
    style: ParagraphStyle = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in WORDS_OWN)
    if style.style_id in used_ids:
        style.style_id = f"{style.style_id}-ecpat"
    return style


def _id() -> str:
    from docx.oxml.ns import qn

    tag: str = qn("w:styleId")
    return tag


def _dress(style: "ParagraphStyle", word_look: WordLook, font: str | None, colour: str | None) -> None:
    """Puts a look on a style, in place of whatever it had; without a font or a colour, those of the text around."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    if style.element.rPr is not None:
        style.element.remove(style.element.rPr)  # the template's own fonts, colours and spacing would win
    _form(style, word_look)
    style.font.size = Pt(word_look.size)
    style.font.bold = word_look.is_bold
    style.font.italic = False
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    if font:
        style.font.name = font
        fonts = style.element.rPr.rFonts
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), font)


def _form(style: "ParagraphStyle", word_look: WordLook) -> None:
    """The lines, the ground and the air of a paragraph."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    properties = style.element.get_or_add_pPr()
    for part in ("pBdr", "tabs"):
        for old in properties.findall(qn(f"w:{part}")) if style.builtin else ():
            properties.remove(old)
    if word_look.tone:  # borders come first: the library puts everything else in Word's order around them
        _shade(properties, word_look.tone)
    if word_look.has_rule:
        _rule(properties)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(word_look.before), Pt(word_look.after)
    if word_look.keep_with_next:
        form.keep_with_next = True
    if word_look.close:
        form.line_spacing = 1.0
    if word_look.centred:
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if inside_cm := word_look.hanging_cm or word_look.indent_cm or (TONE_CM if word_look.tone else 0):
        form.left_indent = Cm(inside_cm)
    if word_look.hanging_cm:
        form.first_line_indent = Cm(-word_look.hanging_cm)
        form.tab_stops.add_tab_stop(Cm(word_look.hanging_cm))


def _shade(properties: "CT_PPr", tone: Tone) -> None:
    edge, ground = TONES[tone]
    borders = element("pBdr")
    borders.append(element("left", val="single", sz="36", space="6", color=edge))
    properties.append(borders)
    properties.append(element("shd", val="clear", color="auto", fill=ground))


def _rule(properties: "CT_PPr") -> None:
    """A line below each paragraph, also between two that look the same, which Word would join in one box."""
    borders = element("pBdr")
    for side in ("bottom", "between"):
        borders.append(element(side, val="single", sz="4", space="1", color=RULE))
    properties.append(borders)
