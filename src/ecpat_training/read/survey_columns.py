"""Which column answers which item: by the item's id or by its words in any language, never by likeness."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location, column_letters
from ecpat_training.core.text import count, listing, visible
from ecpat_training.model.instrument import Instrument, Item, Wave
from ecpat_training.read.cell import as_text
from ecpat_training.read.raw_survey import Column, Kind, RawSurvey
from ecpat_training.read.table import Table
from ecpat_training.read.waves import is_wave_column, wave_of
from ecpat_training.read.wording import key, without_number

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """Where an item's answers stand: one column, or one per option where a multiple choice is split up."""

    item: Item
    column: Column
    parts: tuple[tuple[str, Column], ...] = ()


@dataclass
class Matched:
    """The instrument's words found in a table; `findings` tell what is missing or meant twice."""

    items: list[ItemColumn] = field(default_factory=list)
    code: list[Column] = field(default_factory=list)
    groups: dict[str, Column] = field(default_factory=dict)
    wave: Column | None = None
    unused: list[Column] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class Directory:
    """The columns of a survey by what they may be called.

    Looked up in this order, and the first that finds any column ends the search: questions by their whole header;
    questions by a shorter name (without groups, a grid's stem or a number); the platform's own columns.
    """

    def __init__(self, raw: RawSurvey) -> None:
        self._whole: dict[str, list[Column]] = defaultdict(list)
        self._short: dict[str, list[Column]] = defaultdict(list)
        self._own: dict[str, list[Column]] = defaultdict(list)
        self._parts: dict[str, list[tuple[str, Column]]] = defaultdict(list)
        for column in raw.columns:
            whole = self._whole if column.kind is Kind.QUESTION else self._own
            whole[key(column.header)].append(column)
            for question, choice in column.choices:
                self._parts[key(question)].append((key(choice), column))
            if column.kind is Kind.QUESTION:
                for name in dict.fromkeys(map(key, _shorter(column))):
                    self._short[name].append(column)

    def find(self, wordings: Iterable[str]) -> list[Column]:
        """The columns that bear one of these names."""
        names = [name for name in dict.fromkeys(map(key, wordings)) if name]
        for names_of in (self._whole, self._short, self._own):
            found = {column.index: column for name in names for column in names_of.get(name, ())}
            if found:
                return [found[index] for index in sorted(found)]
        return []

    def parts(self, item: Item) -> list[tuple[str, Column]]:
        """The columns of a split multiple choice, each with the option that it stands for."""
        options = {key(word): id_ for id_ in item.options for word in (id_, *item.option_texts(id_))}
        found = {
            column.index: (options[choice], column)
            for name in map(key, (item.id, *item.texts()))
            for choice, column in self._parts.get(name, ())
            if choice in options
        }
        return [found[index] for index in sorted(found)]


def match_columns(table: Table, raw: RawSurvey, instrument: Instrument, waves: Sequence[Wave]) -> Matched:
    """Matches a survey's columns to an instrument.

    Args:
        waves: the waves that the file may hold; scales asked in none of them are not looked for.
    """
    directory, matched = Directory(raw), Matched()
    missing = _match_items(directory, instrument, waves, matched, table, raw)
    _match_code(directory, instrument, matched, table, raw)
    _match_groups(directory, instrument, matched, table, raw)
    _match_wave(matched, table, raw)
    taken = {column.index for column in _used(matched)}
    matched.unused = [c for c in raw.of_kind(Kind.QUESTION) if c.index not in taken and c.header]
    if missing:
        matched.findings.append(_items_missing(missing, table, raw))
    matched.findings.extend(_claimed_twice(matched, table, raw))
    return matched


def _match_items(
    directory: Directory, instrument: Instrument, waves: Sequence[Wave], matched: Matched, table: Table, raw: RawSurvey
) -> list[Item]:
    missing = []
    for scale in instrument.scales:
        if not set(scale.asked) & set(waves):
            continue
        for item in scale.items:
            found = directory.find((item.id, *item.texts()))
            parts = directory.parts(item) if not found else []
            if len(found) == 1:
                matched.items.append(ItemColumn(item, found[0]))
            elif parts:
                matched.items.append(ItemColumn(item, parts[0][1], tuple(parts)))
            elif found:
                matched.findings.append(_meant_twice(f"item `{item.id}`", found, table, raw))
            else:
                missing.append(item)
    return missing


