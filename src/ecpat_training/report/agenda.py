"""An agenda as a document that goes to participants as it is, with an annex on how it was planned."""

from collections.abc import Iterable
from datetime import date

from ecpat_training.core.text import listing
from ecpat_training.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.model.chapter import TRACKS
from ecpat_training.model.quantity import clock
from ecpat_training.report.agenda_rules import kept_sentence, rules_table
from ecpat_training.report.agenda_table import day_tables
from ecpat_training.report.unconfirmed import unconfirmed_sentence
from ecpat_training.results.document import (
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    TimelineChart,
    TimelineItem,
    TimelineKind,
)
from ecpat_training.results.plan import PlanResult
from ecpat_training.results.planned import Planned
from ecpat_training.results.provenance import Provenance

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def agenda_document(
    result: PlanResult, provenance: Provenance, *, annex: bool = True, programme_file: str | None = None
) -> Document:
    """Day by day what happens when, and the days as a picture: what goes to participants. With the annex, then on pages
    of their own for the organisers, the proof, what to bring and the rules. `programme_file` is how a file that is
    edited and read again names its programme, from its own folder on."""
    blocks = what_happens(result, programme_file)
    brief = len(blocks)
    if annex:
        blocks += [PageBreak(), Heading("For the organisers", 1), *_planning(result)]
        brief = len(blocks)
        blocks += [*_materials(result.agenda), Heading("The rules", 2), rules_table(result.check)]
    return Document(
        result.training.title, blocks, result.programme.programme, footer=provenance.sentence(), brief=brief
    )


def what_happens(result: PlanResult | Planned, programme_file: str | None = None) -> list[Block]:
    """Where and for whom it is, each day's table, and the days as a picture."""
    blocks: list[Block] = [Facts(tuple(_facts(result, programme_file)))]
    for day, table in zip(result.agenda.days, day_tables(result.agenda, result.programme), strict=True):
        blocks += [Heading(day_name(day), 2), table]
    return [*blocks, *_remarks(result), timeline(result.agenda)]


def _facts(result: PlanResult | Planned, programme_file: str | None) -> Iterable[tuple[str, str]]:
    training = result.training
    yield "Training", training.id
    countries = [training.country] + ([training.twin] if training.twin else [])
    yield "Country" if len(countries) == 1 else "Countries", " and ".join(countries)
    dates = [day.date for day in result.agenda.days if day.date]
    if dates:
        yield "Dates", " to ".join(dict.fromkeys(long_date(one) for one in (dates[0], dates[-1])))
    else:
        yield "Dates", "not yet set"
    yield "Participants", str(training.participants)
    yield "Language", training.language + (", with interpreters" if training.interpreters else "")
    if result.programme.funders:
        yield "Funded by", listing(list(result.programme.funders), 20)
    if programme_file:
        yield "Programme file", programme_file


def long_date(day: date) -> str:
    """A date as people write it, the same in every locale: `Thursday 12 May 2005`."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_name(day: AgendaDay) -> str:
    """`Day 1, Thursday 12 May 2005`."""
    return f"Day {day.number}, {long_date(day.date)}" if day.date else f"Day {day.number}"


def _remarks(result: PlanResult | Planned) -> Iterable[Block]:
    if any(item.session and item.session.care == "sensitive" for item in result.agenda.sessions()):
        yield Paragraph(
            "* This session may weigh on you. You may step out at any time without giving a reason; a trainer is there "
            "to talk to.",
            "quiet",
        )


def timeline(agenda: Agenda) -> TimelineChart:
    """The days side by side."""
    days = tuple((f"Day {day.number}", tuple(_block(item, day) for item in day.items)) for day in agenda.days)
    told = "; ".join(
        f"day {day.number} from {clock(day.items[0].start)} to {clock(day.items[-1].end)}"
        for day in agenda.days
        if day.items
    )
    return TimelineChart("The days at a glance", days, f"Blocks of time by kind of session: {told}.")


def _block(item: AgendaItem, day: AgendaDay) -> TimelineItem:
    session = item.session
    kind: TimelineKind = "break"
    if session is not None:
        kind = "practice" if session.practice >= 0.5 else "input"
        kind = "sensitive" if session.care == "sensitive" else kind
        kind = "frame" if session.place != "anywhere" else kind
    apart = [other.track for other in day.items if other.start < item.end and item.start < other.end]
    if item.track == "together" or not set(TRACKS) <= set(apart):
        return TimelineItem(item.start, item.end, item.title, kind)
    return TimelineItem(item.start, item.end, item.title, kind, TRACKS.index(item.track), len(TRACKS))


def _materials(agenda: Agenda) -> Iterable[Block]:
    needed: dict[str, list[str]] = {}
    for item in agenda.sessions():
        for thing in item.session.materials if item.session else ():
            needed.setdefault(thing, []).append(item.title)
    if needed:
        yield Heading("What to bring", 2)
        rows = tuple((thing, "; ".join(dict.fromkeys(titles))) for thing, titles in sorted(needed.items()))
        yield Table("Materials", (Column("Material", width=2), Column("For", width=4)), rows)


def _planning(result: PlanResult) -> Iterable[Block]:
    yield Heading("How this agenda was planned", 2)
    yield Paragraph(_proof(result), "good" if result.optimal else "attention")
    if unconfirmed := unconfirmed_sentence(result.agenda, result.programme):
        yield Paragraph(unconfirmed, "attention")
    if result.gave_way:
        yield Heading("What gave way", 2)
        yield Table(
            "Gave way",
            (Column("Rule", width=2), Column("How", width=6), Column("Cost", "count")),
            tuple((one.rule, one.how, one.cost) for one in result.gave_way),
        )
    if result.left_out:
        yield Heading("Sessions that are not held", 2)
        yield Bullets(result.left_out)


def _proof(result: PlanResult) -> str:
    kept = kept_sentence(result.check)
    if not result.optimal:
        return (
            f"{kept} The search was stopped before it was done: wishes that gave way cost {result.objective}; no "
            f"agenda can cost less than {result.bound}, so a better one may exist "
            f"(gap {result.objective - result.bound})."
        )
    if not result.objective:
        return kept
    return f"{kept} Wishes that gave way cost {result.objective}, and it is proven that no agenda costs less."
