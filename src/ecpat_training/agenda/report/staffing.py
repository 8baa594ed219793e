"""Who of the team does what when, as trainers and coordinators need to know it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem, Planned
from ecpat_training.agenda.report.lines import sensitive
from ecpat_training.documents.wording import Wording

Part = Literal["lead", "second", "support"]


@dataclass(frozen=True, slots=True)
class Duty:
    """What a trainer does at one time: whoever stands behind the lead is a second, be it as a third or fourth."""

    day: AgendaDay
    item: AgendaItem
    part: Part


def team(agenda: Agenda) -> tuple[str, ...]:
    """The codes of everybody who trains, in the order in which they first do."""
    return tuple(dict.fromkeys(code for item in agenda.sessions() for code in item.trainers))


def free_for_support(planned: Planned, day: AgendaDay, item: AgendaItem) -> tuple[str, ...]:
    """Who of the programme's trainers in the team trains nothing while an item lasts, and isn't away that day."""
    busy = {code for other in day.items if other.start < item.end and item.start < other.end for code in other.trainers}
    here = {one.id for one in planned.programme.trainers if day.date is None or day.date not in one.away}
    return tuple(code for code in team(planned.agenda) if code in here - busy)


def duties(planned: Planned) -> dict[str, list[Duty]]:
    """What each of the team does, in time."""
    found: dict[str, list[Duty]] = {code: [] for code in sorted(team(planned.agenda))}
    for day in planned.agenda.days:
        for item in sorted(day.sessions(), key=lambda item: item.start):
            for place, code in enumerate(dict.fromkeys(item.trainers)):
                found[code].append(Duty(day, item, "second" if place else "lead"))
            for code in free_for_support(planned, day, item) if sensitive(item) else ():
                found[code].append(Duty(day, item, "support"))
    return found


def unconfirmed(planned: Planned) -> tuple[str, ...]:
    """Those of the team who haven't confirmed yet."""
    open_ = {one.id for one in planned.programme.trainers if not one.confirmed}
    return tuple(code for code in sorted(team(planned.agenda)) if code in open_)


def lead_of(item: AgendaItem, planned: Planned, words: Wording) -> str:
    """Who leads a session; that its post is vacant, or nothing where the agenda says of no session who trains."""
    return _post(item.trainers[:1], item, planned, words)


def seconds_of(item: AgendaItem, planned: Planned, words: Wording) -> str:
    """Who stands behind the lead, in the same way."""
    return _post(item.trainers[1:], item, planned, words)


def _post(codes: tuple[str, ...], item: AgendaItem, planned: Planned, words: Wording) -> str:
    if codes:
        return named(codes, planned, words)
    return words.say("vacant") if item.kind == "session" and team(planned.agenda) else ""


def named(codes: Iterable[str], planned: Planned, words: Wording) -> str:
    """Codes as people list them, those that haven't confirmed marked; `nobody` where there are none."""
    open_ = unconfirmed(planned)
    shown = [words.say("to be confirmed", trainer=code) if code in open_ else code for code in codes]
    return words.listing(shown) if shown else words.say("nobody")
