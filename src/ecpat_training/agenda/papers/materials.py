"""What to bring: each thing once, with the sessions that need it, in the order in which it is first needed."""

from dataclasses import dataclass, field

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.report.lines import days_of
from ecpat_training.core.text import fold
from ecpat_training.documents.document import Block, Document, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import Wording, wording
from ecpat_training.values.quantity import clock

BOX = "☐"
ENDINGS = (".docx", ".xlsx")
WHAT = "what to bring, to tick off while packing"


@dataclass(slots=True)
class Material:
    """A material: how it is written first, when it is first needed, and for which sessions."""

    name: str
    first: str
    sessions: list[str] = field(default_factory=list)


def document(planned_training: PlannedTraining, provenance: Provenance) -> Document:
    """A table with a box to tick beside each thing."""
    words = wording(planned_training.language)
    materials = _collect_materials(planned_training, words)
    columns = (
        ReportColumn(BOX, width=0.4),
        ReportColumn(words.say("material"), width=2.6),
        ReportColumn(words.say("first needed"), width=1.6),
        ReportColumn(words.say("sessions"), "count", width=0.8),
        ReportColumn(words.say("for which"), width=4),
    )
    rows = tuple(
        (BOX, material.name, material.first, len(material.sessions), "; ".join(material.sessions))
        for material in materials
    )
    block: Block = ReportTable(words.say("materials"), columns, rows) if rows else Paragraph(words.say("no materials"))
    return Document(
        f"{words.say('materials')}: {planned_training.training.title}",
        [block],
        planned_training.programme.programme,
        made=provenance_sentence(provenance, words),
        language=words.tag,
        labels=words.labels,
    )


def _collect_materials(planned_training: PlannedTraining, words: Wording) -> list[Material]:
    """Each thing once, however it is written the second time."""
    materials: dict[str, Material] = {}
    for day in days_of(planned_training):
        for item in sorted(day.sessions(), key=lambda item: item.start):
            for name in (*item.session.materials, *item.session.handouts) if item.session else ():
                first_use = f"{words.say('day', number=day.number)}, {clock(item.start)}"
                material = materials.setdefault(fold(name), Material(name, first_use))
                if item.title not in material.sessions:
                    material.sessions.append(item.title)
    return list(materials.values())
