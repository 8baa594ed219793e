"""Reading columns of points, without an instrument: those that a person names, or that are plainly such."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.commands.failures import merge_failures
from ecpat_training.commands.file_lookup import INSTRUMENT, search_description
from ecpat_training.core.errors import ContentError, EcpatError, UsageError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.comparing.comparison_group import with_background
from ecpat_training.effect.workflows.points_options import OPTIONS, POINTS_OPTIONS
from ecpat_training.effect.workflows.reading import ReadFiles, alone_as, join_files, site_column
from ecpat_training.effect.workflows.request import GivenTable, Request
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import RawSurvey, SurveyColumn
from ecpat_training.survey.instrument.analysis_plan import ComparisonGroup
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.columns import headers_of, shorten_text
from ecpat_training.survey.reading.mapping import NO_MAPPING, SurveyMapping, item_and_wave
from ecpat_training.survey.reading.mapping_files import read_mappings
from ecpat_training.survey.reading.points.guess import PointsGuess, guess_beside, guess_of_wave, rows_of, typed
from ecpat_training.survey.reading.points.header import header_wave
from ecpat_training.survey.reading.points.layout import PointsLayout, named_columns
from ecpat_training.survey.reading.points.reading import CODE, POINTS, PointsTable, points_instrument, read_together
from ecpat_training.survey.reading.points.unit import PointsUnit
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import survey_of
from ecpat_training.survey.reading.wave_column import is_wave_column, odd_among_waves
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences

_MAX_ODD_LISTED = 8
_OF_AN_INSTRUMENT = ("survey.columns-not-used", "survey.questions-found")  # said without one by `read_together`


@dataclass(frozen=True)
class _Inspection:
    """A table with its columns, of the wave that it was given as, if it was; what of its columns is known, and what may
    be guessed of the rest. `is_only_table` says that it is all that there is, of one wave: then nobody needs a code."""

    given_table: GivenTable
    mapping: SurveyMapping
    table: CellTable
    raw_survey: RawSurvey
    wave: Wave | None
    layout: PointsLayout
    guess: PointsGuess
    is_only_table: bool = False

    @property
    def known(self) -> bool:
        """Whether that is all that is needed: where each row is a person's, no code is."""
        has_codes = self.layout.code is not None or self.is_only_table
        return bool(self.layout.points) and (None not in self.layout.points or has_codes)


def read_points(request: Request, tables: Sequence[GivenTable], comparison: ComparisonGroup | None) -> ReadFiles:
    """Reads the mappings and every table.

    Raises:
        InputError, RefusedError: files can't be read; the problems of all are among the findings.
        UsageError: columns that are named aren't there; or none is named, and it isn't plain which they are.
        ContentError: what is in the cells needs a person.
    """
    failures: list[EcpatError] = []
    mappings: Mapping[Path, SurveyMapping] = {}
    inspections: list[_Inspection] = []
    try:
        mappings = read_mappings((table.mapping for table in tables), points_instrument(PointsUnit()))
    except EcpatError as failure:
        failures.append(failure)
    several_waves = len({table.wave for table in tables if table.trained}) > 1
    is_one_wave = not several_waves and alone_as(request, [table for table in tables if table.trained]).is_stated
    for given_table in tables:
        try:
            mapping = NO_MAPPING if given_table.mapping is None else mappings.get(given_table.mapping, NO_MAPPING)
            wave = given_table.wave if several_waves or not given_table.trained else None
            inspections.append(
                _inspect_table(request, given_table, mapping, wave, is_one_wave=is_one_wave and given_table.trained)
            )
        except EcpatError as failure:  # the other files' problems are wanted too
            failures.append(failure)
    if failures:
        raise merge_failures(failures)
    guessed_findings = (
        [] if all(inspection.known for inspection in inspections) else [_guessed_finding(request, inspections)]
    )
    remarks = [remark for mapping in mappings.values() for remark in mapping.remarks()]
    return _read_tables(request, inspections, comparison, guessed_findings, remarks)


