"""The people of a table that stands under a file of quotas: its columns are the features by their exact names, titles
may stand above them, and everything below them is people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import closest_name, fold, listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.quotas import Quotas
from ecpat_training.values.participant import Status
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.headers import FIELD_OF
from ecpat_training.words.lists.statuses import STATUS_OF
from ecpat_training.words.matching import letters_key

_NAMES = ("given name", "surname", "surname or middle name", "name", "full name")
_LISTED, _FIRST = 8, 5
_TITLES = 30  # rows that may stand above a header


@dataclass(frozen=True, slots=True)
class QuotaRows:
    """The rows that are people; `codes`, `names`, `statuses` and `values` (by feature, empty where no quota names the
    value) are of one person each.

    `groups` are the people of each value of each feature, by their index, the value without capitals; `unclear` those
    of whom a status is written that isn't known.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    statuses: tuple[Status | None, ...]
    unclear: tuple[int, ...]
    values: tuple[tuple[str, ...], ...]
    groups: tuple[Mapping[str, Sequence[int]], ...]
    findings: tuple[Finding, ...] = ()

    def first(self, people: Sequence[int]) -> str:
        """The codes of the first of these people, and how many more there are."""
        return listing([self.codes[person] for person in people], _FIRST)


def quota_rows(table: CellTable, quotas: Quotas) -> QuotaRows:
    """The people of a table, with what is remarked on it.

    Raises:
        ContentError: the table lacks a column of the quotas.
    """
    head = _head(table, quotas)
    headers = [as_text(cell) for cell in table.rows[head]]
    places = _feature_places(table, headers, quotas)
    rows = [index for index in range(head + 1, len(table.rows)) if any(cell is not None for cell in table.rows[index])]
    cells = [
        [as_text(row[place]) if place < len(row) else "" for place in places]
        for row in (table.rows[index] for index in rows)
    ]
    groups = tuple(_groups(column) for column in zip(*cells, strict=True)) or tuple({} for _ in places)
    named = [position for position, header in enumerate(headers) if FIELD_OF.get(letters_key(header)) in _NAMES]
    status = [position for position, header in enumerate(headers) if FIELD_OF.get(letters_key(header)) == "status"][:1]
    status_texts = _texts(table, rows, status)
    people_rows = QuotaRows(
        codes=tuple(f"R{index + 1}" for index in rows),
        names=_texts(table, rows, named),
        statuses=tuple(STATUS_OF.get(letters_key(text)) for text in status_texts),
        unclear=tuple(
            person for person, text in enumerate(status_texts) if text and letters_key(text) not in STATUS_OF
        ),
        values=tuple(_named(quotas, cells)),
        groups=groups,
    )
    return replace(people_rows, findings=(*table.findings, *_uncounted(table, quotas, people_rows)))


def _head(table: CellTable, quotas: Quotas) -> int:
    """The row that names every feature; where none does, the first that holds several cells, else the first of all."""
    texts = [[as_text(cell) for cell in row] for row in table.rows[:_TITLES]]
    if named := [index for index, row in enumerate(texts) if set(quotas.features) <= set(row)]:
        return named[0]
    filled = [(index, sum(map(bool, row))) for index, row in enumerate(texts)]
    return next((index for least in (2, 1) for index, cells in filled if cells >= least), 0)


def _feature_places(table: CellTable, headers: list[str], quotas: Quotas) -> list[int]:
    findings = []
    for feature in quotas.features:
        if feature not in headers:
            close = closest_name(feature, headers)
            hint = (
                phrase("Did you mean `{column}`?", column=visible(close))
                if close
                else phrase("Its columns: {columns}.", columns=listing([*filter(None, headers)], _LISTED))
            )
            location = next(quota.where for quota in quotas.values if quota.feature == feature)
            message = phrase("{file} has no column `{column}`.", file=table.file, column=feature)
            findings.append(Finding("quotas.no-column", Severity.ERROR, message, location, hint))
    if findings:
        raise ContentError(findings)
    return [headers.index(feature) for feature in quotas.features]


def _named(quotas: Quotas, cells: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Each person's values as far as a quota names them."""
    quota_values = [
        {fold(quota.value) for quota in quotas.values if quota.feature == feature} for feature in quotas.features
    ]
    shown: list[dict[str, str]] = [{} for _ in quota_values]
    for row in cells:
        for value, allowed, shown_by_value in zip(row, quota_values, shown, strict=True):
            if value not in shown_by_value:
                shown_by_value[value] = value if fold(value) in allowed else ""
        yield tuple(shown_values[value] for value, shown_values in zip(row, shown, strict=True))


def _texts(table: CellTable, rows: Sequence[int], places: Sequence[int]) -> tuple[str, ...]:
    """What some columns of each row say, in one text."""
    if not places:
        return ("",) * len(rows)
    cells = (
        [as_text(table.rows[index][place]) for place in places if place < len(table.rows[index])] for index in rows
    )
    return tuple(" ".join(filter(None, texts)) for texts in cells)


def _groups(column: Sequence[str]) -> dict[str, list[int]]:
    """The people of each value, capitals aside."""
    folds: dict[str, str] = {}
    groups: dict[str, list[int]] = {}
    for index, value in enumerate(column):
        folded = folds.get(value)
        if folded is None:
            folded = folds[value] = fold(value)
        groups.setdefault(folded, []).append(index)
    return groups


def _uncounted(table: CellTable, quotas: Quotas, people_rows: QuotaRows) -> Iterator[Finding]:
    """People whose value no quota names: they may be drawn, and count as nothing there."""
    for feature, values in zip(quotas.features, people_rows.groups, strict=True):
        names = [quota.value for quota in quotas.values if quota.feature == feature]
        quota_values = set(map(fold, names))
        for value, people in values.items():
            if value not in quota_values:
                # what stands there isn't quoted: in a row that slipped it is perhaps a name
                reason = f"no quota names their {feature}" if value else f"their {feature} isn't known"
                message = phrase(
                    "{people:,} {people:person|people} ({rows}) {people:counts|count} as nothing there: {reason}.",
                    people=len(people),
                    rows=people_rows.first(people),
                    reason=reason,
                )
                place = Location(table.file, sheet=table.sheet)
                hint = phrase("Values with a quota: {values}.", values=listing(names))
                yield Finding("select.not-counted", Severity.WARNING, message, place, hint)
