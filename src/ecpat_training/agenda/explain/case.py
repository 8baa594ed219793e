"""What is asked of an agenda, to be weakened step by step, and the changes of the file that weaken it.

The order of `KINDS` is the order of cost: first what an office does of itself, such as ending a day later, giving a
session another time or leaving it out; then what an agenda is like; then people, dates and days; at last the rules that
spare people. Within a kind the least amount is what counts, so that a change of an amount is a ladder of steps.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from ecpat_training.agenda.planner.building import build
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.planner.shape import AgendaShape, shape
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule, Concern
from ecpat_training.core.location import Location
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.hours_by_day import hours_of_days
from ecpat_training.values.quantity import Hours

MIDNIGHT = 24 * 60
STEP = 5
Path = tuple[str | int, ...]
"""Where something stands in the programme file."""


@dataclass(frozen=True)
class ExtraDemand:
    """Something that is asked besides the rules, and whether it is about trainers, or about breaks.

    `about` are the ids of the sessions and trainers that it is likely to clash over, and `suspects` says it of rules:
    those are asked about first, which makes no difference to what may be found. `roughly` takes all that is said of a
    session as one fact, where a long list would say less; `session` is the one that the demand is for.
    """

    add_to: Callable[[CpAgendaDraft], None]
    on_trainers: bool = False
    on_breaks: bool = False
    about: frozenset[str] = frozenset()
    suspects: Callable[[AgendaRule], bool] = lambda _: False
    roughly: bool = False
    session: str = ""


NOTHING_ELSE = ExtraDemand(lambda _: None)


@dataclass(frozen=True)
class Case:
    """What is asked: a training under some rules, of which there were more before anything was left out: `usual`.
    Sessions in `optional` need not be held, and the rule on the frame passes over those in `unplaced`."""

    context: Context
    rules: tuple[AgendaRule, ...]
    usual: tuple[AgendaRule, ...]
    optional: frozenset[str] = frozenset()
    unplaced: frozenset[str] = frozenset()

    @classmethod
    def of(cls, context: Context, rules: Sequence[AgendaRule]) -> "Case":
        """Everything that a programme asks."""
        return cls(context, tuple(rules), tuple(rules))

    def drop_rule(self, rule: AgendaRule) -> "Case":
        """The case without one of its rules."""
        return replace(self, rules=tuple(other_rule for other_rule in self.rules if other_rule is not rule))

    def open_hours(self) -> "Case":
        """The case of a training whose days end at midnight."""
        training = self.context.training
        starts = {day: training.hours.hours_on(day).start for day in range(1, training.days + 1)}
        return self.training(
            hours=hours_of_days({day: Hours(start=start, end=MIDNIGHT) for day, start in starts.items()})
        )

    def training(self, **training_updates: object) -> "Case":
        """The case of a changed training."""
        training = self.context.training.model_copy(update=training_updates)
        return replace(self, context=replace(self.context, training=training))

    def programme(self, **programme_updates: object) -> "Case":
        """The case under a changed programme."""
        programme = self.context.programme.model_copy(update=programme_updates)
        return replace(self, context=replace(self.context, programme=programme))

    def session(self, session_updates: Callable[[Session], dict[str, object]], id_: str | None = None) -> "Case":
        """The case in which one session, or each, is changed."""
        changed_chapters = tuple(
            chapter.model_copy(
                update={
                    "sessions": tuple(
                        session.model_copy(update=session_updates(session)) if id_ in (None, session.id) else session
                        for session in chapter.sessions
                    )
                }
            )
            for chapter in self.context.programme.manual
        )
        return self.programme(manual=changed_chapters)

    def trainer(self, id_: str, **trainer_updates: object) -> "Case":
        """The case in which one trainer is changed."""
        trainers = self.context.programme.trainers
        return self.programme(
            trainers=tuple(
                trainer.model_copy(update=trainer_updates) if trainer.id == id_ else trainer for trainer in trainers
            )
        )

    def rule(self, old_rule: AgendaRule, new_rule: AgendaRule) -> "Case":
        """The case in which one rule is written otherwise."""
        rules, usual_rules = (
            tuple(new_rule if rule is old_rule else rule for rule in rule_set) for rule_set in (self.rules, self.usual)
        )
        return replace(self, rules=rules, usual=usual_rules)

    def shapes(self, demand: ExtraDemand = NOTHING_ELSE) -> list[AgendaShape]:
        """The shapes in which an agenda is looked for: first the usual one, which is searched much sooner, then the
        widest."""
        if not demand.on_breaks and not any_rule_concerns(self.rules, "pauses") and not self._needs_clock_times():
            return [shape(self.context, self.rules, self.optional, breaks=False)]
        actual_shape = shape(self.context, self.rules, self.optional)
        usual_shape = shape(self.context, self.usual, self.optional, is_usual=True)
        usual_shape = replace(usual_shape, vacancies=actual_shape.vacancies, beyond=actual_shape.beyond)
        return [actual_shape] if actual_shape == usual_shape else [usual_shape, actual_shape]

    def _needs_clock_times(self) -> bool:
        """Whether somebody is away for hours, or a session is fixed at a time, so that breaks may help."""
        rule_inputs = {reading for rule in self.rules for reading in rule.READS}
        dates = self.context.dates.values()
        named_people = [
            person for session in self.context.sessions.values() for person in self.context.people(session).values()
        ]
        absences = [
            absence
            for person in (*self.context.pool, *named_people)
            for date in dates
            for absence in person.find_absences(date)
        ]
        has_fixed_times = any(
            session.at and session.at.minute is not None for session in self.context.sessions.values()
        )
        return ("absences" in rule_inputs and not all(absence.all_day for absence in absences)) or (
            "times" in rule_inputs and has_fixed_times
        )

    def draft(self, days: AgendaShape, demand: ExtraDemand = NOTHING_ELSE) -> CpAgendaDraft:
        """The case as a model, without trainers where nothing asks about them."""
        context = self.context
        if not demand.on_trainers and not any_rule_concerns(self.rules, "trainers"):
            context = self.training(trainers=()).context
        draft = build(context, self.rules, days=days, unplaced=self.unplaced)
        demand.add_to(draft)
        return draft


def any_rule_concerns(rules: Iterable[AgendaRule], concern: Concern) -> bool:
    """Whether any rule that has a say in a draft is about something: without one, the search does without trainers, or
    without breaks."""
    return any(concern in rule.CONCERNS for rule in rules if rule.steers)


KINDS = (
    "later",  # each day ends later
    "earlier",  # each day starts earlier
    "later once",  # one day ends later
    "earlier once",  # one day starts earlier
    "shorten",  # a session may be shorter
    "split",  # a break may split a session
    "time",  # a session isn't fixed at a time
    "break later",  # a break is fixed for a later time
    "break time",  # a break isn't fixed at a time
    "break times",  # no break of a kind is
    "partner",  # a track gets a session more, to be in parallel to one of another
    "should",  # a chapter is held if time allows
    "leave out",  # a session of a chapter is held if time allows
    "loosen",  # a rule asks a little less
    "wish",  # a rule on what an agenda is like gets a weight
    "order",  # a session need not come after another
    "place",  # a session may stand anywhere
    "together",  # a session of a track is for everybody
    "interpreters",
    "come",  # a trainer or guest comes on a date on which he or she was away
    "without guest",  # a session does without a guest
    "load",  # a trainer trains more in a day
    "competent",  # a trainer has a competence that the file doesn't say
    "join",  # a trainer of the programme joins
    "need",  # a session asks for no competence
    "team wish",  # a rule on who trains gets a weight
    "find",  # a trainer is found
    "vacancy",  # a post may stay vacant
    "date",  # the training starts on another date
    "day",  # the training has a day more
    "spare less",  # a rule that spares people spares them a little less
)
HOURS = frozenset({"later", "earlier", "later once", "earlier once"})
"""The kinds that write the training's hours."""


@dataclass(frozen=True)
class ProgrammeChange:
    """One change of the file: what to do, where, and the case when it is done. `where` is a place or a path in the
    programme file."""

    says: str
    where: Location | Path | None
    apply: Callable[[Case], Case] = field(compare=False, repr=False)


@dataclass(frozen=True)
class Remedy:
    """A change that comes in steps, the smallest first; most have one."""

    kind: str
    steps: tuple[ProgrammeChange, ...]

    @property
    def cost(self) -> int:
        """Its place in the order of cost."""
        return KINDS.index(self.kind)
