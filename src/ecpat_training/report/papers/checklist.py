"""What a coordinator must not forget, with the names and times of this agenda: for the organisers, in English."""

from collections.abc import Iterable

from ecpat_training.core.text import listing
from ecpat_training.model.agenda import AgendaDay, AgendaItem
from ecpat_training.model.quantity import clock
from ecpat_training.report.agenda import day_name
from ecpat_training.report.agenda_lines import days_of, sensitive, times
from ecpat_training.report.staffing import free_for_support, named, unconfirmed
from ecpat_training.report.wording import Wording, wording
from ecpat_training.results.document import Block, Checklist, Document, Heading
from ecpat_training.results.planned import Planned
from ecpat_training.results.provenance import Provenance

ENDINGS = (".docx",)
WHAT = "the coordinator's checklist, from before people arrive to the end"
BEFORE_ALL = (
    "Names and numbers of help outside the training, in the participants' languages, are at hand.",
    "A quiet place for whoever steps out of the room, with water and two chairs.",
    "Everything on the materials list is packed and ticked off.",
    "Sign-in sheets lie on the table, one for each half-day.",
)
AT_THE_START = (
    "Evaluation forms are handed out and explained now, so that people note while it is fresh; they are collected at "
    "the end.",
    "How we work is agreed: confidentiality, no details of real cases, leaving when it is too much.",
    "Everybody knows who is there for support, and where.",
)
AT_THE_END = (
    "Evaluation forms are collected in a closed box; nobody looks at who fills in which.",
    "Sign-in sheets of every half-day are signed and put away: they hold names.",
    "The real times from the debriefs go to whoever plans the next training.",
)


def document(planned: Planned, provenance: Provenance) -> Document:
    """From before people arrive to the end, each item with a box to tick."""
    words = wording()
    heavy = [(day, item) for day in days_of(planned) for item in day.items if sensitive(item)]
    parts = (
        ("Before people arrive", _before(planned, heavy)),
        ("At the start", AT_THE_START),
        ("Before each sensitive session", (_during(day, item, planned, words) for day, item in heavy)),
        ("At the end of each day", (_evening(day, words) for day in days_of(planned))),
        ("At the end", AT_THE_END),
    )
    blocks: list[Block] = []
    for title, items in parts:
        if ticked := tuple(items):
            blocks += [Heading(title, 2), Checklist(ticked)]
    return Document(
        f"Coordinator's checklist: {planned.training.title}",
        blocks,
        planned.programme.programme,
        footer=provenance.sentence(),
        language=words.tag,
    )


def _before(planned: Planned, heavy: list[tuple[AgendaDay, AgendaItem]]) -> Iterable[str]:
    if open_ := unconfirmed(planned):
        yield f"Confirmation of {listing(list(open_), 20)} is there, or somebody takes over."
    if heavy:
        titles = list(dict.fromkeys(f"“{item.title}”" for _, item in heavy))
        yield (
            f"Participants know beforehand that {listing(titles, 20)} may weigh on them, and that they may step out "
            "without a reason."
        )
        yield "Whoever is free for support in a sensitive session knows when and for what."
    if planned.training.interpreters:
        yield "Interpreters have the agenda, the session plans and the list of terms."
    yield from BEFORE_ALL


def _during(day: AgendaDay, item: AgendaItem, planned: Planned, words: Wording) -> str:
    where = f"Day {day.number}, {times(item)}, “{item.title}”"
    support = free_for_support(planned, day, item)
    if not support:
        return f"{where}: nobody of the team is free for support, so somebody is asked to come."
    return (
        f"{where}: what comes is announced, stepping out is allowed, free for support: "
        f"{named(support, planned, words)}."
    )


def _evening(day: AgendaDay, words: Wording) -> str:
    end = clock(max(item.end for item in day.items))
    return f"{day_name(day, words)}: feedback is collected; from {end} the trainers hold their debrief, half an hour."
