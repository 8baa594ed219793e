"""`ecpat evaluate`: from survey exports to a report in every format asked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import count
from ecpat_training.measure.several_files import one_per_wave
from ecpat_training.model.instrument import Instrument, Wave
from ecpat_training.model.responses import WaveResponses
from ecpat_training.read.instrument import instrument_file, read_instrument
from ecpat_training.read.survey.mapping import NO_MAPPING, SurveyMapping
from ecpat_training.read.survey.mapping_file import read_survey_mapping
from ecpat_training.read.survey.survey import read_survey
from ecpat_training.report.effect.document import effect_document
from ecpat_training.report.effect.json import effect_json
from ecpat_training.report.effect.publish import publish as publishable
from ecpat_training.report.effect.readers import Reader
from ecpat_training.results.effect.report import EffectReport
from ecpat_training.workflows.deliver import Delivery, Outcome, exit_code, provenance, same_twice
from ecpat_training.workflows.evaluation.waves import evaluate_waves
from ecpat_training.workflows.failures import together, unreadable


def effect_report(
    files: Mapping[Wave, Sequence[Path]],
    instrument_path: Path,
    delivery: Delivery,
    *,
    publish: bool = False,
    reader: Reader = "coordinator",
    encoding: str | None = None,
    sheets: Sequence[str] = (),
    mapping_path: Path | None = None,
    post_from: date | None = None,
) -> Outcome:
    """Reads the waves' files, measures the change, delivers the report.

    Args:
        files: the exports of each wave; if only one wave is given, its files may hold several, in a column or side by
            side.
        instrument_path: the questionnaire.
        delivery: where the report goes.
        publish: apply the disclosure procedure.
        reader: for whom the report is.
        encoding: of CSV files that are not Unicode.
        sheets: of workbooks with several: one for all files, or one for each in the order of `files`.
        mapping_path: what a person has decided about columns and answers.
        post_from: the day from which on answers are from after the training, in files that don't say their waves.

    Raises:
        UsageError: not so many sheets as files; or one file, or sheet, is given for two waves.
        InputError, RefusedError: files can't be read; all of them are tried first.
        ContentError: what is in them needs a person.
    """
    tables = _with_sheets([(wave, path) for wave, paths in files.items() for path in paths], sheets)
    same_twice((one.wave, one.path, one.sheet) for one in tables)
    instrument_path = instrument_file(instrument_path)
    paths = [*dict.fromkeys(one.path for one in tables), instrument_path, *([mapping_path] if mapping_path else [])]
    delivery.check(paths)
    try:
        instrument, source = read_instrument(instrument_path)
        mapping = read_survey_mapping(mapping_path, instrument) if mapping_path else NO_MAPPING
    except EcpatError as failure:
        raise together([failure, *unreadable(((one.path, one.sheet) for one in tables), encoding=encoding)]) from None
    waves, findings = _read(tables, instrument, mapping, encoding, post_from)
    findings = [*source.findings, *findings, *mapping.remarks()]
    report = evaluate_waves(instrument, waves, findings)
    delivery.findings(report.findings)
    shown = publishable(report) if publish else report
    options = (" --publish" if publish else "") + (f" --for {reader}" if reader != "coordinator" else "")
    made = provenance("ecpat evaluate" + options, paths)
    data = effect_json(shown, made) if delivery.writes(".json") else None
    delivery.document(effect_document(shown, made, reader), data=data)
    return Outcome(exit_code(report.findings), _headline(shown))


def given(
    pre: Path | None, post: Path | None, more_pre: Sequence[Path], more_post: Sequence[Path], follow_up: Sequence[Path]
) -> dict[Wave, list[Path]]:
    """The files of each wave, as `effect_report` takes them; of a wave with several, the one named first.

    Raises:
        UsageError: no file was given.
    """
    files: dict[Wave, list[Path]] = {
        "pre": [*([pre] if pre else []), *more_pre],
        "post": [*([post] if post else []), *more_post],
        "follow-up": list(follow_up),
    }
    if not any(files.values()):
        hint = "Name the file from before and the one from after: `ecpat evaluate pre.csv post.csv -i instrument.yaml`."
        raise UsageError.because("usage.no-file", "no file of answers was given.", hint=hint)
    return files


class _Given(NamedTuple):
    """A file, the wave that it was given as, and which of its sheets to read, if that was said."""

    wave: Wave
    path: Path
    sheet: str | None


def _read(
    given: Sequence[_Given],
    instrument: Instrument,
    mapping: SurveyMapping,
    encoding: str | None,
    post_from: date | None,
) -> tuple[list[WaveResponses], list[Finding]]:
    """The responses of each wave and what was noted.

    Raises:
        InputError, RefusedError, ContentError: files can't be read; with the problems of all.
    """
    waves: list[WaveResponses] = []
    findings: list[Finding] = []
    failures: list[EcpatError] = []
    several = len({one.wave for one in given}) > 1
    for one in given:
        wave = one.wave if several else None
        try:
            read, said = read_survey(
                one.path,
                instrument,
                wave=wave,
                encoding=encoding,
                sheet=one.sheet,
                mapping=mapping,
                post_from=post_from,
            )
        except EcpatError as failure:  # the other files' problems are wanted too
            failures.append(failure)
            continue
        waves += read
        findings += said
    if failures:
        raise together(failures)
    joined, said = one_per_wave(waves)
    return joined, [*findings, *said]


def _with_sheets(files: Sequence[tuple[Wave, Path]], sheets: Sequence[str]) -> list[_Given]:
    """Each file and which of its sheets to read, if that was said.

    Raises:
        UsageError: several sheets are named, but not one for each file.
    """
    if len(sheets) > 1 and len(sheets) != len(files):
        raise UsageError.because(
            "usage.sheets",
            f"{count(len(sheets), 'sheet')} named for {count(len(files), 'file')}.",
            hint="Give --sheet once for all files, or once for each in their order: before, after, follow-up. "
            "A workbook that holds several of them is given once for each.",
        )
    named = sheets if len(sheets) > 1 else [sheets[0] if sheets else None] * len(files)
    return [_Given(wave, path, sheet) for (wave, path), sheet in zip(files, named, strict=True)]


def _headline(report: EffectReport) -> str:
    compared = next((one for one in report.comparisons if one.changes), None)
    if compared is None:
        return "Nothing could be compared."
    people = count(compared.n, "person", "people") if compared.n is not None else "The people"
    return f"{people} linked from {compared.before} to {compared.after}; {compared.changes[0].sentence}"
