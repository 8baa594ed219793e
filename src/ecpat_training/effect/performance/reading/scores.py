"""Raters' filled sheets as they come: in any order, with rows moved, files joined, words in place of numbers. What is
doubtful is asked and is no score; a rater's second, different score of an answer makes both no score."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing, visible
from ecpat_training.effect.performance.model.key import Key
from ecpat_training.effect.performance.model.ratings import BOTH_RATERS, Ratings
from ecpat_training.effect.performance.model.rubric import Rubric
from ecpat_training.effect.performance.reading.score_cell import NO_SCORE, level_of
from ecpat_training.files.sheets.header import meaning_by_text
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import HeadedSheet, SheetRow
from ecpat_training.files.table_file import read_tables
from ecpat_training.survey.model.codes import is_possible_name
from ecpat_training.words.catalogue.message import Command, phrase
from ecpat_training.words.lists.rating_words import RATING_FIELD_OF
from ecpat_training.words.matching import letters_key

_BLIND = "blind"
_RATER = "rater"
_CASE_COLUMN = "case"
_MAX_TEXT_LENGTH = 40
_FINE = "Please correct the sheet, or let the rater look at the answer again."


@dataclass(frozen=True)
class Sheets:
    """Which files are read, and how."""

    paths: Sequence[Path]
    encoding: str | None = None


@dataclass
class _Rater:
    """One rater's scores by answer; `rows` says where each stands, `spoilt` are answers with two different rows, and
    `asked` the scores, by answer and criterion, that stand there and can't be read."""

    name: str
    scores: dict[str, dict[str, int]] = field(default_factory=dict)
    rows: dict[str, SheetRow[str]] = field(default_factory=dict)
    spoilt: set[str] = field(default_factory=set)
    asked: set[tuple[str, str]] = field(default_factory=set)


@dataclass
class _ScoresReader:
    rubric: Rubric
    key: Key
    raters: dict[str, _Rater] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def asked(self, code: str, message: str, location: Location, hint: str = _FINE) -> None:
        self.findings.append(Finding(code, Severity.WARNING, message, location, hint))


def read_scores(sheets: Sheets, key: Key, rubric: Rubric) -> Ratings:
    """What the two raters gave; rows of the rater `both` are what they settled on since.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: a file is no raters' sheet, or there aren't exactly two raters.
    """
    reader = _ScoresReader(rubric, key)
    for path in sheets.paths:
        _file(path, reader, sheets.encoding)
    talked = reader.raters.pop(fold(BOTH_RATERS), _Rater(BOTH_RATERS))
    raters = [rater for rater in reader.raters.values() if any(rater.scores.values()) or rater.spoilt]
    if len(raters) != 2:
        raise ContentError([*reader.findings, _rater_count_finding(raters, sheets)])
    first_rater, second_rater = sorted(raters, key=lambda rater: fold(rater.name))
    _ask_missing_ratings(first_rater, second_rater, reader)
    spoilt = frozenset(first_rater.spoilt | second_rater.spoilt)
    return Ratings(
        (first_rater.name, second_rater.name),
        first_rater.scores,
        second_rater.scores,
        talked.scores,
        spoilt,
        tuple(reader.findings),
    )


def _rater_count_finding(raters: Sequence[_Rater], sheets: Sheets) -> Finding:
    names = listing([visible(rater.name) for rater in raters]) or "nobody"
    message = phrase("scores of two raters are compared, and here are those of {raters}.", raters=names)
    hint = "Name the filled sheets of both; the column Rater says whose a row is."
    return Finding("performance.raters", Severity.ERROR, message, Location(sheets.paths[0].name), hint)


