"""Reading all files of an evaluation, so that every problem is told at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from ecpat_training.commands.failures import merge_failures, unreadable
from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.comparing.comparison_group import with_background
from ecpat_training.effect.comparing.sites import by_column
from ecpat_training.effect.linking.several_files import FILES, UNSAID, one_per_wave
from ecpat_training.effect.workflows.request import GivenTable, Request
from ecpat_training.files.opening import display_name
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.instrument.analysis_plan import ComparisonGroup
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.instrument.item import WAVES, ScaleItem, Wave
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.columns import match_columns
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.mapping import NO_MAPPING
from ecpat_training.survey.reading.mapping_files import read_mappings
from ecpat_training.survey.reading.other_wave import WaveTable, codes_over_tables
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.shared_codes import shared_code_findings
from ecpat_training.survey.reading.sole_wave import SoleWave
from ecpat_training.survey.reading.table import survey_of
from ecpat_training.survey.reading.unlike_answers import (
    AskedIn,
    answers_to,
    is_decided,
    translated_finding,
    unlike_finding,
    unlike_items,
)
from ecpat_training.survey.reading.unlike_rulers import count_given_numbers, unlike_rulers, unlike_rulers_finding
from ecpat_training.survey.reading.wave_sheets import LikeSheets, sheets_by_wave, sheets_with_the_same_people
from ecpat_training.words.catalogue.message import Option, phrase, sentences
from ecpat_training.words.comparable_codes import code_key

ONE = "one"


@dataclass(frozen=True)
class ReadFiles:
    """The questionnaire, the responses of each wave of the trained and of those who waited, and what was noted."""

    instrument: Instrument
    waves: Sequence[WaveResponses]
    waiting_responses: Sequence[WaveResponses]
    findings: Sequence[Finding]


def read_files(
    request: Request, path: Path, tables: Sequence[GivenTable], comparison: ComparisonGroup | None
) -> ReadFiles:
    """Reads the questionnaire at `path`, the mappings and every table.

    Raises:
        InputError, RefusedError, ContentError: files can't be read (the problems of all are findings), or no file has
            the column that says the site.
    """
    try:
        instrument, source = read_instrument(path)
        mappings = read_mappings((named_table.mapping for named_table in tables), instrument)
    except EcpatError as failure:
        unreadable_files = unreadable(
            ((named_table.path, named_table.sheet) for named_table in tables), encoding=request.encoding
        )
        raise merge_failures([failure, *unreadable_files]) from None
    column = site_column(request, instrument)
    instrument = with_background(instrument, comparison, column)
    tables, about_sheets = _split_by_sheets(request, tables)
    trained_tables = [named_table for named_table in tables if named_table.trained]
    several_waves = len({named_table.wave for named_table in trained_tables}) > 1
    waves_by_trained: dict[bool, list[WaveResponses]] = {True: [], False: []}
    findings = [*source.findings, *about_sheets]
    failures: list[EcpatError] = []
    read_tables: list[tuple[Sequence[Wave], CellTable]] = []
    for given_table in tables:
        try:
            table = read_table(given_table.path, encoding=request.encoding, sheet=given_table.sheet, is_long=True)
            mapping = NO_MAPPING if given_table.mapping is None else mappings[given_table.mapping]
            wave = given_table.wave if several_waves or not given_table.trained else None
            single_wave = None if wave else alone_as(request, trained_tables)
            waves, survey_findings = survey_of(table, instrument, wave, mapping, request.post_from, single_wave)
        except EcpatError as failure:  # the other files' problems are wanted too
            failures.append(failure)
            continue
        waves_by_trained[given_table.trained] += waves
        if given_table.trained:
            read_tables.append(([answers.wave for answers in waves], table))
        findings += survey_findings
    if failures:
        raise merge_failures(failures)
    mapping_findings = (remark for mapping in mappings.values() for remark in mapping.remarks())
    files = join_files(request, instrument, waves_by_trained, [*findings, *mapping_findings])
    unlike_findings = _unlike_questions(instrument, files.waves, read_tables)
    if errors(unlike_findings):
        raise ContentError([*files.findings, *unlike_findings])
    return replace(
        files, findings=[*files.findings, *unlike_findings, *_unused_codes_findings(files.waves, read_tables)]
    )


def _unlike_questions(
    instrument: Instrument, waves: Sequence[WaveResponses], tables: Sequence[tuple[Sequence[Wave], CellTable]]
) -> list[Finding]:
    """An error for each item of which it is doubtful whether it is one question in two waves; a warning for those that
    are said to be, as their answers may stand in two languages."""
    findings: list[Finding] = []
    asked_by_item: dict[str, list[AskedIn]] = {}

    def find_asked_in(item: ScaleItem, wave: WaveResponses, answers: Mapping[str, int]) -> AskedIn:
        table = next(table for waves_of_table, table in tables if wave.wave in waves_of_table)
        column_matches = match_columns(table, recognise(table)[1], instrument, [wave.wave]).items
        column = next((match.column for match in column_matches if match.item.id == item.id), None)
        location = table.location_of(recognise(table)[1].header, column.index if column else None)
        return AskedIn(answers, max((column.header, *column.names), key=len) if column else item.id, location)

    for item, first_index, second_index in unlike_items(instrument, waves):
        asked_sides = [
            find_asked_in(item, wave, answers_to(item, wave)) for wave in (waves[first_index], waves[second_index])
        ]
        if is_decided(item):
            asked_by_item.setdefault(item.id, asked_sides)
        else:
            findings.append(unlike_finding(item.id, asked_sides[0], asked_sides[1], Severity.ERROR))
    for item, first_index, second_index in unlike_rulers(instrument, waves):
        pair = {waves[first_index].wave, waves[second_index].wave}
        if not is_decided(item) and not any(pair <= {*waves_of_table} for waves_of_table, _ in tables):
            asked_sides = [
                find_asked_in(item, wave, count_given_numbers(wave, item.id))
                for wave in (waves[first_index], waves[second_index])
            ]
            findings.append(unlike_rulers_finding(item, asked_sides[0], asked_sides[1], Severity.ERROR))
    first_sides = next(iter(asked_by_item.values()), [])
    return [*findings, *([translated_finding([*asked_by_item], *first_sides)] if first_sides else [])]


def _unused_codes_findings(
    waves: Sequence[WaveResponses], tables: Sequence[tuple[Sequence[Wave], CellTable]]
) -> list[Finding]:
    """Columns with the same people's codes, where no code links two waves."""
    if len(waves) < 2 or any(wave.beside is not None for wave in waves):
        return []
    codes = [{key for code in wave.codes if (key := code_key(code))} for wave in waves]
    linked_count = min(len(first_codes & second_codes) for first_codes, second_codes in pairwise(codes))
    if linked_count and 2 * linked_count >= min(map(len, codes)):
        return []
    pairs = codes_over_tables([WaveTable(table, recognise(table)[1], table_waves) for table_waves, table in tables])
    better_pairs = [pair for pair in pairs if pair.kind != "chance" and pair.shared_count > 2 * linked_count]
    return shared_code_findings(better_pairs, Severity.WARNING)


