"""A file of decisions on pairs, YAML or a workbook, as a person edited it."""

from pathlib import Path

from pydantic import ValidationError

from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.sheets.header import meaning_by_words
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from ecpat_training.files.workbook.marks import MARKS_ENDING
from ecpat_training.files.yaml.file import build, read_yaml
from ecpat_training.roster.model.same_person import KEY, DecidedPair, Decisions, SamePersonDecision
from ecpat_training.words.catalogue.message import Command, phrase

SHEET = "Pairs"
_YAML = (".yaml", ".yml")
_COLUMNS = ("decision", "people", "names", "likely", "because", "key")
_PAIRS: SheetReader[str] = SheetReader(
    meaning_by_words({title: title for title in _COLUMNS}), (("decision",), ("key",)), takes_first_header=True
)
_NOT_OURS = phrase(
    "This is no workbook of {command}, or its columns Decision and Key were renamed.",
    command=Command("roster match", "--out"),
)
_WRITE = "Please write same or different, or leave it empty."


def read_decisions(path: Path | str) -> tuple[tuple[DecidedPair, ...], list[Finding]]:
    """Returns the pairs that a file of decisions decides, each pair once, and the warnings about the file.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file holds no decisions, a decision isn't known, or a pair is decided in two ways.
    """
    if Path(path).suffix.lower() in _YAML:
        source = read_yaml(path)
        refuse_other_kind(source.data, "decisions", source.location_of())
        decisions_file = build(source, Decisions)
        places = [source.location_of(("pairs", index, "key")) for index in range(len(decisions_file.pairs))]
        return _each_once(list(zip(decisions_file.pairs, places, strict=True))), [*source.findings]
    table = _table(path)
    sheet = _PAIRS.read(table)
    if not sheet.is_complete:
        message = "no row names the columns Decision and Key."
        raise ContentError.because("match.no-decisions", message, location=table.location_of(0), hint=_NOT_OURS)
    rows, row_findings = [], []
    for row in sheet.filled_rows:
        cells = {title: row.text(title) for title in sheet.places}
        if KEY.fullmatch(cells["key"]):
            try:
                rows.append((DecidedPair.model_validate(cells), row.location_of()))
            except ValidationError:
                message = "this decision is neither same nor different."
                row_findings.append(Finding("match.decision", Severity.ERROR, message, row.location_of(), _WRITE))
        elif any(cells.values()):
            message = "the key of this pair is missing or damaged."
            hint = "Copy it from the file as it was written, or delete the row: the pair is then asked again."
            row_findings.append(Finding("match.key", Severity.ERROR, message, row.location_of(), hint))
    if row_findings:
        raise ContentError(row_findings)
    return _each_once(rows), [finding for finding in table.findings if finding.severity is not Severity.NOTE]


def _table(path: Path | str) -> CellTable:
    try:
        first_sheet = read_table(path)
        name = next((sheet for sheet in first_sheet.sheets if sheet.removesuffix(MARKS_ENDING).strip() == SHEET), SHEET)
        return read_table(path, sheet=name)
    except UsageError:
        message = phrase("the workbook has no sheet {sheet}, which holds the decisions.", sheet=SHEET)
        raise ContentError.because(
            "match.no-decisions", message, location=Location(str(path)), hint=_NOT_OURS
        ) from None


def _each_once(rows: list[tuple[DecidedPair, Location]]) -> tuple[DecidedPair, ...]:
    """The pairs by their keys; a decision counts more than a row of the same pair that says nothing."""
    pair_by_key: dict[str, tuple[DecidedPair, Location]] = {}
    contradictions = []
    for pair, location in rows:
        earlier_row = pair_by_key.get(pair.key)
        if earlier_row is None or earlier_row[0].decision is None:
            pair_by_key[pair.key] = (pair, location)
        elif pair.decision not in (None, earlier_row[0].decision):
            opposite = (
                SamePersonDecision.DIFFERENT if pair.decision is SamePersonDecision.SAME else SamePersonDecision.SAME
            )
            message = phrase(
                "this pair is {decision} here, and {opposite} in {place}.",
                decision=pair.decision,
                opposite=opposite,
                place=earlier_row[1].place_in_file or earlier_row[1],
            )
            contradictions.append(
                Finding("match.two-decisions", Severity.ERROR, message, location, "Please keep one of them.")
            )
    if contradictions:
        raise ContentError(contradictions)
    return tuple(pair for pair, _ in pair_by_key.values())
