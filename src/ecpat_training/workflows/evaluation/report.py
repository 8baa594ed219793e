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
from ecpat_training.report.effect.document import effect_document
from ecpat_training.report.effect.json import effect_json
from ecpat_training.report.effect.publish import publish as publishable
from ecpat_training.report.effect.readers import Reader
from ecpat_training.results.effect.report import EffectReport
from ecpat_training.workflows.deliver import Delivery, Outcome, exit_code, provenance, same_twice
from ecpat_training.workflows.evaluation.untrained import comparison_written, with_background
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
    comparison_group: str | None = None,
    waiting: Mapping[Wave, Path | None] | None = None,
) -> Outcome:
    """Reads the waves' files, measures the change, delivers the report.

    Args:
        files: the export of each wave; if only `pre` is given, that file may hold several waves in a column.
        instrument_path: the questionnaire.
        delivery: where the report goes.
        publish: apply the disclosure procedure.
        reader: for whom the report is.
        encoding: of CSV files that are not Unicode.
        sheets: of workbooks with several: one for all files, or one for each in the order of `files`, then `waiting`.
        comparison_group: who was asked without the training, as `column=value`; else as the plan says.
        waiting: files of such people, by wave.

    Raises:
        UsageError: not so many sheets as files; one file, or sheet, is given for two waves; or a comparison group is
            not written as `column=value`, or given twice.
        InputError, RefusedError: files can't be read; all of them are tried first.
        ContentError: what is in them needs a person.
    """
    comparison = comparison_written(comparison_group, files=bool(waiting and any(waiting.values())))
    trained = {wave: path for wave, path in files.items() if path is not None}
    asked = [*trained.items(), *((wave, path) for wave, path in (waiting or {}).items() if path is not None)]
    given = _with_sheets(asked, sheets)
    same_twice((wave if at < len(trained) else f"waiting {wave}", *table) for at, (wave, table) in enumerate(given))
    instrument_path = instrument_file(instrument_path)
    paths = [*dict.fromkeys(path for _, (path, _) in given), instrument_path]
    delivery.check(paths)
    try:
        instrument, source = read_instrument(instrument_path)
    except EcpatError as failure:
        raise together([failure, *unreadable([table for _, table in given], encoding=encoding)]) from None
    instrument = with_background(instrument, comparison)
    waves: list[WaveResponses] = []
    untrained: list[WaveResponses] = []
    findings: list[Finding] = list(source.findings)
    failures: list[EcpatError] = []
    for at, (wave, (path, sheet)) in enumerate(given):
        only = wave if at >= len(trained) or len(trained) > 1 else None
        try:
            read, said = read_survey(path, instrument, wave=only, encoding=encoding, sheet=sheet)
        except EcpatError as failure:  # the other files' problems are wanted too
            failures.append(failure)
            continue
        (waves if at < len(trained) else untrained).extend(read)
        findings += said
    if failures:
        raise together(failures)
    report = evaluate_waves(instrument, waves, findings, comparison, untrained)
    delivery.findings(report.findings)
    shown = publishable(report) if publish else report
    options = (" --publish" if publish else "") + (f" --for {reader}" if reader != "coordinator" else "")
    options += f" --comparison-group {comparison_group}" if comparison_group else ""
    made = provenance("ecpat evaluate" + options, paths)
    data = effect_json(shown, made) if delivery.writes(".json") else None
    delivery.document(effect_document(shown, made, reader), data=data)
    return Outcome(exit_code(report.findings), _headline(shown))


def _with_sheets(
    files: Sequence[tuple[Wave, Path]], sheets: Sequence[str]
) -> list[tuple[Wave, tuple[Path, str | None]]]:
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
    return [(wave, (path, sheet)) for (wave, path), sheet in zip(files, named, strict=True)]


def _headline(report: EffectReport) -> str:
    compared = next((one for one in report.comparisons if one.changes), None)
    if compared is None:
        return "Nothing could be compared."
    people = count(compared.n, "person", "people") if compared.n is not None else "The people"
    return f"{people} linked from {compared.before} to {compared.after}; {compared.changes[0].sentence}"
