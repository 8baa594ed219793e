"""The people of a list who may get a seat, and what is asked of the room: by a programme's rules, or by a file of
quotas as sortition tools write it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ecpat_training.core.errors import ContentError, EcpatError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, fold, listing, name_meant, visible
from ecpat_training.model.participant import GONE, Participant, Status
from ecpat_training.model.programme import Programme
from ecpat_training.read.aliases.headers import FIELD_OF
from ecpat_training.read.aliases.matching import key
from ecpat_training.read.aliases.statuses import STATUS_OF
from ecpat_training.read.cell import as_text
from ecpat_training.read.programme.programme import read_programme
from ecpat_training.read.quotas import Quotas, read_quotas
from ecpat_training.read.roster.file import ListFile, read_roster
from ecpat_training.read.roster.roster import RosterReading
from ecpat_training.read.table import Table
from ecpat_training.read.yaml.file import Source
from ecpat_training.rules.book import Rule
from ecpat_training.solve.selection.demand import Demand, Demands
from ecpat_training.workflows.failures import with_list
from ecpat_training.workflows.other_rules import about_agenda_rules
from ecpat_training.workflows.roster_check import roster_rules_of

_COLUMNS = {
    "stakeholder": "Stakeholder type",
    "role": "Role",
    "profession": "Profession",
    "gender": "Gender",
    "country": "Country",
    "region": "Region",
    "organisation": "Organisation",
}
_NAMES = ("given name", "surname", "surname or middle name", "name", "full name")
_LISTED = 8
_TITLES = 30  # rows that may stand above a header
_OPEN = "replace.status"
_WRITE = "Write invited, confirmed, declined, withdrawn or waiting list, or name who has a seat with --selected."


def about_codes(codes: Sequence[str], *, own: bool) -> str:
    """By what people of a list are called: its own codes, or its rows."""
    if own:
        return f"People are called by the list's own codes: {listing(list(codes), 3)}."
    return "A code is R and the row, such as R14; rows that repeat somebody have none."


@dataclass(frozen=True, slots=True)
class UnderRules:
    """The same people as a list has them, and the programme by whose rules they are chosen."""

    people: tuple[Participant, ...]
    programme: Programme
    source: Source
    rules: tuple[Rule, ...]


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
    asks: Callable[[Sequence[int], int], list[Demand]]
    findings: tuple[Finding, ...]
    under: UnderRules | None = None
    open_statuses: tuple[Finding, ...] = ()
    own_codes: bool = False

    def demands(self, seats: int) -> list[Demand]:
        """What is asked of a room with so many seats."""
        return self.asks(range(len(self.codes)), seats)

    def places(self, codes: Collection[str], option: str) -> list[int]:
        """The indices of the people with these codes.

        Raises:
            UsageError: the list doesn't have one of them.
        """
        known = {fold(code): index for index, code in enumerate(self.codes)}
        if unknown := [code for code in codes if fold(code) not in known]:
            verb = "is nobody's code" if len(unknown) == 1 else "are nobody's codes"
            raise UsageError.because(
                "codes.unknown",
                f"{option}: {listing(unknown, _LISTED)} {verb} in {self.file}.",
                hint=about_codes(self.codes, own=self.own_codes),
            )
        return sorted(known[fold(code)] for code in codes)

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
    silent = [rule for rule in rules if not hasattr(rule.module, "constrain")]
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


def _asked(people: Sequence[Participant], seats: int, rules: Sequence[Rule]) -> list[Demand]:
    demands = Demands(people, seats)
    demands.ask(rules)
    return demands.noted


def _silent(rule: Rule) -> Finding:
    message = f"`{rule.name}` can't steer a selection; it wasn't asked for."
    return Finding("select.rule", Severity.WARNING, message, rule.where, "ecpat roster check looks at it afterwards.")


def by_quotas(list_: ListFile, quotas_path: Path) -> Applicants:
    """The rows of a table under a file of quotas: its columns are the features by their exact names, titles may stand
    above them, and everything below them is people.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the quotas aren't understood, or the list lacks one of their columns.
    """
    try:
        quotas = read_quotas(quotas_path)
    except EcpatError as failure:
        raise with_list(failure, list_) from None
    table = list_.table()
    head = _head(table, quotas)
    headers = [as_text(cell) for cell in table.rows[head]]
    places = _feature_places(table, headers, quotas)
    rows = [at for at in range(head + 1, len(table.rows)) if any(cell is not None for cell in table.rows[at])]
    cells = [[as_text(row[at]) if at < len(row) else "" for at in places] for row in (table.rows[at] for at in rows)]
    groups = [_groups(column) for column in zip(*cells, strict=True)] or [{} for _ in places]
    named = [at for at, header in enumerate(headers) if FIELD_OF.get(key(header)) in _NAMES]
    status = [at for at, header in enumerate(headers) if FIELD_OF.get(key(header)) == "status"][:1]
    said = _texts(table, rows, status)
    return Applicants(
        title=f"Quotas: {Path(quotas.file).name}",
        file=table.file,
        sheet=table.sheet,
        codes=tuple(f"R{at + 1}" for at in rows),
        names=_texts(table, rows, named),
        columns=quotas.features,
        values=tuple(_named(quotas, cells)),
        statuses=tuple(STATUS_OF.get(key(text)) for text in said),
        asks=lambda at, seats: _quota_demands(quotas, groups, at, len(rows), seats),
        findings=(*quotas.findings, *table.findings, *_uncounted(table, rows, quotas, groups)),
        open_statuses=tuple(_open_statuses(table, rows, said)),
    )


def _open_words(reading: RosterReading) -> Iterator[Finding]:
    """Asks of statuses that aren't understood. What stands there isn't quoted: it may name somebody."""
    for word in reading.words():
        if word.kind == "status" and word.meaning is None and not word.silent:
            message = "this status doesn't say whether somebody has a seat."
            yield Finding(_OPEN, Severity.ERROR, message, word.where, _WRITE)


def _open_statuses(table: Table, rows: Sequence[int], said: Sequence[str]) -> Iterator[Finding]:
    """Asks of those whose status isn't understood. What stands there isn't quoted: it may name somebody."""
    if unknown := [at for at, text in enumerate(said) if text and key(text) not in STATUS_OF]:
        message = f"the status of {_first(rows, unknown)} doesn't say whether somebody has a seat."
        yield Finding(_OPEN, Severity.ERROR, message, Location(table.file, sheet=table.sheet), _WRITE)


def _head(table: Table, quotas: Quotas) -> int:
    """The row that names every feature; where none does, the first that holds several cells, else the first of all."""
    texts = [[as_text(cell) for cell in row] for row in table.rows[:_TITLES]]
    if named := [at for at, row in enumerate(texts) if set(quotas.features) <= set(row)]:
        return named[0]
    filled = [(at, sum(map(bool, row))) for at, row in enumerate(texts)]
    return next((at for least in (2, 1) for at, cells in filled if cells >= least), 0)


def _feature_places(table: Table, headers: list[str], quotas: Quotas) -> list[int]:
    findings = []
    for feature in quotas.features:
        if feature not in headers:
            close = name_meant(feature, headers)
            hint = (
                f"Did you mean `{visible(close)}`?"
                if close
                else f"Its columns: {listing([*filter(None, headers)], _LISTED)}."
            )
            where = next(one.where for one in quotas.values if one.feature == feature)
            what = f"{table.file} has no column `{feature}`."
            findings.append(Finding("quotas.no-column", Severity.ERROR, what, where, hint))
    if findings:
        raise ContentError(findings)
    return [headers.index(feature) for feature in quotas.features]


def _named(quotas: Quotas, cells: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Each person's values as far as a quota names them."""
    known = [{fold(one.value) for one in quotas.values if one.feature == feature} for feature in quotas.features]
    shown: list[dict[str, str]] = [{} for _ in known]
    for row in cells:
        for value, of, seen in zip(row, known, shown, strict=True):
            if value not in seen:
                seen[value] = value if fold(value) in of else ""
        yield tuple(seen[value] for value, seen in zip(row, shown, strict=True))


