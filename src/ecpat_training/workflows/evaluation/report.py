"""`ecpat evaluate`: from survey exports to a report in every format asked for."""

from dataclasses import replace

from ecpat_training.core.text import count
from ecpat_training.read.instrument import instrument_file
from ecpat_training.report.effect.catalogue_en.report import NOTICE
from ecpat_training.report.effect.document import effect_document
from ecpat_training.report.effect.json import effect_json
from ecpat_training.report.effect.publish import publish as publishable
from ecpat_training.results.effect.report import EffectReport
from ecpat_training.workflows.deliver import Delivery, Outcome, exit_code, provenance, same_twice
from ecpat_training.workflows.evaluation.data_folder import data_folder
from ecpat_training.workflows.evaluation.reading import read_files
from ecpat_training.workflows.evaluation.request import Request
from ecpat_training.workflows.evaluation.untrained import apart, comparison_written
from ecpat_training.workflows.evaluation.waves import evaluate_waves


def effect_report(request: Request, delivery: Delivery) -> Outcome:
    """Reads the waves' files, measures the change, delivers the report.

    Raises:
        UsageError: not so many sheets as files; one file, or sheet, is given for two waves; or a comparison group is
            not written as `column=value`, or given twice.
        InputError, RefusedError: files can't be read; all of them are tried first.
        ContentError: what is in them needs a person.
    """
    comparison = comparison_written(request.comparison_group, files=any(request.waiting.values()))
    tables = request.tables()
    same_twice((one.called, one.path, one.sheet) for one in tables)
    request = replace(request, instrument=instrument_file(request.instrument))
    paths = [*dict.fromkeys(one.path for one in tables), request.instrument]
    paths += [request.mapping] if request.mapping else []
    delivery.check(paths)
    read = read_files(request, tables, comparison)
    report = evaluate_waves(read.instrument, read.waves, read.findings, comparison, read.waiting)
    delivery.findings(report.findings)
    shown = publishable(report) if request.publish else report
    made = provenance(request.command, paths)
    named = {}
    if request.data is not None:
        waves = apart(read.instrument, read.waves, comparison, read.waiting).trained
        beside = data_folder(read.instrument, waves, report, NOTICE)
        named = {request.data / name: content for name, content in beside.items()}
    data = effect_json(shown, made) if delivery.writes(".json") else None
    delivery.document(effect_document(shown, made, request.reader), data=data, named=named)
    return Outcome(exit_code(report.findings), _headline(shown))


def _headline(report: EffectReport) -> str:
    compared = next((one for one in report.comparisons if one.changes), None)
    if compared is None:
        return "Nothing could be compared."
    people = count(compared.n, "person", "people") if compared.n is not None else "The people"
    return f"{people} linked from {compared.before} to {compared.after}; {compared.changes[0].sentence}"
