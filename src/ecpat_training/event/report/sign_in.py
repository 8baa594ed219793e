"""Sign-in sheets with the printed names of those who are expected: one for each half-day. The code beside a name is
what is typed when the signed sheets are entered."""

from collections.abc import Sequence

from ecpat_training.core.text import squeeze
from ecpat_training.documents.document import Block, Document, Form, Heading, PageBreak, Paragraph, ReportColumn
from ecpat_training.documents.wording import Wording
from ecpat_training.event.attendance.model.half_day import HalfDay, half_day_name
from ecpat_training.event.model.guest import BadgeHolder
from ecpat_training.programme.model.training import Training
from ecpat_training.values.quantity import clock_span

SPARE_ROW_COUNT = 4  # lines for whoever comes unannounced
ROW_CM = 1.0


def sign_in(
    training: Training, programme: str, half_days: Sequence[HalfDay], guests: Sequence[BadgeHolder], words: Wording
) -> Document:
    """A sheet for each half-day, each complete in itself: they are put away apart."""
    title = f"{words.say('sign in')}: {training.title}"
    columns = (
        ReportColumn(words.say("number"), width=0.5),
        ReportColumn(words.say("name"), width=3),
        ReportColumn(words.say("organisation"), width=3),
        ReportColumn(words.say("pack code"), width=0.8),
    )
    rows = [
        (str(row_number), squeeze(guest.name), squeeze(guest.organisation), guest.code, "")
        for row_number, guest in enumerate(guests, 1)
    ]
    rows += [
        (str(row_number), "", "", "", "") for row_number in range(len(guests) + 1, len(guests) + SPARE_ROW_COUNT + 1)
    ]
    blocks: list[Block] = []
    for number, half_day in enumerate(half_days, 1):
        blocks += [PageBreak(), Heading(title, 0)] if blocks else []
        half_day_title = half_day_name(half_day, words)
        signature_column = ReportColumn(
            f"{words.say('signature')}: {half_day_title}", width=3
        )  # stands on every page of a sheet
        place = " · ".join(filter(None, (programme, training.venue)))
        blocks += [
            Paragraph(place),
            Heading(f"{half_day_title}, {clock_span(half_day.start, half_day.end)}", 2),
            Form(str(number), (*columns, signature_column), tuple(rows), ROW_CM, flowing=True),
        ]
    return Document(title, blocks, language=words.tag, labels=words.labels)
