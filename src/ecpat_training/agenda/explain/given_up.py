"""What a change of the file gives up: the sessions and the breaks of firm rules that it costs in an agenda found."""

from dataclasses import replace
from typing import Any

from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.answer import read_agenda
from ecpat_training.agenda.planner.draft import CpDraft
from ecpat_training.agenda.planner.in_force import judge
from ecpat_training.agenda.planner.search import NoAgenda, least
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.text import listing

SECONDS = 3.0
"""The limit for one change, counted as that of an agenda that is planned again."""
Wishes = list[tuple[AgendaRule, AgendaRule]]


def given_up(before: Case, after: Case) -> tuple[str, ...]:
    """What gives way when one case becomes the other, as parts of a sentence: sessions that had to be held and are left
    out, and what breaks rules that became wishes. It is read off an agenda that gives up little; nothing if none was
    found in time."""
    free, wishes = _free(before, after), _wishes(before, after)
    if not free and not wishes:
        return ()
    draft = after.draft(after.shapes()[-1])
    try:
        found = least(draft, _price(draft, free, [new for _, new in wishes]), seconds=SECONDS, seed=1)
    except NoAgenda:
        return ()
    return tuple(_given_up_parts(before, after, read_agenda(draft, found.value), free, wishes))


def _free(before: Case, after: Case) -> set[str]:
    """The sessions that had to be held."""
    covers = after.context.covers
    return {id_ for id_, cover in before.context.covers.items() if cover == "must" and covers.get(id_) != "must"}


def _wishes(before: Case, after: Case) -> Wishes:
    """The rules that had to hold, as they were and as they are."""
    return [(old, new) for old, new in zip(before.rules, after.rules, strict=True) if old.hard and not new.hard]


def _price(draft: CpDraft, free: set[str], wishes: list[AgendaRule]) -> Any:
    left_out = sum(1 - draft.is_held(piece) for piece in draft.pieces if piece.session.id in free)
    return left_out + sum(amount for rule, amount in draft.charges if any(rule is one for one in wishes))


def _given_up_parts(
    before: Case, after: Case, agenda: Agenda, free: set[str], wishes: list[tuple[AgendaRule, AgendaRule]]
) -> list[str]:
    held = {item.session.id for item in agenda.sessions() if item.session}
    left_out = [f'"{one.title}"' for id_, one in before.context.sessions.items() if id_ in free - held]
    parts = [f"{listing(left_out)} {'is' if len(left_out) == 1 else 'are'} left out"] if left_out else []
    results = judge([replace(old, because="") for old, _ in wishes], agenda, after.context)
    return parts + [one.message.rstrip(".") for result in results for one in result.breaks]