def _read_tables(
    request: Request,
    inspections: Sequence[_Inspection],
    comparison: ComparisonGroup | None,
    guess_findings: Sequence[Finding],
    mapping_findings: Sequence[Finding],
) -> ReadFiles:
    """Reads the cells of all tables in one unit, then the tables."""
    blank_instrument = points_instrument(PointsUnit())
    groups = with_background(blank_instrument, comparison, site_column(request, blank_instrument)).groups
    points_tables = [
        PointsTable(
            inspected.table,
            inspected.raw_survey,
            inspected.layout if inspected.known else inspected.guess.layout or inspected.layout,
            inspected.mapping,
            inspected.wave,
            groups,
        )
        for inspected in inspections
    ]
    survey_tables, unit, remarks = read_together(points_tables, request.maximum)
    findings = [*guess_findings, *remarks]
    if errors(remarks):
        raise ContentError(findings)
    instrument = points_instrument(unit).model_copy(update={"groups": groups})
    failures: list[EcpatError] = []
    waves_by_trained: dict[bool, list[WaveResponses]] = {True: [], False: []}
    trained_tables = [inspected.given_table for inspected in inspections if inspected.given_table.trained]
    for inspection, table in zip(inspections, survey_tables, strict=True):
        try:
            single_wave = None if table.wave else alone_as(request, trained_tables)
            waves, survey_findings = survey_of(
                table.table, instrument, table.wave, table.mapping, request.post_from, single_wave
            )
        except EcpatError as failure:
            failures.append(failure)
            continue
        waves_by_trained[inspection.given_table.trained] += waves
        findings += [finding for finding in survey_findings if finding.code not in _OF_AN_INSTRUMENT]
    if failures:
        raise merge_failures(failures)
    if len({wave.wave for waves in waves_by_trained.values() for wave in waves}) == 1:
        instrument = instrument.model_copy(update={"instrument": "Points"})
    return join_files(request, instrument, waves_by_trained, [*findings, *mapping_findings])


def _inspect_table(
    request: Request, given_table: GivenTable, mapping: SurveyMapping, wave: Wave | None, *, is_one_wave: bool
) -> _Inspection:
    """A table, and what the command line and the mapping say of its columns.

    Args:
        is_one_wave: whether the files were given as those of one wave alone, which may hold several none the less.

    Raises:
        UsageError: columns that are named aren't there.
    """
    table = read_table(given_table.path, encoding=request.encoding, sheet=given_table.sheet, is_long=True)
    _, raw_survey = recognise(table)
    option_by_wave = {"pre": "before", "post": "after"}
    requested = {
        OPTIONS[name]: column
        for name in POINTS_OPTIONS
        if isinstance(column := getattr(request, name), str)
        and not (name in option_by_wave.values() and wave is not None and option_by_wave.get(wave) != name)
    }
    named_headers, wrong_findings = named_columns(table, raw_survey, requested)
    if wrong_findings:
        raise UsageError(wrong_findings)
    mapped_columns, code = _mapped_columns(table, raw_survey, mapping)
    if OPTIONS["score"] in named_headers:
        points: dict[Wave | None, SurveyColumn] = {None: named_headers[OPTIONS["score"]]}
    elif wave in option_by_wave and OPTIONS[option_by_wave[wave]] in named_headers:
        points = {None: named_headers[OPTIONS[option_by_wave[wave]]]}
    elif OPTIONS["before"] in named_headers:
        points = {"pre": named_headers[OPTIONS["before"]], "post": named_headers[OPTIONS["after"]]}
    else:
        points = mapped_columns
    code = named_headers.get(OPTIONS["code"], code)
    points_column = points.get(None)
    is_only_table = wave is None and not any(is_wave_column(column.header) for column in raw_survey.columns)
    guess = (
        guess_of_wave(table, raw_survey, wave, code, points_column, is_only_wave=is_only_table)
        if wave or points_column
        else guess_beside(table, raw_survey, code)
    )
    if is_one_wave and guess.layout is None and not points and len(guess.points) < 2:
        guess = guess_of_wave(table, raw_survey, given_table.wave, code, None, is_only_wave=is_only_table)
    return _Inspection(given_table, mapping, table, raw_survey, wave, PointsLayout(points, code), guess, is_only_table)


