"""A workbook of trainers as it comes: any order of columns, several sheets, remarks and totals; nothing lost."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing, visible
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.files.sheets.header import texts_of
from ecpat_training.files.sheets.sheet import RowStanding
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table, read_tables
from ecpat_training.roster.reading.countries import country
from ecpat_training.trainers.model.pool import PoolTrainer, TrainerPool
from ecpat_training.trainers.reading.cells import CellReader
from ecpat_training.trainers.reading.columns import UNKNOWN_MARK, UNUSED_FIELDS, TrainerColumn, TrainerLayout, layout_of
from ecpat_training.trainers.reading.mapping import NO_MAPPING, TrainerMapping, read_trainer_mapping
from ecpat_training.trainers.reading.mapping_draft import mapping_parts
from ecpat_training.trainers.reading.merging import merge_rows
from ecpat_training.trainers.reading.person import PersonReader, names_in
from ecpat_training.trainers.reading.words import HIDDEN_VALUE_TEXT, WordReader, name_words
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.matching import letters_key
from ecpat_training.words.totals import is_number, is_total

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
_LETTERS = re.compile(r"[A-Za-z]{3,}")
_COLUMN_KINDS_ADVICE = (
    "Write languages, competences, side, away and so on, `competence law`, `language de`, or not used."
)
_HEADER_ADVICE = "Give it a header such as Code, Name, Country, Stakeholder type, Side, Languages, Competences."


class PoolFile(NamedTuple):
    """Where a workbook of trainers stands, and how it is to be read: of a CSV file the `encoding`, of a workbook one
    `sheet` alone, and the `mapping` of its words."""

    path: Path
    encoding: str | None = None
    sheet: str | None = None
    mapping: Path | None = None


@dataclass
class _PoolRow:
    index: int
    texts: dict[int, str]
    why: str = ""


@dataclass
class _Sheet:
    """One table with its rows sorted into people and others."""

    table: CellTable
    layout: TrainerLayout
    rows: list[_PoolRow] = field(default_factory=list)


def read_pool(file: PoolFile, competences: Collection[str] = (), codes: Collection[str] = ()) -> TrainerPool:
    """The people of a workbook of trainers. Every sheet is read that says who people are and something about trainers;
    what can't be told is asked, and counts for nothing.

    Args:
        file: the workbook.
        competences: those that the programme asks for; without any, those that our words know.
        codes: the ids of the programme's trainers.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: no sheet says what its columns are; or the mapping can't be understood.
        UsageError: there is no such encoding or sheet.
    """
    mapping = read_trainer_mapping(file.mapping) if file.mapping else NO_MAPPING
    tables, findings = _tables(file)
    return pool_from(tables, mapping, competences, codes, findings)


def pool_from(
    tables: Sequence[CellTable],
    mapping: TrainerMapping = NO_MAPPING,
    competences: Collection[str] = (),
    codes: Collection[str] = (),
    findings: Iterable[Finding] = (),
) -> TrainerPool:
    """Reads a pool of trainers from tables that were taken from its file already.

    Raises:
        ContentError: no table says what its columns are.
    """
    all_findings, sheets = [*findings], []
    for table in tables:
        layout = layout_of(table, mapping, competences)
        if layout is None:
            all_findings += [*table.findings, *_not_read(table)]
        else:
            all_findings += table.findings
            sheets.append(_Sheet(table, layout, [*_rows(table, layout)]))
    if not sheets:
        message = "no row names the columns of a list of trainers."
        location = Location(tables[0].file, sheet=tables[0].sheet) if tables else None
        raise ContentError(
            [*all_findings, Finding("trainers.no-header", Severity.ERROR, message, location, _HEADER_ADVICE)]
        )
    readers = [
        (sheet, PersonReader(sheet.table, sheet.layout, CellReader(WordReader(mapping), ()))) for sheet in sheets
    ]
    names = [reader.name(row.texts) for sheet, reader in readers for row in sheet.rows if not row.why]
    cells = CellReader(WordReader(mapping, name_words(names)), competences)
    people: list[PoolTrainer] = []
    known_codes = frozenset(map(fold, codes))
    for number, sheet in enumerate(sheets, 1):
        people += _people(sheet, number if len(sheets) > 1 else 0, cells, known_codes, all_findings)
        all_findings += _about_columns(sheet, cells.words)
    merged_people, repeated_rows = merge_rows(people, all_findings)
    all_findings += [
        *cells.words.unknown(),
        *cells.findings,
        *_about_people(merged_people),
        *_cannot_come(merged_people),
        *mapping.remarks(),
    ]
    columns = [(sheet, column) for sheet in sheets for column in sheet.layout.columns]
    return TrainerPool(
        file=sheets[0].table.file,
        people=tuple(merged_people),
        rows=sum(len(sheet.rows) for sheet in sheets),
        columns=tuple(
            (_described(sheet, column, cells.words), _field_label(column.field)) for sheet, column in columns
        ),
        read_as=cells.words.read_as(),
        not_used=(*_not_used(sheets), *repeated_rows),
        findings=tuple(all_findings),
        mapped=mapping_parts(((column.header, column.field, column.proposed) for _, column in columns), cells.words),
    )


def _not_used(sheets: Iterable[_Sheet]) -> Iterator[UnusedRow]:
    """The rows that are nobody, each with its reason."""
    for sheet in sheets:
        yield from (UnusedRow(sheet.table.location_of(row.index), row.why) for row in sheet.rows if row.why)


def _tables(file: PoolFile) -> tuple[list[CellTable], list[Finding]]:
    """Every sheet that can be seen and holds data, but for our own guides; or the one that is asked for."""
    if file.sheet is not None:
        return [read_table(file.path, encoding=file.encoding, sheet=file.sheet)], []
    return read_tables(file.path, encoding=file.encoding)


def _not_read(table: CellTable) -> Iterator[Finding]:
    location = Location(table.file, sheet=table.sheet)
    message = "this sheet isn't read: no row of it names the columns of a list of trainers."
    yield Finding("trainers.sheet", Severity.NOTE, message, location, _HEADER_ADVICE)


def _rows(table: CellTable, layout: TrainerLayout) -> Iterator[_PoolRow]:
    """The rows below the header that hold anything, each with why it is nobody."""
    header = {letters_key(column.header) for column in layout.columns}
    person_places = names_in(layout) | {column.position for column in layout.of("id")}
    for index in range(layout.header_row + 1, len(table.rows)):
        texts = texts_of(table, index)
        if texts:
            yield _PoolRow(
                index, texts, _why_nobody(texts, header, person_places, is_struck=index in table.struck_rows)
            )


def _why_nobody(texts: dict[int, str], header: set[str], person_places: set[int], *, is_struck: bool) -> str:
    first_text = next(iter(texts.values()))
    identifying_texts = {place: text for place, text in texts.items() if place in person_places}
    if is_struck:
        return RowStanding.STRUCK.value
    if len(texts) > 1 and {letters_key(text) for text in texts.values()} <= header:
        return RowStanding.HEADER.value
    if is_total(first_text) or any(is_total(text) for text in identifying_texts.values()):
        return RowStanding.TOTAL.value
    if not identifying_texts:
        return "it names nobody"
    if len(texts) == 1 and not is_number(first_text):
        return "it holds one cell alone: a heading or a remark"
    if all(is_number(text) for text in texts.values()):
        return "it holds nothing but numbers"
    return ""


def _people(
    sheet: _Sheet, number: int, cells: CellReader, known_codes: Collection[str], findings: list[Finding]
) -> list[PoolTrainer]:
    reader = PersonReader(sheet.table, sheet.layout, cells, _country_of(sheet, findings))
    person_rows = [row for row in sheet.rows if not row.why]
    codes = [reader.code(row.texts) for row in person_rows]
    unusable_codes = [code for code in codes if code and not _usable(code, known_codes, cells.words)]
    if unusable_codes:
        message: str = phrase(
            "{codes:,} {codes:code|codes} can't be used: a code has a digit, Latin letters, `-` and `_`, and no name.",
            codes=len(unusable_codes),
        )
        location = sheet.table.location_of(sheet.layout.header_row)
        hint = "These people are called by their rows."
        findings.append(Finding("trainers.code", Severity.WARNING, message, location, hint))
    people = []
    for row, code in zip(person_rows, codes, strict=True):
        row_code = f"{f'S{number}-' if number else ''}R{row.index + 1}"
        person_code = code if _usable(code, known_codes, cells.words) else row_code
        people.append(reader.person(person_code, row.index, row.texts))
    if person_rows and not sheet.layout.of("confirmed"):
        message = "no column says who is confirmed; everybody is counted as confirmed."
        location = sheet.table.location_of(sheet.layout.header_row)
        findings.append(
            Finding(
                "trainers.confirmed", Severity.NOTE, message, location, "Add a column Confirmed to tell them apart."
            )
        )
    return people


def _usable(code: str, known_codes: Collection[str], words: WordReader) -> bool:
    """Whether a text can stand for a person everywhere: one of the programme's ids, or a code that is nobody's name."""
    if not _CODE.fullmatch(code):
        return False
    has_name = any(words.shown(letter_run) == HIDDEN_VALUE_TEXT for letter_run in _LETTERS.findall(code))
    return fold(code) in known_codes or (any(map(str.isdigit, code)) and not has_name)


def _country_of(sheet: _Sheet, findings: list[Finding]) -> str | None:
    """The country that a sheet's name says, where it has no column of countries."""
    country_code = country(sheet.table.sheet or "") if not sheet.layout.of("country") else None
    if country_code:
        message = phrase(
            "no column says the country; by the sheet's name everybody on it is counted for {country}.",
            country=country_code,
        )
        location = sheet.table.location_of(sheet.layout.header_row)
        findings.append(
            Finding("trainers.country", Severity.NOTE, message, location, "If that is wrong, add a column Country.")
        )
    return country_code


