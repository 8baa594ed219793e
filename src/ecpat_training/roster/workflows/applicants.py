"""The people of a list who may get a seat, and what is asked of the room."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, fold, listing
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.roster.selection.demand import QuotaDemand
from ecpat_training.roster.workflows.people_called import places_of
from ecpat_training.values.participant import GONE, Participant, Status

_LISTED = 8


@dataclass(frozen=True, slots=True)
class UnderRules:
    """The same people as a list has them, and the programme by whose rules they are chosen."""

    people: tuple[Participant, ...]
    programme: Programme
    source: Source
    rules: tuple[RosterRule, ...]


@dataclass(frozen=True, slots=True)
class Applicants:
    """Who may get a seat: `codes`, `names` and `values` (by `columns`) are of one person each. `own_codes` says that
    codes are the list's own and not its rows. `title` says by which quotas; `asks` are what these ask of so many seats,
    as a function of the people (by index) who are looked at. `under` is None where a file of quotas says what is asked.
    `open_statuses` asks of what isn't understood there."""

    title: str
    file: str
    sheet: str | None
    codes: tuple[str, ...]
    names: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    statuses: tuple[Status | None, ...]
    asks: Callable[[Sequence[int], int], list[QuotaDemand]]
    findings: tuple[Finding, ...]
    under: UnderRules | None = None
    open_statuses: tuple[Finding, ...] = ()
    own_codes: bool = False

    def demands(self, seats: int) -> list[QuotaDemand]:
        """What is asked of a room with so many seats."""
        return self.asks(range(len(self.codes)), seats)

    def places(self, codes: Collection[str], option: str) -> list[int]:
        """The indices of the people with these codes.

        Raises:
            UsageError: the list doesn't have one of them.
        """
        return sorted(places_of(codes, option, self.codes, self.file, own=self.own_codes))

    def still_there(self, keep: Iterable[str]) -> "Applicants":
        """The same list without those who declined, withdrew or did not come, which a remark says; whoever has one of
        the codes `keep` stays."""
        kept = set(map(fold, keep))
        gone = [at for at, status in enumerate(self.statuses) if status in GONE and fold(self.codes[at]) not in kept]
        if not gone:
            return self
        who = listing([self.codes[at] for at in gone], _LISTED)
        message = f"{count(len(gone), 'applicant')} declined, withdrew or did not come, and can't be drawn: {who}."
        said = Finding("select.status", Severity.NOTE, message, Location(self.file, sheet=self.sheet))
        left = self.only([at for at in range(len(self.codes)) if at not in set(gone)])
        return replace(left, findings=(*self.findings, said))

    def only(self, places: Sequence[int]) -> "Applicants":
        """The same list with only these people, by their indices."""
        at = tuple(places)

        def some(values: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(values[index] for index in at)

        return replace(
            self,
            codes=some(self.codes),
            names=some(self.names),
            values=tuple(self.values[index] for index in at),
            statuses=tuple(self.statuses[index] for index in at),
            asks=lambda people, seats: self.asks([at[index] for index in people], seats),
        )


def open_status(whose: str, where: Location) -> Finding:
    """Asks of a status that isn't understood. What stands there isn't quoted: it may name somebody."""
    message = f"{whose} doesn't say which people have a seat."
    hint = "Write invited, confirmed, declined, withdrawn or waiting list, or name who has a seat with --selected."
    return Finding("replace.status", Severity.ERROR, message, where, hint)