def _mapped_columns(
    table: CellTable, raw_survey: RawSurvey, mapping: SurveyMapping
) -> tuple[dict[Wave | None, SurveyColumn], SurveyColumn | None]:
    """The columns of points by their wave, and that of the code, as a mapping file says."""
    points: dict[Wave | None, SurveyColumn] = {}
    code = None
    for column in raw_survey.columns:
        means, wave = item_and_wave(mapping.column(column, table) or "")
        if means == POINTS:
            points[wave] = column
        elif means == CODE:
            code = column
    return points, code


def _guessed_finding(request: Request, inspections: Sequence[_Inspection]) -> Finding:
    """What is read because it is plain, with the line that says it in full.

    Raises:
        UsageError: it isn't plain; with the line to type.
    """
    line = _line(request, inspections)
    first_inspection = next(inspection for inspection in inspections if not inspection.known)
    location = first_inspection.table.location_of(first_inspection.raw_survey.header)
    doubtful_inspections = [
        inspection for inspection in inspections if not inspection.known and inspection.guess.layout is None
    ]
    if doubtful_inspections or not line:
        draft = Command("survey draft", f"{' '.join(_files(inspections))} --out {INSTRUMENT.file}")
        raise UsageError(
            [
                _doubt_finding(request, inspection, line, draft)
                for inspection in doubtful_inspections or [first_inspection]
            ]
        )
    guessed_columns = [
        f"`{column}`"
        for inspection in inspections
        for column in (*inspection.guess.points, inspection.guess.code)
        if column
    ]
    columns = listing([*dict.fromkeys(guessed_columns)], 12).replace('"', "")
    layouts = [inspection.guess.layout or inspection.layout for inspection in inspections]
    side_by_side = any(len(layout.points) > 1 for layout in layouts)
    subject = (
        "points before and after"
        if side_by_side or len({inspection.wave for inspection in inspections}) > 1
        else "points"
    )
    codes = (
        " and people's codes." if first_inspection.guess.code else "; the row says who is who." if side_by_side else "."
    )
    message = phrase(
        "no instrument is named: {columns} {count:is|are} read as {subject}{codes}",
        columns=columns,
        count=len(set(guessed_columns)),
        subject=subject,
        codes=codes,
    )
    hint = sentences("If that isn't so, name the columns.", phrase("In full: {command}.", command=line))
    return Finding("points.guessed", Severity.WARNING, message, location, hint)


def _files(inspections: Sequence[_Inspection]) -> list[str]:
    """The files as they are typed, each once."""
    return [typed(file) for file in dict.fromkeys(str(inspection.given_table.path) for inspection in inspections)]


def _doubt_finding(request: Request, inspection: _Inspection, line: Command | None, draft: Command) -> Finding:
    """It isn't plain what a table's columns are: what to type for points, and what for a questionnaire."""
    has_named_columns = any(getattr(request, name) is not None for name in POINTS_OPTIONS) or request.mapping
    points = listing(list(inspection.guess.points_headers), 12)
    description = phrase(
        "{count:a column of points is|columns of points are} {points}; all columns are {columns}."
        if points
        else "no column holds points: {columns}.",
        count=len(inspection.guess.points_headers),
        points=points,
        columns=headers_of(inspection.raw_survey),
    )
    message = phrase("it isn't plain which columns hold the points and the code: {columns}", columns=description)
    hints = _of_waves(inspection) or (
        [phrase("For points, name them: {command}.", command=line)] if line and points else []
    )
    if not has_named_columns:
        message = phrase(
            "{nowhere} It isn't plain which columns hold the points and the code: {columns}",
            nowhere=search_description(INSTRUMENT),
            columns=description,
        )
        hints += [
            phrase(
                "For a questionnaire, add {instrument}, or set {variable}.",
                instrument=Option("--instrument", "FILE"),
                variable=INSTRUMENT.variable,
            ),
            phrase("If there is none yet, {command} drafts one.", command=draft),
        ]
    return Finding(
        "points.which-columns",
        Severity.ERROR,
        message,
        inspection.table.location_of(inspection.raw_survey.header),
        sentences(*hints) if hints else None,
    )


