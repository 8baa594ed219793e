"""What a person should know of how a survey was read: the platform, columns and rows left out, cells without a header,
and letters that were broken before the file came here, so that answers and headings may not be recognised."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location, column_letters
from ecpat_training.core.text import listing
from ecpat_training.files.broken_letters import broken_letter_findings, find_broken_letters
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.survey.exports.column_cells import column_cells, distinct_cells
from ecpat_training.survey.exports.raw_survey import PlatformMatch, RawSurvey
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.platforms import plain_table
from ecpat_training.survey.reading.column_directory import BY_NAME
from ecpat_training.survey.reading.columns import MatchedColumns, headers_of, shorten_text
from ecpat_training.words.catalogue.message import Option, phrase, sentences


def platform_note(table: CellTable, raw_survey: RawSurvey, match: PlatformMatch, responses: int) -> Finding:
    """The platform, and why it is recognised."""
    description = "read as an export of {platform}, as {reason}"
    if raw_survey.platform == plain_table.NAME:
        description = (
            "read as a plain table of a platform not known: {reason}" if match.seen else "read as a plain table"
        )
    message: str = phrase(
        "{description}; {responses:,} {responses:response|responses}.",
        description=phrase(description, platform=raw_survey.platform, reason=match.because),
        responses=responses,
    )
    if raw_survey.extra_headers:
        row = table.location_of(raw_survey.extra_headers[0]).place_in_file
        has_tags = any(as_text(cell).startswith("#") for cell in table.rows[raw_survey.extra_headers[0]])
        note = "The tags of {row} are no response." if has_tags else "The words of {row} belong to the header."
        message = sentences(message, phrase(note, row=row))
    return Finding("survey.platform", Severity.NOTE, message, table.location_of(raw_survey.header))


def column_remarks(
    table: CellTable, raw_survey: RawSurvey, instrument: Instrument, matched_columns: MatchedColumns, wave: Wave | None
) -> list[Finding]:
    """Groups that no column answers, and columns that the instrument doesn't know."""
    findings = [
        _group_missing(table, raw_survey, name, wave)
        for name in instrument.groups
        if name not in matched_columns.groups and name not in matched_columns.ambiguous
    ]
    expected_headers = set(map(heading_key, instrument.expected))
    unexpected_items = _asked_otherwise(table, raw_survey, instrument, matched_columns, wave)
    if unexpected_items and wave:
        items = listing([f"`{item}`" for item in unexpected_items.values()], 8)
        message = phrase(
            "given as `{wave}`, this file answers {items}, which the questionnaire doesn't ask then.",
            wave=wave,
            items=items,
        )
        hint = "Are two files swapped? If the form did ask it, say so in the instrument under `asked`."
        place = table.location_of(raw_survey.header, next(iter(unexpected_items)))
        findings.append(Finding("survey.other-wave", Severity.WARNING, message, place, hint))
    unexpected_columns = [
        column
        for column in matched_columns.unused_columns
        if column.index not in unexpected_items
        and not expected_headers & set(map(heading_key, (column.header, *column.names)))
    ]
    names = [f"`{shorten_text(column.header)}`" for column in unexpected_columns]
    if names:
        message = phrase(
            "{number:,} {number:column|columns} not in the instrument, and not used: {columns}.",
            columns=listing(names, 20),
            number=len(names),
        )
        findings.append(
            Finding("survey.columns-not-used", Severity.NOTE, message, table.location_of(raw_survey.header))
        )
    return findings


def _asked_otherwise(
    table: CellTable, raw_survey: RawSurvey, instrument: Instrument, matched_columns: MatchedColumns, wave: Wave | None
) -> dict[int, str]:
    """Columns of a file of one wave that answer an item which is asked in other waves alone, with the item."""
    if wave is None:
        return {}
    other_items = [item for scale in instrument.scales if wave not in scale.asked for item in scale.items]
    item_id_by_name = {heading_key(name): item.id for item in other_items for name in (item.id, *item.texts())}
    rows = range(raw_survey.first, len(table.rows))
    item_by_column = {}
    for column in matched_columns.unused_columns:
        item = next(
            (
                item_id_by_name[key]
                for key in map(heading_key, (column.header, *column.names))
                if key in item_id_by_name
            ),
            None,
        )
        if item and any(as_text(cell) for cell in distinct_cells(column_cells(table, rows, column.index))):
            item_by_column[column.index] = item
    return item_by_column


