"""`ecpat evaluate`: from survey exports to a report in every format asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance, same_twice
from ecpat_training.commands.telling import telling
from ecpat_training.core.text import count
from ecpat_training.documents.provenance import Standing
from ecpat_training.effect.comparing.untrained import apart, comparison_written
from ecpat_training.effect.data.data_folder import OF_PEOPLE, data_folder
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish as publishable
from ecpat_training.effect.sentences.words.report import NOTICE
from ecpat_training.effect.workflows.reading import read_files
from ecpat_training.effect.workflows.request import Request
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.quotes.file import read_quotes
from ecpat_training.survey.reading.instrument import instrument_file


def effect_report(request: Request, delivery: Delivery) -> Outcome:
    """Reads the waves' files, measures the change, delivers the report.

    Raises:
        UsageError: not so many sheets as files; one file, or sheet, is given for two waves; a comparison group is not
            written as `column=value`, or given twice; a ledger without anything being published, or one that is also
            read or written as something else.
        InputError, RefusedError: files can't be read; all of them are tried first.
        ContentError: what is in them, or in the ledger, needs a person.
        UnsatisfiableError: the ledger has a report about nearly the same people.
    """
    comparison = comparison_written(request.comparison_group, files=any(request.waiting.values()))
    tables = request.tables()
    same_twice((one.called, one.path, one.sheet) for one in tables)
    request = replace(request, instrument=instrument_file(request.instrument))
    paths = [*dict.fromkeys(one.path for one in tables), *request.other_files()]
    delivery.check([*paths, *(request.publication.files(paths) if request.publication else ())])
    with telling(delivery, "reading the answers") as line:
        read = read_files(request, tables, comparison)
        quotes, about_quotes = read_quotes(request.quotes) if request.quotes else (None, [])
        if line:
            line.now("linking people and measuring the change")
        report = evaluate_waves(read.instrument, read.waves, read.findings, comparison, read.waiting)
    report = replace(report, quotes=quotes.released if quotes else ())
    delivery.findings([*report.findings, *about_quotes])
    waves = apart(read.instrument, read.waves, comparison, read.waiting).trained
    shown = report

    def deliver(
        one: EffectReport, standing: Standing | None = None, besides: Mapping[Path, bytes] | None = None
    ) -> None:
        nonlocal shown
        shown, made = one, provenance(request.command, paths)
        if one.published:
            made = made.without_digests(request.told_by_people()).standing_in(standing)
        data = effect_json(one, made) if delivery.writes(".json") else None
        named = _data(request, read.instrument, waves, report)
        private = [path for path in named if path.name in OF_PEOPLE]
        document = effect_document(one, made, request.reader)
        delivery.document(document, data=data, named=named, private=private, besides=besides)
        said = one.findings if one.published else (*one.findings, *about_quotes)
        delivery.data(lambda: effect_json(one, made), said, made)

    if request.publication is None:
        deliver(publishable(report) if request.publish else report)
    else:
        from ecpat_training.effect.workflows.preparing import prepared  # what isn't published needs none

        said = request.publication.publish(
            report.instrument,
            report.disclosure.smallest,
            lambda earlier: prepared(report, read.instrument, waves, earlier, deliver),
            (*paths, *delivery.paths),
        )
        delivery.findings(said)
    return Outcome(exit_code(report.findings), _headline(shown))


def _data(
    request: Request, instrument: Instrument, waves: Sequence[WaveResponses], report: EffectReport
) -> Mapping[Path, bytes]:
    """The files of the folder for the data, if one is wanted."""
    if request.data is None:
        return {}
    return {request.data / name: content for name, content in data_folder(instrument, waves, report, NOTICE).items()}


def _headline(report: EffectReport) -> str:
    compared = next((one for one in report.comparisons if one.changes), None)
    if compared is None:
        return "Nothing could be compared."
    people = count(compared.n, "person", "people") if compared.n is not None else "The people"
    return f"{people} linked from {compared.before} to {compared.after}; {compared.changes[0].sentence}"
