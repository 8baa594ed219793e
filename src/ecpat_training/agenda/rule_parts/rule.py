"""What every rule over agendas is: checked over a finished agenda, asked of one in the making where it can be, and
known to the planner and the explainer by what it says of itself here. Also what can be seen without a solver to be
impossible, and parameters of which one may stand alone behind the rule's name: `lunch between: 12:00-14:00`."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar, Literal, NamedTuple

from pydantic import Field, field_validator, model_validator

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, days_of
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun, spoken_name
from ecpat_training.values.quantity import Hours, Range, bare_minutes

NAMED = 8
"""How many sessions or trainers are named one by one."""


@dataclass(frozen=True)
class AgendaRequirements:
    """Everything that is asked of an agenda, for a rule that looks whether it can be kept at all. `places` are where
    the programme writes its sessions, by their ids."""

    context: Context
    rules: Sequence["AgendaRule"]
    places: Mapping[str, Location] = field(default_factory=dict)

    @cached_property
    def must(self) -> list[Session]:
        """The sessions that must be held."""
        days = self.context.training.days
        must_sessions = (
            session for session in self.context.sessions.values() if self.context.covers[session.id] == "must"
        )
        return [session for session in must_sessions if days_of(session.place, days)]

    @cached_property
    def lengths(self) -> bool:
        """Whether sessions keep to the manual's minutes."""
        return any(rule.limits(self.context).lengths for rule in self.rules)

    @cached_property
    def two_trainers(self) -> bool:
        """Whether each session must have a lead and a second, but for those that name speakers, and some must be
        held."""
        return any(session.posts > 1 for session in self.must) and any(
            rule.hard and rule.two_trainers(self.context) for rule in self.rules
        )

    def posts(self, session: Session) -> int:
        """How many trainers a session must have."""
        return max((rule.posts(session, self.context) for rule in self.rules if rule.hard), default=0)

    @cached_property
    def some_pair(self) -> bool:
        """Whether a session needs two trainers, and the programme has two at all: only then what they lack is worth a
        word."""
        return self.two_trainers and len(self.context.pool) > 1


class Impossibility(NamedTuple):
    """Something that no agenda can keep. What is found first of all has the lowest `turn`. `about` are the rules and
    `facts` the kinds of facts that it comes from, `sessions` the ids of those that it is about; None: all. `parts` are
    those of a sum, each where the programme writes it."""

    finding: Finding
    turn: int
    about: Callable[["AgendaRule"], bool]
    facts: frozenset[str]
    sessions: frozenset[str] | None = frozenset()
    parts: tuple[Finding, ...] = ()


def titles(sessions: Sequence[Session]) -> str:
    """Sessions as people know them, the first few."""
    return listing([f'"{session.title}"' for session in sessions], NAMED)


Concern = Literal["trainers", "pairs", "pauses", "order", "places"]
"""What a rule is about: who trains; which trainers suit a session; where breaks stand, so that one may help to keep it;
how much has to lie before or after a session; other reasons why a session can't stand somewhere."""
Reads = Literal[
    "held",
    "hours",
    "absences",
    "language",
    "competences",
    "day limits",
    "bases",
    "places",
    "care",
    "level",
    "expert",
    "least minutes",
    "most minutes",
    "minutes beside",
    "times",
]
"""What a rule reads in the programme's file: which sessions must be held; the training's hours, its dates with who is
away, its language; what trainers can, and how long they train; after which sessions one comes, and where it is placed;
whether it is sensitive or complex, or welcomes an expert; the bounds of its minutes, and those where another one stands
beside it; when it is fixed."""
Wish = Literal["wish", "team wish", "vacancy"]
"""What kind of change it is if a rule that must hold gets a weight: see `agenda/explain/case.py`."""
Milder = tuple[str, "AgendaRule"]
"""What to write, and the rule when it is written so."""
WISHES = 20
"""From this `UNWRITTEN` on rules are wishes that are taken for granted."""
MINUTES_MORE = range(5, 65, 5)
"""By how many minutes a milder form may allow more."""
Side = Callable[[Trainer, str], bool]
"""Whether a trainer is of a side, in a training of that country."""


