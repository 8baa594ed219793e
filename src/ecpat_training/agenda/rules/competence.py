"""Each session has two trainers with the competences that it needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, lacks_staff, list_sessions_on_days
from ecpat_training.agenda.rule_parts.draft import Draft, Piece, Steps
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Impossibility, TrainerPair, titles
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import closest_name, listing
from ecpat_training.programme.model.chapter import Needs, Session
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import names_hint, phrase, sentences

TRAINERS_PER_SESSION = 2  # a lead and a second


class CompetenceParameters(Noun):
    """Nothing to set: a session says what it `needs` of its lead and its second. A weight is for each post that nobody
    competent fills. Where the rule isn't written, somebody leads each session if the training has trainers; a second
    trainer must be there only where the session's `needs` name a `second`, or `mixed pair` is asked of each pair, and
    where there are trainers enough: two, and two for each of several sessions at once. A plan finds a second one
    wherever it can. A session that names speakers or a moderator asks for no second unless it says what it needs of
    one, and for a lead only if no trainer speaks and nobody moderates."""


@dataclass(frozen=True)
class Competence(AgendaRule):
    """`pairs` says that another rule is about the two trainers of a session, so that each has two."""

    MEANING = "A session lacks a lead with the competence that it needs, or has one trainer alone."
    DO = "Give the session a trainer who has the competence, or add it to the trainer in the programme."
    parameters: CompetenceParameters
    pairs: bool = False
    CONCERNS = frozenset({"trainers", "pairs"})
    READS = frozenset({"competences"})
    WISH = "vacancy"
    TWO_TRAINERS = True
    UNWRITTEN = 14

    @property
    def states(self) -> str:
        if not self.written:
            return "Each session has a lead, and a second where one is asked for, with the competences that it needs."
        return "Each session has a lead and a second, with the competences that it needs."

    def beside(self, other_rules: Sequence[AgendaRule]) -> AgendaRule:
        return replace(self, pairs=any(rule.sides_of_a_pair() and not rule.is_off for rule in other_rules))

    def posts(self, session: Session, context: Context) -> int:
        """How many trainers a session must have."""
        if self.written:
            return min(session.posts, TRAINERS_PER_SESSION)
        pool = len(context.pool)
        has_enough = pool >= TRAINERS_PER_SESSION * (1 if session.track == "together" else len(context.tracks))
        names_second = session.needs is not None and "second" in session.needs.model_fields_set
        return min(session.posts, TRAINERS_PER_SESSION if has_enough and (names_second or self.pairs) else 1, pool)

    def two_trainers(self, context: Context) -> bool:
        return all(self.posts(session, context) == session.posts for session in context.sessions.values())

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds posts that nobody fills, or nobody competent."""
        sessions = list(list_sessions_on_days(agenda))
        post_count = sum(self.posts(held_session.session, context) for held_session in sessions)
        if post_count and lacks_staff(agenda):
            message = phrase(
                "none of {sessions:,} {sessions:session|sessions} names its trainers.", sessions=len(sessions)
            )
            return self.result([self.broken(message, agenda.where)], cost=self.cost(post_count))
        breaks = [
            self.broken(phrase("{item} {problem}", item=item_label(day, item), problem=problem), item.where)
            for day, item, session, _ in sessions
            for problem in _problems(item, session, context, self.posts(session, context))
        ]
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Amounts are posts filled by nobody, or by somebody without the competence."""
        for piece in draft.pieces:
            competences = piece.session.needs or Needs()
            unable_leads = [
                draft.leads(piece, trainer) for trainer in draft.trainers if not trainer.competent(competences.lead)
            ]
            unable_leads += [
                draft.is_co_trainer(piece, trainer)
                for trainer in draft.trainers
                if not trainer.competent(competences.second)
            ]
            draft.charge(self, sum(unable_leads) + self._vacant(draft, piece))

    def suits(self, post: TrainerPair) -> bool:
        competences = post.session.needs or Needs()
        return not self.hard or (post.lead.competent(competences.lead) and post.second.competent(competences.second))

    def _vacant(self, draft: Draft, piece: Piece) -> Steps:
        posts = self.posts(piece.session, draft.context)
        if posts == piece.session.posts or not draft.trainers:
            return draft.vacant_posts(piece) if posts else 0
        return draft.is_held(piece) - sum(draft.leads(piece, trainer) for trainer in draft.trainers)

    def shortcuts(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        """Too few trainers for any session, else for each competence whether somebody has it."""
        context = requirements.context
        if not self.hard or not requirements.must:
            return
        if self.written and len(context.pool) < TRAINERS_PER_SESSION:
            message = phrase(
                "{training} has a pool of {pool}, and each session needs two trainers.",
                training=context.training.id,
                pool=len(context.pool),
            )
            hint = "Please name its trainers, or add trainers of its countries."
            yield Impossibility(
                Finding("plan.trainers", Severity.ERROR, message, self.where, hint),
                turn=5,
                about=lambda rule: rule is self or "held" in rule.READS,
                facts=frozenset({"pool"}),
            )
            return
        for competence, sessions in self._lacking(context, requirements.must).items():
            message = phrase(
                "no trainer in the pool of {training} has the competence `{competence}`, which {titles} "
                "{sessions:needs|need}.",
                training=context.training.id,
                competence=competence,
                titles=titles(sessions),
                sessions=len(sessions),
            )
            location = requirements.places.get(sessions[0].id)
            yield Impossibility(
                Finding("plan.competence", Severity.ERROR, message, location, _suggestion(competence, context)),
                turn=8,
                about=lambda rule: rule is self,
                facts=frozenset({"held", "lead", "second", "pool"}),
            )

    def _lacking(self, context: Context, required_sessions: Sequence[Session]) -> dict[str, list[Session]]:
        """The sessions that need each competence that nobody has."""
        sessions_by_competence: dict[str, list[Session]] = {}
        for session in required_sessions:
            competences = session.needs or Needs()
            for competence in dict.fromkeys((competences.lead, competences.second)[: self.posts(session, context)]):
                if not any(trainer.competent(competence) for trainer in context.pool):
                    sessions_by_competence.setdefault(competence, []).append(session)
        return sessions_by_competence


def _problems(item: AgendaItem, session: Session, context: Context, posts: int) -> list[str]:
    competences = session.needs or Needs()
    problems: list[str] = []
    demands = (("lead", competences.lead, item.trainers[:1]), ("second", competences.second, item.trainers[1:2]))
    for number, (post_name, competence, codes) in enumerate(demands, start=1):
        trainer = context.trainers.get(codes[0]) if codes else None
        if trainer is None and number > posts:
            continue
        if trainer is None:
            problems.append("has no lead." if post_name == "lead" else "has no second trainer.")
        elif not trainer.competent(competence):
            problem = phrase(
                "needs {competence} of its {post}, which {trainer} doesn't have.",
                competence=competence,
                post=post_name,
                trainer=trainer.id,
            )
            problems.append(problem)
    return problems


def _suggestion(competence: str, context: Context) -> str:
    """What to do: a competence of some trainer that is spelt alike is meant, if this one is nobody's."""
    brought = {competence for trainer in context.programme.trainers for competence in trainer.competences}
    suggestion = closest_name(competence, sorted(brought))
    if competence not in brought and suggestion:
        return names_hint(suggestion, ())
    known_competences = sorted({competence for trainer in context.pool for competence in trainer.competences})
    advice = "Please add a trainer who has it, or name other trainers for this training."
    return (
        sentences(advice, phrase("These have: {competences}.", competences=listing(known_competences, 20)))
        if known_competences
        else advice
    )
