"""What a person should know of how a survey was read: the platform, columns and rows left out, cells without a header,
and letters that were broken before the file came here, so that answers and headings may not be recognised."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location, column_letters
from ecpat_training.core.text import listing
from ecpat_training.files.broken_letters import broken_letter_findings, broken_letters
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.survey.exports.column_cells import column_cells, different
from ecpat_training.survey.exports.raw_survey import PlatformMatch, RawSurvey
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.platforms import plain_table
from ecpat_training.survey.reading.column_directory import BY_NAME
from ecpat_training.survey.reading.columns import MatchedColumns, headers_of, short
from ecpat_training.words.catalogue.message import Option, phrase, sentences


def platform_note(table: CellTable, raw: RawSurvey, match: PlatformMatch, responses: int) -> Finding:
    """The platform, and why it is recognised."""
    description = "read as an export of {platform}, as {reason}"
    if raw.platform == plain_table.NAME:
        description = (
            "read as a plain table of a platform not known: {reason}" if match.seen else "read as a plain table"
        )
    message: str = phrase(
        "{description}; {responses:,} {responses:response|responses}.",
        description=phrase(description, platform=raw.platform, reason=match.because),
        responses=responses,
    )
    if raw.extra_headers:
        row = table.where(raw.extra_headers[0]).inside
        tagged = any(as_text(cell).startswith("#") for cell in table.rows[raw.extra_headers[0]])
        note = "The tags of {row} are no response." if tagged else "The words of {row} belong to the header."
        message = sentences(message, phrase(note, row=row))
    return Finding("survey.platform", Severity.NOTE, message, table.where(raw.header))


def column_remarks(
    table: CellTable, raw: RawSurvey, instrument: Instrument, matched: MatchedColumns, wave: Wave | None
) -> list[Finding]:
    """Groups that no column answers, and columns that the instrument doesn't know."""
    findings = [
        _group_missing(table, raw, name, wave)
        for name in instrument.groups
        if name not in matched.groups and name not in matched.ambiguous
    ]
    expected = set(map(heading_key, instrument.expected))
    otherwise = _asked_otherwise(table, raw, instrument, matched, wave)
    if otherwise and wave:
        items = listing([f"`{item}`" for item in otherwise.values()], 8)
        message = phrase(
            "given as `{wave}`, this file answers {items}, which the questionnaire doesn't ask then.",
            wave=wave,
            items=items,
        )
        hint = "Are two files swapped? If the form did ask it, say so in the instrument under `asked`."
        place = table.where(raw.header, next(iter(otherwise)))
        findings.append(Finding("survey.other-wave", Severity.WARNING, message, place, hint))
    unexpected = [
        column
        for column in matched.unused
        if column.index not in otherwise and not expected & set(map(heading_key, (column.header, *column.names)))
    ]
    names = [f"`{short(column.header)}`" for column in unexpected]
    if names:
        message = phrase(
            "{number:,} {number:column|columns} not in the instrument, and not used: {columns}.",
            columns=listing(names, 20),
            number=len(names),
        )
        findings.append(Finding("survey.columns-not-used", Severity.NOTE, message, table.where(raw.header)))
    return findings


def _asked_otherwise(
    table: CellTable, raw: RawSurvey, instrument: Instrument, matched: MatchedColumns, wave: Wave | None
) -> dict[int, str]:
    """Columns of a file of one wave that answer an item which is asked in other waves alone, with the item."""
    if wave is None:
        return {}
    other_items = [item for scale in instrument.scales if wave not in scale.asked for item in scale.items]
    named = {heading_key(name): item.id for item in other_items for name in (item.id, *item.texts())}
    rows = range(raw.first, len(table.rows))
    item_by_column = {}
    for column in matched.unused:
        item = next((named[key] for key in map(heading_key, (column.header, *column.names)) if key in named), None)
        if item and any(as_text(cell) for cell in different(column_cells(table, rows, column.index))):
            item_by_column[column.index] = item
    return item_by_column