class Limits(NamedTuple):
    """What a rule leaves of the shape of days; None: anything. `stretch` is the most minutes of sessions without a
    break for which a plan leaves room, `never_over` those that no agenda may exceed, `coffees` the most coffee breaks
    of a half day, `coffee` and `lunch` are the minutes that these last; a day over `lunch_over` minutes must have a
    lunch, which lies in the hours `lunch_within`; a half day over `coffee_over` minutes of sessions must have a coffee
    break; `lengths` says that sessions keep to the manual's minutes."""

    stretch: int | None = None
    never_over: int | None = None
    coffees: int | None = None
    coffee: Range | None = None
    lunch: Range | None = None
    lunch_over: int | None = None
    lunch_within: Hours | None = None
    coffee_over: int | None = None
    lengths: bool = False


class Usual(NamedTuple):
    """What agendas are usually like under a rule that allows more at a price: whatever isn't within the `limits` costs
    `beyond` at least."""

    limits: Limits
    beyond: int


class TrainerPair(NamedTuple):
    """Two trainers for a session on a day of a training."""

    session: Session
    day: int
    lead: Trainer
    second: Trainer
    context: Context

    @property
    def pair(self) -> tuple[Trainer, Trainer]:
        """Its two trainers, the lead first."""
        return self.lead, self.second


