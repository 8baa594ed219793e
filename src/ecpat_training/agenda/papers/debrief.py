"""The trainers' own debrief, a page for each day: how people are, what happened, what changes tomorrow."""

from collections.abc import Iterable

from ecpat_training.agenda.model.agenda import AgendaDay, PlannedTraining
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.agenda.report.lines import days_of, sensitive, times
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import Wording, wording

ENDINGS = (".docx",)
WHAT = "the trainers' debrief after each day"
CHANGES = 3  # lines for what changes
ROW_CM, ROOMY_CM = 0.65, 0.85


def document(planned_training: PlannedTraining, _: Provenance) -> doc.Document:
    """A checklist and two grids for each day."""
    words = wording(planned_training.language)
    title = f"{words.say('debrief')}: {planned_training.training.title}"
    blocks: list[doc.Block] = []
    days = days_of(planned_training)
    for day in days:
        blocks += [doc.PageBreak(), doc.Heading(title, 0)] if blocks else []
        blocks += [doc.Heading(day_name(day, words), 2), doc.Paragraph(words.say("debrief how"))]
        blocks += [
            doc.Checklist(tuple(_items(day, words, is_last_day=day is days[-1]))),
            _real_times(day, words),
            _changes(day, words),
        ]
    return doc.Document(title, blocks, language=words.tag, labels=words.labels)


def _items(day: AgendaDay, words: Wording, *, is_last_day: bool) -> Iterable[str]:
    yield words.say("debrief us")
    yield words.say("debrief people")
    for item in day.items:
        if sensitive(item):
            yield words.say("debrief sensitive", session=words.say("quoted", title=item.title))
    yield words.say("debrief mix")
    yield words.say("debrief time")
    yield from (
        [words.say("debrief last")] if is_last_day else [words.say("debrief feedback"), words.say("debrief tomorrow")]
    )


def _real_times(day: AgendaDay, words: Wording) -> doc.Form:
    columns = (
        doc.ReportColumn(words.say("time"), "times", width=1.5),
        doc.ReportColumn(words.say("session"), width=5.5),
        doc.ReportColumn(words.say("real time"), width=1.2),
        doc.ReportColumn(words.say("remark"), width=3),
    )
    rows = tuple((times(item), item.title, "", "") for item in day.sessions())
    return doc.Form(words.say("day", number=day.number), columns, rows, ROW_CM)


def _changes(day: AgendaDay, words: Wording) -> doc.Form:
    columns = (
        doc.ReportColumn(words.say("what changes"), width=6),
        doc.ReportColumn(words.say("who"), width=2),
        doc.ReportColumn(words.say("by when"), width=2),
    )
    return doc.Form(f"{words.say('what changes')} {day.number}", columns, (("", "", ""),) * CHANGES, ROOMY_CM)
