"""Papers of the small programme, made for tests, and what they say."""

from collections.abc import Iterable
from dataclasses import replace

from ecpat_training.agenda import papers
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.core import registry
from ecpat_training.documents.document import Document, ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import wording
from ecpat_training.programme.model.trainer import Trainer
from tests.agenda.cases import agenda, pilot, programme

ENGLISH = wording("en")


MADE = Provenance("0.1.0", "ecpat plan print", (("agenda.yaml", "0" * 64),))


NAMES = registry.members(papers)


DAY_1 = [
    "09:00-09:30 opening @ BG-1 + NL-2",
    "09:30-10:15 heavy @ BG-2 + NL-1",
    "10:15-10:30 debrief @ BG-2 + NL-1",
    "10:30-10:45 break",
    {"at": "10:45-11:30", "title": "Visit to a shelter", "trainers": ["BG-1", "NL-2", "EXP-1"]},
    "11:30-12:30 lunch",
    "12:30-13:30 exercise @ BG-1 + NL-2",
]


DAY = "Day 1"


def planned(*days: list[object], dates: list[str] | None = None, **changes: object) -> PlannedTraining:
    """An agenda over the tests' small programme, with changes of the programme."""
    of = programme().model_copy(update=changes)
    return PlannedTraining(of, of.training("two-days"), agenda(list(days) or [DAY_1], dates=dates))


def the_pilot() -> PlannedTraining:
    result = pilot()
    return PlannedTraining(result.programme, result.training, result.agenda)


def paper(name: str, of: PlannedTraining) -> Document:
    document: Document = registry.load(papers, name).document(of, MADE)
    return document


def texts(value: object) -> Iterable[str]:
    """Every text of a document, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        yield from (text for part in value for text in texts(part))
    elif hasattr(value, "__dataclass_fields__"):
        yield from (text for name in value.__dataclass_fields__ for text in texts(getattr(value, name)))


def tables(document: Document) -> list[ReportTable]:
    return [block for block in document.blocks if isinstance(block, ReportTable)]


PLACE = {
    "venue": "Hotel De Zwaan, Blue hall",
    "address": "Dorpsstraat 1\n1012 AB Amsterdam",
    "contact": "Anna, +31 20 555 0100",
    "online": "https://meet.example.org/room?id=1&name=a",
    "objectives": ("Recognise a trafficked child.", "Know who does what."),
}


def placed(*days: list[object], **changes: object) -> PlannedTraining:
    """An agenda whose training says where it is and what for."""
    of = planned(*days, **changes)  # type: ignore[arg-type]
    return replace(of, training=of.training.model_copy(update=PLACE))


def named_trainers() -> tuple[Trainer, ...]:
    return tuple(
        one.model_copy(update={"names": True, "name": "Arta Hoxha"}) if one.id == "BG-1" else one
        for one in programme().trainers
    )
