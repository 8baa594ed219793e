"""Reading all files of an evaluation, so that every problem is told at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding
from ecpat_training.measure.several_files import one_per_wave
from ecpat_training.model.analysis_plan import ComparisonGroup
from ecpat_training.model.instrument import Instrument
from ecpat_training.model.responses import WaveResponses
from ecpat_training.read.instrument import read_instrument
from ecpat_training.read.survey.mapping import NO_MAPPING, SurveyMapping
from ecpat_training.read.survey.mapping_file import read_survey_mapping
from ecpat_training.read.survey.survey import read_survey
from ecpat_training.workflows.evaluation.request import GivenTable, Request
from ecpat_training.workflows.evaluation.untrained import with_background
from ecpat_training.workflows.failures import together, unreadable


@dataclass(frozen=True)
class ReadFiles:
    """The questionnaire, the responses of each wave of the trained and of those who waited, and what was noted."""

    instrument: Instrument
    waves: Sequence[WaveResponses]
    waiting: Sequence[WaveResponses]
    findings: Sequence[Finding]


def read_files(request: Request, tables: Sequence[GivenTable], comparison: ComparisonGroup | None) -> ReadFiles:
    """Reads the questionnaire, the mapping and every table.

    Raises:
        InputError, RefusedError, ContentError: files can't be read; with the problems of all.
    """
    try:
        instrument, source = read_instrument(request.instrument)
        mapping = read_survey_mapping(request.mapping, instrument) if request.mapping else NO_MAPPING
    except EcpatError as failure:
        others = unreadable(((one.path, one.sheet) for one in tables), encoding=request.encoding)
        raise together([failure, *others]) from None
    instrument = with_background(instrument, comparison)
    trained = [one for one in tables if one.trained]
    several = len({one.wave for one in trained}) > 1
    read: dict[bool, list[WaveResponses]] = {True: [], False: []}
    findings = [*source.findings]
    failures: list[EcpatError] = []
    for one in tables:
        try:
            waves, said = _read(one, request, instrument, mapping, known=several or not one.trained)
        except EcpatError as failure:  # the other files' problems are wanted too
            failures.append(failure)
            continue
        read[one.trained] += waves
        findings += said
    if failures:
        raise together(failures)
    (joined, said), (waiting, said_of_waiting) = one_per_wave(read[True]), one_per_wave(read[False])
    return ReadFiles(instrument, joined, waiting, [*findings, *said, *said_of_waiting, *mapping.remarks()])


def _read(
    one: GivenTable, request: Request, instrument: Instrument, mapping: SurveyMapping, *, known: bool
) -> tuple[list[WaveResponses], list[Finding]]:
    """The waves of a table; of one only where it is `known` which."""
    return read_survey(
        one.path,
        instrument,
        wave=one.wave if known else None,
        encoding=request.encoding,
        sheet=one.sheet,
        mapping=mapping,
        post_from=request.post_from,
    )
