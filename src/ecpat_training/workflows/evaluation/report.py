"""`ecpat evaluate`: from survey exports to a report in every format asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import count
from ecpat_training.model.instrument import Wave
from ecpat_training.model.responses import WaveResponses
from ecpat_training.read.instrument import instrument_file, read_instrument
from ecpat_training.read.quotes.file import read_quotes
from ecpat_training.read.survey.survey import read_survey
from ecpat_training.report.effect.document import effect_document
from ecpat_training.report.effect.json import effect_json
from ecpat_training.report.effect.publish import publish as publishable
from ecpat_training.report.effect.readers import Reader
from ecpat_training.results.effect.report import EffectReport
from ecpat_training.workflows.deliver import Delivery, Outcome, exit_code, provenance, same_twice
from ecpat_training.workflows.evaluation.ledger import Publication
from ecpat_training.workflows.evaluation.populations import populations
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
    publication: Publication | None = None,
    quotes_path: Path | None = None,
) -> Outcome:
    """Reads the waves' files, measures the change, delivers the report.

    Args:
        files: the export of each wave; if only `pre` is given, that file may hold several waves in a column.
        instrument_path: the questionnaire.
        delivery: where the report goes.
        publish: apply the disclosure procedure.
        publication: the ledger of what was published; None where the report is an example that nobody publishes.
        reader: for whom the report is.
        encoding: of CSV files that are not Unicode.
        sheets: of workbooks with several: one for all files, or one for each in the order of `files`.

        quotes_path: texts that a person has released.

    Raises:
        UsageError: not so many sheets as files; or one file, or sheet, is given for two waves.
        InputError, RefusedError: files can't be read; all of them are tried first.
        ContentError: what is in them, or in the ledger, needs a person.
        UnsatisfiableError: the ledger has a report about nearly the same people.
    """
    if publication and not publish:
        message = "--ledger and --although are for a report that is published."
        raise UsageError.because("usage.publish", message, hint="Add --publish, or leave them out.")
    given = _with_sheets({wave: path for wave, path in files.items() if path is not None}, sheets)
    same_twice((wave, *table) for wave, table in given.items())
    instrument_path = instrument_file(instrument_path)
    paths = [*dict.fromkeys(path for path, _ in given.values()), instrument_path]
    delivery.check([*paths, quotes_path])
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
    quotes, about_quotes = read_quotes(quotes_path) if quotes_path else (None, [])
    report = replace(evaluate_waves(instrument, waves, findings), quotes=quotes.released if quotes else ())
    delivery.findings([*report.findings, *about_quotes])
    shown = publishable(report) if publish else report
    options = (" --publish" if publish else "") + (f" --for {reader}" if reader != "coordinator" else "")
    made = provenance("ecpat evaluate" + options, [*paths, quotes_path])

    def deliver() -> None:
        data = effect_json(shown, made) if delivery.writes(".json") else None
        delivery.document(effect_document(shown, made, reader), data=data)

    if publish and publication:
        said = publication.publish(
            report.instrument,
            report.disclosure.smallest,
            lambda key: populations(report, shown, waves, key),
            deliver,
            kept=bool(delivery.paths),
        )
        delivery.findings(said)
    else:
        deliver()
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