def _texts(table: Table, rows: Sequence[int], places: Sequence[int]) -> tuple[str, ...]:
    """What some columns of each row say, in one text."""
    if not places:
        return ("",) * len(rows)
    cells = ([as_text(table.rows[at][place]) for place in places if place < len(table.rows[at])] for at in rows)
    return tuple(" ".join(filter(None, texts)) for texts in cells)


def _groups(column: Sequence[str]) -> dict[str, list[int]]:
    """The people of each value, capitals aside."""
    folds: dict[str, str] = {}
    groups: dict[str, list[int]] = {}
    for index, value in enumerate(column):
        meant = folds.get(value)
        if meant is None:
            meant = folds[value] = fold(value)
        groups.setdefault(meant, []).append(index)
    return groups


def _quota_demands(
    quotas: Quotas, groups: Sequence[dict[str, list[int]]], at: Sequence[int], everybody: int, seats: int
) -> list[Demand]:
    """The quotas over the people at these indices."""
    new = None if len(at) == everybody else {old: index for index, old in enumerate(at)}
    of = dict(zip(quotas.features, groups, strict=True))
    demands = []
    for one in quotas.values:
        members = of[one.feature].get(fold(one.value), [])
        group = frozenset(members if new is None else (new[old] for old in members if old in new))
        who = f"of {one.feature} {one.value}"
        if one.least > 0:
            demands.append(Demand("at least", f"at least {one.least:,} {who}", (group,), one.least, one.where))
        if one.most < min(len(group), seats):
            demands.append(Demand("at most", f"at most {one.most:,} {who}", (group,), one.most, one.where))
    return demands


def _uncounted(
    table: Table,
    rows: Sequence[int],
    quotas: Quotas,
    groups: Sequence[dict[str, list[int]]],
) -> list[Finding]:
    """People whose value no quota names: they may be drawn, and count as nothing there."""
    findings = []
    for feature, values in zip(quotas.features, groups, strict=True):
        known = {fold(one.value) for one in quotas.values if one.feature == feature}
        for value, people in values.items():
            if value not in known:
                # what stands there isn't quoted: in a row that slipped it is perhaps a name
                said = f"no quota names their {feature}" if value else f"their {feature} isn't known"
                who = count(len(people), "person", "people")
                counts = "counts" if len(people) == 1 else "count"
                message = f"{who} ({_first(rows, people)}) {counts} as nothing there: {said}."
                hint = (
                    f"Values with a quota: {listing([one.value for one in quotas.values if one.feature == feature])}."
                )
                place = Location(table.file, sheet=table.sheet)
                findings.append(Finding("select.not-counted", Severity.WARNING, message, place, hint))
    return findings


def _first(rows: Sequence[int], people: Sequence[int]) -> str:
    return listing([f"R{rows[person] + 1}" for person in people], 5)