def _split_by_sheets(request: Request, tables: Sequence[GivenTable]) -> tuple[Sequence[GivenTable], list[Finding]]:
    """The tables, of a workbook with a sheet for each wave those sheets, where no sheet is named; and what is said of
    it. One that is given as a wave is read by the sheet of that wave."""
    if request.sheet:
        return tables, []
    is_only_table = len(tables) == 1 and not alone_as(request, tables).is_stated
    tables_to_read: list[GivenTable] = []
    findings: list[Finding] = []
    for table in tables:
        try:
            sheets = sheets_by_wave(table.path)
            like_sheets = sheets_with_the_same_people(table.path) if is_only_table and not sheets else None
        except EcpatError:  # whoever reads it says why
            sheets, like_sheets = {}, None
        if like_sheets is not None:
            findings.append(_like_sheets_finding(table.path, like_sheets))
            if like_sheets.is_known:
                tables_to_read += [
                    table._replace(wave=wave, sheet=dated_sheet.sheet)
                    for wave, dated_sheet in zip(WAVES, like_sheets.sheets, strict=False)
                ]
                continue
        waves = [wave for wave in sheets if is_only_table or wave == table.wave]
        tables_to_read += [table._replace(wave=wave, sheet=sheets[wave]) for wave in waves] or [table]
        if waves:
            meanings = listing([f"`{visible(sheets[wave])}` as {wave}" for wave in waves])
            message = phrase("sheets are read by their names: {meanings}.", meanings=meanings)
            given_waves = {*waves, *(wave_table.wave for wave_table in tables if wave_table.path == table.path)}
            unread_sheets = [f"`{visible(sheet)}`" for wave, sheet in sheets.items() if wave not in given_waves]
            if unread_sheets:
                unread_sheets_text = phrase(
                    "{sheets} {count:isn't|aren't} read.", sheets=listing(unread_sheets), count=len(unread_sheets)
                )
                message = sentences(message, unread_sheets_text)
            severity = Severity.WARNING if unread_sheets else Severity.NOTE
            hint = phrase("{sheet} names others.", sheet=Option("--sheet"))
            findings.append(Finding("evaluate.sheets", severity, message, Location(display_name(table.path)), hint))
    return tables_to_read, findings


