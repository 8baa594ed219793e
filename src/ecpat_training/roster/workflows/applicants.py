"""The people of a list who may get a seat, and what is asked of the room: by the rules of a programme, or by a file of
quotas as sortition tools write it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.other_rules import find_agenda_rule_problems, find_series_rule_problems
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.roster.reading.file import ListFile, read_roster, with_list
from ecpat_training.roster.reading.quota_rows import quota_rows
from ecpat_training.roster.reading.quotas import Quotas, read_quotas
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.roster.selection.demand import DemandRecorder, QuotaDemand
from ecpat_training.roster.workflows.check import roster_rules_of
from ecpat_training.roster.workflows.code_lookup import places_of
from ecpat_training.values.participant import STATUSES_GONE, Participant, Roster, Status
from ecpat_training.words.catalogue.message import Command, Option, phrase

_MAX_CODES_LISTED = 8


@dataclass(frozen=True, slots=True)
class RuledList:
    """The applicants as participants, as the list has them, and the programme by whose rules they are chosen."""

    people: tuple[Participant, ...]
    same_bodies: tuple[tuple[str, ...], ...]
    programme: Programme
    source: Source
    rules: tuple[RosterRule, ...]

    def not_known(self, codes: Collection[str]) -> tuple[str, ...]:
        """The rules, in words, of which nobody can say whether the room of these people keeps them."""
        seated_people = tuple(person for person in self.people if person.code in codes)
        room = Roster(file="", rows=len(seated_people), participants=seated_people, same_bodies=self.same_bodies)
        return tuple(rule.states for rule in self.rules if rule.check(room).verdict == "not known")


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
    under: RuledList | None = None
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
        return sorted(places_of(codes, option, self.codes, self.file, own_codes=self.own_codes))

    def drop_departed(self, codes_to_keep: Iterable[str]) -> "Applicants":
        """The applicants without those who declined, withdrew or did not come, which a remark says. Whoever has one of
        the codes `codes_to_keep` stays."""
        keep_codes = set(map(fold, codes_to_keep))
        departed_codes = [
            index
            for index, status in enumerate(self.statuses)
            if status in STATUSES_GONE and fold(self.codes[index]) not in keep_codes
        ]
        if not departed_codes:
            return self
        codes_text = listing([self.codes[index] for index in departed_codes], _MAX_CODES_LISTED)
        message = phrase(
            "{applicants:,} {applicants:applicant|applicants} declined, withdrew or did not come, and can't be drawn:"
            " {codes}.",
            applicants=len(departed_codes),
            codes=codes_text,
        )
        note = Finding("select.status", Severity.NOTE, message, Location(self.file, sheet=self.sheet))
        remaining_applicants = self.select_applicants(
            [index for index in range(len(self.codes)) if index not in set(departed_codes)]
        )
        return replace(remaining_applicants, findings=(*self.findings, note))

    def select_applicants(self, places: Sequence[int]) -> "Applicants":
        """The applicants at these indices alone."""
        indices = tuple(places)

        def pick(values: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(values[index] for index in indices)

        return replace(
            self,
            codes=pick(self.codes),
            names=pick(self.names),
            values=tuple(self.values[index] for index in indices),
            statuses=tuple(self.statuses[index] for index in indices),
            asks=lambda people, seats: self.asks([indices[index] for index in people], seats),
        )


def open_status(status_owner: str, location: Location) -> Finding:
    """Asks of a status that isn't understood. What stands there isn't quoted: it may name somebody."""
    message = phrase("{person} doesn't say which people have a seat.", person=status_owner)
    hint = phrase(
        "Write invited, confirmed, declined, withdrawn or waiting list, or name who has a seat with {option}.",
        option=Option("--selected"),
    )
    return Finding("replace.status", Severity.ERROR, message, location, hint)


_COLUMNS = {
    "stakeholder": "Stakeholder type",
    "role": "Role",
    "profession": "Profession",
    "gender": "Gender",
    "country": "Country",
    "region": "Region",
    "organisation": "Organisation",
}


def applicants_by_programme(list_: ListFile, programme_path: Path) -> Applicants:
    """The people of a participant list under the rules over rosters of a programme.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the programme doesn't fit, or the list has no header or two columns that contradict each other.
    """
    try:
        programme, source = read_programme(programme_path)
        rules, findings = roster_rules_of(programme, source)
    except EcpatError as failure:
        raise with_list(failure, list_) from None
    reading = read_roster(list_)
    people = reading.roster.participants
    fields = [field for field in _COLUMNS if any(getattr(person, field) for person in people)]
    unsteering_rules = [rule for rule in rules if not rule.steers]
    other_findings = (*find_agenda_rule_problems(programme, source), *find_series_rule_problems(programme, source))
    findings = [*source.findings, *findings, *other_findings, *map(_unsteering_finding, unsteering_rules)]
    return Applicants(
        title=programme.programme,
        file=reading.roster.file,
        sheet=reading.roster.sheet,
        codes=tuple(person.code for person in people),
        names=tuple(person.name for person in people),
        columns=tuple(_COLUMNS[field] for field in fields),
        values=tuple(tuple(str(getattr(person, field) or "") for field in fields) for person in people),
        statuses=tuple(person.status for person in people),
        asks=lambda indices, seats: _quota_demands([people[index] for index in indices], seats, rules),
        findings=(*findings, *reading.findings),
        under=RuledList(people, reading.roster.same_bodies, programme, source, tuple(rules)),
        open_statuses=tuple(_open_words(reading)),
        own_codes=any(person.own_code for person in people),
    )


def _quota_demands(people: Sequence[Participant], seats: int, rules: Sequence[RosterRule]) -> list[QuotaDemand]:
    demands = DemandRecorder(people, seats)
    demands.ask(rules)
    return demands.noted


def _unsteering_finding(rule: RosterRule) -> Finding:
    message = phrase("`{rule}` can't steer a selection; it wasn't asked for.", rule=rule.name)
    return Finding(
        "select.rule",
        Severity.WARNING,
        message,
        rule.where,
        phrase("{command} looks at it afterwards.", command=Command("roster check")),
    )


def _open_words(reading: RosterReading) -> Iterator[Finding]:
    for word in reading.words():
        if word.kind == "status" and word.meaning is None and not word.silent:
            yield open_status("this status", word.where)


def applicants_by_quotas(list_: ListFile, quotas_path: Path) -> Applicants:
    """The people of a table under a file of quotas.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the quotas aren't understood, or the list lacks one of their columns.
    """
    try:
        quotas = read_quotas(quotas_path)
    except EcpatError as failure:
        raise with_list(failure, list_) from None
    table = list_.table()
    rows = quota_rows(table, quotas)
    unclear_statuses = f"the status of {rows.first(rows.unclear)}"
    return Applicants(
        title=f"Quotas: {Path(quotas.file).name}",
        file=table.file,
        sheet=table.sheet,
        codes=rows.codes,
        names=rows.names,
        columns=quotas.features,
        values=rows.values,
        statuses=rows.statuses,
        asks=lambda indices, seats: _demands(quotas, rows.groups, indices, len(rows.codes), seats),
        findings=(*quotas.findings, *rows.findings),
        open_statuses=(open_status(unclear_statuses, Location(table.file, sheet=table.sheet)),) if rows.unclear else (),
    )


def _demands(
    quotas: Quotas, groups: Sequence[Mapping[str, Sequence[int]]], indices: Sequence[int], total: int, seats: int
) -> list[QuotaDemand]:
    """The quotas over the people at these indices."""
    new_index_by_old = None if len(indices) == total else {old_index: index for index, old_index in enumerate(indices)}
    groups_by_feature = dict(zip(quotas.features, groups, strict=True))
    demands = []
    for quota in quotas.values:
        members = groups_by_feature[quota.feature].get(fold(quota.value), [])
        group = frozenset(
            members
            if new_index_by_old is None
            else (new_index_by_old[old_index] for old_index in members if old_index in new_index_by_old)
        )
        people_text = f"of {quota.feature} {quota.value}"
        if quota.least > 0:
            demands.append(
                QuotaDemand("at least", f"at least {quota.least:,} {people_text}", (group,), quota.least, quota.where)
            )
        if quota.most < min(len(group), seats):
            demands.append(
                QuotaDemand("at most", f"at most {quota.most:,} {people_text}", (group,), quota.most, quota.where)
            )
    return demands
