"""`ecpat evaluate`: from survey exports to a report in every format asked for."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import count
from ecpat_training.model.instrument import Wave
from ecpat_training.model.responses import WaveResponses
from ecpat_training.read.instrument import instrument_file, read_instrument
from ecpat_training.read.survey.survey import read_survey
from ecpat_training.report.effect.catalogue_en import data_folder as words
from ecpat_training.report.effect.catalogue_en.report import NOTICE
from ecpat_training.report.effect.document import effect_document
from ecpat_training.report.effect.json import effect_json
from ecpat_training.report.effect.publish import publish as publishable
from ecpat_training.report.effect.readers import Reader
from ecpat_training.results.effect.report import EffectReport
from ecpat_training.workflows.deliver import Delivery, Outcome, exit_code, provenance, same_twice
from ecpat_training.workflows.evaluation.data_folder import data_folder
from ecpat_training.workflows.evaluation.waves import evaluate_waves
from ecpat_training.workflows.failures import together, unreadable


def effect_report(
    files: Mapping[Wave, Path | None],
    instrument_path: Path,
    delivery: Delivery,
    *,
    publish: bool = False,
    reader: Reader = "coordinator",
    encoding: str | None = None,
    sheets: Sequence[str] = (),
    data: Path | None = None,
) -> Outcome:
    """Reads the waves' files, measures the change, delivers the report.

    Args:
        files: the export of each wave; if only `pre` is given, that file may hold several waves in a column.
        instrument_path: the questionnaire.
        delivery: where the report goes.
        publish: apply the disclosure procedure.
        reader: for whom the report is.
        encoding: of CSV files that are not Unicode.
        sheets: of workbooks with several: one for all files, or one for each in the order of `files`.
        data: the folder for the tidy data, the codebook and the programs that recompute the figures; the delivery
            knows its files as `also`.

    Raises:
        UsageError: `data` together with `publish`; not so many sheets as files; or one file, or sheet, is given for
            two waves.
        InputError, RefusedError: files can't be read; all of them are tried first.
        ContentError: what is in them needs a person.
    """
    if data is not None and publish:
        raise UsageError.because("usage.data", words.USAGE["published"], hint=words.USAGE["published hint"])
    given = _with_sheets({wave: path for wave, path in files.items() if path is not None}, sheets)
    same_twice((wave, *table) for wave, table in given.items())
    instrument_path = instrument_file(instrument_path)
    paths = [*dict.fromkeys(path for path, _ in given.values()), instrument_path]
    delivery.check(paths)
    try:
        instrument, source = read_instrument(instrument_path)
    except EcpatError as failure:
        raise together([failure, *unreadable(given.values(), encoding=encoding)]) from None
    waves: list[WaveResponses] = []
    findings: list[Finding] = list(source.findings)
    failures: list[EcpatError] = []
    for wave, (path, sheet) in given.items():
        try:
            read, said = read_survey(
                path, instrument, wave=wave if len(given) > 1 else None, encoding=encoding, sheet=sheet
            )
        except EcpatError as failure:  # the other files' problems are wanted too
            failures.append(failure)
            continue
        waves += read
        findings += said
    if failures:
        raise together(failures)
    report = evaluate_waves(instrument, waves, findings)
    delivery.findings(report.findings)
    shown = publishable(report) if publish else report
    options = (" --publish" if publish else "") + (f" --for {reader}" if reader != "coordinator" else "")
    made = provenance("ecpat evaluate" + options, paths)
    beside = data_folder(instrument, waves, report, NOTICE) if data is not None else {}
    delivery.document(
        effect_document(shown, made, reader),
        data=effect_json(shown, made) if delivery.writes(".json") else None,
        named={data / name: content for name, content in beside.items()} if data is not None else None,
    )
    return Outcome(exit_code(report.findings), _headline(shown))


def _with_sheets(files: Mapping[Wave, Path], sheets: Sequence[str]) -> dict[Wave, tuple[Path, str | None]]:
    """Each wave's file and which of its sheets to read, if that was said.

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
    return {wave: (path, sheet) for (wave, path), sheet in zip(files.items(), named, strict=True)}


def _headline(report: EffectReport) -> str:
    compared = next((one for one in report.comparisons if one.changes), None)
    if compared is None:
        return "Nothing could be compared."
    people = count(compared.n, "person", "people") if compared.n is not None else "The people"
    return f"{people} linked from {compared.before} to {compared.after}; {compared.changes[0].sentence}"
