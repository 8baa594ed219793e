"""A session comes after those that it builds on."""

from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, days_of
from ecpat_training.agenda.rule_parts.day import item_label, list_sessions_on_days
from ecpat_training.agenda.rule_parts.draft import Draft, Piece
from ecpat_training.agenda.rule_parts.minutes_sum import sum_min_minutes
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Impossibility, Reads
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class PrerequisitesParameters(Noun):
    """Nothing to set: a session names those it comes `after`. What this kind of training doesn't use, or has no day
    for (a recap in a training of one day), is taken as known."""


class Prerequisites(AgendaRule):
    """A session comes after those that it builds on (the rule `prerequisites`)."""

    MEANING = "A session comes before another session on which it builds."
    DO = "Move the session behind the one on which it builds."
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
        held_ids: set[str] = set()
        for day, item, session, _ in list_sessions_on_days(agenda):
            for needed_id in session.after:
                if needed_id in has_a_day - held_ids:
                    title = context.sessions[needed_id].title
                    breaks.append(
                        self.broken(
                            phrase('{item} must come after "{needed}".', item=item_label(day, item), needed=title),
                            item.where,
                        )
                    )
            held_ids.add(session.id)
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Whatever slot a session stands in, what it builds on stands before it, a daily session on whichever day;
        amounts are bases not laid."""
        base_pieces: dict[str, list[Piece]] = {}
        for piece in draft.pieces:
            base_pieces.setdefault(piece.session.id, []).append(piece)
        for piece in draft.pieces:
            for needed_id in piece.session.after:
                if needed_id not in base_pieces:
                    continue
                is_early = draft.flag(f"{piece.key} before {needed_id}")
                for block in draft.blocks:
                    for slot in block.slots:
                        laid = sum(draft.before_slot(base, slot) for base in base_pieces[needed_id])
                        draft.add(draft.starts_in(piece, slot) <= laid + is_early)
                draft.charge(self, is_early)

    def shortcuts(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        """Sessions that open the training and come after others, or come after those that close it; fixed sessions
        before which there are too few minutes for what they build on."""
        if not self.hard:
            return
        if any(rule.hard and "places" in rule.READS for rule in requirements.rules):
            yield from self._find_place_conflicts(requirements)
        if requirements.lengths and _hard(requirements, "times") and _hard(requirements, "hours"):
            yield from self._too_early(requirements)

    def _find_place_conflicts(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        sessions = requirements.context.sessions
        rank_by_id = {id_: number for number, id_ in enumerate(sessions)}
        for session in requirements.must:
            for base in (sessions[id_] for id_ in session.after if id_ in sessions):
                opens_training, closes_training = session.place == "start of training", base.place == "end of training"
                placed_session = session if opens_training else base
                base_is_earlier = rank_by_id[base.id] < rank_by_id[session.id]
                base_lacks_day = not days_of(base.place, requirements.context.training.days)
                if (
                    base_lacks_day
                    or not (opens_training or closes_training)
                    or (session.place == base.place and base_is_earlier)
                ):
                    continue
                message = phrase(
                    '"{title}" comes after "{base}" (`after`), and "{placed}" has its place at the {place}.',
                    title=session.title,
                    base=base.title,
                    placed=placed_session.title,
                    place=placed_session.place,
                )
                hint = phrase("Please leave out `after`, or `place: {place}`.", place=placed_session.place)
                yield Impossibility(
                    Finding(
                        "plan.order", Severity.ERROR, message, requirements.places.get(session.id, self.where), hint
                    ),
                    turn=9,
                    about=lambda rule: rule is self or bool(rule.READS & {"held", "places"}),
                    facts=frozenset({"held", "after", "place"}),
                    sessions=frozenset({session.id, base.id}),
                )

    def _too_early(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        context = requirements.context
        hours = context.training.hours
        for session in requirements.must:
            fixed_time = session.at
            if (
                fixed_time is None
                or fixed_time.minute is None
                or (fixed_time.day is None and context.training.days > 1)
            ):
                continue
            day = fixed_time.day or 1
            base_sessions = [context.sessions[id_] for id_ in _list_prerequisites(session, context)]
            least_minutes = sum_min_minutes(base_sessions)
            minutes_before = [hours.hours_on(earlier_day).minutes for earlier_day in range(1, day)]
            room = sum(minutes_before) + max(0, fixed_time.minute - hours.hours_on(day).start)
            if not days_of(session.place, context.training.days) or least_minutes <= room:
                continue
            base_list = listing(
                [f'"{base.title}" {int(base.minutes.low or 0)}' for base in base_sessions], len(base_sessions)
            )
            message = phrase(
                '"{title}" is fixed {time}; what comes before it takes at least {least} minutes ({sessions}), and '
                "there "
                "are {room}: {excess} too many.",
                title=session.title,
                time=fixed_time.spoken(),
                least=least_minutes,
                sessions=base_list,
                room=room,
                excess=least_minutes - room,
            )
            hint = "Please give it another `at`, shorten what comes before it, or leave out `after`."
            yield Impossibility(
                Finding("plan.order", Severity.ERROR, message, requirements.places.get(session.id, self.where), hint),
                turn=9,
                about=lambda rule: (
                    rule is self
                    or (rule.hard and bool(rule.READS & {"held", "times", "hours"}))
                    or rule.limits(context).lengths
                ),
                facts=frozenset({"held", "after", "at", "least minutes", "hours"}),
                sessions=frozenset({session.id, *(base.id for base in base_sessions)}),
            )


def _hard(requirements: AgendaRequirements, rule_input: Reads) -> bool:
    return any(rule.hard and rule_input in rule.READS for rule in requirements.rules)


def _list_prerequisites(session: Session, context: Context) -> list[str]:
    """What a session builds on, directly or not, and this training has a day for, in the manual's order."""
    base_ids: set[str] = set()
    queue = list(session.after)
    while queue:
        base = context.sessions.get(queue.pop())
        if base is not None and base.id not in base_ids and days_of(base.place, context.training.days):
            base_ids.add(base.id)
            queue += base.after
    return [id_ for id_ in context.sessions if id_ in base_ids and id_ != session.id]
