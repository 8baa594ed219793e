"""Sign-in sheets: one for each half-day, since funders ask who was there when."""

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.report.lines import days_of, funders_line, half_days
from ecpat_training.documents.document import Block, Document, Form, Heading, PageBreak, Paragraph, ReportColumn
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import wording
from ecpat_training.values.quantity import clock_span

ENDINGS = (".docx",)
WHAT = "a sheet to sign for each half-day"
SPARE_LINES = 4  # lines for whoever comes unannounced
ROW_CM = 1.1


def document(planned_training: PlannedTraining, _: Provenance) -> Document:
    """A page for each half-day, each complete in itself: they are put away apart."""
    words = wording(planned_training.language)
    training = planned_training.training
    title = f"{words.say('sign in')}: {training.title}"
    columns = (
        ReportColumn(words.say("number"), width=0.6),
        ReportColumn(words.say("name"), width=3.2),
        ReportColumn(words.say("organisation"), width=3.2),
        ReportColumn(words.say("signature"), width=3),
    )
    rows = tuple((str(number), "", "", "") for number in range(1, training.participants + SPARE_LINES + 1))
    blocks: list[Block] = []
    for day in days_of(planned_training):
        for place, half_day in enumerate(half_days(day, words), 1):
            blocks += [PageBreak(), Heading(title, 0)] if blocks else []
            blocks += [Paragraph(planned_training.programme.programme)]
            blocks += [Paragraph(training.venue)] if training.venue else []
            blocks.append(Heading(f"{half_day.name}, {clock_span(half_day.start, half_day.end)}", 2))
            blocks.append(Form(f"{words.say('day', number=day.number)}.{place}", columns, rows, ROW_CM))
            blocks += funders_line(planned_training, words)
    return Document(title, blocks, language=words.tag, labels=words.labels)
