"""Whether a roster keeps its rules, and how it was read."""

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.core.record import record
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.programme.rules.check import CountCheck, RuleResult, Verdict
from ecpat_training.roster.model.funnel import Funnel
from ecpat_training.values.participant import Status


@record
class ReadAs:
    """A value that was read as something else than it says, and where first: `Polizei` as law enforcement. `kind` is
    what it was read for: `profession`, `gender`, empty for spellings."""

    column: str
    written: str
    meaning: str
    count: int
    where: Location
    kind: str = ""


@record
class RosterCheck:
    """A roster against its programme's rules. rows == used + len(not_used). `stage` is the one that people must have
    reached to be counted (None: everybody who isn't out of it), `funnel` how many reached each."""

    file: str
    sheet: str | None
    programme: str
    rows: int
    used: int
    not_used: tuple[UnusedRow, ...]
    columns: tuple[tuple[str, str], ...]
    read_as: tuple[ReadAs, ...]
    rules: tuple[RuleResult, ...]
    recruit: tuple[str, ...]
    findings: tuple[Finding, ...]
    mix: tuple[tuple[str, tuple[CountCheck, ...]], ...] = ()
    funnel: Funnel | None = None
    stage: Status | None = None
    positions: tuple[int, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether every rule is kept."""
        return all(rule.kept for rule in self.rules)

    @property
    def verdict(self) -> Verdict:
        """Whether every rule is kept, or one broken, whatever those are of whom something isn't known."""
        verdicts = {rule.verdict for rule in self.rules}
        return "broken" if "broken" in verdicts else "not known" if "not known" in verdicts else "kept"
