"""How a line of an agenda is written on every paper: its time, its name, and who pays for it all."""

from collections.abc import Sequence

from ecpat_training.agenda.model.agenda import AgendaDay, AgendaItem
from ecpat_training.agenda.model.planned import Planned
from ecpat_training.documents.document import Paragraph, ReportColumn, Tone
from ecpat_training.documents.wording import Wording
from ecpat_training.values.quantity import clock


def times(item: AgendaItem) -> str:
    """`09:00-09:30`."""
    return f"{clock(item.start)}-{clock(item.end)}"


def name_of(item: AgendaItem) -> str:
    """What an item is called; a star marks a sensitive session, which a line below the table explains."""
    return f"{item.title} *" if sensitive(item) else item.title


def sensitive(item: AgendaItem) -> bool:
    """Whether a session weighs on people."""
    return item.session is not None and item.session.care == "sensitive"


def tones(items: Sequence[AgendaItem]) -> tuple[Tone, ...]:
    """Sessions plain, breaks quiet."""
    return tuple("plain" if item.kind == "session" else "quiet" for item in items)


def apart(planned: Planned) -> bool:
    """Whether people are in more rooms than one."""
    return len({item.room for item in planned.agenda.sessions()}) > 1


def track_of(item: AgendaItem, words: Wording) -> str:
    """For whom a session is; nothing where it is for everybody."""
    return "" if item.track == "together" else words.say(item.track)


def place_columns(planned: Planned, words: Wording) -> tuple[ReportColumn, ...]:
    """Columns for the room and for whom a session is, where people are in more rooms than one."""
    if not apart(planned):
        return ()
    return ReportColumn(words.say("room"), width=1.2), ReportColumn(words.say("for track"), width=1.3)


def place_cells(item: AgendaItem, planned: Planned, words: Wording) -> tuple[str, ...]:
    """What stands in those columns."""
    return (item.room or "", track_of(item, words)) if apart(planned) else ()


def days_of(planned: Planned) -> list[AgendaDay]:
    """The days on which something happens."""
    return [day for day in planned.agenda.days if day.items]


def funders_line(planned: Planned, words: Wording) -> list[Paragraph]:
    """Who pays, as small print; nothing where the programme names nobody."""
    funders = words.listing(planned.programme.funders)
    return [Paragraph(f"{words.say('funded by')}: {funders}", "quiet")] if funders else []