def _file(path: Path, reader: _ScoresReader, encoding: str | None) -> None:
    """Each sheet of scores in a file: both raters may have one in the same workbook. Where no column says whose rows
    are, the name of the file says it, and of several sheets in one file the name of the sheet."""
    tables, findings = read_tables(path, encoding=encoding)
    reader.findings += findings
    sheets = [*map(_reader_for(reader.rubric).read, tables)]
    score_sheets = [candidate for candidate in sheets if candidate.is_complete] or sheets[:1]
    for sheet in sheets:
        table = sheet.table
        if sheet in score_sheets:
            default_name = PurePath(table.file).stem if len(score_sheets) == 1 else table.sheet or ""
            _sheet(sheet, default_name, reader)
        else:
            message = "this sheet isn't read: it has no answers with scores."
            location = Location(table.file, sheet=table.sheet)
            reader.findings.append(Finding("performance.not-read", Severity.NOTE, message, location))


def _sheet(sheet: HeadedSheet[str], default_name: str, reader: _ScoresReader) -> None:
    table = sheet.table
    reader.findings += table.findings
    location = Location(table.file, sheet=table.sheet)
    missing_criteria = [criterion.title for criterion in reader.rubric.criteria if criterion.id not in sheet.places]
    if _BLIND not in sheet.places or missing_criteria:
        columns = listing(["Answer"] * (_BLIND not in sheet.places) + missing_criteria, 12)
        message = phrase("this sheet has no column {columns}.", columns=columns)
        hint = phrase(
            "Please use the sheets of {command}, or give columns the names of the criteria.",
            command=Command("performance sheets"),
        )
        raise ContentError([*reader.findings, Finding("performance.columns", Severity.ERROR, message, location, hint)])
    _note_unused_columns(sheet, reader, location)
    reader.findings += sheet.remarks(lists_rows=False)
    for row in sheet.data:
        _row(row, default_name, reader)


def _reader_for(rubric: Rubric) -> SheetReader[str]:
    """Reads sheets whose columns are criteria, by their ids, and fields of a rater's sheet."""
    meanings = {letters_key(criterion.id): criterion.id for criterion in rubric.criteria}
    meanings |= {letters_key(criterion.title): criterion.id for criterion in rubric.criteria}
    meanings |= {
        letters_key(f"{number} {criterion.title}"): criterion.id for number, criterion in enumerate(rubric.criteria, 1)
    }

    def meaning(text: str) -> str | None:
        known_field = RATING_FIELD_OF.get(letters_key(text))
        return meanings.get(letters_key(text)) or (_BLIND if known_field == "code" else known_field)

    return SheetReader(meaning_by_text(meaning), ((_BLIND,), [criterion.id for criterion in rubric.criteria]))


def _note_unused_columns(sheet: HeadedSheet[str], reader: _ScoresReader, location: Location) -> None:
    """Says which columns hold something and aren't read; a column of remarks is no news."""
    titles = [title.header for title in sheet.columns if title.position not in sheet.places.values()]
    unread_columns = [
        visible(title)[:_MAX_TEXT_LENGTH]
        for title in titles
        if letters_key(title) not in ("remark", "remarks", "note", "notes")
    ]
    if unread_columns:
        message = phrase(
            "{columns:,} {columns:column|columns} not read: {names}.",
            columns=len(unread_columns),
            names=listing(unread_columns),
        )
        reader.findings.append(Finding("performance.not-read", Severity.NOTE, message, location))


