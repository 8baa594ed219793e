"""A page for each session, as whoever leads it holds in the hand."""

from collections.abc import Iterable
from math import ceil

from ecpat_training.core.text import listing
from ecpat_training.model.agenda import AgendaDay, AgendaItem
from ecpat_training.model.chapter import Session
from ecpat_training.model.quantity import clock
from ecpat_training.report.agenda import day_name
from ecpat_training.report.agenda_lines import apart, days_of, name_of, times, track_of
from ecpat_training.report.paper_words import PaperWords, words
from ecpat_training.report.staffing import free_for_support, named
from ecpat_training.results.document import (
    BlankLines,
    Block,
    Column,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from ecpat_training.results.numbers import shown
from ecpat_training.results.planned import Planned
from ecpat_training.results.provenance import Provenance
from ecpat_training.rules.day import parts

ENDINGS = (".docx",)
WHAT = "a page for each session: goal, steps, materials, who leads"
GRID = 5  # minutes
A_LINE = 80  # letters
PAGE_CM, FACT_CM, STEP_CM, REMARK_CM, BLANK_CM = 19.0, 0.5, 0.55, 0.6, 0.85  # also on a letterhead, which takes room
FEWEST, MOST = 3, 16  # lines for notes


def document(planned: Planned, provenance: Provenance) -> Document:
    """First which sessions there are, then session by session."""
    say = words(planned.language)
    blocks: list[Block] = []
    for day in days_of(planned):
        blocks += [Heading(day_name(day), 2), _overview(day, planned, say)]
    for day in days_of(planned):
        for items in parts(day):
            blocks += [PageBreak(), Heading(items[0].title), *_page(items, day, planned, say)]
    return Document(
        f"{say.session_plans}: {planned.training.title}",
        blocks,
        planned.programme.programme,
        footer=provenance.sentence(),
        language=planned.language,
    )


def _overview(day: AgendaDay, planned: Planned, say: PaperWords) -> Table:
    rows = tuple(
        (
            times(item),
            name_of(item, say),
            named(item.trainers[:1], planned, say),
            named(item.trainers[1:], planned, say) if item.trainers[1:] else "",
        )
        for item in day.sessions()
    )
    columns = (Column(say.time, width=1.4), Column(say.session, width=5), Column(say.lead, width=1.5))
    return Table(f"{say.day} {day.number}", (*columns, Column(say.second, width=1.5)), rows)


def _page(items: list[AgendaItem], day: AgendaDay, planned: Planned, say: PaperWords) -> Iterable[Block]:
    """A session's page; where a break splits it, `items` are its parts."""
    facts = tuple(_facts(items, day, planned, say))
    yield Facts(facts)
    used = sum(FACT_CM * _lines(value) for _, value in facts)
    session = items[0].session
    if session is None:
        yield from _notes(used, say)
        return
    if note := _care(session, named(free_for_support(planned, day, items[0]), planned, say), say):
        yield Paragraph(note, "attention" if session.care == "sensitive" else "good")
        used += REMARK_CM + FACT_CM * _lines(note)
    if session.steps:
        yield Table(say.step, (Column(say.time), Column(say.step, width=8)), _steps(items, session.steps), roomy=True)
        yield Paragraph(say.proposed_clock, "quiet")
        used += 3 * REMARK_CM + STEP_CM * sum(1 + _lines(step) for step in session.steps)
    yield from _notes(used, say)


def _facts(items: list[AgendaItem], day: AgendaDay, planned: Planned, say: PaperWords) -> Iterable[tuple[str, str]]:
    item, minutes = items[0], sum(one.minutes for one in items)
    when = listing([times(one) for one in items])
    yield say.when, say.when_minutes.format(day=day_name(day), time=when, minutes=minutes)
    if apart(planned) and item.room:
        yield say.room, item.room
    if track := track_of(item, say):
        yield say.for_whom, track
    yield say.lead, named(item.trainers[:1], planned, say)
    yield say.second, named(item.trainers[1:], planned, say)
    session = item.session
    if session is None:
        return
    share = shown(session.practice, "percent")
    yield say.method, say.share_of_practice.format(method=session.method, share=share)
    if session.goal:
        yield say.goal, session.goal
    if session.materials:
        yield say.materials, ", ".join(session.materials)
    if session.expert == "welcome":
        yield say.expert, say.expert_welcome


def _care(session: Session, support: str, say: PaperWords) -> str:
    notes = {
        "none": "",
        "sensitive": say.care_sensitive.format(support=support),
        "debrief": say.care_debrief,
        "restoring": say.care_restoring,
    }
    return notes[session.care]


def _steps(items: list[AgendaItem], steps: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each step with when it would begin if all took the same time, on a 5-minute clock where the time allows it."""
    minutes = sum(item.minutes for item in items)
    grid = GRID if minutes >= GRID * len(steps) else 1
    after = (minutes * place // len(steps) // grid * grid for place in range(len(steps)))
    return tuple((clock(_moment(items, spent)), step) for spent, step in zip(after, steps, strict=True))


def _moment(items: list[AgendaItem], spent: int) -> int:
    """The time of day after so many minutes of a session, the break in it left out."""
    for item in items[:-1]:
        if spent < item.minutes:
            return item.start + spent
        spent -= item.minutes
    return items[-1].start + spent


def _notes(used_cm: float, say: PaperWords) -> Iterable[Block]:
    """Lines to write on, as many as the page still has."""
    yield Heading(say.notes, 3)
    yield BlankLines(min(max(int((PAGE_CM - used_cm) / BLANK_CM), FEWEST), MOST))


def _lines(text: str) -> int:
    return ceil(len(text) / A_LINE)