def matched_remarks(table: CellTable, raw: RawSurvey, matched: MatchedColumns) -> list[Finding]:
    """How questions were found that are not named as their items, and how many in each way."""
    ways = Counter(match.why for match in matched.items)
    if not set(ways) - {BY_NAME}:
        return []
    counted = [f"{number} {reason}" for reason, number in ways.most_common()]
    message = phrase(
        "{questions:,} {questions:question|questions} found: {ways}.",
        questions=len(matched.items),
        ways=listing(counted, 12),
    )
    return [Finding("survey.questions-found", Severity.NOTE, message, table.where(raw.header))]


def row_remarks(table: CellTable, raw: RawSurvey, rows: Sequence[int], not_used: Mapping[int, str]) -> list[Finding]:
    """The rows not used, by reason; an error if there are no responses at all."""
    by_reason: dict[str, list[int]] = defaultdict(list)
    for row in sorted(not_used):
        by_reason[not_used[row]].append(row)
    findings = []
    for reason, left_out in by_reason.items():
        places = listing([table.where(row).inside for row in left_out], 20)
        message: str = phrase(
            "{rows:,} {rows:row|rows} not used ({reason}): {places}.", rows=len(left_out), reason=reason, places=places
        )
        findings.append(Finding("survey.row-not-used", Severity.WARNING, message, table.where(left_out[0])))
    if not rows:
        hint = "Please check that this is the right file, and that the survey was exported with its responses."
        message = "there are no responses below the header."
        findings.append(Finding("survey.no-responses", Severity.ERROR, message, table.where(raw.header), hint))
    return findings


def _group_missing(table: CellTable, raw: RawSurvey, name: str, wave: Wave | None) -> Finding:
    """A file of several waves must say what somebody is; a file of one wave may leave it to the others."""
    return Finding(
        "survey.group-missing",
        Severity.WARNING if wave else Severity.ERROR,
        phrase(
            "there is no column for the group `{group}`. The columns are {columns}.",
            group=name,
            columns=headers_of(raw),
        ),
        table.where(raw.header),
        "Please name the column in the instrument under `groups`, or rename it in the file.",
    )


def stray_cell_findings(table: CellTable, raw: RawSurvey, rows: Sequence[int]) -> list[Finding]:
    """A warning for each column that holds something in these rows and has no header."""
    width = len(table.columns) or max((len(table.rows[row]) for row in rows), default=0)
    nameless = [column.index for column in raw.columns if not column.header]
    findings = []
    for column in [*nameless, *range(len(raw.columns), width)]:
        cells = column_cells(table, rows, column)
        filled = [row for row, cell in zip(rows, cells, strict=True) if as_text(cell)]
        if filled:
            message = phrase(
                "the column {column} has no header; {cells:,} {cells:cell in it is|cells in it are} not used.",
                column=column_letters(column),
                cells=len(filled),
            )
            location = table.where(filled[0], column)
            hint = "If they are answers, please write a header above them."
            findings.append(Finding("survey.no-column-name", Severity.WARNING, message, location, hint))
    return findings


_ENCODING_HINT = sentences(
    "The file was saved or read in another encoding:",
    phrase("please export it again as UTF-8 or .xlsx, and look at {encoding}.", encoding=Option("--encoding")),
    "Nothing is left out; texts that are no answer now are reported.",
)


def broken_cell_findings(table: CellTable, raw: RawSurvey, rows: Sequence[int]) -> list[Finding]:
    """A warning with the places, where letters of the headers or in these rows are broken."""
    return broken_letter_findings(_placed_texts(table, raw, rows), _ENCODING_HINT)


def _placed_texts(table: CellTable, raw: RawSurvey, rows: Sequence[int]) -> Iterator[tuple[str, Location]]:
    """The texts among which broken ones may be, in the order of the file."""
    for row in range(raw.header, min(raw.first, len(table.rows))):
        yield from _placed_texts_of_row(table, row)
    if not table.columns:
        for row in rows:
            yield from _placed_texts_of_row(table, row)
        return
    for index, column in enumerate(table.columns):
        cells = column.take(rows)
        for position in cells.rows_where(_is_broken):
            yield str(cells[position]), table.where(rows[position], index)


def _placed_texts_of_row(table: CellTable, row: int) -> Iterator[tuple[str, Location]]:
    for index, cell in enumerate(table.rows[row]):
        if isinstance(cell, str) and not cell.isascii():
            yield cell, table.where(row, index)


def _is_broken(cell: CellValue) -> bool:
    return isinstance(cell, str) and bool(broken_letters(cell))
