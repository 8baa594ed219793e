"""`check_roster`: a participant list against its programme's rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.deliver import provenance
from ecpat_training.core.finding import Finding
from ecpat_training.documents.document import Document
from ecpat_training.documents.provenance import Provenance
from ecpat_training.notebook.paths import AnyPath, input_path, optional_path
from ecpat_training.notebook.result import NotebookResult
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.report.roster import roster_document
from ecpat_training.roster.workflows import check as workflow
from ecpat_training.roster.workflows.stages import parse_stage

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, repr=False, eq=False)
class CheckedRoster(NotebookResult):
    """Whether a list keeps its rules. A notebook shows the report that `ecpat roster check` writes.

    Attributes:
        check: everything that was found, rule by rule, and how each column was read. People are rows and cells.
    """

    check: RosterCheck
    _made: Provenance
    _read_from: tuple[Path, ...]

    @property
    def headline(self) -> str:
        """How many people there are, and the first whom to recruit."""
        return workflow.write_headline(self.check)

    @property
    def kept(self) -> bool:
        """Whether every rule is kept, wishes among them."""
        return self.check.kept

    @property
    def recruit(self) -> tuple[str, ...]:
        """Whom to recruit, in words, the most urgent first."""
        return self.check.recruit

    def to_frame(self) -> "pandas.DataFrame":
        """What there is against what is wanted, a row for each thing that a rule counts, one for a rule that counts
        nothing.

        Columns:
            rule, states: the rule's name, and the rule in a sentence.
            hard: whether it must hold; else it is a wish.
            kept, open: whether it is kept, and if not, whether those of whom it isn't known could still fill it.
            counted, kind: what is counted by (`stakeholder`, ...), and who (`NGO`, `female among law enforcers`).
            have, low, high: how many people there are, and the fewest and the most that are wanted (missing: open).
            want: the same wish in words, with the share where it is one.
            short, over: how many people are missing, or too many, so far.
            not_known: of how many people the list doesn't say what the rule asks.
            most: how many there are if all of whom it isn't known are of this kind.
            verdict: `kept`, `broken` or `not known`: what holds whatever those are of whom it isn't known.
        """
        import pandas

        rows = [row for rule in self.check.rules for row in _rows(rule)]
        return pandas.DataFrame(rows, columns=_COLUMNS).astype(dict.fromkeys(_NUMBERS, "Int64"))

    def _document(self) -> Document:
        return roster_document(self.check, self._made)

    def _findings(self) -> Sequence[Finding]:
        return [*self.check.findings, *(finding for rule in self.check.rules for finding in rule.breaks)]

    def _inputs(self) -> Sequence[Path]:
        return self._read_from


_COLUMNS = (
    "rule", "states", "hard", "kept", "open", "counted", "kind", "have", "low", "high", "want", "short", "over",
    "not_known", "most", "verdict",
)  # fmt: skip
_NUMBERS = ("have", "low", "high", "short", "over", "not_known", "most")


def _rows(rule: RuleResult) -> list[tuple[object, ...]]:
    first = (rule.rule, rule.states, rule.hard)
    if not rule.counts:
        empty_cells = (None,) * 8
        return [(*first, rule.kept, rule.open, *empty_cells, rule.not_known, None, rule.verdict)]
    return [(*first, *_count(rule, item), rule.not_known, item.highest, item.verdict) for item in rule.counts]


def _count(rule: RuleResult, item: CountCheck) -> tuple[object, ...]:
    is_met = not item.shortfall and not item.excess
    return (
        is_met, rule.open and not is_met, item.of, item.kind, item.actual, item.low, item.high, item.target,
        item.shortfall, item.excess,
    )  # fmt: skip


def check_roster(
    roster: AnyPath,
    programme: AnyPath,
    *,
    training: str | None = None,
    count: str | None = None,
    mapping: AnyPath | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
) -> CheckedRoster:
    """Verifies the mix of a participant list, and says whom to recruit, as the command `ecpat roster check` does.

    Args:
        roster: a workbook or CSV file, as it came.
        programme: the programme's YAML file, or the folder that holds `programme.yaml`.
        training: the id of a training, where a rule asks for which one the list is.
        count: count those only who are `"invited"`, `"confirmed"` or `"attended"`; without it everybody but those who
            declined, withdrew, wait or did not come.
        mapping: a file of `ecpat roster map` that says how words of the list are read.
        encoding: of a CSV file that isn't Unicode, such as `"cp1252"`; it is never guessed.
        sheet: which sheet of a workbook; without it, the first that holds anything.

    Returns:
        The check: `.kept`, `.recruit`, `.to_frame()` with what there is against what is wanted, in people; `.findings`
        with every cell that needs a person and every rule that is broken, by place and never by name; `.figures` the
        chart; `.save("check.docx")` writes the report. A broken rule is a result, no exception.

    Raises:
        EcpatError: a file can't be read, the programme doesn't fit, or the list has no header; `error.findings` has
            everything, each with its code, place and text. Hints name the command's options: `--count` is `count` here.

    Example:
        >>> import ecpat_training as ecpat
        >>> check = ecpat.check_roster("roster.xlsx", "programme.yaml")
        >>> check.to_frame().query("short > 0")[["rule", "kind", "have", "want", "short"]]
    """
    list_ = ListFile(input_path(roster), encoding, sheet, optional_path(mapping))
    file = programme_file(input_path(programme))
    check = workflow.check_roster(list_, file, workflow.CheckRequest(training, parse_stage(count)))
    inputs = [list_.path, file, *([list_.words] if list_.words else [])]
    return CheckedRoster(check, provenance("ecpat roster check", inputs), tuple(inputs))
