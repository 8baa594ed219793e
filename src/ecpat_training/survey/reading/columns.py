"""Which column answers which item: by the item's id or by its words in any language, never by likeness."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import column_letters
from ecpat_training.core.text import fold, listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells, distinct_cells
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import Instrument, ScaleItem, Wave
from ecpat_training.survey.reading.before_and_after import pooled_findings
from ecpat_training.survey.reading.codes import possible_codes
from ecpat_training.survey.reading.column_directory import (
    BY_CHOICES,
    BY_MAPPING,
    BY_NAME,
    LEVELS,
    FoundColumn,
    directory_of,
    find_then_items,
    names_of,
)
from ecpat_training.survey.reading.mapping import FORM, NO_MAPPING, WAVE, SurveyMapping, item_and_wave
from ecpat_training.survey.reading.wave_column import is_wave_column, wave_of
from ecpat_training.words.catalogue.message import Command, clauses_of, phrase, sentences

_MAX_LETTERS_SHOWN = 40
_MAX_ITEMS_NAMED = 5  # items that are named of a file that has none of them: a participant list, say


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """Where an item's answers stand: one column, or one per option where a multiple choice is split up; `why` it is
    taken for the item's."""

    item: ScaleItem
    column: SurveyColumn
    parts: tuple[tuple[str, SurveyColumn], ...] = ()
    match_reason: str = BY_NAME


@dataclass
class MatchedColumns:
    """The instrument's words found in a table; `findings` tell what is missing or meant twice, `ambiguous` are the
    groups that several columns fit."""

    items: list[ItemColumn] = field(default_factory=list)
    code: list[SurveyColumn] = field(default_factory=list)
    groups: dict[str, SurveyColumn] = field(default_factory=dict)
    ambiguous: list[str] = field(default_factory=list)
    wave: SurveyColumn | None = None
    form: SurveyColumn | None = None
    unused_columns: list[SurveyColumn] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def used_indices(self) -> set[int]:
        """The indices of the columns that mean something."""
        part_columns = [column for match in self.items for _, column in match.parts]
        context_columns = [column for column in (self.wave, self.form) if column]
        columns = [
            *(match.column for match in self.items),
            *part_columns,
            *self.code,
            *self.groups.values(),
            *context_columns,
        ]
        return {column.index for column in columns}


def match_columns(
    table: CellTable,
    raw_survey: RawSurvey,
    instrument: Instrument,
    waves: Sequence[Wave],
    mapping: SurveyMapping = NO_MAPPING,
    *,
    row_is_person: bool = False,
) -> MatchedColumns:
    """Matches a survey's columns to an instrument: as a mapping file says; by name; by text in any language.

    Args:
        waves: the waves that the file may hold; scales asked in none of them are not looked for.
        mapping: what a person has decided about columns.
        row_is_person: whether all of a person's answers stand in one row, so that a code may be missing.
    """
    matcher = _Matcher(table, raw_survey, instrument, mapping, waves)
    asked_scales = [scale for scale in instrument.scales if set(scale.asked) & set(waves)]
    matcher.items(
        [item for scale in asked_scales for item in scale.items], find_then_items(instrument, set(waves)), waves
    )
    matcher.code(row_is_person=row_is_person)
    matcher.groups()
    matcher.wave()
    matcher.form()
    matched_columns = matcher.matched
    questions = (column for column in raw_survey.of_kind(ColumnKind.QUESTION) if column.header)
    used_columns = matched_columns.used_indices
    matched_columns.unused_columns = [column for column in questions if column.index not in used_columns]
    matched_columns.findings += pooled_findings(
        table, raw_survey, instrument, ((match.item, match.column) for match in matched_columns.items)
    )
    return matched_columns


