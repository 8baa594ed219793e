"""The form on which participants say what they think of the sessions, handed out at the start."""

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.report.lines import days_of
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import wording

ENDINGS = (".docx",)
WHAT = "what participants think of it, handed out at the start"
MARKS = ("1", "2", "3", "4", "5")
BOX = "☐"
ROW_CM = 0.9
LINES = 3


def document(planned_training: PlannedTraining, _: Provenance) -> doc.Document:
    """One side with the sessions and a mark for each, one with questions. It holds no name and no code."""
    words = wording(planned_training.language)
    titles = dict.fromkeys(
        item.title
        for day in days_of(planned_training)
        for item in day.sessions()
        if item.session is None or (item.session.place == "anywhere" and item.session.care != "debrief")
    )
    columns = (
        doc.ReportColumn(words.say("session"), width=6),
        *(doc.ReportColumn(mark, width=0.5) for mark in MARKS),
        doc.ReportColumn(words.say("remark"), width=3),
    )
    rows = tuple((title, *(BOX for _ in MARKS), "") for title in titles)
    blocks: list[doc.Block] = [doc.Paragraph(words.say("evaluation how")), doc.Heading(words.say("how useful"), 2)]
    blocks += [doc.Form(words.say("evaluation"), columns, rows, ROW_CM), doc.PageBreak()]
    for question in (
        words.say("ask monday"),
        words.say("ask together"),
        words.say("ask missing"),
        words.say("ask care"),
        words.say("ask practical"),
    ):
        blocks += [doc.Heading(question, 2), doc.BlankLines(LINES)]
    return doc.Document(
        f"{words.say('evaluation')}: {planned_training.training.title}", blocks, language=words.tag, labels=words.labels
    )