def _match_code(directory: Directory, instrument: Instrument, matched: Matched, table: Table, raw: RawSurvey) -> None:
    for names in instrument.code.wordings():
        found = directory.find(names)
        if len(found) == 1:
            matched.code.append(found[0])
        elif found:
            matched.findings.append(_meant_twice(f"the code `{names[0]}`", found, table, raw))
        else:
            matched.findings.append(
                _error(
                    "survey.code-missing",
                    f"there is no column for the code `{names[0]}`, by which people are recognised from wave to wave. "
                    f"The columns are {_headers(raw.columns)}.",
                    table.where(raw.header),
                    "Please name the column in the instrument under `code`, or rename it in the file.",
                )
            )


def _match_groups(directory: Directory, instrument: Instrument, matched: Matched, table: Table, raw: RawSurvey) -> None:
    for name in instrument.groups:
        found = directory.find((name,))
        if len(found) == 1:
            matched.groups[name] = found[0]
        elif found:
            matched.findings.append(_meant_twice(f"the group `{name}`", found, table, raw))


def _match_wave(matched: Matched, table: Table, raw: RawSurvey) -> None:
    """The column that says before or after: by its name, and by words that do say so where two bear such a name."""
    taken = {column.index for column in _used(matched)}
    named = [column for column in raw.columns if is_wave_column(column.header) and column.index not in taken]
    rows = table.rows[raw.first :]
    clear = [
        column
        for column in named
        if any(wave_of(text) for text in {as_text(row[column.index]) for row in rows if column.index < len(row)})
    ]
    if len(clear) > 1:
        matched.findings.append(_meant_twice("the wave", clear, table, raw))
    candidates = clear or named
    matched.wave = candidates[0] if len(candidates) == 1 else None


def group_missing(name: str, table: Table, raw: RawSurvey, severity: Severity) -> Finding:
    """A background question without a column: wrong where no other file can answer it, else worth a look."""
    return Finding(
        "survey.group-missing",
        severity,
        f"there is no column for the group `{name}`. The columns are {_headers(raw.columns)}.",
        table.where(raw.header),
        "Please name the column in the instrument under `groups`, or rename it in the file.",
    )


def _shorter(column: Column) -> list[str]:
    names = [*column.names, *without_number(column.header)]
    return [*names, *(short for name in column.names for short in without_number(name))]


def _used(matched: Matched) -> list[Column]:
    parts = [column for match in matched.items for _, column in match.parts]
    wave = [matched.wave] if matched.wave else []
    return [*(match.column for match in matched.items), *parts, *matched.code, *matched.groups.values(), *wave]


def _claimed_twice(matched: Matched, table: Table, raw: RawSurvey) -> list[Finding]:
    """Two items whose words fit the same column."""
    claims: dict[int, list[str]] = defaultdict(list)
    for match in matched.items:
        claims[match.column.index].append(match.item.id)
    return [
        _error(
            "survey.column-ambiguous",
            f"the column `{short(raw.columns[index].header)}` fits the items {listing([f'`{id_}`' for id_ in ids])}.",
            table.where(raw.header, index),
            "Please name each column by its item's id.",
        )
        for index, ids in claims.items()
        if len(ids) > 1
    ]


def _meant_twice(what: str, found: Sequence[Column], table: Table, raw: RawSurvey) -> Finding:
    places = listing([f"`{short(column.header)}` (column {column_letters(column.index)})" for column in found], 10)
    return _error(
        "survey.column-ambiguous",
        f"{count(len(found), 'column')} fit {what}: {places}.",
        table.where(raw.header, found[1].index),
        "Please rename or remove all but one of them.",
    )


def _items_missing(missing: Sequence[Item], table: Table, raw: RawSurvey) -> Finding:
    def named(item: Item) -> str:
        texts = item.texts()
        return f"`{item.id}` ({short(texts[0])})" if texts else f"`{item.id}`"

    return _error(
        "survey.items-missing",
        f"{count(len(missing), 'item')} of the instrument {'has' if len(missing) == 1 else 'have'} no column: "
        f"{listing([named(item) for item in missing], 250)}. The columns are {_headers(raw.columns)}.",
        table.where(raw.header),
        "Please name the columns by the items' ids, or put the question's wording into the instrument; "
        "if a scale is asked in some waves only, say so there, such as `asked: [post]`.",
    )


def _headers(columns: Sequence[Column]) -> str:
    return listing([f"`{short(column.header)}`" for column in columns if column.header], 60)


def short(text: str) -> str:
    """A header as messages show it."""
    shown = visible(text)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1].rstrip()}…"


def _error(code: str, message: str, where: Location, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, message, where, hint)
