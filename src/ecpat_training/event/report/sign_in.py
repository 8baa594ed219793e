"""Sign-in sheets with the printed names of those who are expected: one for each half-day. The code beside a name is
what is typed when the signed sheets are entered."""

from collections.abc import Sequence

from ecpat_training.agenda.model.agenda import AgendaDay, Planned
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.agenda.report.lines import LATE_NOON, NOON, HalfDay, days_of, half_days
from ecpat_training.core.text import squeeze
from ecpat_training.documents.document import Block, Document, Form, Heading, PageBreak, Paragraph, ReportColumn
from ecpat_training.documents.wording import Wording
from ecpat_training.event.model.guest import Guest
from ecpat_training.programme.model.training import Training
from ecpat_training.values.quantity import from_to

SPARE = 4  # lines for whoever comes unannounced
ROW_CM = 1.0


def half_days_of(training: Training, planned: Planned | None, words: Wording) -> list[HalfDay]:
    """The half-days of an event: its agenda's, else before and after the fixed lunch of each day, or one o'clock."""
    if planned is not None:
        return [half for day in days_of(planned) for half in half_days(day, words)]
    found = []
    for number in range(1, training.days + 1):
        hours = training.hours.on(number)
        name = day_name(AgendaDay(number=number, date=training.date_of(number), items=()), words)
        if hours.end <= LATE_NOON:
            found.append(HalfDay(words.say("morning", day=name), hours.start, hours.end))
        elif hours.start >= NOON:
            found.append(HalfDay(words.say("afternoon", day=name), hours.start, hours.end))
        else:
            lunch = next((at for kind, at in training.breaks_of(number) if kind == "lunch"), None)
            ends, begins = (lunch.start, lunch.end) if lunch else (NOON + 60, NOON + 60)
            found.append(HalfDay(words.say("morning", day=name), hours.start, ends))
            found.append(HalfDay(words.say("afternoon", day=name), begins, hours.end))
    return found


def sign_in(
    training: Training, programme: str, halves: Sequence[HalfDay], guests: Sequence[Guest], words: Wording
) -> Document:
    """A sheet for each half-day, each complete in itself: they are put away apart."""
    title = f"{words.say('sign in')}: {training.title}"
    columns = (
        ReportColumn(words.say("number"), width=0.5),
        ReportColumn(words.say("name"), width=3),
        ReportColumn(words.say("organisation"), width=3),
        ReportColumn(words.say("pack code"), width=0.8),
    )
    rows = [(str(at), squeeze(one.name), squeeze(one.organisation), one.code, "") for at, one in enumerate(guests, 1)]
    rows += [(str(at), "", "", "", "") for at in range(len(guests) + 1, len(guests) + SPARE + 1)]
    blocks: list[Block] = []
    for number, half in enumerate(halves, 1):
        blocks += [PageBreak(), Heading(title, 0)] if blocks else []
        signed = ReportColumn(f"{words.say('signature')}: {half.name}", width=3)  # stands on every page of a sheet
        place = " · ".join(filter(None, (programme, training.venue)))
        blocks += [
            Paragraph(place),
            Heading(f"{half.name}, {from_to(half.start, half.end)}", 2),
            Form(str(number), (*columns, signed), tuple(rows), ROW_CM, flowing=True),
        ]
    return Document(title, blocks, language=words.tag, labels=words.labels)
