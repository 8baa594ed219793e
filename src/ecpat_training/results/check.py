"""Whether a roster or an agenda keeps its rules."""

from dataclasses import dataclass

from ecpat_training.core.finding import Finding, errors
from ecpat_training.core.location import Location
from ecpat_training.model.participant import Status
from ecpat_training.results.funnel import Funnel
from ecpat_training.results.planned import Planned


@dataclass(frozen=True, slots=True)
class HaveWant:
    """What there is against what a rule wants. `low` and `high` are the bounds (None: open); `short` and `over` how
    many are missing or too many. `among` names the part of the room in which they are counted, if it is one."""

    of: str
    label: str
    have: int
    low: int | None
    high: int | None
    among: str = ""

    @property
    def kind(self) -> str:
        """Who is counted: `female`, `female among law enforcers`."""
        return f"{self.label} among {self.among}" if self.among else self.label

    @property
    def short(self) -> int:
        """How many are missing."""
        return max(0, self.low - self.have) if self.low is not None else 0

    @property
    def over(self) -> int:
        """How many are too many."""
        return max(0, self.have - self.high) if self.high is not None else 0

    @property
    def want(self) -> str:
        """The wish in words: `8-12`, `at least 1`, `at most 3`, `any`."""
        if self.low is None:
            return "any" if self.high is None else f"at most {self.high}"
        if self.high is None:
            return f"at least {self.low}"
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule over one roster or agenda. `breaks` are findings that name people's places or the agenda's items;
    `because` is the reason that the programme gives for the rule. `not_known` counts the people of whom a roster
    doesn't say what the rule asks about: they are in no other count."""

    rule: str
    states: str
    kept: bool
    hard: bool
    breaks: tuple[Finding, ...] = ()
    counts: tuple[HaveWant, ...] = ()
    cost: int = 0
    because: str = ""
    not_known: int = 0

    @property
    def told(self) -> tuple[str, ...]:
        """What is said of each break, without the reason, for where that is said once for all of them."""
        reason = f" ({self.because.rstrip('.')}.)" if self.because else ""
        return tuple(one.message.removesuffix(reason) for one in self.breaks)

    @property
    def gave_way(self) -> bool:
        """Whether it is a wish that was not kept in full, without breaking what must hold."""
        return not self.hard and not errors(self.breaks) and (self.cost > 0 or not self.kept)

    @property
    def open(self) -> bool:
        """Whether a rule isn't kept only because something isn't known: the people who can't be counted yet could
        fill every gap, and nobody is too many."""
        short = sum(item.short for item in self.counts)
        return not self.kept and 0 < short <= self.not_known and not any(item.over for item in self.counts)


@dataclass(frozen=True, slots=True)
class NotUsed:
    """A row of a file that was not used, and why; `duplicate_of` is the row that says the same, `status` where
    somebody stands who isn't in the room that is judged."""

    where: Location
    why: str
    duplicate_of: Location | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A value that was read as something else than it says, and where first: `Polizei` as law enforcement. `kind` is
    what it was read for: `profession`, `gender`, empty for spellings."""

    column: str
    written: str
    meaning: str
    count: int
    where: Location
    kind: str = ""


@dataclass(frozen=True, slots=True)
class RosterCheck:
    """A roster against its programme's rules. rows == used + len(not_used). `stage` is the one that people must have
    reached to be counted (None: everybody who isn't out of it), `funnel` how many reached each."""

    file: str
    sheet: str | None
    programme: str
    rows: int
    used: int
    not_used: tuple[NotUsed, ...]
    columns: tuple[tuple[str, str], ...]
    read_as: tuple[ReadAs, ...]
    rules: tuple[RuleResult, ...]
    recruit: tuple[str, ...]
    findings: tuple[Finding, ...]
    mix: tuple[tuple[str, tuple[HaveWant, ...]], ...] = ()
    funnel: Funnel | None = None
    stage: Status | None = None
    positions: tuple[int, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether every rule is kept."""
        return all(rule.kept for rule in self.rules)


@dataclass(frozen=True, slots=True)
class AgendaCheck:
    """An agenda against its programme's rules; `programme_file` is where the programme was read from."""

    source: str
    planned: Planned
    rules: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    programme_file: str = ""

    @property
    def programme(self) -> str:
        """The programme's title."""
        return self.planned.programme.programme

    @property
    def kept(self) -> bool:
        """Whether every rule is kept in full."""
        return all(rule.kept for rule in self.rules)

    @property
    def holds(self) -> bool:
        """Whether everything that must hold does; rules with a weight may have given way."""
        return not errors([*self.findings, *(one for rule in self.rules for one in rule.breaks)])
