"""Slips with drawn codes, two of each on a row, to be cut."""

from collections.abc import Sequence

from ecpat_training.documents.document import Block, Bullets, Document, FactList, Form, PageBreak, ReportColumn
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.survey.model.questionnaire import Questionnaire

A_PAGE = 8
SLIP_CM = 2.2
HOW = (
    "Print the next pages on thick paper and cut them along the lines between the rows, not between the two halves.",
    "Fold the slips, put them into a bag, and let each person draw one. Nobody notes who drew which.",
    "Each person tears the slip into two: one half into the purse, one to another safe place, and writes the code on "
    "every questionnaire, before, after and months later.",
    "The last character follows from the first four: a wrong one, or two that changed places, are noticed when the "
    "answers are read.",
    "Destroy the slips that are left over, and this page with the number of the draw: with it, the codes can be drawn "
    "again.",
)


def slips_document(form: Questionnaire, codes: Sequence[str], seed: int, made: Provenance) -> Document:
    """A page for those who hand them out, then the slips, each with what the questionnaire says of the code."""
    code = next(question for question in form.questions() if question.kind == "code")
    what = f"Draw {seed}, {len(codes)} codes" + (f", for the training {form.training}." if form.training else ".")
    blocks: list[Block] = [FactList((("The draw", what),)), Bullets(HOW)]
    told = " / ".join((code.hint or code.texts).values())
    columns = (ReportColumn("1"), ReportColumn("", width=2.5), ReportColumn("2"), ReportColumn("", width=2.5))
    for first in range(0, len(codes), A_PAGE):
        slips = tuple((one, told, one, told) for one in codes[first : first + A_PAGE])
        blocks += [PageBreak(), Form("slips", columns, slips, row_cm=SLIP_CM, roomy=True)]
    title = form.title.get(form.languages[0], form.id)
    return Document(f"Slips to draw: {title}", blocks, footer=made_by(made), brief=2)
