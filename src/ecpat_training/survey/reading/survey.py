"""A survey's export: from a file to the answers of one wave, or of several."""

from datetime import date
from pathlib import Path

from ecpat_training.core.finding import Finding
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.mapping import NO_MAPPING, SurveyMapping
from ecpat_training.survey.reading.table import survey_of


def read_survey(
    path: Path | str,
    instrument: Instrument,
    *,
    wave: Wave | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    mapping: SurveyMapping = NO_MAPPING,
    post_from: date | None = None,
) -> tuple[list[WaveResponses], list[Finding]]:
    """Reads a survey export.

    Args:
        wave: the wave that the whole file holds; without it, the file needs a column such as `wave`, or columns whose
            names say it, such as `q1.pre` and `q1.post`.
        encoding: of a CSV file that isn't Unicode; never guessed.
        sheet: of a workbook; without it, the first that holds anything.
        mapping: what a person has decided about columns, answers and waves.
        post_from: the day from which on answers are from after the training, where nothing else says it.

    Returns:
        The responses of each wave in the file, in the order of the waves, and what was noted on the way.

    Raises:
        InputError, RefusedError: the file can't be read, or holds a form and not its answers.
        ContentError: with everything in it that a person must decide.
    """
    return survey_of(read_table(path, encoding=encoding, sheet=sheet, long=True), instrument, wave, mapping, post_from)
