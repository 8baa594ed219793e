"""A session comes after those that it builds on."""

from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, days_of
from ecpat_training.agenda.rule_parts.day import named, sessions_held
from ecpat_training.agenda.rule_parts.draft import Draft, Piece
from ecpat_training.agenda.rule_parts.minutes_sum import least_together
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Reads, Shortcut
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun


class PrerequisitesParameters(Noun):
    """Nothing to set: a session names those it comes `after`. What this kind of training doesn't use, or has no day
    for (a recap in a training of one day), is taken as known."""


class Prerequisites(AgendaRule):
    """A session comes after those that it builds on (the rule `prerequisites`)."""

    parameters: PrerequisitesParameters
    CONCERNS = frozenset({"order"})
    READS = frozenset({"bases"})
    UNWRITTEN = 13

    @property
    def states(self) -> str:
        return "A session comes after the sessions that it builds on."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sessions that come too early, or whose base is missing."""
        days = context.training.days
        has_a_day = {id_ for id_, session in context.sessions.items() if days_of(session.place, days)}
        breaks = []
        seen: set[str] = set()
        for day, item, session, _ in sessions_held(agenda):
            for needed in session.after:
                if needed in has_a_day - seen:
                    title = context.sessions[needed].title
                    breaks.append(self.broken(f'{named(day, item)} must come after "{title}".', item.where))
            seen.add(session.id)
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Whatever slot a session stands in, what it builds on stands before it, a daily session on whichever day;
        amounts are bases not laid."""
        bases: dict[str, list[Piece]] = {}
        for piece in draft.pieces:
            bases.setdefault(piece.session.id, []).append(piece)
        for piece in draft.pieces:
            for needed in piece.session.after:
                if needed not in bases:
                    continue
                early = draft.flag(f"{piece.key} before {needed}")
                for block in draft.blocks:
                    for slot in block.slots:
                        laid = sum(draft.before_slot(base, slot) for base in bases[needed])
                        draft.add(draft.starts_in(piece, slot) <= laid + early)
                draft.charge(self, early)

    def shortcuts(self, asked: AgendaRequirements) -> Iterator[Shortcut]:
        """Sessions that open the training and come after others, or come after those that close it; fixed sessions
        before which there are too few minutes for what they build on."""
        if not self.hard:
            return
        if any(rule.hard and "places" in rule.READS for rule in asked.rules):
            yield from self._against_places(asked)
        if asked.lengths and _hard(asked, "times") and _hard(asked, "hours"):
            yield from self._too_early(asked)

    def _against_places(self, asked: AgendaRequirements) -> Iterator[Shortcut]:
        sessions = asked.context.sessions
        order = {id_: number for number, id_ in enumerate(sessions)}
        for session in asked.must:
            for base in (sessions[id_] for id_ in session.after if id_ in sessions):
                opens, closes = session.place == "start of training", base.place == "end of training"
                placed = session if opens else base
                first = order[base.id] < order[session.id]
                alone = not days_of(base.place, asked.context.training.days)
                if alone or not (opens or closes) or (session.place == base.place and first):
                    continue
                what = (
                    f'"{session.title}" comes after "{base.title}" (`after`), and "{placed.title}" has its place at '
                    f"the {placed.place}."
                )
                hint = f"Please leave out `after`, or `place: {placed.place}`."
                yield Shortcut(
                    Finding("plan.order", Severity.ERROR, what, asked.places.get(session.id, self.where), hint),
                    turn=9,
                    about=lambda rule: rule is self or bool(rule.READS & {"held", "places"}),
                    facts=frozenset({"held", "after", "place"}),
                    sessions=frozenset({session.id, base.id}),
                )

    def _too_early(self, asked: AgendaRequirements) -> Iterator[Shortcut]:
        context = asked.context
        hours = context.training.hours
        for session in asked.must:
            at = session.at
            if at is None or at.minute is None or (at.day is None and context.training.days > 1):
                continue
            day = at.day or 1
            bases = [context.sessions[id_] for id_ in _bases(session, context)]
            least = least_together(bases)
            before = [hours.on(one).minutes for one in range(1, day)]
            room = sum(before) + max(0, at.minute - hours.on(day).start)
            if not days_of(session.place, context.training.days) or least <= room:
                continue
            first = listing([f'"{one.title}" {int(one.minutes.low or 0)}' for one in bases], len(bases))
            what = (
                f'"{session.title}" is fixed {at.spoken()}; what comes before it takes at least {least} minutes '
                f"({first}), and there are {room}: {least - room} too many."
            )
            hint = "Please give it another `at`, shorten what comes before it, or leave out `after`."
            yield Shortcut(
                Finding("plan.order", Severity.ERROR, what, asked.places.get(session.id, self.where), hint),
                turn=9,
                about=lambda rule: (
                    rule is self
                    or (rule.hard and bool(rule.READS & {"held", "times", "hours"}))
                    or rule.limits(context).lengths
                ),
                facts=frozenset({"held", "after", "at", "least minutes", "hours"}),
                sessions=frozenset({session.id, *(one.id for one in bases)}),
            )


def _hard(asked: AgendaRequirements, read: Reads) -> bool:
    return any(rule.hard and read in rule.READS for rule in asked.rules)


def _bases(session: Session, context: Context) -> list[str]:
    """What a session builds on, directly or not, and this training has a day for, in the manual's order."""
    found: set[str] = set()
    wanted = list(session.after)
    while wanted:
        one = context.sessions.get(wanted.pop())
        if one is not None and one.id not in found and days_of(one.place, context.training.days):
            found.add(one.id)
            wanted += one.after
    return [id_ for id_ in context.sessions if id_ in found and id_ != session.id]
