"""The form on which participants write with a pen what they will do: one page, with a code and no name."""

from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import Wording
from ecpat_training.followup.model.commitment import MOST
from ecpat_training.followup.model.form import CommitmentForm

_ROW_CM = 3.2
_BOXES = 8  # characters of a code


def form_document(form: CommitmentForm, words: Wording, origin: Provenance) -> doc.Document:
    """The page, with the chapters by their numbers below it."""
    columns = (
        doc.ReportColumn("", width=0.4),
        doc.ReportColumn(words.say("i will"), width=6),
        doc.ReportColumn(words.say("by when"), width=1.6),
        doc.ReportColumn(words.say("manual chapter"), width=1.2),
    )
    rows = tuple((str(number), "", "", "") for number in range(1, MOST + 1))
    blocks: list[doc.Block] = [
        doc.Paragraph(words.say("commitment how")),
        doc.PenQuestion(words.say("commitment code"), boxes=_BOXES),
        doc.Form(words.say("commitment form"), columns, rows, _ROW_CM),
        doc.Paragraph(words.say("commitment consent")),
        doc.Heading(words.say("manual chapters"), 2),
        doc.Bullets(form.chapters),
    ]
    title = words.say("commitment form")
    return doc.Document(
        title,
        blocks,
        form.title,
        made=provenance_sentence(origin, words),
        language=words.tag,
        labels=words.labels,
        one_page=True,
    )