def matched_remarks(table: CellTable, raw_survey: RawSurvey, matched_columns: MatchedColumns) -> list[Finding]:
    """How questions were found that are not named as their items, and how many in each way."""
    match_reason_counts = Counter(match.match_reason for match in matched_columns.items)
    if not set(match_reason_counts) - {BY_NAME}:
        return []
    reason_count_texts = [f"{number} {reason}" for reason, number in match_reason_counts.most_common()]
    message = phrase(
        "{questions:,} {questions:question|questions} found: {ways}.",
        questions=len(matched_columns.items),
        ways=listing(reason_count_texts, 12),
    )
    return [Finding("survey.questions-found", Severity.NOTE, message, table.location_of(raw_survey.header))]


def row_remarks(
    table: CellTable, raw_survey: RawSurvey, rows: Sequence[int], reason_by_row: Mapping[int, str]
) -> list[Finding]:
    """The rows not used, by reason; an error if there are no responses at all."""
    rows_by_reason: dict[str, list[int]] = defaultdict(list)
    for row in sorted(reason_by_row):
        rows_by_reason[reason_by_row[row]].append(row)
    findings = []
    for reason, excluded_rows in rows_by_reason.items():
        places = listing([table.location_of(row).place_in_file for row in excluded_rows], 20)
        message: str = phrase(
            "{rows:,} {rows:row|rows} not used ({reason}): {places}.",
            rows=len(excluded_rows),
            reason=reason,
            places=places,
        )
        findings.append(Finding("survey.row-not-used", Severity.WARNING, message, table.location_of(excluded_rows[0])))
    if not rows:
        hint = "Please check that this is the right file, and that the survey was exported with its responses."
        message = "there are no responses below the header."
        findings.append(
            Finding("survey.no-responses", Severity.ERROR, message, table.location_of(raw_survey.header), hint)
        )
    return findings


def _group_missing(table: CellTable, raw_survey: RawSurvey, name: str, wave: Wave | None) -> Finding:
    """A file of several waves must say what somebody is; a file of one wave may leave it to the others."""
    return Finding(
        "survey.group-missing",
        Severity.WARNING if wave else Severity.ERROR,
        phrase(
            "there is no column for the group `{group}`. The columns are {columns}.",
            group=name,
            columns=headers_of(raw_survey),
        ),
        table.location_of(raw_survey.header),
        "Please name the column in the instrument under `groups`, or rename it in the file.",
    )


def stray_cell_findings(table: CellTable, raw_survey: RawSurvey, rows: Sequence[int]) -> list[Finding]:
    """A warning for each column that holds something in these rows and has no header."""
    width = len(table.columns) or max((len(table.rows[row]) for row in rows), default=0)
    unnamed_columns = [column.index for column in raw_survey.columns if not column.header]
    findings = []
    for column in [*unnamed_columns, *range(len(raw_survey.columns), width)]:
        cells = column_cells(table, rows, column)
        nonempty_rows = [row for row, cell in zip(rows, cells, strict=True) if as_text(cell)]
        if nonempty_rows:
            message = phrase(
                "the column {column} has no header; {cells:,} {cells:cell in it is|cells in it are} not used.",
                column=column_letters(column),
                cells=len(nonempty_rows),
            )
            location = table.location_of(nonempty_rows[0], column)
            hint = "If they are answers, please write a header above them."
            findings.append(Finding("survey.no-column-name", Severity.WARNING, message, location, hint))
    return findings


_ENCODING_HINT = sentences(
    "The file was saved or read in another encoding:",
    phrase("please export it again as UTF-8 or .xlsx, and look at {encoding}.", encoding=Option("--encoding")),
    "Nothing is left out; texts that are no answer now are reported.",
)


def broken_cell_findings(table: CellTable, raw_survey: RawSurvey, rows: Sequence[int]) -> list[Finding]:
    """A warning with the places, where letters of the headers or in these rows are broken."""
    return broken_letter_findings(_placed_texts(table, raw_survey, rows), _ENCODING_HINT)


def _placed_texts(table: CellTable, raw_survey: RawSurvey, rows: Sequence[int]) -> Iterator[tuple[str, Location]]:
    """The texts among which broken ones may be, in the order of the file."""
    for row in range(raw_survey.header, min(raw_survey.first, len(table.rows))):
        yield from _placed_texts_of_row(table, row)
    if not table.columns:
        for row in rows:
            yield from _placed_texts_of_row(table, row)
        return
    for index, column in enumerate(table.columns):
        cells = column.take(rows)
        for position in cells.find_rows(_is_broken):
            yield str(cells[position]), table.location_of(rows[position], index)


def _placed_texts_of_row(table: CellTable, row: int) -> Iterator[tuple[str, Location]]:
    for index, cell in enumerate(table.rows[row]):
        if isinstance(cell, str) and not cell.isascii():
            yield cell, table.location_of(row, index)


def _is_broken(cell: CellValue) -> bool:
    return isinstance(cell, str) and bool(find_broken_letters(cell))
