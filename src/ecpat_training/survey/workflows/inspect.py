"""`ecpat survey inspect`: what files of answers are, each with the reasons."""

from collections.abc import Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.failures import merge_failures
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import count, visible
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.instrument.item import WAVES
from ecpat_training.survey.model.inspection import SurveyInspection
from ecpat_training.survey.reading.inspection import inspect_table
from ecpat_training.survey.reading.instrument import instrument_file, read_instrument
from ecpat_training.survey.reading.mapping_files import assign_sheets
from ecpat_training.survey.reading.other_wave import WaveTable, codes_over_tables
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.shared_codes import shared_code_findings
from ecpat_training.survey.report.for_machines import SurveyInspectResult
from ecpat_training.survey.report.inspect import inspection_document, inspection_json


def inspect_surveys(
    files: Sequence[Path],
    delivery: Delivery,
    *,
    instrument: Path | None = None,
    encoding: str | None = None,
    sheets: Sequence[str] = (),
) -> Outcome:
    """Looks at every file, and says of each what it is.

    Files that can't be read don't keep the others from being told; the exit code is then theirs.

    Args:
        files: survey exports of any platform.
        delivery: where the report goes.
        instrument: the questionnaire to lay beside them.
        encoding: of CSV files that are not Unicode.
        sheets: of workbooks with several: one for all files, or one for each in the order of `files`.

    Raises:
        UsageError: there are more or fewer sheets than files.
        InputError, RefusedError, ContentError: no file can be read.
    """
    sheet_names = assign_sheets(sheets, len(files))
    instrument_path = None if instrument is None else instrument_file(instrument)
    delivery.check([*files, instrument_path])
    questionnaire = None if instrument_path is None else read_instrument(instrument_path)[0]
    surveys: list[SurveyInspection] = []
    read_paths: list[Path] = []
    findings: list[Finding] = []
    failures: list[EcpatError] = []
    tables: list[WaveTable] = []
    for path, sheet in zip(files, sheet_names, strict=True):
        try:
            with progress_line(delivery, f"looking at {visible(path.name)}"):
                table = read_table(path, encoding=encoding, sheet=sheet, is_long=True)
                recognition = recognise(table)
                survey, survey_findings = inspect_table(table, questionnaire, recognition)
                if len(files) > 1 and not survey.side_by_side:
                    waves = [wave for wave in WAVES if wave == survey.wave_by_name]
                    tables.append(WaveTable(table, recognition[1], waves))
        except EcpatError as failure:
            failures.append(failure)
            continue
        surveys.append(survey)
        read_paths.append(path)
        findings += survey_findings
    if not surveys:
        raise merge_failures(failures)
    findings += shared_code_findings(codes_over_tables(tables))
    if failures:
        findings = [*merge_failures(failures).findings, *findings]
    delivery.findings(findings)
    origin = provenance("ecpat survey inspect", [*read_paths, instrument_path])
    delivery.document(inspection_document(surveys, origin), data=inspection_json(surveys, origin))
    delivery.data(lambda: SurveyInspectResult(surveys), findings, origin)
    code = merge_failures(failures).exit_code if failures else exit_code(findings)
    return Outcome(code, f"{count(len(surveys), 'file')} looked at.")
