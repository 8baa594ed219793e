"""What belongs together in Word stays on one page."""

import io
from pathlib import Path

import docx

from ecpat_training.documents.document import Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.outputs import render


def test_a_headings_one_sentence_stays_with_the_table_that_it_introduces() -> None:
    table = ReportTable("Pairs", (ReportColumn("Decision"),), (("same",),), "1 decided.")
    blocks = (Heading("Pairs"), Paragraph("Look both up."), table, Paragraph("After."), table)
    made = docx.Document(io.BytesIO(render(Document("t", blocks), Path("a.docx"))))
    kept = {paragraph.text: bool(paragraph.paragraph_format.keep_with_next) for paragraph in made.paragraphs}
    assert (kept["Look both up."], kept["After."]) == (True, False)


def test_a_page_that_must_hold_all_has_smaller_letters_and_less_air_whatever_was_written_before() -> None:
    """A donor's page of two outcomes beside a comparison group ran on to a second one in Word."""

    def looks(*, one_page: bool) -> dict[str, tuple[float, float]]:
        made = docx.Document(io.BytesIO(render(Document("t", (), one_page=one_page), Path("a.docx"))))
        names = ("Normal", "Title", "Heading 1", "Heading 2", "Quiet", "List Bullet", "Tone good", "Tone bad")
        forms = {name: (made.styles[name].font.size.pt, made.styles[name].paragraph_format) for name in names}
        return {name: (size, form.space_before.pt + form.space_after.pt) for name, (size, form) in forms.items()}

    usual, tight = looks(one_page=False), looks(one_page=True)
    assert all(8 <= tight[name][0] < usual[name][0] and tight[name][1] < usual[name][1] for name in usual)
    assert (usual["Normal"][0], tight["Normal"][0]) == (10.5, 9.5)
    assert looks(one_page=False) == usual
