"""What a mapping file has decided about a survey's columns and answers, to be asked while it is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location, column_letters
from ecpat_training.core.text import fold
from ecpat_training.files.mapping_decisions import DecisionByKey, lines_of, open_entry_findings
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.raw_survey import ColumnKind, SurveyColumn, header_keys
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import WAVES, Wave
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.comparable_codes import code_key

WAVE, FORM, NOT_USED, NO_ANSWER, PERSON = "wave", "form", "not used", "no answer", "a person"
_HEADINGS = 10  # first rows in which a heading may stand


def decision_key(text: str) -> str:
    """The key under which a mapping treats texts as one: `Rather agree.` and `rather  agree` share it."""
    return heading_key(text) or fold(text)


def item_and_wave(meaning: str) -> tuple[str, Wave | None]:
    """(item, wave) of a decision such as `points.pre`; the wave is None where the mapping names none."""
    item, mark, ending = meaning.rpartition(".")
    wave = next((candidate for candidate in WAVES if candidate == ending), None)
    return (item, wave) if mark and wave else (meaning, None)


@dataclass(frozen=True)
class SurveyMapping:
    """The decisions of a mapping file by what they are about and by `same(text)`: `columns` by their header or place
    (`column C`), each an item or, where waves stand side by side, an item of a wave (`s1.pre`); `waves` by the word,
    `answers` by the id of the scale or item, `rows` by their place (`line 7`, or `pre.csv line 7` where several files
    are read), `codes` by the code as it is written, each the code that the person has elsewhere. `open` are the places
    of those that a person has still to take. Which decisions a file has needed is remembered."""

    file: str = ""
    columns: DecisionByKey = field(default_factory=dict)
    waves: DecisionByKey = field(default_factory=dict)
    answers: Mapping[str, DecisionByKey] = field(default_factory=dict)
    rows: DecisionByKey = field(default_factory=dict)
    codes: DecisionByKey = field(default_factory=dict)
    open_locations: tuple[Location, ...] = ()
    _met_entries: set[tuple[str, str]] = field(default_factory=set, repr=False)
    _codes_of_waves: list[set[str]] = field(default_factory=list, repr=False)

    def column(self, column: SurveyColumn, table: CellTable) -> str | None:
        """What is decided of a column, if anything: an item's id, `code`, `not used`."""
        if not column.header and column.kind is ColumnKind.PLATFORM:
            return None  # another wave's, where waves stand side by side
        for name in (place_of(column, table), column.header, *(_letters_of(column, table) if self.columns else ())):
            decision = self.columns.get(decision_key(name)) if name else None
            if decision is not None:
                self._met_entries.add(("columns", decision_key(name)))
                return str(decision.meaning)
        return None

    def waves_beside(self) -> bool:
        """Whether it says of columns that they hold one wave's answers, each row being a person's."""
        return any(item_and_wave(str(decision.meaning))[1] for decision in self.columns.values())

    def wave(self, text: str) -> Wave | None:
        """The wave that a word means, if that is decided."""
        decision = self.waves.get(decision_key(text)) if text else None
        return decision.meaning if decision is not None else None  # type: ignore[return-value] # checked when it was read

    def row(self, location: Location) -> str | None:
        """What is decided of the row at this place, if anything: that it is `not used`, or `a person`."""
        for name in (row_name(location), location.place_in_file) if self.rows else ():
            if (decision := self.rows.get(decision_key(name))) is not None:
                self._met_entries.add(("rows", decision_key(name)))
                return str(decision.meaning)
        return None

    def code(self, written_code: str) -> str:
        """The code that is meant by one: as decided, else as it is written."""
        decision = self.codes.get(decision_key(written_code)) if self.codes and written_code else None
        return written_code if decision is None else str(decision.meaning)

    def meant_codes(self, written_codes: Sequence[str]) -> list[str]:
        """The codes that are meant by those of one wave, of which it is kept which there are."""
        if self.codes:
            self._codes_of_waves.append({*written_codes} - {""})
        return [self.code(code) for code in written_codes]

    def answer(self, scale: str, item: str) -> DecisionByKey:
        """What texts mean as answers to an item, by `same(text)`: decided for the item, else for its scale."""
        if not self.answers:
            return {}
        return {**self.answers.get(scale, {}), **self.answers.get(item, {})}

    def remarks(self) -> list[Finding]:
        """What no file that was read has, and what is still to be decided."""
        findings = []
        for entry_kind, entries in (("column", self.columns), ("row", self.rows)):
            if places := [
                decision.location
                for name, decision in entries.items()
                if (f"{entry_kind}s", name) not in self._met_entries
            ]:
                message = phrase(_NOT_IN_FILE[entry_kind], number=len(places), lines=lines_of(places))
                hint = "If one should have them, check how they are spelt; otherwise they do no harm."
                findings.append(Finding("mapping.not-in-file", Severity.WARNING, message, places[0], hint))
        return [*findings, *self._code_remarks(), *open_entry_findings(self.open_locations, "k1?")]

    def _code_remarks(self) -> Iterator[Finding]:
        """Codes that no file has, where one wave alone is read of neither of the two; and those by which two codes of
        one wave become one."""
        waves = [{code_key(code) for code in codes} for codes in self._codes_of_waves]
        known_codes = set().union(*waves)
        pairs = {name: {code_key(name), code_key(str(line.meaning))} for name, line in self.codes.items()}
        unknown_locations = [
            self.codes[name].location
            for name, pair in pairs.items()
            if waves and (not pair & known_codes if len(waves) == 1 else not pair <= known_codes)
        ]
        if unknown_locations:
            message = phrase(_NOT_IN_FILE["code"], number=len(unknown_locations), lines=lines_of(unknown_locations))
            hint = "If a file should have both of its codes, check how they are spelt; otherwise they do no harm."
            yield Finding("mapping.not-in-file", Severity.WARNING, message, unknown_locations[0], hint)
        joining_lines: dict[str, Location] = {}
        for codes in self._codes_of_waves:
            spellings_by_code: dict[str, set[str]] = {}
            for code in codes:
                spellings_by_code.setdefault(code_key(self.code(code)), set()).add(code_key(code))
            joining_lines |= {
                name: line.location
                for name, line in self.codes.items()
                if len(spellings_by_code.get(code_key(str(line.meaning)), ())) > 1
            }
        if joining_lines:
            message = phrase(
                "codes that one wave has beside each other become one person's by the mapping ({lines}).",
                lines=lines_of([*joining_lines.values()]),
            )
            hint = "If they are two people's, delete the line; one person's, who answered twice, may stay."
            yield Finding("mapping.two-codes", Severity.WARNING, message, next(iter(joining_lines.values())), hint)


NO_MAPPING = SurveyMapping()
_NOT_IN_FILE = {
    "column": "{number:,} {number:column|columns} that the mapping names ({lines}) {number:is|are} in no file.",
    "code": "{number:,} {number:line|lines} of `codes` in the mapping ({lines}) {number:names a code|name codes} that"
    " no answers have.",
    "row": "{number:,} {number:row|rows} that the mapping names ({lines}) {number:is|are} in no file.",
}


def _letters_of(column: SurveyColumn, table: CellTable) -> Iterator[str]:
    """Further names of a column's place: `column D`, `column 4`; `D`, unless a heading may be called so."""
    letters = column_letters(column.index)
    yield from (f"column {letters}", f"column {column.index + 1}")
    rows = range(min(_HEADINGS, len(table.rows)))
    if not any(decision_key(letters) in header_keys(table, row) for row in rows):
        yield letters


def row_name(location: Location) -> str:
    """A row's place, as a mapping file for several files may name it: `pre.csv line 7`."""
    return f"{PurePath(location.file).name} {location.place_in_file}"


def place_of(column: SurveyColumn, table: CellTable) -> str:
    """A column's place, as a mapping file may name it: `column C` of a workbook, `column 3` of a text."""
    return table.column_name(column.index)
