"""Word: A4, styles by name, charts with their description, made to be sent on as it is."""

from io import BytesIO

from ecpat_training.render.archive import always_the_same
from ecpat_training.render.word.blocks import Writer
from ecpat_training.render.word.page import new_page
from ecpat_training.results.document import Document


def render(document: Document) -> bytes:
    """The document as a Word file."""
    word = new_page(document)
    writer = Writer(word, document)
    writer.paragraph(document.title, "Title")
    if document.subtitle:
        writer.paragraph(document.subtitle, "Subtitle")
    for block in document.blocks:
        writer.add(block)
    if document.footer:
        writer.end(document.footer)
    buffer = BytesIO()
    word.save(buffer)
    return always_the_same(buffer.getvalue())
