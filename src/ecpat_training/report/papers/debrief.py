"""The trainers' own debrief, a page for each day: how people are, what happened, what changes tomorrow."""

from collections.abc import Iterable

from ecpat_training.model.agenda import AgendaDay
from ecpat_training.report.agenda import day_name
from ecpat_training.report.agenda_lines import days_of, sensitive, times
from ecpat_training.report.paper_words import PaperWords, words
from ecpat_training.results.document import (
    Block,
    Checklist,
    Column,
    Document,
    Form,
    Heading,
    PageBreak,
    Paragraph,
)
from ecpat_training.results.planned import Planned
from ecpat_training.results.provenance import Provenance

ENDINGS = (".docx",)
WHAT = "the trainers' debrief after each day"
CHANGES = 3  # lines for what changes
ROW_CM, ROOMY_CM = 0.75, 1.0


def document(planned: Planned, _: Provenance) -> Document:
    """A checklist and two grids for each day."""
    say = words(planned.language)
    title = f"{say.debrief}: {planned.training.title}"
    blocks: list[Block] = []
    days = days_of(planned)
    for day in days:
        blocks += [PageBreak(), Heading(title, 0)] if blocks else []
        blocks += [Heading(day_name(day), 2), Paragraph(say.debrief_how)]
        blocks += [Checklist(tuple(_items(day, say, last=day is days[-1]))), _real_times(day, say), _changes(day, say)]
    return Document(title, blocks, language=planned.language)


def _items(day: AgendaDay, say: PaperWords, *, last: bool) -> Iterable[str]:
    yield say.debrief_us
    yield say.debrief_people
    for item in day.items:
        if sensitive(item):
            yield say.debrief_sensitive.format(session=f"“{item.title}”")
    yield say.debrief_mix
    yield say.debrief_time
    yield from [say.debrief_last] if last else [say.debrief_feedback, say.debrief_tomorrow]


def _real_times(day: AgendaDay, say: PaperWords) -> Form:
    columns = (
        Column(say.time, width=1.5),
        Column(say.session, width=4),
        Column(say.real_time, width=1.5),
        Column(say.remark, width=4),
    )
    rows = tuple((times(item), item.title, "", "") for item in day.sessions())
    return Form(f"{say.day} {day.number}", columns, rows, ROW_CM)


def _changes(day: AgendaDay, say: PaperWords) -> Form:
    columns = (Column(say.what_changes, width=6), Column(say.who, width=2), Column(say.by_when, width=2))
    return Form(f"{say.what_changes} {day.number}", columns, (("", "", ""),) * CHANGES, ROOMY_CM)
