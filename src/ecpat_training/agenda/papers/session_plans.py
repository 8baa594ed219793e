"""A page for each session, as whoever leads it holds in the hand."""

from collections.abc import Iterable
from math import ceil

from ecpat_training.agenda.model.agenda import AgendaDay, AgendaItem, PlannedTraining
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.agenda.report.lines import (
    days_of,
    find_free_trainers,
    lead_of,
    name_of,
    room_of,
    room_with_seats,
    seconds_of,
    times,
    trainer_listing,
    uses_several_rooms,
)
from ecpat_training.agenda.report.method import method_of
from ecpat_training.agenda.report.speakers import speakers_of
from ecpat_training.agenda.report.steps import step_starts
from ecpat_training.agenda.report.track import track_of
from ecpat_training.agenda.rule_parts.day import split_parts
from ecpat_training.documents import document as doc
from ecpat_training.documents.numbers import value_text
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import Wording, wording
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.quantity import clock

ENDINGS = (".docx",)
WHAT = "a page for each session: goal, steps, materials, who leads"
A_LINE = 80  # letters
PAGE_CM, FACT_CM, STEP_CM, REMARK_CM, BLANK_CM = 19.0, 0.5, 0.55, 0.6, 0.85  # also on a letterhead, which takes room
MIN_NOTE_LINES, MAX_NOTE_LINES = 3, 16  # lines for notes


def document(planned_training: PlannedTraining, provenance: Provenance) -> doc.Document:
    """First which sessions there are, then session by session."""
    words = wording(planned_training.language)
    blocks: list[doc.Block] = []
    for day in days_of(planned_training):
        blocks += [doc.Heading(day_name(day, words), 2), _overview(day, planned_training, words)]
    for day in days_of(planned_training):
        for items in split_parts(day):
            blocks += [doc.PageBreak(), doc.Heading(items[0].title), *_page(items, day, planned_training, words)]
    return doc.Document(
        f"{words.say('session plans')}: {planned_training.training.title}",
        blocks,
        planned_training.programme.programme,
        made=provenance_sentence(provenance, words),
        language=words.tag,
        labels=words.labels,
    )


def _overview(day: AgendaDay, planned_training: PlannedTraining, words: Wording) -> doc.ReportTable:
    rows = tuple(
        (
            times(item),
            name_of(item),
            lead_of(item, planned_training, words),
            seconds_of(item, planned_training, words),
        )
        for item in day.sessions()
    )
    columns = (
        doc.ReportColumn(words.say("time"), "times", width=1.4),
        doc.ReportColumn(words.say("session"), width=5),
        doc.ReportColumn(words.say("lead"), width=1.5),
    )
    return doc.ReportTable(
        words.say("day", number=day.number), (*columns, doc.ReportColumn(words.say("second"), width=1.5)), rows
    )


def _page(
    items: list[AgendaItem], day: AgendaDay, planned_training: PlannedTraining, words: Wording
) -> Iterable[doc.Block]:
    """A session's page; where a break splits it, `items` are its parts."""
    facts = tuple(_facts(items, day, planned_training, words))
    yield doc.FactList(facts)
    used_height = sum(FACT_CM * _lines(value) for _, value in facts)
    session = items[0].session
    if session is None:
        yield from _notes(used_height, words)
        return
    if note := _care(
        session, trainer_listing(find_free_trainers(planned_training, day, items[0]), planned_training, words), words
    ):
        yield doc.Paragraph(note, "attention" if session.care == "sensitive" else "good")
        used_height += REMARK_CM + FACT_CM * _lines(note)
    if session.steps:
        yield doc.ReportTable(
            words.say("step"),
            (doc.ReportColumn(words.say("time")), doc.ReportColumn(words.say("step"), width=8)),
            _steps(items, session.steps),
            roomy=True,
        )
        yield doc.Paragraph(words.say("proposed clock"), "quiet")
        used_height += 3 * REMARK_CM + STEP_CM * sum(1 + _lines(step) for step in session.steps)
    if session.notes:
        yield doc.Heading(words.say("trainers notes"), 3)
        yield doc.Paragraph(session.notes)
        used_height += 2 * REMARK_CM + FACT_CM * sum(map(_lines, session.notes.split("\n")))
    yield from _notes(used_height, words)


def _facts(
    items: list[AgendaItem], day: AgendaDay, planned_training: PlannedTraining, words: Wording
) -> Iterable[tuple[str, str]]:
    item, minutes = items[0], sum(item_part.minutes for item_part in items)
    times_text = words.listing([times(item_part) for item_part in items])
    yield words.say("when"), words.say("when minutes", day=day_name(day, words), time=times_text, minutes=minutes)
    if (uses_several_rooms(planned_training) or planned_training.training.seats_of(item.room)) and (
        room := room_of(item, planned_training)
    ):
        yield words.say("room"), room_with_seats(room, planned_training, words)
    if track := track_of(item, words):
        yield words.say("for track"), track
    if speakers := speakers_of(item, planned_training.programme, words):
        yield words.say("speakers"), speakers
    yield from _list_leads(item, planned_training, words)
    session = item.session
    if session is None:
        return
    yield words.say("method"), _method(session, words)
    if session.goal:
        yield words.say("goal"), session.goal
    if session.materials:
        yield words.say("materials"), ", ".join(session.materials)
    if session.handouts:
        yield words.say("handouts"), ", ".join(session.handouts)
    if session.expert == "welcome":
        yield words.say("expert"), words.say("expert welcome")


def _list_leads(item: AgendaItem, planned_training: PlannedTraining, words: Wording) -> Iterable[tuple[str, str]]:
    """Who leads and who is second; nothing where a session that names its speakers has neither."""
    for key, names in (
        ("lead", lead_of(item, planned_training, words)),
        ("second", seconds_of(item, planned_training, words)),
    ):
        if names or not (item.session and item.session.people):
            yield words.say(key), names


def _method(session: Session, words: Wording) -> str:
    """The method, with the share of practice where there is any."""
    method = method_of(session, words)
    if not session.practice:
        return method
    return words.say("share of practice", method=method, share=value_text(session.practice, "percent"))


def _care(session: Session, support: str, words: Wording) -> str:
    notes = {
        "none": "",
        "sensitive": words.say("care sensitive", support=support),
        "debrief": words.say("care debrief"),
        "restoring": words.say("care restoring"),
    }
    return notes[session.care]


def _steps(items: list[AgendaItem], steps: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each step with when it would begin if all took the same time."""
    step_minutes = step_starts(sum(item.minutes for item in items), len(steps))
    return tuple(
        (clock(_time_after_minutes(items, elapsed_minutes)), step)
        for elapsed_minutes, step in zip(step_minutes, steps, strict=True)
    )


def _time_after_minutes(items: list[AgendaItem], elapsed_minutes: int) -> int:
    """The time of day after so many minutes of a session, the break in it left out."""
    for item in items[:-1]:
        if elapsed_minutes < item.minutes:
            return item.start + elapsed_minutes
        elapsed_minutes -= item.minutes
    return items[-1].start + elapsed_minutes


def _notes(used_cm: float, words: Wording) -> Iterable[doc.Block]:
    """Lines to write on, as many as the page still has."""
    yield doc.Heading(words.say("notes"), 3)
    yield doc.BlankLines(min(max(int((PAGE_CM - used_cm) / BLANK_CM), MIN_NOTE_LINES), MAX_NOTE_LINES))


def _lines(text: str) -> int:
    return ceil(len(text) / A_LINE)
