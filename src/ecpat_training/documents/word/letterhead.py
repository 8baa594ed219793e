"""Another's Word file as paper to write on: its header, footer, margins and styles, without its text.

What only its text used is left out of the file altogether, so that nothing of a letter that was never sent, a comment
or a picture goes along unseen.
"""

from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING

from ecpat_training.documents.word.styles import add_missing_styles
from ecpat_training.documents.word.xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.part import XmlPart

A4_CM, MARGIN_CM = (21.0, 29.7), 2.2
# What a file needs whatever its text is; relations of any other kind stay only where the page refers to them.
_PRESERVED_PARTS = frozenset(
    {"styles", "settings", "numbering", "theme", "fontTable", "webSettings", "footnotes", "endnotes"}
)  # fmt: skip
_OF_THE_TEXT = ("type", "cols")  # where a section begins, which could be with an empty page; columns of a newsletter
_EXTERNAL_SETTINGS = ("attachedTemplate", "mailMerge")  # settings that lead out of the file


def open_letterhead(letterhead: bytes, *, landscape: bool) -> "WordDocument":
    """The file without its text, with the styles added that it lacks; turned on its side for a wide document."""
    import docx

    word = docx.Document(BytesIO(letterhead))
    _clear_body(word)
    _set_page(word, landscape=landscape)
    _drop_relations(word)
    add_missing_styles(word)
    return word


def _clear_body(word: "WordDocument") -> None:
    """Leaves of the body its first page's set-up: where the letterhead is, later sections may have none."""
    body = word.element.body
    if not len(word.sections):  # a file need not say how its page is set up
        body.append(element("sectPr"))
    page = deepcopy(word.sections[0]._sectPr)
    for name in _OF_THE_TEXT:
        for old in page.findall(element(name).tag):
            page.remove(old)
    for part in list(body):
        body.remove(part)
    body.append(page)


def _set_page(word: "WordDocument", *, landscape: bool) -> None:
    """A4 and our margins where the file says nothing: each program would take its own."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = word.sections[0]
    if section.page_width is None or section.page_height is None:
        section.page_width, section.page_height = (Cm(side) for side in A4_CM)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        if getattr(section, side) is None:
            setattr(section, side, Cm(MARGIN_CM))
    if landscape and section.page_width < section.page_height:
        section.page_width, section.page_height = section.page_height, section.page_width
        section.orientation = WD_ORIENT.LANDSCAPE


def _drop_relations(word: "WordDocument") -> None:
    part = word.part
    package = part.package
    for key, relation in list(package.rels.items()):
        if not relation.reltype.endswith("/officeDocument"):
            package.rels.pop(key)  # who wrote the letter, for which company, on which template
    used = {value for node in part.element.iter() for name, value in node.attrib.items() if name.endswith("}id")}
    for key, relation in list(part.rels.items()):
        if relation.reltype.rpartition("/")[2] not in _PRESERVED_PARTS and key not in used:
            part.rels.pop(key)
    for relation in list(part.rels.values()):
        if relation.reltype.rpartition("/")[2] == "settings":
            _remove_external_settings(relation.target_part)


def _remove_external_settings(settings: "XmlPart") -> None:
    """Settings without the template on somebody's disk and the list of a mail merge."""
    for name in _EXTERNAL_SETTINGS:
        for old in settings.element.findall(element(name).tag):
            settings.element.remove(old)
    for key, relation in list(settings.rels.items()):
        if relation.is_external:
            settings.rels.pop(key)
