"""How a line of an agenda is written on every paper: its time, its name, and who pays for it all."""

from collections.abc import Sequence

from ecpat_training.core.text import listing
from ecpat_training.model.agenda import AgendaDay, AgendaItem
from ecpat_training.model.quantity import clock
from ecpat_training.report.paper_words import PaperWords
from ecpat_training.results.document import Column, Paragraph, Tone
from ecpat_training.results.planned import Planned


def times(item: AgendaItem) -> str:
    """`09:00-09:30`."""
    return f"{clock(item.start)}-{clock(item.end)}"


def name_of(item: AgendaItem, say: PaperWords) -> str:
    """What an item is called; a star marks a sensitive session, which a line below the table explains."""
    if item.kind != "session" and item.title == item.kind.capitalize():
        return say.lunch if item.kind == "lunch" else say.break_
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


def track_of(item: AgendaItem, say: PaperWords) -> str:
    """For whom a session is; nothing where it is for everybody."""
    return {"law enforcement": say.track_law_enforcement, "care": say.track_care}.get(item.track, "")


def place_columns(planned: Planned, say: PaperWords) -> tuple[Column, ...]:
    """Columns for the room and for whom a session is, where people are in more rooms than one."""
    return (Column(say.room, width=1.2), Column(say.for_whom, width=1.3)) if apart(planned) else ()


def place_cells(item: AgendaItem, planned: Planned, say: PaperWords) -> tuple[str, ...]:
    """What stands in those columns."""
    return (item.room or "", track_of(item, say)) if apart(planned) else ()


def days_of(planned: Planned) -> list[AgendaDay]:
    """The days on which something happens."""
    return [day for day in planned.agenda.days if day.items]


def funders_line(planned: Planned, say: PaperWords) -> list[Paragraph]:
    """Who pays, as small print; nothing where the programme names nobody."""
    funders = listing(list(planned.programme.funders), 20)
    return [Paragraph(say.funded_by.format(funders=funders), "quiet")] if funders else []