class _Matcher:
    """One match: what is found goes to `matched`, and what isn't to its findings. `taken` are the columns that are
    decided already."""

    def __init__(
        self,
        table: CellTable,
        raw_survey: RawSurvey,
        instrument: Instrument,
        mapping: SurveyMapping,
        waves: Sequence[Wave],
    ) -> None:
        self.table, self.raw, self.directory, self.instrument = (
            table,
            raw_survey,
            directory_of(raw_survey.columns),
            instrument,
        )
        self.matched = MatchedColumns()
        self.decided: dict[str, list[SurveyColumn]] = defaultdict(list)
        self.taken = set[int]()
        for column in raw_survey.columns:
            if (decision := mapping.column(column, table)) is not None:
                item, wave = item_and_wave(decision)
                self.taken.add(column.index)
                if wave is None or wave in waves:
                    self.decided[item].append(column)

    def items(self, items: Sequence[ScaleItem], before_items: Sequence[ScaleItem], waves: Sequence[Wave]) -> None:
        """Finds the items' columns, those about the time before among them."""
        unmatched_items: list[ScaleItem] = []
        for item in (*items, *before_items):
            if decided_columns := self.decided.get(item.id, []):
                self._take(item, [FoundColumn(column, BY_MAPPING) for column in decided_columns])
            else:
                unmatched_items.append(item)
        for level in LEVELS:
            columns_by_item = {
                item.id: self.directory.find_at_level(level, names_of(item), self.taken) for item in unmatched_items
            }
            for item in unmatched_items:
                self._take(item, columns_by_item[item.id])
            self.taken |= {match.column.index for matches in columns_by_item.values() for match in matches}
            unmatched_items = [item for item in unmatched_items if not columns_by_item[item.id]]
        missing_items = []
        for item in unmatched_items:
            item_parts = self.directory.find_item_parts(item, self.taken)
            if item_parts:
                self.matched.items.append(ItemColumn(item, item_parts[0][1], tuple(item_parts), BY_CHOICES))
            else:
                missing_items.append(item)
        self._report_missing_items(missing_items, items, waves)
        self._report_double_claims()

    def _take(self, item: ScaleItem, matches: Sequence[FoundColumn]) -> None:
        if len(matches) == 1:
            self.matched.items.append(ItemColumn(item, matches[0].column, match_reason=matches[0].match_reason))
        elif matches:
            self._report_several_columns(f"item `{item.id}`", [match.column for match in matches])

    def _report_missing_items(
        self, missing_items: Sequence[ScaleItem], items: Sequence[ScaleItem], waves: Sequence[Wave]
    ) -> None:
        """Items without a column: those of a parallel form of which the file has nothing were not asked in it."""
        matched_ids = {match.item.id for match in self.matched.items}
        ids = {item.id for item in items}
        expected_ids: set[str] = set()
        for scale in self.instrument.scales:
            asked_ids = {item.id for wave in waves for item in scale.asked_in(wave)}
            answered_forms = {item.form for item in scale.items if item.form and item.id in matched_ids}
            expected_ids |= {
                item.id
                for item in scale.items
                if not item.form or (item.form in answered_forms if answered_forms else item.id in asked_ids)
            }
        missing_expected_items = [item for item in missing_items if item.id in ids and item.id in expected_ids]
        if missing_expected_items:
            sole_wave = (
                waves[0]
                if len(waves) == 1 and matched_ids and self._of_another_wave(missing_expected_items, waves[0])
                else ""
            )
            self._items_missing(
                missing_expected_items,
                are_all_missing=len(missing_expected_items) == len(items) > _MAX_ITEMS_NAMED,
                restriction=sole_wave,
            )
        then_names = [f"`{item.id}`" for item in missing_items if item.id not in ids]
        if then_names:
            message = phrase(
                "{items:,} {items:item|items} about the time before {items:has|have} no column: {names}.",
                items=len(then_names),
                names=listing(then_names, 12),
            )
            hint = "If the form asked it, please name the column by that id, or name it in a mapping file."
            location = self.table.location_of(self.raw.header)
            finding = Finding("survey.then-items-missing", Severity.WARNING, message, location, hint)
            self.matched.findings.append(finding)

    def _of_another_wave(self, missing_items: Sequence[ScaleItem], wave: Wave) -> bool:
        """Whether all that is asked in this wave alone is missing, and nothing else, so that the file may be of another
        wave."""
        wave_ids = {item.id for scale in self.instrument.scales if set(scale.asked) == {wave} for item in scale.items}
        return wave_ids == {item.id for item in missing_items}

    def code(self, *, row_is_person: bool) -> None:
        """Finds the columns of the self-generated code."""
        missing_names = []
        for names in self.instrument.code.wordings():
            columns = self.decided.get(names[0], []) or self.directory.find(names, self.taken)
            if len(columns) == 1:
                self.matched.code.append(columns[0])
            elif columns:
                self._report_several_columns(f"the code `{names[0]}`", columns)
            elif self.raw.person is not None and len(self.instrument.code.columns) == 1:
                self._use_platform_code(names[0], self.raw.columns[self.raw.person])
            elif not row_is_person:
                missing_names.append(names[0])
        if missing_names:
            self._code_missing(missing_names)
        if not self.instrument.code.asked and not row_is_person:
            self._code_unused()

    def _code_missing(self, missing_names: Sequence[str]) -> None:
        """An error where a column may well hold it, or a part of it, and where other columns must be named too; else
        people can't be linked, which is said."""
        code_problems: Sequence[object] = self.matched.code or errors(self.matched.findings)
        code_problems = code_problems or possible_codes(self.table, self.raw, self.matched.used_indices | self.taken)
        message = (
            "there is no column for the code {code}, by which people are recognised from wave to wave. "
            "The columns are {columns}."
        )
        columns = headers_of(self.raw)
        hint: str = phrase(
            "Please name the column in the instrument under `code`, or in a mapping file ({command}).",
            command=Command("survey map"),
        )
        if code_problems:
            for name in missing_names:
                self._error("survey.code-missing", phrase(message, code=f"`{name}`", columns=columns), hint)
            return
        names = listing([f"`{name}`" for name in missing_names])
        hint = (
            "The waves are compared as two groups of people. If a column holds people's codes, please name it in the "
            "instrument under `code`, or in a mapping file; if forms ask for none, write `code: none`."
        )
        text, location = phrase(message, code=names, columns=columns), self.table.location_of(self.raw.header)
        self.matched.findings.append(Finding("survey.code-missing", Severity.WARNING, text, location, hint))

    def _code_unused(self) -> None:
        """A column by which people might be linked, though the instrument says that forms ask for no code."""
        columns = possible_codes(self.table, self.raw, self.matched.used_indices | self.taken)
        columns = columns or ([self.raw.columns[self.raw.person]] if self.raw.person is not None else [])
        if not columns:
            return
        name = shorten_text(columns[0].header)
        message = phrase(
            "the column `{column}` may hold people's codes, but the instrument says `code: none`, so that nobody is"
            " linked by it: the intervals are wider than they need be.",
            column=name,
        )
        hint = "If it says who somebody is, please write it in the instrument under `code`, such as `columns: [code]`."
        location = self.table.location_of(self.raw.header, columns[0].index)
        self.matched.findings.append(Finding("survey.code-not-used", Severity.WARNING, message, location, hint))

    def _use_platform_code(self, name: str, column: SurveyColumn) -> None:
        """Takes the platform's own column for a person where the questionnaire has none for a code."""
        self.matched.code.append(column)
        message = phrase(
            "there is no column for the code `{code}`; people are recognised by `{column}`, by which {platform} knows"
            " them.",
            code=name,
            column=shorten_text(column.header),
            platform=self.raw.platform,
        )
        location = self.table.location_of(self.raw.header, column.index)
        self.matched.findings.append(Finding("survey.code-by-platform", Severity.NOTE, message, location))

    def groups(self) -> None:
        """Finds the columns of the background questions; whether one may be missing is the caller's to say."""
        for name in self.instrument.groups:
            wordings = self.instrument.group_wordings(name)
            columns = self.decided.get(name, []) or self.directory.find(wordings, self.taken)
            if len(columns) == 1:
                self.matched.groups[name] = columns[0]
            elif columns:
                self.matched.ambiguous.append(name)
                self._report_several_columns(f"the group `{name}`", columns)

    def wave(self) -> None:
        """Finds the column that says before or after: by its name, and by words that do say so where two bear such a
        name."""
        if decided_columns := self.decided.get(WAVE, []):
            self.matched.wave = decided_columns[0]
            return
        used_columns = self.matched.used_indices | self.taken
        wave_columns = [
            column for column in self.raw.columns if is_wave_column(column.header) and column.index not in used_columns
        ]
        clear_columns = [column for column in wave_columns if any(map(wave_of, self._texts(column)))]
        if len(clear_columns) > 1:
            self._report_several_columns("the wave", clear_columns)
        candidates = clear_columns or wave_columns
        self.matched.wave = candidates[0] if len(candidates) == 1 else None

    def form(self) -> None:
        """Finds the column that says which parallel form somebody got: called `form`, and holding the forms' names."""
        forms = {fold(form) for scale in self.instrument.scales for form in scale.form_names()}
        if not forms:
            return
        used_columns = self.matched.used_indices | self.taken
        columns = [
            column
            for column in self.raw.columns
            if heading_key(column.header) == FORM and column.index not in used_columns
        ]
        form_columns = [column for column in columns if set(map(fold, self._texts(column))) - {""} <= forms]
        self.matched.form = next(iter((*self.decided.get(FORM, []), *form_columns)), None)

    def _texts(self, column: SurveyColumn) -> set[str]:
        rows = range(self.raw.first, len(self.table.rows))
        return set(map(as_text, distinct_cells(column_cells(self.table, rows, column.index))))

    def _items_missing(self, items: Sequence[ScaleItem], *, are_all_missing: bool, restriction: str) -> None:
        names = [f"`{item.id}`" + "".join(f" ({shorten_text(text)})" for text in item.texts()[:1]) for item in items]
        hint = sentences(
            phrase(
                "Please name the columns by the items' ids, or put the question's wording into the instrument; or say "
                "what each column is in a mapping file, which {command} begins for you.",
                command=Command("survey map"),
            ),
            "If a scale is asked in some waves only, say so in the instrument, such as `asked: [post]`.",
        )
        if restriction:
            question = phrase("They are asked in `{wave}` alone: are two files swapped?", wave=restriction)
            hint = sentences(question, *clauses_of(hint))
        self._error(
            "survey.items-missing",
            phrase(
                "{items:,} {items:item of the instrument has|items of the instrument have} no column: {names}. The"
                " columns are {columns}.",
                names=listing(names, _MAX_ITEMS_NAMED if are_all_missing else 250),
                items=len(items),
                columns=headers_of(self.raw),
            ),
            (
                sentences("None is here: please check first that this is a file of answers.", *clauses_of(hint))
                if are_all_missing
                else hint
            ),
        )

    def _report_double_claims(self) -> None:
        """Two items whose words fit the same column."""
        items_by_column: dict[int, list[str]] = defaultdict(list)
        for match in self.matched.items:
            items_by_column[match.column.index].append(f"`{match.item.id}`")
        for index, items in items_by_column.items():
            if len(items) > 1:
                header = shorten_text(self.raw.columns[index].header)
                message = phrase("the column `{column}` fits the items {items}.", column=header, items=listing(items))
                self._error("survey.column-ambiguous", message, "Please name each column by its item's id.", index)

    def _report_several_columns(self, subject: str, columns: Sequence[SurveyColumn]) -> None:
        places = [f"`{shorten_text(column.header)}` (column {column_letters(column.index)})" for column in columns]
        message = phrase(
            "{columns:,} {columns:column|columns} fit {subject}: {places}.",
            columns=len(columns),
            subject=subject,
            places=listing(places, 10),
        )
        hint = "Please rename or remove all but one of them."
        self._error("survey.column-ambiguous", message, hint, columns[1].index)

    def _error(self, code: str, message: str, hint: str, column: int | None = None) -> None:
        location = self.table.location_of(self.raw.header, column)
        self.matched.findings.append(Finding(code, Severity.ERROR, message, location, hint))


def headers_of(raw_survey: RawSurvey) -> str:
    """The headers of a survey, as messages list them."""
    return listing([f"`{shorten_text(column.header)}`" for column in raw_survey.columns if column.header], 20)


def shorten_text(text: str) -> str:
    """A header as messages show it."""
    shown_text = visible(text)
    return shown_text if len(shown_text) <= _MAX_LETTERS_SHOWN else f"{shown_text[: _MAX_LETTERS_SHOWN - 1].rstrip()}…"