def _like_sheets_finding(path: Path, like_sheets: LikeSheets) -> Finding:
    """That sheets may be waves though their names say none: as which they are read, or how to say it."""
    names = [f"`{visible(dated_sheet.sheet)}`" for dated_sheet in like_sheets.sheets]
    if like_sheets.is_known:
        meanings = [
            f"{name} as {wave} ({dated_sheet.first_day} to {dated_sheet.last_day})"
            for name, wave, dated_sheet in zip(names, WAVES, like_sheets.sheets, strict=False)
        ]
        message = phrase(
            "sheets are read by their days, as they hold the same people's codes: {meanings}. {shared}.",
            meanings=listing(meanings),
            shared=like_sheets.shared_codes_text,
        )
        hint = phrase("{sheet} names others.", sheet=Option("--sheet"))
    else:
        message = phrase(
            "{sheets} have the same columns and the same people's codes, and nothing says which is before and which is"
            " after. {shared}.",
            sheets=listing(names),
            shared=like_sheets.shared_codes_text,
        )
        hint = phrase(
            "Please name them in their order, such as {before} {after}.",
            before=Option("--sheet", f'"{visible(like_sheets.sheets[0].sheet)}"'),
            after=Option("--sheet", f'"{visible(like_sheets.sheets[1].sheet)}"'),
        )
    return Finding("evaluate.sheets", Severity.WARNING, message, Location(display_name(path)), hint)


def join_files(
    request: Request,
    instrument: Instrument,
    waves_by_trained: Mapping[bool, Sequence[WaveResponses]],
    findings: Sequence[Finding],
) -> ReadFiles:
    """The responses of the trained (True) and of those who waited (False), files of one wave together.

    Raises:
        ContentError: no file has the column that says the site.
    """
    column = site_column(request, instrument)
    sites_option = "" if column or request.sites == ONE else request.sites or UNSAID
    (wave_responses, remarks), (waiting_responses, waiting_remarks) = (
        one_per_wave(waves_by_trained[is_trained], instrument, sites=sites_option) for is_trained in (True, False)
    )
    if column:
        _require_sites(column, wave_responses)
        wave_responses, waiting_responses = by_column(wave_responses, column), by_column(waiting_responses, column)
    return ReadFiles(instrument, wave_responses, waiting_responses, [*findings, *remarks, *waiting_remarks])


def alone_as(request: Request, trained_tables: Sequence[GivenTable]) -> SoleWave:
    """What answers are that say no wave, where files of one wave alone are given: what they are given as; of the first
    file of a line, where nobody says more, those of a form after the training."""
    unsaid = len(trained_tables) == 1 and request.pre is not None
    return SoleWave("post" if unsaid else trained_tables[0].wave, is_stated=not unsaid)


def site_column(request: Request, instrument: Instrument) -> str:
    """The column that says the site: as asked for, else the plan's; "" where files or nothing say it."""
    if request.sites:
        return "" if request.sites in (FILES, ONE) else request.sites
    return instrument.plan.sites if instrument.plan else ""


def _require_sites(column: str, waves: Sequence[WaveResponses]) -> None:
    """Refuses a column that is in no file: people of several sites would each be counted as standing alone.

    Raises:
        ContentError: there is no such column.
    """
    if not any(column in wave.groups for wave in waves):
        raise ContentError.because(
            "evaluate.site-column",
            phrase("no file has the column `{column}`, which is to say the site.", column=visible(column)),
            hint=sentences(
                phrase("Please correct {sites}, or `sites` in the plan of the instrument;", sites=Option("--sites")),
                "or correct the files.",
                phrase(
                    "With {files} each file is a site, with {one_site} all are parts of one training.",
                    files=Option("--sites", "files"),
                    one_site=Option("--sites", "one"),
                ),
            ),
        )
