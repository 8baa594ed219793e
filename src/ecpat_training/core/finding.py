"""What the tool has to say about somebody's file or plan: a code, a place, what, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ecpat_training.core.location import Location
from ecpat_training.core.text import listing


class Severity(StrEnum):
    """`error`: a person must act; `warning`: a person should look; `note`: what was guessed or left out."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Term(str):
    """One of our own words in a message (`stakeholder type`, `female`), which every language has its own for; any other
    text in its fields is the file's."""

    __slots__ = ()


class Terms(tuple[Term, ...]):
    """Several of our own words in a message."""

    __slots__ = ()

    def __str__(self) -> str:
        return listing([*self])


OTHER_PROFESSION = Term("other profession")
"""The side of whoever is of neither, which is called as a gender is."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark. `code` is stable (`roster.unknown-value`), so that people can search for it; `also` are the other
    places that it is about, as far as anybody will look."""

    code: str
    severity: Severity
    message: str
    where: Location | None = None
    hint: str | None = None
    also: tuple[Location, ...] = ()

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}{self.severity}: {self.message}{hint} [{self.code}]"

    @property
    def remark(self) -> str:
        """The finding as a report has it: the place, the message and what to do."""
        return " ".join(filter(None, (f"{self.where}:" if self.where else "", self.message, self.hint)))


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those of the findings that are errors."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Findings as one goes through the files: sheets and tables as they come, in each from top to bottom."""
    all_findings = list(findings)
    part_order: dict[tuple[str, str | None] | None, int] = {}
    for finding in all_findings:
        part_order.setdefault(_spreadsheet_part(finding), len(part_order))
    return sorted(
        all_findings,
        key=lambda each_finding: (
            part_order[_spreadsheet_part(each_finding)],
            each_finding.where.row if each_finding.where else 0,
        ),
    )


def _spreadsheet_part(finding: Finding) -> tuple[str, str | None] | None:
    return (finding.where.file, finding.where.sheet) if finding.where else None
