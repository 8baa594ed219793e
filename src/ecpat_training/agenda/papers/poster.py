"""The agenda to hang on the wall: a day a page, lying, in letters to be read from a few steps away."""

from ecpat_training.agenda.model.agenda import AgendaDay, PlannedTraining
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.agenda.report.lines import days_of, drop_empty_columns, place_cells, place_columns, times, tones
from ecpat_training.documents.document import Block, Document, Heading, PageBreak, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import Wording, wording

ENDINGS = (".docx",)
WHAT = "the days for the wall, a page each, to print on A4 or A3"


def document(planned_training: PlannedTraining, provenance: Provenance) -> Document:
    """When what happens and where; nothing else, so that it is large."""
    words = wording(planned_training.language)
    blocks: list[Block] = []
    for day in days_of(planned_training):
        blocks += [PageBreak()] if blocks else []
        blocks += [Heading(day_name(day, words)), _table(day, planned_training, words)]
    return Document(
        planned_training.training.title,
        blocks,
        planned_training.training.venue,
        made=provenance_sentence(provenance, words),
        language=words.tag,
        labels=words.labels,
        landscape=True,
        full=True,
    )


def _table(day: AgendaDay, planned_training: PlannedTraining, words: Wording) -> ReportTable:
    rows = tuple((times(item), item.title, *place_cells(item, planned_training, words)) for item in day.items)
    columns = (
        ReportColumn(words.say("time"), "times", width=1),
        ReportColumn(words.say("session"), width=4.5),
        *place_columns(planned_training, words),
    )
    return drop_empty_columns(
        ReportTable(words.say("day", number=day.number), columns, rows, tones=tones(day.items), is_large=True)
    )
