"""No lecture is too long."""

from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, list_sessions_on_days, steps_over
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.agenda.rule_parts.rule import MINUTES_MORE, AgendaRule, Milder, MostMinutes
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.words.catalogue.message import phrase


class LectureAtMostParameters(MostMinutes):
    """The most minutes of a lecture, whether or not a break splits it. A weight is for each 5 minutes more."""


class LectureAtMost(AgendaRule):
    """No lecture is too long (the rule `lecture at most`)."""

    MEANING = "A lecture is longer than the rule asks for."
    DO = "Shorten the lecture, or split it by an exercise."
    parameters: LectureAtMostParameters
    WEIGHT = 2
    SHORTHAND = {"type": ["string", "integer"], "examples": ["45", "45 min"]}
    CONCERNS = frozenset()

    @property
    def states(self) -> str:
        return f"A lecture lasts at most {self.parameters.minutes} minutes."

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        """Finds lectures that last too long."""
        most_minutes = self.parameters.minutes
        breaks, steps = [], 0
        for day, item, session, minutes in list_sessions_on_days(agenda):
            if session.counted_method == "lecture" and minutes > most_minutes:
                steps += steps_over(minutes, most_minutes)
                message = phrase(
                    "{item} is a lecture of {minutes} minutes.", item=item_label(day, item), minutes=minutes
                )
                breaks.append(self.broken(message, item.where))
        return self.result(breaks, cost=self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """Amounts are steps over the limit."""
        most_steps = self.parameters.minutes // STEP
        for piece in draft.pieces:
            if piece.session.counted_method == "lecture":
                excess_steps = draft.steps(f"lecture {piece.key}", 24 * 60 // STEP)
                draft.add(excess_steps >= draft.length(piece) - most_steps)
                draft.charge(self, excess_steps)

    def milder(self) -> Iterator[list[Milder]]:
        """Longer lectures."""
        if self.hard:
            longer_minutes = [self.parameters.minutes + more_minutes for more_minutes in MINUTES_MORE]
            yield [self.let(f"allow {minutes} minutes", minutes=minutes) for minutes in longer_minutes]