def _about_columns(sheet: _Sheet, words: WordReader) -> Iterator[Finding]:
    """Columns that nobody used: what they look like is proposed, never assumed."""
    for column in sheet.layout.columns:
        if column.field.startswith(UNKNOWN_MARK):
            location = words.mapping.place("columns", column.header)
            message: str = phrase("`{kind}` is no kind of column.", kind=visible(column.field[1:])[:60])
            yield Finding("mapping.value", Severity.ERROR, message, location, _COLUMN_KINDS_ADVICE)
        if column.field:
            continue
        if not column.header:
            location = sheet.table.location_of(sheet.layout.header_row, column.position)
            message = "this column has no header, and isn't used."
            yield Finding("trainers.unknown-column", Severity.WARNING, message, location, "Please write what it holds.")
            continue
        location, name = sheet.table.location_of(sheet.layout.header_row, column.position), words.shown(column.header)
        if column.proposed and name != HIDDEN_VALUE_TEXT:
            message = phrase("column `{column}` isn't known; is it `{kind}`?", column=name, kind=column.proposed)
            hint = "If so, say it in a mapping: `columns: {HEADER: " + column.proposed + "}`."
            yield Finding("trainers.unknown-column", Severity.WARNING, message, location, hint)
        else:
            yield Finding(
                "trainers.unknown-column",
                Severity.NOTE,
                phrase("column `{column}` isn't known or used.", column=name),
                location,
            )


