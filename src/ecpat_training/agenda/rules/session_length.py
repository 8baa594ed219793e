"""A session lasts as long as the manual says, if possible its ideal."""

from dataclasses import replace

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, list_sessions_on_days, steps_over
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule, Limits
from ecpat_training.core.finding import Severity
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class SessionLengthParameters(Noun):
    """Nothing to set: the minutes stand with the session; those around a break add up. The weight is for each 5 minutes
    off the ideal."""


class SessionLength(AgendaRule):
    """A session lasts as long as the manual says, if possible its ideal (the rule `session length`)."""

    MEANING = "A session is shorter or longer than the programme says, or not at its ideal length."
    DO = "Correct the times of the session, or its `minutes` in the programme."
    NOTES = True
    parameters: SessionLengthParameters
    WEIGHT = 1
    CONCERNS = frozenset({"order"})
    READS = frozenset({"least minutes", "minutes beside"})
    UNWRITTEN = 11
    DROPPED_LATE = 4
    WISH = None

    @property
    def states(self) -> str:
        return "A session lasts between its least and its most minutes, as near to its ideal as time allows."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sessions that are too short or too long; a distance to the ideal costs, and breaks only a hard rule."""
        breaks, steps, shorter_minutes, longer_minutes = [], 0, 0, 0
        for day, item, session, minutes in list_sessions_on_days(agenda):
            if session.id not in context.known:
                continue
            deviation_steps = steps_over(minutes, session.ideal_minutes) + steps_over(session.ideal_minutes, minutes)
            steps += deviation_steps
            shorter_minutes += max(0, session.ideal_minutes - minutes)
            longer_minutes += max(0, minutes - session.ideal_minutes)
            if not session.minutes.contains(minutes):
                message = phrase(
                    "{item} lasts {minutes} min, but takes {range} min.",
                    item=item_label(day, item),
                    minutes=minutes,
                    range=session.minutes,
                )
                breaks.append(self.broken(message, item.where, always_hard=True))
            elif self.hard and deviation_steps:
                message = phrase(
                    "{item} lasts {minutes} min, ideally {ideal}.",
                    item=item_label(day, item),
                    minutes=minutes,
                    ideal=session.ideal_minutes,
                )
                breaks.append(self.broken(message, item.where))
        if steps and not self.hard:
            amounts = [phrase("{shorter} minutes shorter", shorter=shorter_minutes)] if shorter_minutes else []
            amounts += [phrase("{longer} minutes longer", longer=longer_minutes)] if longer_minutes else []
            amount = amounts[0] if len(amounts) == 1 else phrase("{less} and {more}", less=amounts[0], more=amounts[1])
            message = phrase("the sessions are in all {amount} than their ideal.", amount=amount)
            breaks.append(replace(self.broken(message, agenda.where), severity=Severity.NOTE))
        return self.result(breaks, cost=self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """Bounds hold block by block, which keeps the linear relaxation tight, unless a break may split the session;
        amounts are steps off the ideal."""
        for piece in draft.pieces:
            min_steps, max_steps = (
                int(piece.session.minutes.low or 0) // STEP,
                int(piece.session.minutes.high or 0) // STEP,
            )
            ideal_steps = piece.session.ideal_minutes // STEP
            for block in () if piece.session.may_be_split else draft.blocks:
                draft.add(draft.length_in(piece, block) >= min_steps * draft.in_block(piece, block))
                draft.add(draft.length_in(piece, block) <= max_steps * draft.in_block(piece, block))
            if piece.session.may_be_split:
                draft.add(draft.length(piece) >= min_steps * draft.is_held(piece))
                draft.add(draft.length(piece) <= max_steps * draft.is_held(piece))
            deviation_steps = draft.steps(
                f"off ideal {piece.key}", max(max_steps - ideal_steps, ideal_steps - min_steps)
            )
            draft.add(deviation_steps >= draft.length(piece) - ideal_steps * draft.is_held(piece))
            draft.add(deviation_steps >= ideal_steps * draft.is_held(piece) - draft.length(piece))
            draft.charge(self, deviation_steps)

    def limits(self, _: Context) -> Limits:
        return Limits(lengths=True)
