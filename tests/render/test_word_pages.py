"""What belongs together in Word stays on one page."""

import io
from pathlib import Path

import docx

from ecpat_training.render.outputs import render
from ecpat_training.results.document import Column, Document, Heading, Paragraph, Table


def test_a_headings_one_sentence_stays_with_the_table_that_it_introduces() -> None:
    table = Table("Pairs", (Column("Decision"),), (("same",),), "1 decided.")
    blocks = (Heading("Pairs"), Paragraph("Look both up."), table, Paragraph("After."), table)
    made = docx.Document(io.BytesIO(render(Document("t", blocks), Path("a.docx"))))
    kept = {paragraph.text: bool(paragraph.paragraph_format.keep_with_next) for paragraph in made.paragraphs}
    assert (kept["Look both up."], kept["After."]) == (True, False)
