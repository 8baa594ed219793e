"""Each session has two trainers with the competences that it needs."""

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import held, named, unstaffed
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.text import count
from ecpat_training.programme.model.chapter import Needs, Session
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun


class Parameters(Noun):
    """Nothing to set: a session says what it `needs` of its lead and its second. A weight is for each post that nobody
    competent fills."""


class Rule(AgendaRule):
    parameters: Parameters
    CONCERNS = frozenset({"trainers", "pairs"})
    READS = frozenset({"competences"})
    WISH = "vacancy"
    TWO_TRAINERS = True

    @property
    def states(self) -> str:
        return "Each session has a lead and a second, with the competences that it needs."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds posts that nobody fills, or nobody competent."""
        sessions = list(held(agenda))
        if sessions and unstaffed(agenda):
            what = f"none of {count(len(sessions), 'session')} names its trainers."
            return self.result([self.broken(what, agenda.where)], cost=self.cost(2 * len(sessions)))
        breaks = [
            self.broken(f"{named(day, item)} {problem}", item.where)
            for day, item, session, _ in sessions
            for problem in _problems(item, session, context)
        ]
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Amounts are posts filled by nobody, or by somebody without the competence."""
        for piece in draft.pieces:
            needs = piece.session.needs or Needs()
            unable = [draft.leads(piece, trainer) for trainer in draft.trainers if not trainer.competent(needs.lead)]
            unable += [
                draft.seconds(piece, trainer) for trainer in draft.trainers if not trainer.competent(needs.second)
            ]
            draft.charge(self, sum(unable) + draft.vacant(piece))


def _problems(item: AgendaItem, session: Session, context: Context) -> list[str]:
    needs = session.needs or Needs()
    problems = []
    for post, need, codes in (("lead", needs.lead, item.trainers[:1]), ("second", needs.second, item.trainers[1:2])):
        trainer = context.trainers.get(codes[0]) if codes else None
        if trainer is None:
            problems.append(f"has no {post}." if post == "lead" else "has no second trainer.")
        elif not trainer.competent(need):
            problems.append(f"needs {need} of its {post}, which {trainer.id} doesn't have.")
    return problems
