"""The agenda as trainers need it: who leads, who backs up, who is free for support, what to bring; then each one's own
list."""

from collections.abc import Iterable
from itertools import groupby

from ecpat_training.agenda.model.agenda import AgendaDay, PlannedTraining
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.agenda.report.first_page import write_first_page
from ecpat_training.agenda.report.lines import (
    Duty,
    days_of,
    drop_empty_columns,
    duties,
    find_free_trainers,
    lead_of,
    list_unconfirmed,
    name_of,
    names_of,
    part_words,
    place_cells,
    place_columns,
    seconds_of,
    sensitive,
    speaker_cells,
    speaker_columns,
    times,
    tones,
    trainer_listing,
)
from ecpat_training.agenda.report.method import method_of
from ecpat_training.documents.document import Block, Document, Heading, PageBreak, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import Wording, wording

ENDINGS = (".docx", ".html")
WHAT = "the agenda for trainers: who leads, who backs up, each one's own list"

SHORT_DAY = 12  # rows that may follow another day on its page, where Word keeps them together; others begin a page


def document(planned_training: PlannedTraining, provenance: Provenance) -> Document:
    """Day by day who does what, then trainer by trainer."""
    words = wording(planned_training.language)
    blocks = write_first_page(planned_training, words)
    names_by_code = names_of(planned_training)
    if unconfirmed_names := [names_by_code.get(code, code) for code in list_unconfirmed(planned_training)]:
        blocks.append(Paragraph(words.say("unconfirmed", codes=", ".join(unconfirmed_names)), "attention"))
    for number, day in enumerate(days_of(planned_training)):
        blocks += [PageBreak()] if number and len(day.items) > SHORT_DAY else []
        blocks += [
            Heading(day_name(day, words), 2),
            _day_table(day, planned_training, words),
            *_write_care_notes(day, planned_training, words),
        ]
    own_lists = [
        block
        for code, tasks in duties(planned_training).items()
        for block in _write_trainer_list(code, tasks, planned_training, words)
    ]
    if own_lists:
        blocks += [PageBreak(), Heading(words.say("each trainer")), *own_lists]
    return Document(
        f"{words.say('agenda for trainers')}: {planned_training.training.title}",
        blocks,
        planned_training.programme.programme,
        made=provenance_sentence(provenance, words),
        language=words.tag,
        labels=words.labels,
        landscape=True,
    )


def _day_table(day: AgendaDay, planned_training: PlannedTraining, words: Wording) -> ReportTable:
    rows = tuple(
        (
            times(item),
            name_of(item),
            *place_cells(item, planned_training, words, seats=True),
            *speaker_cells(item, planned_training, words),
            method_of(item.session, words) if item.session else "",
            lead_of(item, planned_training, words),
            seconds_of(item, planned_training, words),
            trainer_listing(find_free_trainers(planned_training, day, item), planned_training, words)
            if sensitive(item)
            else "",
            ", ".join(item.session.materials) if item.session else "",
        )
        for item in day.items
    )
    columns = (
        ReportColumn(words.say("time"), "times", width=1.8),
        ReportColumn(words.say("session"), width=3.8),
        *place_columns(planned_training, words),
        *speaker_columns(planned_training, words),
        ReportColumn(words.say("method"), width=1.4),
        ReportColumn(words.say("lead"), width=1.2),
        ReportColumn(words.say("second"), width=1.2),
        ReportColumn(words.say("support"), width=1.8),
        ReportColumn(words.say("materials"), width=3.8),
    )
    table = ReportTable(words.say("day", number=day.number), columns, rows, tones=tones(day.items))
    return drop_empty_columns(table, words.say("lead"), words.say("second"))


def _write_care_notes(day: AgendaDay, planned_training: PlannedTraining, words: Wording) -> Iterable[Block]:
    sensitive_items = [item for item in day.items if sensitive(item)]
    if sensitive_items:
        yield Paragraph(words.say("sensitive for trainers"), "quiet")
    for item in sensitive_items:
        if not find_free_trainers(planned_training, day, item):
            yield Paragraph(words.say("no support", session=words.say("quoted", title=item.title)), "attention")


def _write_trainer_list(
    code: str, tasks: list[Duty], planned_training: PlannedTraining, words: Wording
) -> Iterable[Block]:
    """What one trainer does: the minutes count the sessions that he or she trains, speaks in or moderates, not the
    support nor the evening."""
    trains = [duty for duty in tasks if _counts(duty)]
    minutes = sum(duty.item.minutes for duty in trains)
    sessions = len({(duty.day.number, duty.item.title) for duty in trains})  # one that a break splits is one
    key = "trainer minutes of one" if sessions == 1 else "trainer minutes"
    part_wordings = part_words(words)
    rows = [
        (
            day_name(day, words) if is_first_of_day else "",
            times(duty.item),
            name_of(duty.item),
            part_wordings[duty.part],
            _minutes(duty),
        )
        for day, day_duties in groupby(tasks, key=lambda duty: duty.day)
        for is_first_of_day, duty in ((place == 0, duty) for place, duty in enumerate(day_duties))
    ]
    columns = (
        ReportColumn(words.say("day column"), width=2.6),
        ReportColumn(words.say("time"), "times", width=1.5),
        ReportColumn(words.say("session"), width=4.5),
        ReportColumn(words.say("does"), width=1.6),
        ReportColumn(words.say("minutes"), width=1),
    )
    trainer_name = trainer_listing([code], planned_training, words)
    trainer_name += f" ({code})" if code in names_of(planned_training) else ""
    caption = words.say(key, code=trainer_name, minutes=minutes, sessions=sessions)
    yield ReportTable(code, columns, tuple(rows), caption)


def _minutes(duty: Duty) -> str:
    return str(duty.item.minutes) if _counts(duty) else ""


def _counts(duty: Duty) -> bool:
    return duty.part not in ("support", "there")