def _about_people(people: Sequence[PoolTrainer]) -> Iterator[Finding]:
    """Whoever can't be counted as a trainer yet, by what is lacking."""
    people_by_gap: dict[tuple[str, ...], list[PoolTrainer]] = {}
    for trainer in people:
        if trainer.lacks:
            people_by_gap.setdefault(trainer.lacks, []).append(trainer)
    for missing_attributes, concerned_people in people_by_gap.items():
        codes = listing([person.code for person in concerned_people], 12)
        message = phrase(
            "{codes}: {attributes} {lacking:is|are} not known; {people:this person is|these people are} in no"
            " staffing.",
            codes=codes,
            attributes=listing(list(missing_attributes)),
            lacking=len(missing_attributes),
            people=len(concerned_people),
        )
        location = concerned_people[0].where
        yield Finding(
            "trainers.lacking",
            Severity.WARNING,
            message,
            location,
            "Please fill it in.",
            also=tuple(person.where for person in concerned_people[1:]),
        )


def _cannot_come(people: Sequence[PoolTrainer]) -> Iterator[Finding]:
    """Whoever the workbook says isn't available, with no dates."""
    unavailable_people = [person for person in people if person.available is False]
    if unavailable_people:
        message = phrase(
            "{codes} can't come, the workbook says, and {number:is|are} in no staffing.",
            codes=listing([person.code for person in unavailable_people], 12),
            number=len(unavailable_people),
        )
        hint = "If somebody can't come on some days only, write these under Away."
        yield Finding("trainers.not-there", Severity.NOTE, message, unavailable_people[0].where, hint)


def _described(sheet: _Sheet, column: TrainerColumn, words: WordReader) -> str:
    place = f"{sheet.table.sheet}, " if sheet.table.sheet else ""
    return f"{place}{words.shown(column.header) if column.header else 'without a header'}"


def _field_label(field_: str) -> str:
    if field_.startswith(UNKNOWN_MARK):
        return "not used"
    if field_ in UNUSED_FIELDS:
        return f"{field_} (counts for nothing)"
    return field_ or "not used"
