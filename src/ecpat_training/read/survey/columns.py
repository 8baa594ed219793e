"""Which column answers which item: by the item's id or by its words in any language, never by likeness."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import column_letters
from ecpat_training.core.text import count, listing, visible
from ecpat_training.model.instrument import Instrument, Item, Wave
from ecpat_training.read.cell import as_text
from ecpat_training.read.survey.column_cells import column_cells, different
from ecpat_training.read.survey.column_directory import Directory
from ecpat_training.read.survey.raw_survey import Column, Kind, RawSurvey
from ecpat_training.read.survey.wave_words import is_wave_column, wave_of
from ecpat_training.read.table import Table

_SHOWN = 40
_FEW = 5  # items that are named of a file that has none of them: a participant list, say


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """Where an item's answers stand: one column, or one per option where a multiple choice is split up."""

    item: Item
    column: Column
    parts: tuple[tuple[str, Column], ...] = ()


@dataclass
class Matched:
    """The instrument's words found in a table; `findings` tell what is missing or meant twice, `ambiguous` are the
    groups that several columns fit."""

    items: list[ItemColumn] = field(default_factory=list)
    code: list[Column] = field(default_factory=list)
    groups: dict[str, Column] = field(default_factory=dict)
    ambiguous: list[str] = field(default_factory=list)
    wave: Column | None = None
    unused: list[Column] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def used(self) -> set[int]:
        """The indices of the columns that mean something."""
        parts = [column for match in self.items for _, column in match.parts]
        wave = [self.wave] if self.wave else []
        columns = [*(match.column for match in self.items), *parts, *self.code, *self.groups.values(), *wave]
        return {column.index for column in columns}


def match_columns(table: Table, raw: RawSurvey, instrument: Instrument, waves: Sequence[Wave]) -> Matched:
    """Matches a survey's columns to an instrument.

    Args:
        waves: the waves that the file may hold; scales asked in none of them are not looked for.
    """
    matcher = _Matcher(table, raw)
    asked = [scale for scale in instrument.scales if set(scale.asked) & set(waves)]
    matcher.items([item for scale in asked for item in scale.items])
    matcher.code(instrument)
    matcher.groups(instrument)
    matcher.wave()
    matched = matcher.matched
    matched.unused = [c for c in raw.of_kind(Kind.QUESTION) if c.header and c.index not in matched.used]
    return matched


class _Matcher:
    """One match: what is found goes to `matched`, and what isn't to its findings."""

    def __init__(self, table: Table, raw: RawSurvey) -> None:
        self.table, self.raw, self.directory = table, raw, Directory(raw)
        self.matched = Matched()

    def items(self, items: Sequence[Item]) -> None:
        """Finds the items' columns."""
        missing = []
        for item in items:
            found = self.directory.find((item.id, *item.texts()))
            parts = self.directory.parts(item) if not found else []
            if len(found) == 1:
                self.matched.items.append(ItemColumn(item, found[0]))
            elif found:
                self._several(f"item `{item.id}`", found)
            elif parts:
                self.matched.items.append(ItemColumn(item, parts[0][1], tuple(parts)))
            else:
                missing.append(item)
        if missing:
            self._items_missing(missing, all_of_many=len(missing) == len(items) > _FEW)
        self._claimed_twice()

    def code(self, instrument: Instrument) -> None:
        """Finds the columns of the self-generated code."""
        for names in instrument.code.wordings():
            found = self.directory.find(names)
            if len(found) == 1:
                self.matched.code.append(found[0])
            elif found:
                self._several(f"the code `{names[0]}`", found)
            elif self.raw.person is not None and len(instrument.code.columns) == 1:
                self._by_platform(names[0], self.raw.columns[self.raw.person])
            else:
                self._error(
                    "survey.code-missing",
                    f"there is no column for the code `{names[0]}`, by which people are recognised from wave to wave. "
                    f"The columns are {headers_of(self.raw)}.",
                    "Please name the column in the instrument under `code`, or rename it in the file.",
                )

    def _by_platform(self, name: str, column: Column) -> None:
        """Takes the platform's own column for a person where the questionnaire has none for a code."""
        self.matched.code.append(column)
        message = (
            f"there is no column for the code `{name}`; people are recognised by `{short(column.header)}`, by which "
            f"{self.raw.platform} knows them."
        )
        where = self.table.where(self.raw.header, column.index)
        self.matched.findings.append(Finding("survey.code-by-platform", Severity.NOTE, message, where))

    def groups(self, instrument: Instrument) -> None:
        """Finds the columns of the background questions; whether one may be missing is the caller's to say."""
        for name in instrument.groups:
            found = self.directory.find(instrument.group_wordings(name))
            if len(found) == 1:
                self.matched.groups[name] = found[0]
            elif found:
                self.matched.ambiguous.append(name)
                self._several(f"the group `{name}`", found)

    def wave(self) -> None:
        """Finds the column that says before or after: by its name, and by words that do say so where two bear such a
        name."""
        used = self.matched.used
        named = [column for column in self.raw.columns if is_wave_column(column.header) and column.index not in used]
        clear = [column for column in named if any(map(wave_of, self._texts(column)))]
        if len(clear) > 1:
            self._several("the wave", clear)
        candidates = clear or named
        self.matched.wave = candidates[0] if len(candidates) == 1 else None

    def _texts(self, column: Column) -> set[str]:
        rows = range(self.raw.first, len(self.table.rows))
        return set(map(as_text, different(column_cells(self.table, rows, column.index))))

    def _items_missing(self, missing: Sequence[Item], *, all_of_many: bool) -> None:
        names = [f"`{item.id}`" + "".join(f" ({short(text)})" for text in item.texts()[:1]) for item in missing]
        have = "has" if len(missing) == 1 else "have"
        hint = (
            "Please name the columns by the items' ids, or put the question's wording into the instrument; "
            "if a scale is asked in some waves only, say so there, such as `asked: [post]`."
        )
        self._error(
            "survey.items-missing",
            f"{count(len(missing), 'item')} of the instrument {have} no column: "
            f"{listing(names, _FEW if all_of_many else 250)}. The columns are {headers_of(self.raw)}.",
            f"None is here: please check first that this is a file of answers. {hint}" if all_of_many else hint,
        )

    def _claimed_twice(self) -> None:
        """Two items whose words fit the same column."""
        claims: dict[int, list[str]] = defaultdict(list)
        for match in self.matched.items:
            claims[match.column.index].append(f"`{match.item.id}`")
        for index, items in claims.items():
            if len(items) > 1:
                header = short(self.raw.columns[index].header)
                message = f"the column `{header}` fits the items {listing(items)}."
                self._error("survey.column-ambiguous", message, "Please name each column by its item's id.", index)

    def _several(self, what: str, found: Sequence[Column]) -> None:
        places = [f"`{short(column.header)}` (column {column_letters(column.index)})" for column in found]
        message = f"{count(len(found), 'column')} fit {what}: {listing(places, 10)}."
        hint = "Please rename or remove all but one of them."
        self._error("survey.column-ambiguous", message, hint, found[1].index)

    def _error(self, code: str, message: str, hint: str, column: int | None = None) -> None:
        where = self.table.where(self.raw.header, column)
        self.matched.findings.append(Finding(code, Severity.ERROR, message, where, hint))


def headers_of(raw: RawSurvey) -> str:
    """The headers of a survey, as messages list them."""
    return listing([f"`{short(column.header)}`" for column in raw.columns if column.header], 60)


def short(text: str) -> str:
    """A header as messages show it."""
    shown = visible(text)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1].rstrip()}…"
