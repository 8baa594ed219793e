"""What a coordinator must not forget, with the names and times of this agenda."""

from collections.abc import Iterable

from ecpat_training.core.text import listing
from ecpat_training.model.agenda import AgendaDay, AgendaItem
from ecpat_training.model.quantity import clock
from ecpat_training.report.agenda import day_name
from ecpat_training.report.agenda_lines import days_of, sensitive, times
from ecpat_training.report.paper_words import PaperWords, words
from ecpat_training.report.staffing import free_for_support, named, unconfirmed
from ecpat_training.results.document import Block, Checklist, Document, Heading
from ecpat_training.results.planned import Planned
from ecpat_training.results.provenance import Provenance

ENDINGS = (".docx",)
WHAT = "the coordinator's checklist, from before people arrive to the end"


def document(planned: Planned, provenance: Provenance) -> Document:
    """From before people arrive to the end, each item with a box to tick."""
    say = words(planned.language)
    heavy = [(day, item) for day in days_of(planned) for item in day.items if sensitive(item)]
    parts = (
        (say.before, _before(planned, heavy, say)),
        (say.start, (say.start_forms, say.start_agreements, say.start_support)),
        (say.during, (_during(day, item, planned, say) for day, item in heavy)),
        (say.evening, (_evening(day, say) for day in days_of(planned))),
        (say.end, (say.end_forms, say.end_sheets, say.end_times)),
    )
    blocks: list[Block] = []
    for title, items in parts:
        if ticked := tuple(items):
            blocks += [Heading(title, 2), Checklist(ticked)]
    return Document(
        f"{say.checklist}: {planned.training.title}",
        blocks,
        planned.programme.programme,
        footer=provenance.sentence(),
        language=planned.language,
    )


def _before(planned: Planned, heavy: list[tuple[AgendaDay, AgendaItem]], say: PaperWords) -> Iterable[str]:
    if open_ := unconfirmed(planned):
        yield say.before_unconfirmed.format(codes=listing(list(open_), 20))
    if heavy:
        titles = list(dict.fromkeys(f"“{item.title}”" for _, item in heavy))
        yield say.before_notice.format(sessions=listing(titles, 20))
        yield say.before_support
    yield say.before_referral
    if planned.training.interpreters:
        yield say.before_interpreters
    yield say.before_room
    yield say.before_materials
    yield say.before_sign_in


def _during(day: AgendaDay, item: AgendaItem, planned: Planned, say: PaperWords) -> str:
    support = free_for_support(planned, day, item)
    where = f"{say.day} {day.number}, {times(item)}"
    phrase = say.during_session if support else say.during_nobody
    return phrase.format(when=where, session=f"“{item.title}”", support=named(support, planned, say))


def _evening(day: AgendaDay, say: PaperWords) -> str:
    return say.evening_day.format(day=day_name(day), time=clock(max(item.end for item in day.items)))