def _of_waves(inspection: _Inspection) -> list[str]:
    """What to do where each person has a row for each wave, and a column of another name says which: a line of one wave
    would take before and after together."""
    table, rows = inspection.table, rows_of(inspection.table, inspection.raw_survey)
    for column in inspection.raw_survey.columns:
        texts = list(map(as_text, column_cells(table, rows, column.index)))
        odd_positions = None if is_wave_column(column.header) else odd_among_waves(texts)
        if odd_positions is not None:
            corrections = [
                phrase(
                    "`{word}` in {place} says neither: please correct it, or take the row out.",
                    word=visible(texts[position])[:40],
                    place=table.location_of(rows[position], column.index).place_in_file,
                )
                for position in odd_positions[:_MAX_ODD_LISTED]
            ]
            rename_hint = "The column `{column}` says before and after: please call it `wave`."
            return [phrase(rename_hint, column=shorten_text(column.header)), *corrections]
    return []


def _line(request: Request, inspections: Sequence[_Inspection]) -> Command | None:
    """The line that names every column; none where no line can, as the files call the code differently."""
    codes = dict.fromkeys(inspection.guess.code for inspection in inspections)
    if len(codes) > 1:
        return None
    (code,) = codes
    sheets = [inspection.given_table.sheet for inspection in inspections if inspection.given_table.sheet]
    guesses = [inspection.guess for inspection in inspections]
    layout = inspections[0].layout if inspections[0].layout.points or guesses[0].layout is None else guesses[0].layout
    side_by_side = len(inspections) == 1 and inspections[0].wave is None and None not in layout.points
    sheets_by_wave = _sheets_of_waves(inspections[0].table) if side_by_side and len(guesses[0].points) < 2 else []
    if sheets_by_wave:
        side_by_side, sheets = False, sheets_by_wave
        guesses = [guess_of_wave(inspections[0].table, inspections[0].raw_survey, "pre", None, None)]
    points = [guess.points[0] if guess.points else "COLUMN" for guess in guesses]
    if side_by_side:
        columns = [*inspections[0].guess.points, "COLUMN", "COLUMN"][:2]
        options = f"--before {columns[0]} --after {columns[1]}"
    elif len(set(points)) == 1:
        options = f"--score {points[0]}"
    elif len(points) == 2:
        options = f"--before {points[0]} --after {points[1]}"
    else:
        return None
    code_options = [f"--code {code or 'COLUMN'}"] if code or not side_by_side else []
    max_option = [f"--max {request.maximum:g}"] if request.maximum is not None else []
    single_points = side_by_side and len(guesses[0].points_headers) == 1
    if single_points and not inspections[0].is_only_table:  # a column says the wave of each row
        side_by_side, options, code_options = False, f"--score {points[0]}", [f"--code {code or 'COLUMN'}"]
    single_wave = alone_as(
        request, [inspection.given_table for inspection in inspections if inspection.given_table.trained]
    )
    is_one_wave = side_by_side and single_points
    if is_one_wave:
        code_options, options = [], f"--score {points[0]}"
    states_wave = is_one_wave or (
        single_wave.is_stated and not side_by_side and all(inspection.wave is None for inspection in inspections)
    )
    wave_option = f"--{single_wave.wave} " if states_wave else ""
    words = [
        *(f"{wave_option}{file}" for file in _files(inspections)),
        *(f"--sheet {typed(sheet)}" for sheet in sheets),
        *code_options,
        options,
        *max_option,
    ]
    return Command("evaluate", " ".join(words))


def _sheets_of_waves(table: CellTable) -> list[str]:
    """The sheets of a workbook that are called before and after, where there is one of each."""
    sheets_by_wave = {wave: [sheet for sheet in table.sheets if header_wave(sheet) == wave] for wave in ("pre", "post")}
    return (
        [sheet for wave in sheets_by_wave.values() for sheet in wave]
        if all(len(sheets) == 1 for sheets in sheets_by_wave.values())
        else []
    )
