"""Word: A4, styles by name, charts with their description, made to be sent on as it is."""

from io import BytesIO

from ecpat_training.documents import contents
from ecpat_training.documents.direction import has_both_directions, runs_right_to_left
from ecpat_training.documents.document import ContentsList, Document
from ecpat_training.documents.word.blocks import Writer
from ecpat_training.documents.word.direction import set_direction
from ecpat_training.documents.word.page import create_page, set_lower
from ecpat_training.files.archive import always_the_same


def render(document: Document, letterhead: bytes | None = None) -> bytes:
    """The document as a Word file; with a letterhead, another .docx that has passed its gate, on its page: header,
    footer, margins and styles stay as they are there, and its own text gives way."""
    word = create_page(document, letterhead)
    writer = Writer(word, is_tight=document.one_page)
    if letterhead and document.notice:  # what our own pages say in their header
        writer.paragraph(document.notice, "Tone attention")
    if document.logo and not letterhead:
        writer.logo(document.logo, document.labels.logo)
    title = writer.paragraph(document.title, "Title")
    if document.cover:
        set_lower(title, has_letterhead=letterhead is not None)
    if document.subtitle:
        writer.paragraph(document.subtitle, "Subtitle")
    writer.contents(contents.entries(document), contents.levels(document))
    if not any(isinstance(block, ContentsList) for block in document.blocks):
        writer.list_contents()
    for block in document.blocks:
        writer.add(block)
    if document.footer:
        writer.end(document.footer)
    writer.close()
    if has_both_directions(document):
        set_direction(word, right_to_left=runs_right_to_left(document))
    buffer = BytesIO()
    word.save(buffer)
    return always_the_same(buffer.getvalue())
