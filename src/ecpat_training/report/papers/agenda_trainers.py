"""The agenda as trainers need it: who leads, who backs up, who is free for support, what to bring; then each one's own
list."""

from collections.abc import Iterable
from itertools import groupby

from ecpat_training.model.agenda import AgendaDay
from ecpat_training.report.agenda import day_name
from ecpat_training.report.agenda_lines import days_of, name_of, place_cells, place_columns, sensitive, times, tones
from ecpat_training.report.paper_words import PaperWords, words
from ecpat_training.report.staffing import Duty, duties, free_for_support, named, unconfirmed
from ecpat_training.results.document import Block, Column, Document, Heading, PageBreak, Paragraph, Table
from ecpat_training.results.planned import Planned
from ecpat_training.results.provenance import Provenance

ENDINGS = (".docx", ".html")
WHAT = "the agenda for trainers: who leads, who backs up, each one's own list"


def document(planned: Planned, provenance: Provenance) -> Document:
    """Day by day who does what, then trainer by trainer."""
    say = words(planned.language)
    blocks: list[Block] = []
    if open_ := unconfirmed(planned):
        blocks.append(Paragraph(say.unconfirmed.format(codes=", ".join(open_)), "attention"))
    for day in days_of(planned):
        blocks += [Heading(day_name(day), 2), _day_table(day, planned, say), *_about_care(day, planned, say)]
    own = [block for code, tasks in duties(planned).items() for block in _own_list(code, tasks, planned, say)]
    if own:
        blocks += [PageBreak(), Heading(say.each_trainer), *own]
    return Document(
        f"{say.agenda_for_trainers}: {planned.training.title}",
        blocks,
        planned.programme.programme,
        footer=provenance.sentence(),
        language=planned.language,
        landscape=True,
    )


def _day_table(day: AgendaDay, planned: Planned, say: PaperWords) -> Table:
    rows = tuple(
        (
            times(item),
            name_of(item, say),
            *place_cells(item, planned, say),
            item.session.method if item.session else "",
            named(item.trainers[:1], planned, say) if item.session else "",
            named(item.trainers[1:], planned, say) if item.trainers[1:] else "",
            named(free_for_support(planned, day, item), planned, say) if sensitive(item) else "",
            ", ".join(item.session.materials) if item.session else "",
        )
        for item in day.items
    )
    columns = (
        Column(say.time, width=1.8),
        Column(say.session, width=3.8),
        *place_columns(planned, say),
        Column(say.method, width=1.4),
        Column(say.lead, width=1.2),
        Column(say.second, width=1.2),
        Column(say.support, width=1.8),
        Column(say.materials, width=3.8),
    )
    return Table(f"{say.day} {day.number}", columns, rows, tones=tones(day.items))


def _about_care(day: AgendaDay, planned: Planned, say: PaperWords) -> Iterable[Block]:
    heavy = [item for item in day.items if sensitive(item)]
    if heavy:
        yield Paragraph(say.sensitive_for_trainers, "quiet")
    for item in heavy:
        if not free_for_support(planned, day, item):
            yield Paragraph(say.no_support.format(session=f"“{item.title}”"), "attention")


def _own_list(code: str, tasks: list[Duty], planned: Planned, say: PaperWords) -> Iterable[Block]:
    """What one trainer does: the minutes count what he or she trains, not the support."""
    trains = [duty for duty in tasks if duty.part != "support"]
    minutes = sum(duty.item.minutes for duty in trains)
    sessions = len({(duty.day.number, duty.item.title) for duty in trains})  # one that a break splits is one
    phrase = say.trainer_minutes_of_one if sessions == 1 else say.trainer_minutes
    parts = {"lead": say.leads, "second": say.is_second, "support": say.gives_support}
    rows = [
        (day_name(day) if first else "", times(duty.item), name_of(duty.item, say), parts[duty.part], _minutes(duty))
        for day, of_day in groupby(tasks, key=lambda duty: duty.day)
        for first, duty in ((place == 0, duty) for place, duty in enumerate(of_day))
    ]
    columns = (
        Column(say.day, width=2.6),
        Column(say.time, width=1.5),
        Column(say.session, width=4.5),
        Column(say.does, width=1.6),
        Column(say.minutes, width=1),
    )
    caption = phrase.format(code=named([code], planned, say), minutes=minutes, sessions=sessions)
    yield Table(code, columns, tuple(rows), caption)


def _minutes(duty: Duty) -> str:
    return "" if duty.part == "support" else str(duty.item.minutes)
