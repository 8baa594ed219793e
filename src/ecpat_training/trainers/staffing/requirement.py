"""What a training asks of its team, by the rules over agendas that must hold: the planner's own, without the clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ecpat_training.agenda.planner.rules_in_force import agenda_rules
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Side, TrainerPair
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, errors
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.chapter import Needs, Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training

_OF_NO_MATTER = {"id", "title", "goal", "steps", "materials", "handouts", "notes", "minutes", "practice", "after"}
ALONE = 1
"""Posts of a session that somebody leads alone."""


@dataclass(frozen=True)
class HeldSession:
    """A session that must be held, and how many trainers it must have; `days` are those on which it can be, and
    `number` tells it apart from the same on another day."""

    session: Session
    posts: int
    days: tuple[int, ...]
    number: int = 0


@dataclass(frozen=True)
class Requirement:
    """What one training asks of its team."""

    training: Training
    pool: tuple[Trainer, ...]
    rules: tuple[AgendaRule, ...]
    context: Context
    _allowed: dict[tuple[str, int, int], dict[str, tuple[str, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def asked(self) -> AgendaRequirements:
        """The training's requirements in the form that rules over agendas read."""
        return AgendaRequirements(self.context, self.rules)

    @cached_property
    def sessions(self) -> tuple[HeldSession, ...]:
        """The sessions that must be held and have posts or name a trainer."""
        return tuple(self._sessions())

    def _sessions(self) -> Iterator[HeldSession]:
        for session in self.asked.must:
            days, posts = days_of(session.place, self.training.days), self.asked.posts(session)
            if not posts and not session.named_trainers:
                continue
            if held_daily(session):
                yield from (HeldSession(session, posts, (day,), day) for day in days)
            else:
                yield HeldSession(session, posts, tuple(days))

    @cached_property
    def somebody_away(self) -> bool:
        """Whether the day matters to who can come."""
        return any(trainer.find_absences(date) for date in self.context.dates.values() for trainer in self.pool)

    def days_apart(self, held_session: HeldSession) -> tuple[int, ...]:
        """The days that are told apart: one stands for all where nobody is away."""
        return held_session.days if self.somebody_away else held_session.days[:1]

    def allowed(self, held_session: HeldSession, day: int) -> dict[str, tuple[str, ...]]:
        """Returns the codes of those who may lead a session on a day, each with the codes of those who may be second
        beside.

        Sessions that differ only in title, texts and minutes share one answer.
        """
        session_key = held_session.session.model_dump_json(exclude=_OF_NO_MATTER), held_session.posts, day
        if session_key not in self._allowed:
            if held_session.posts <= ALONE:
                self._allowed[session_key] = {
                    trainer.id: () for trainer in self.pool if self.suits(held_session, day, trainer, None)
                }
            else:
                pairs = {lead_trainer.id: self._seconds(held_session, day, lead_trainer) for lead_trainer in self.pool}
                self._allowed[session_key] = {lead_code: seconds for lead_code, seconds in pairs.items() if seconds}
        return self._allowed[session_key]

    def _seconds(self, held_session: HeldSession, day: int, lead_trainer: Trainer) -> tuple[str, ...]:
        other_trainers = (trainer for trainer in self.pool if trainer is not lead_trainer)
        return tuple(trainer.id for trainer in other_trainers if self.suits(held_session, day, lead_trainer, trainer))

    @cached_property
    def _choosy(self) -> tuple[AgendaRule, ...]:
        """The rules that don't let everybody train a session."""
        return tuple(rule for rule in self.rules if type(rule).suits is not AgendaRule.suits)

    def suits(self, held_session: HeldSession, day: int, lead_trainer: Trainer, second_trainer: Trainer | None) -> bool:
        """Whether every rule that must hold lets these two, or a lead alone, train a session on a day."""
        named_trainers = held_session.session.named_trainers
        if lead_trainer.id in named_trainers or (second_trainer is not None and second_trainer.id in named_trainers):
            return False
        if second_trainer is not None:
            trainer_pair = TrainerPair(held_session.session, day, lead_trainer, second_trainer, self.context)
            return all(rule.suits(trainer_pair) for rule in self._choosy)
        lead_needs = Needs(lead=held_session.session.needs.lead) if held_session.session.needs else None
        single_lead = TrainerPair(
            held_session.session.model_copy(update={"needs": lead_needs}), day, lead_trainer, lead_trainer, self.context
        )
        return all(rule.suits(single_lead) for rule in self._choosy if not rule.sides_of_a_pair())

    @cached_property
    def team_size(self) -> tuple[int, int | None]:
        """The fewest and the most trainers who may come; the most is None where any number may."""
        sizes = [rule.team_size() for rule in self.rules if rule.hard]
        upper_limits = [max_trainers for _, max_trainers in sizes if max_trainers is not None]
        return max((min_trainers for min_trainers, _ in sizes), default=0), min(upper_limits, default=None)

    @cached_property
    def team_sides(self) -> tuple[tuple[str, Side], ...]:
        """The sides of which the team needs somebody, each as its name and the side itself."""
        return tuple(side for rule in self.rules if rule.hard for side in rule.sides_of_a_team())

    def most_minutes(self, trainer: Trainer) -> int | None:
        """The most minutes that somebody may train on one day; None where nothing says so."""
        limits = [limit for rule in self.rules if (limit := rule.most_a_day()) is not None]
        trainer_limit = trainer.most_minutes_a_day
        return min([*limits, *([trainer_limit] if trainer_limit is not None else [])], default=None)

    def least_minutes(self, session: Session) -> int:
        """How long a session lasts at least; 0 where agendas may shorten it."""
        return int(session.minutes.low or 0) if self.asked.lengths else 0


def rules_in_force(programme: Programme, source: Source) -> tuple[tuple[AgendaRule, ...], list[Finding]]:
    """Returns the programme's rules over agendas, wishes among them; and remarks on them.

    Raises:
        ContentError: a rule isn't known or can't be understood.
    """
    rules, findings = agenda_rules(programme.rules, lambda name, index: source.location_of(("rules", name, index)))
    if errors(findings):
        raise ContentError(findings)
    return tuple(rules), findings


def requirement(programme: Programme, training: Training, rules: Sequence[AgendaRule]) -> Requirement:
    """What a training asks of its team."""
    context = Context(programme, training)
    return Requirement(training, context.pool, tuple(rules), context)


def requirements(programme: Programme, rules: Sequence[AgendaRule]) -> list[Requirement]:
    """What each training of the programme asks, those left out that ask for nobody."""
    all_requirements = (requirement(programme, training, rules) for training in programme.list_trainings())
    return [candidate for candidate in all_requirements if candidate.sessions]
