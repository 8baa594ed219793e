"""The training covers what the manual asks it to cover."""

from collections import Counter
from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.agenda.rule_parts.day import named, sessions_held
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Shortcut, titles
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.kinds import TRACKS


class CoverageParameters(Noun):
    """Nothing to set: chapters say `cover: must`, `should` or `may`. The weight is for each session of a `should`
    chapter that is left out; those of `must` chapters are always held."""


class Coverage(AgendaRule):
    parameters: CoverageParameters
    WEIGHT = 30
    CONCERNS = frozenset({"order"})
    READS = frozenset({"held"})
    UNWRITTEN = 10
    DROPPED_LATE = 5
    WISH = None

    @property
    def states(self) -> str:
        return "Every session of a `must` chapter is held, those of a `should` chapter if time allows, none twice."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sessions that are missing or held twice."""
        times = Counter(
            (day.number if held_daily(session) else 0, session.id) for day, _, session, _ in sessions_held(agenda)
        )
        missing, left_out, must = [], 0, False
        for session in context.sessions.values():
            cover = context.covers[session.id]
            for day in days_of(session.place, len(agenda.days)) if held_daily(session) else (0,):
                if cover == "may" or times[day, session.id]:
                    continue
                when = f" on day {day}" if day else ""
                left_out += cover == "should"
                must |= cover == "must"
                missing.append(
                    self.broken(f'"{session.title}" is missing{when}.', agenda.where, always_hard=cover == "must")
                )
        if len(missing) > 1 and len(agenda.days) < context.training.days:  # a day that isn't there says it all
            what = f"{len(missing)} sessions are missing, with the days that are missing."
            missing = [self.broken(what, agenda.where, always_hard=must)]
        return self.result([*_twice(self, agenda, context), *missing], cost=self.cost(left_out))

    def constrain(self, draft: Draft) -> None:
        """Amounts are sessions left out."""
        for piece in draft.pieces:
            if piece.cover == "must":
                draft.add(draft.is_held(piece) == 1)
            elif piece.cover == "should":
                draft.charge(self, 1 - draft.is_held(piece))

    def shortcuts(self, asked: AgendaRequirements) -> Iterator[Shortcut]:
        """Each session of a track needs one of the other to stand beside."""
        for track, other in (TRACKS, TRACKS[::-1]):
            demanded = [session for session in asked.must if session.track == track]
            beside = [session for session in asked.context.sessions.values() if session.track == other]
            if len(demanded) > len(beside):
                verb = "has" if len(demanded) == 1 else "have"
                there = count(len(beside), "session")
                what = f"{titles(demanded)} for {track} {verb} {there} for {other} in parallel."
                hint = "Please add a session of the other track, leave out `track`, or let the chapter `cover: may`."
                yield Shortcut(
                    Finding("plan.tracks", Severity.ERROR, what, asked.places.get(demanded[-1].id), hint),
                    turn=3,
                    about=lambda rule: rule is self or rule.TWO_TRAINERS,
                    facts=frozenset({"held", "pool"}),
                    sessions=frozenset(id_ for id_, one in asked.context.sessions.items() if one.track != "together"),
                )


def _twice(rule: Coverage, agenda: Agenda, context: Context) -> list[Finding]:
    seen: set[tuple[int, str]] = set()
    breaks = []
    for day, item, session, _ in sessions_held(agenda):
        key = (day.number if held_daily(session) else 0, session.id)
        if key in seen and session.id in context.known:
            breaks.append(rule.broken(f"{named(day, item)} has been held before.", item.where, always_hard=True))
        seen.add(key)
    return breaks