def _row(row: SheetRow[str], default_name: str, reader: _ScoresReader) -> None:
    blind = row.text(_BLIND)
    scores = {aspect.id: row.text(aspect.id) for aspect in reader.rubric.criteria}
    if all(text in NO_SCORE for text in scores.values()):
        return
    if fold(blind) not in reader.key.answer_by_blind_code:
        shown_text = (
            f" {visible(blind)[:_MAX_TEXT_LENGTH]}" if blind and not is_possible_name(blind) else ", which isn't shown"
        )
        message = (
            f"no drawn answer has the code{shown_text}; its scores aren't used."
            if blind
            else "there is no answer's code."
        )
        reader.asked("performance.unknown-answer", message, row.location_of(_BLIND))
        return
    if (other_case := _find_other_case(row, reader)) is not None:
        message = (
            f"the case {other_case} stands beside the answer {visible(blind)}, which was given to the other one; "
            f"its scores "
            "aren't used."
        )
        hint = "Please check the code of the answer: were the codes sorted without the scores, or a row moved?"
        reader.asked("performance.case", message, row.location_of(_CASE_COLUMN), hint)
        return
    name = row.text(_RATER) or default_name
    if (rated := reader.raters.get(fold(name))) is None:
        shown_name = f"rater {len(reader.raters) + 1}" if is_possible_name(name) else name
        rated = reader.raters[fold(name)] = _Rater(shown_name)
    levels: dict[str, int] = {}
    for criterion in reader.rubric.criteria:
        level = level_of(scores[criterion.id], criterion)
        if isinstance(level, int):
            levels[criterion.id] = level
        elif level is not None:
            message = f"`{criterion.title}`: {level}. It counts as missing, so that the answer has no total."
            reader.asked("performance.score", message, row.location_of(criterion.id))
            rated.asked.add((fold(blind), criterion.id))
    _take(row, fold(blind), levels, rated, reader)


def _find_other_case(row: SheetRow[str], reader: _ScoresReader) -> str | None:
    """The case that the sheet names, where it isn't the one that was drawn for this answer."""
    written_case = letters_key(row.text(_CASE_COLUMN))
    named_case = next(
        (
            vignette
            for vignette in reader.rubric.cases
            if written_case in map(letters_key, (vignette.id, vignette.title))
        ),
        None,
    )
    drawn_case = reader.key.answer_by_blind_code[fold(row.text(_BLIND))].case
    return None if named_case is None or named_case.id == drawn_case else named_case.id


def _take(row: SheetRow[str], blind: str, levels: dict[str, int], rated: _Rater, reader: _ScoresReader) -> None:
    before = rated.rows.get(blind)
    if before is None:
        rated.rows[blind], rated.scores[blind] = row, levels
        return
    if blind not in rated.spoilt and rated.scores.get(blind) == levels:
        return
    shown_code = reader.key.answer_by_blind_code[blind].blind
    message = (
        f"{visible(rated.name)} scored {shown_code} twice, with other points than in "
        f"{before.location_of()}; neither counts."
    )
    reader.asked(
        "performance.twice", message, row.location_of(_BLIND), "Please keep the scores that the rater stands by."
    )
    rated.spoilt.add(blind)
    rated.scores.pop(blind, None)


def _ask_missing_ratings(first_rater: _Rater, second_rater: _Rater, reader: _ScoresReader) -> None:
    """Asks for answers of which one rater gave nothing, and for single criteria left out."""
    criterion_ids = [criterion.id for criterion in reader.rubric.criteria]
    titles = {criterion.id: criterion.title for criterion in reader.rubric.criteria}
    for answer in reader.key.answers_for_raters():
        blind = fold(answer.blind)
        for rated, other_rater in ((first_rater, second_rater), (second_rater, first_rater)):
            if blind in rated.rows:
                gave = rated.scores.get(blind, titles)
                missing_criteria = [
                    titles[criterion_id]
                    for criterion_id in criterion_ids
                    if criterion_id not in gave and (blind, criterion_id) not in rated.asked
                ]
                if missing_criteria:
                    message = (
                        f"{visible(rated.name)} gave {answer.blind} no usable score for {listing(missing_criteria)}."
                    )
                    hint = "The answer has no total, and isn't pooled, until the score is there."
                    reader.asked("performance.missing", message, rated.rows[blind].location_of(), hint)
            elif blind in other_rater.rows:
                message = f"{visible(other_rater.name)} scored {answer.blind}, and {visible(rated.name)} didn't."
                hint = "Please let the other rater score it, too."
                reader.asked("performance.missing", message, other_rater.rows[blind].location_of(), hint)
