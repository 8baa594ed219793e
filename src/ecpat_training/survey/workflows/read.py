"""One file of answers read beside its questionnaire, and looked at as `ecpat survey inspect` does."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.failures import merge_failures, unreadable
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.inspection import SurveyInspection
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.inspection import AnswerSummary, answer_summary, inspect_table
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.mapping import NO_MAPPING, SurveyMapping
from ecpat_training.survey.reading.mapping_file import read_survey_mapping
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import count_responses, survey_of
from ecpat_training.survey.reading.wave_sheets import sheets_by_wave


class SurveyFile(NamedTuple):
    """Where answers stand and how they are to be read.

    Attributes:
        path: a survey export.
        wave: the wave that the whole file holds, where it doesn't say it itself.
        encoding: of a CSV file that isn't Unicode.
        sheet: where a workbook has several.
        mapping: the file that says what columns and answers are, if there is one.
        post_from: the day from which on answers are from after the training, where nothing else says it.
    """

    path: Path
    wave: Wave | None = None
    encoding: str | None = None
    sheet: str | None = None
    mapping: Path | None = None
    post_from: date | None = None


class ReadSurvey(NamedTuple):
    """The questionnaire, the responses of each wave in the file, what the file is, and all that was noted."""

    instrument: Instrument
    waves: Sequence[WaveResponses]
    seen: SurveyInspection
    findings: Sequence[Finding]


def read_answers(survey: SurveyFile, instrument: Path) -> ReadSurvey:
    """Reads a survey export beside its questionnaire.

    Raises:
        InputError, RefusedError: a file can't be read, or holds a form and not its answers; all are tried first.
        ContentError: a person must decide something about the answers or the questionnaire; each such thing is among
            the findings.
        UsageError: there is no such encoding or sheet.
    """
    try:
        questionnaire, source = read_instrument(instrument)
        mapping = NO_MAPPING if survey.mapping is None else read_survey_mapping(survey.mapping, questionnaire)
    except EcpatError as failure:
        raise merge_failures([failure, *unreadable([(survey.path, survey.sheet)], encoding=survey.encoding)]) from None
    return read_answers_with(survey, questionnaire, source.findings, mapping)


def read_answers_with(
    survey: SurveyFile,
    questionnaire: Instrument,
    source_findings: Sequence[Finding] = (),
    mapping: SurveyMapping = NO_MAPPING,
) -> ReadSurvey:
    """Reads a survey export beside a questionnaire that is read already, of which this was `source_findings`; by the
    `mapping`, if there is one. See `read_answers` for what is raised."""
    table = read_table(survey.path, encoding=survey.encoding, sheet=survey.sheet, is_long=True)
    recognition = recognise(table)
    waves, findings = survey_of(table, questionnaire, survey.wave, mapping, survey.post_from, recognition=recognition)
    inspection, inspection_findings = inspect_table(table, questionnaire, recognition)
    findings = [*source_findings, *findings, *inspection_findings, *mapping.remarks()]
    return ReadSurvey(questionnaire, waves, inspection, list(dict.fromkeys(findings)))


class CountedAnswers(NamedTuple):
    """How many responses a file holds, what they say of themselves, and all that was noted."""

    people: int
    said: AnswerSummary
    findings: Sequence[Finding]


def count_answers(
    path: Path, wave: Wave, questionnaire: Instrument, source_findings: Sequence[Finding]
) -> CountedAnswers:
    """Looks at answers of a wave beside a questionnaire, of which this was `source_findings`: all that `read_answers`
    finds but the answers themselves, as whoever looks through a folder needs none; by the mapping that lies beside
    them. See there for what is raised."""
    mapping_path = find_mapping_beside(path)
    mapping = NO_MAPPING if mapping_path is None else read_survey_mapping(mapping_path, questionnaire)
    table = read_table(path, sheet=sheets_by_wave(path).get(wave), is_long=True)
    recognition = recognise(table)
    answer_count = count_responses(table, questionnaire, wave, recognition, mapping)
    answers = answer_summary(table, recognition[1], answer_count.rows)
    return CountedAnswers(
        answer_count.people,
        answers,
        list(dict.fromkeys([*source_findings, *answer_count.findings, *answers.findings])),
    )
