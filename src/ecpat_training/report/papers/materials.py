"""What to bring: each thing once, with the sessions that need it, in the order in which it is first needed."""

from dataclasses import dataclass, field

from ecpat_training.core.text import fold
from ecpat_training.model.quantity import clock
from ecpat_training.report.agenda_lines import days_of
from ecpat_training.report.paper_words import PaperWords, words
from ecpat_training.results.document import Block, Column, Document, Paragraph, Table
from ecpat_training.results.planned import Planned
from ecpat_training.results.provenance import Provenance

ENDINGS = (".docx", ".xlsx")
WHAT = "what to bring, to tick off while packing"


@dataclass(slots=True)
class Thing:
    """A material: how it is written first, when it is first needed, and for which sessions."""

    name: str
    first: str
    sessions: list[str] = field(default_factory=list)


def document(planned: Planned, provenance: Provenance) -> Document:
    """A table with a box to tick beside each thing."""
    say = words(planned.language)
    things = _things(planned, say)
    columns = (
        Column(say.packed, width=0.4),
        Column(say.material, width=2.6),
        Column(say.first_needed, width=1.6),
        Column(say.sessions, "count", width=0.8),
        Column(say.for_which, width=4),
    )
    rows = tuple((say.packed, one.name, one.first, len(one.sessions), "; ".join(one.sessions)) for one in things)
    block: Block = Table(say.materials, columns, rows) if rows else Paragraph(say.no_materials)
    return Document(
        f"{say.materials}: {planned.training.title}",
        [block],
        planned.programme.programme,
        footer=provenance.sentence(),
        language=planned.language,
    )


def _things(planned: Planned, say: PaperWords) -> list[Thing]:
    """Each thing once, however it is written the second time."""
    found: dict[str, Thing] = {}
    for day in days_of(planned):
        for item in sorted(day.sessions(), key=lambda item: item.start):
            for name in item.session.materials if item.session else ():
                first = f"{say.day} {day.number}, {clock(item.start)}"
                thing = found.setdefault(fold(name), Thing(name, first))
                if item.title not in thing.sessions:
                    thing.sessions.append(item.title)
    return list(found.values())
