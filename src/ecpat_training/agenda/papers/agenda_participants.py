"""The agenda as participants get it: names and times, a page a day, no codes of trainers."""

from math import ceil

from ecpat_training.agenda.model.agenda import AgendaDay, Planned
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.agenda.report.lines import (
    days_of,
    funders_line,
    name_of,
    place_cells,
    place_columns,
    sensitive,
    times,
    tones,
)
from ecpat_training.documents.document import Block, Document, Heading, PageBreak, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import Wording, wording

ENDINGS = (".docx", ".html")
WHAT = "the agenda for participants, a page a day"
A_LINE = 55  # letters of a title
ROOMY_LINES = 19  # so many fit on a page in large letters


def document(planned: Planned, _: Provenance) -> Document:
    """Day by day what happens when. A hand-out says nothing of how it was made."""
    words = wording(planned.language)
    roomy = all(_lines(day) <= ROOMY_LINES for day in days_of(planned))
    blocks: list[Block] = []
    for day in days_of(planned):
        blocks += [PageBreak()] if blocks else []
        blocks += [Heading(day_name(day, words)), _table(day, planned, words, roomy=roomy)]
        blocks += [Paragraph(words.say("care remark"), "quiet")] if any(map(sensitive, day.items)) else []
        blocks += funders_line(planned, words)
    return Document(
        planned.training.title, blocks, planned.programme.programme, language=words.tag, labels=words.labels
    )


def _lines(day: AgendaDay) -> int:
    return sum(ceil(len(item.title) / A_LINE) for item in day.items)


def _table(day: AgendaDay, planned: Planned, words: Wording, *, roomy: bool) -> ReportTable:
    rows = tuple((times(item), name_of(item), *place_cells(item, planned, words)) for item in day.items)
    columns = (
        ReportColumn(words.say("time"), width=1),
        ReportColumn(words.say("session"), width=4.5),
        *place_columns(planned, words),
    )
    return ReportTable(words.say("day", number=day.number), columns, rows, tones=tones(day.items), roomy=roomy)
