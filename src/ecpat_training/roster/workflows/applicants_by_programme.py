"""Applicants of a participant list, chosen by the rules of a programme."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.programme.other_rules import about_agenda_rules
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.roster.selection.demand import NotedDemands, QuotaDemand
from ecpat_training.roster.workflows.applicants import Applicants, UnderRules, open_status
from ecpat_training.roster.workflows.check import roster_rules_of
from ecpat_training.roster.workflows.list_failures import with_list
from ecpat_training.values.participant import Participant

_COLUMNS = {
    "stakeholder": "Stakeholder type",
    "role": "Role",
    "profession": "Profession",
    "gender": "Gender",
    "country": "Country",
    "region": "Region",
    "organisation": "Organisation",
}


def by_programme(list_: ListFile, programme_path: Path) -> Applicants:
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
    silent = [rule for rule in rules if not rule.steers]
    findings = [*source.findings, *findings, *about_agenda_rules(programme, source), *map(_silent, silent)]
    return Applicants(
        title=programme.programme,
        file=reading.roster.file,
        sheet=reading.roster.sheet,
        codes=tuple(person.code for person in people),
        names=tuple(person.name for person in people),
        columns=tuple(_COLUMNS[field] for field in fields),
        values=tuple(tuple(str(getattr(person, field) or "") for field in fields) for person in people),
        statuses=tuple(person.status for person in people),
        asks=lambda at, seats: _asked([people[index] for index in at], seats, rules),
        findings=(*findings, *reading.findings),
        under=UnderRules(people, programme, source, tuple(rules)),
        open_statuses=tuple(_open_words(reading)),
        own_codes=any(person.own_code for person in people),
    )


def _asked(people: Sequence[Participant], seats: int, rules: Sequence[RosterRule]) -> list[QuotaDemand]:
    demands = NotedDemands(people, seats)
    demands.ask(rules)
    return demands.noted


def _silent(rule: RosterRule) -> Finding:
    message = f"`{rule.name}` can't steer a selection; it wasn't asked for."
    return Finding("select.rule", Severity.WARNING, message, rule.where, "`ecpat roster check` looks at it afterwards.")


def _open_words(reading: RosterReading) -> Iterator[Finding]:
    for word in reading.words():
        if word.kind == "status" and word.meaning is None and not word.silent:
            yield open_status("this status", word.where)
