"""A mapping file from a survey's export: written once, corrected by a person, used for the form's other files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.file_lookup import INSTRUMENT, missing_file_error
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.table_file import read_table
from ecpat_training.files.writing import PeopleBytes
from ecpat_training.survey.model.survey_map import SurveyMap
from ecpat_training.survey.reading.before_and_after import then_test_note
from ecpat_training.survey.reading.instrument import instrument_file, read_instrument
from ecpat_training.survey.reading.mapping import NO_MAPPING
from ecpat_training.survey.reading.mapping_draft import survey_map
from ecpat_training.survey.reading.mapping_file import read_survey_mapping
from ecpat_training.survey.reading.other_wave import OtherWaves, WaveTable
from ecpat_training.survey.reading.points.draft import points_map
from ecpat_training.survey.reading.points.reading import CODE, POINTS, points_instrument
from ecpat_training.survey.reading.points.unit import PointsUnit
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.shared_codes import SharedCodes, shared_code_findings
from ecpat_training.survey.reading.wide import wide_survey
from ecpat_training.survey.report.for_machines import SurveyMapResult
from ecpat_training.survey.report.survey_map import survey_map_document, survey_mapping_yaml
from ecpat_training.words.catalogue.message import Option, phrase

ENDINGS = (".yaml", ".yml")


def map_survey(
    survey: Path,
    instrument: Path | None,
    delivery: Delivery,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    mapping: Path | None = None,
    other_files: Sequence[Path] = (),
) -> Outcome:
    """`ecpat survey map`: writes what a survey's columns and answers are, for a person to correct; without an
    instrument, what the columns of a table of points are. The files of other waves (`other_files`) say which columns
    hold the same people's codes.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the export has no header, or the earlier mapping can't be understood.
        UsageError: without an instrument, there is no column of points.
        UsageError, OutputError: a file can't be written there.
    """
    instrument = None if instrument is None else instrument_file(instrument)
    inputs = [survey, *other_files, *([instrument] if instrument else []), mapping]
    delivery.check(inputs, renewed=find_mapping_beside(survey))
    if instrument is None:
        questionnaire, source_findings = points_instrument(PointsUnit()), []
    else:
        questionnaire, source = read_instrument(instrument)
        source_findings = [*source.findings]
    earlier_mapping = NO_MAPPING if mapping is None else read_survey_mapping(mapping, questionnaire)
    with progress_line(delivery, "reading the answers"):
        table, *other_tables = (read_table(path, encoding=encoding, sheet=sheet) for path in (survey, *other_files))
    other_waves = [WaveTable(other_table, recognise(other_table)[1]) for other_table in other_tables]
    survey_mapping = (
        survey_map(table, questionnaire, earlier_mapping, other_waves)
        if instrument
        else points_map(table, earlier_mapping, other_waves)
    )
    if not survey_mapping.instrument and not any(
        line.means.startswith(POINTS) for line in survey_mapping.columns.entries
    ):
        raise missing_file_error(INSTRUMENT, phrase("Add {instrument}", instrument=Option("--instrument", "FILE")))
    _, raw_survey = recognise(table)
    findings = [
        *source_findings,
        *table.findings,
        *(finding for other_table in other_tables for finding in other_table.findings),
    ]
    codes = questionnaire.code.columns if instrument else (CODE,)
    findings += _not_written(OtherWaves(WaveTable(table, raw_survey), other_waves).pairs, survey_mapping, codes)
    if instrument and wide_survey(table, raw_survey, questionnaire, earlier_mapping, None) is None:
        findings += then_test_note(table, raw_survey)
    delivery.findings(findings)
    text, origin = PeopleBytes(survey_mapping_yaml(survey_mapping).encode()), provenance("ecpat survey map", inputs)
    delivery.document(survey_map_document(survey_mapping, origin), content_by_ending=dict.fromkeys(ENDINGS, text))
    delivery.data(lambda: SurveyMapResult(survey_mapping), findings, origin)
    return Outcome(exit_code(findings), f"{count(survey_mapping.open, 'line')} to decide.")


def _not_written(pairs: Sequence[SharedCodes], survey_mapping: SurveyMap, codes: Sequence[str]) -> list[Finding]:
    """What other waves' files say of codes that no line of the mapping says: the instrument has no code, another column
    is taken for it, or what the columns share is no code."""
    entries = survey_mapping.columns.entries
    lines = {line.written for line in entries if line.means.removesuffix("?") in codes}
    if any(pair.kind == "codes" and lines & {pair.column.header, pair.column.place} for pair in pairs):
        return []
    worth_saying = [pair for pair in pairs if pair.kind != "chance" or not lines]
    return shared_code_findings(worth_saying, Severity.WARNING)


def words_of_survey(survey: Path, instrument: Path) -> SurveyMap:
    """How the columns and answers of a file are read, with what its mapping, which lies beside it, has decided.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the file has no header, or the questionnaire or the mapping can't be understood.
    """
    questionnaire, _ = read_instrument(instrument)
    mapping_path = find_mapping_beside(survey)
    earlier_mapping = NO_MAPPING if mapping_path is None else read_survey_mapping(mapping_path, questionnaire)
    return survey_map(read_table(survey), questionnaire, earlier_mapping)


def decided_survey(survey: Path, instrument: Path, choices: Mapping[tuple[str, str], str], trial_path: Path) -> bytes:
    """The mapping of a file with what a person has chosen, by part and what is written there. It is written to
    `trial_path` first and read from there, so that no file takes the place of a mapping by which nothing can be read.

    Raises:
        InputError, RefusedError, ContentError: see `words_of_survey`; or a choice isn't one of the part.
    """
    text = PeopleBytes(survey_mapping_yaml(words_of_survey(survey, instrument).decided(choices)).encode())
    trial_path.write_bytes(text)
    read_survey_mapping(trial_path, read_instrument(instrument)[0])
    return text
