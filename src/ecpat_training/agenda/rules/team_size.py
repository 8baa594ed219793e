"""A training has a team that can prepare together."""

from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import lacks_staff
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule, Milder, ShorthandParameters
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.values.quantity import Span
from ecpat_training.words.catalogue.message import phrase


class TeamSizeParameters(ShorthandParameters):
    """How many trainers come in all. A weight is for each trainer too few or too many."""

    main = "trainers"
    trainers: Span


class TeamSize(AgendaRule):
    """A training has a team that can prepare together (the rule `team size`)."""

    MEANING = "Too few or too many trainers come to the training."
    DO = "Name more or fewer trainers, or change the number in the programme."
    parameters: TeamSizeParameters
    WEIGHT = 5
    SHORTHAND = {"type": "string", "examples": ["4-6", "at most 6"]}
    CONCERNS = frozenset({"trainers"})
    WISH = "team wish"

    @property
    def states(self) -> str:
        return f"The team has {self.parameters.trainers} trainers."

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        """Counts the trainers who have a session."""
        if lacks_staff(agenda):
            return self.result([])
        team = {code for item in agenda.sessions() for code in item.trainers}
        min_trainers, max_trainers = self.parameters.trainers.low, self.parameters.trainers.high
        count_check = CountCheck(
            "team",
            "trainers",
            len(team),
            None if min_trainers is None else int(min_trainers),
            None if max_trainers is None else int(max_trainers),
        )
        deviation = count_check.shortfall + count_check.excess
        breaks = (
            [
                self.broken(
                    phrase(
                        "{trainers:,} {trainers:trainer|trainers} come; the target is {target}.",
                        trainers=len(team),
                        target=count_check.target,
                    ),
                    agenda.where,
                )
            ]
            if deviation
            else []
        )
        return self.result(breaks, [count_check], self.cost(deviation))

    def constrain(self, draft: Draft) -> None:
        """Amounts are trainers too few or too many."""
        wished_size = self.parameters.trainers
        deviation = draft.steps("team size", len(draft.trainers) + int(wished_size.low or 0))
        team = sum(draft.attends(trainer) for trainer in draft.trainers)
        if wished_size.low is not None:
            draft.add(team + deviation >= int(wished_size.low) * draft.staffed())
        if wished_size.high is not None:
            draft.add(team - deviation <= int(wished_size.high))
        draft.charge(self, deviation)

    def team_size(self) -> tuple[int, int | None]:
        wished_size = self.parameters.trainers
        return int(wished_size.low or 0), None if wished_size.high is None else int(wished_size.high)

    def milder(self) -> Iterator[list[Milder]]:
        """A larger team, or a smaller one."""
        wished_size = self.parameters.trainers
        if self.hard and wished_size.high is not None:
            larger_sizes = [
                wished_size.model_copy(update={"high": wished_size.high + more_trainers})
                for more_trainers in range(1, 6)
            ]
            yield [self.let(f"allow {size}", trainers=size) for size in larger_sizes]
        if self.hard and wished_size.low:
            smaller_sizes = [
                wished_size.model_copy(update={"low": wished_size.low - fewer_trainers})
                for fewer_trainers in range(1, int(wished_size.low))
            ]
            yield [self.let(f"allow {size}", trainers=size) for size in smaller_sizes]