class AgendaRule(Rule):
    """A rule over an agenda. Each says what it `states` and how it `check`s; the rest as far as it has something to
    say. What it leaves unsaid costs time where there is no agenda, and never makes an explanation wrong.

    `CONCERNS` and `READS` are what to think of first where the rule can't be kept. `DROPPED_LATE` is above 0 for rules
    that give days their shape: as long as they hold an answer is found sooner, so that the explainer leaves them out
    last, the highest at the very last. `WISH` is what kind of advice it is to give the rule a weight; None: no advice,
    since it keeps an agenda from being nonsense, or people from harm. `SPARES` says that it spares people, so that a
    milder form is the last advice of all. `TWO_TRAINERS` says that it asks for a lead and a second in each session.
    `UNWRITTEN` is above 0 for rules that hold without being written, which are told in that order: up to 9 what makes
    an agenda, from 10 on what the file says of sessions, trainers and trainings, from 20 on wishes. `BY_DEFAULT` is how
    they are asked then, as a file would write it behind the name; `GIVES_WAY_TO` names the rules that say as much where
    a file writes one of them. `AROUND` says that it also looks at fixed breaks before the first session of a day and
    after the last (`rule_parts/fixed_breaks.py`). `OF_ORDER` says that it asks for the manual's order and no more,
    so that it costs nothing where that is kept (`planner/in_order.py`).
    """

    CONCERNS: ClassVar[frozenset[Concern]] = frozenset({"trainers", "pauses"})
    READS: ClassVar[frozenset[Reads]] = frozenset()
    DROPPED_LATE: ClassVar[int] = 0
    WISH: ClassVar[Wish | None] = "wish"
    SPARES: ClassVar[bool] = False
    AROUND: ClassVar[bool] = False
    OF_ORDER: ClassVar[bool] = False
    TWO_TRAINERS: ClassVar[bool] = False
    UNWRITTEN: ClassVar[int] = 0
    BY_DEFAULT: ClassVar[Mapping[str, object]] = {}
    GIVES_WAY_TO: ClassVar[frozenset[str]] = frozenset()

    @abstractmethod
    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Whether the agenda keeps the rule, what breaks it, and what that costs."""

    def constrain(self, draft: Draft) -> None:
        """Demands of an agenda in the making what `check` looks for, through `draft.add` and `draft.charge`.

        A rule without this method is only checked: see `steers`.
        """

    @property
    def presumed(self) -> bool:
        """Whether it is a wish that nobody wrote, which is no reason to undo what somebody did by hand."""
        return not self.written and self.UNWRITTEN >= WISHES

    def beside(self, _: Sequence["AgendaRule"]) -> "AgendaRule":
        """The rule as it holds without being written, in a programme that writes these other rules."""
        return self

    @property
    def steers(self) -> bool:
        """Whether the rule has a say in a draft."""
        return type(self).constrain is not AgendaRule.constrain

    def milder(self) -> Iterable[Sequence[Milder]]:
        """Ladders of forms that ask a little less, the least change first; see `let`."""
        return ()

    def let(self, relief_text: str, **parameters: object) -> Milder:
        """Makes a milder form of the rule: what is said of it, such as `allow 25 minutes`, and the parameters that it
        then has."""
        unwritten_clause = "" if self.written else ", once it is written among the `rules`,"
        milder_rule = replace(self, parameters=self.parameters.model_copy(update=parameters), written=True)
        return f"let `{self.name}`{unwritten_clause} {relief_text}", milder_rule

    def idle(self, _: Programme) -> bool:
        """Whether the rule asks nothing of any agenda of a programme; reports leave it out then unless written."""
        return False

    def limits(self, _: Context) -> Limits:
        """The limits that the rule sets to the shape of days, such as the longest stretch without a break."""
        return Limits()

    def usual(self, _: Context) -> Usual | None:
        """A narrower shape of days, outside of which every agenda has its price; None where there is none. An agenda is
        looked for within it first."""
        return None

    def shortcuts(self, _: AgendaRequirements) -> Iterable[Impossibility]:
        """What can be seen without a solver to be impossible under this rule, where sessions must be held."""
        return ()

    def too_long(
        self, session: Session, message: str, hint: str, requirements: AgendaRequirements, *facts: str
    ) -> Impossibility:
        """That a session takes longer than this rule lets it; every rule that has it held, or says how long it lasts,
        is about it as well. `facts` are the kinds of facts that it comes from besides these."""
        place = requirements.places.get(session.id, self.where)
        return Impossibility(
            Finding("plan.minutes", Severity.ERROR, message, place, hint),
            turn=1,
            about=lambda rule: rule is self or "held" in rule.READS or rule.limits(requirements.context).lengths,
            facts=frozenset({"held", "least minutes", *facts}),
            sessions=frozenset({session.id}),
        )

    def suits(self, _: TrainerPair) -> bool:
        """Whether it lets two trainers train a session on a day, as far as that can be said without looking at the rest
        of an agenda; a wish lets everybody."""
        return True

    def two_trainers(self, _: Context) -> bool:
        """Whether it asks for a lead and a second in every session of this training."""
        return self.TWO_TRAINERS

    def posts(self, _: Session, __: Context) -> int:
        """How many trainers it asks for in a session."""
        return 0

    def most_a_day(self) -> int | None:
        """The most minutes that anybody may train on one day."""
        return None

    def competences(self) -> Sequence[str]:
        """What it asks of trainers beside the needs of sessions."""
        return ()

    def mixes(self) -> Sequence[str]:
        """By what it mixes trainers: `role`, `country`, `stakeholder`."""
        return ()

    def sides_of_a_pair(self) -> Sequence[tuple[str, Side]]:
        """The sides of which each session needs a trainer, each as its name and the side itself."""
        return ()

    def sides_of_a_team(self) -> Sequence[tuple[str, Side]]:
        """The sides of which the training needs a trainer, each as its name and the side itself."""
        return ()

    def team_size(self) -> tuple[int, int | None]:
        """The fewest and the most trainers who may come; None: any number."""
        return 0, None


class ShorthandParameters(Noun):
    """Parameters of which `main` may be written without its key."""

    main: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, written_value: object) -> object:
        return {spoken_name(cls.main): written_value} if isinstance(written_value, str | int) else written_value


class MostMinutes(ShorthandParameters):
    """Parameters of a rule on `minutes` and nothing else: `at most 20 min`."""

    main = "minutes"
    minutes: int = Field(ge=5, le=720)

    @field_validator("minutes", mode="before")
    @classmethod
    def _with_unit(cls, written_value: object) -> object:
        return bare_minutes(written_value)
