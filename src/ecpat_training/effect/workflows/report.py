"""`ecpat evaluate`: from survey exports to a report in every format asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance, refuse_repeated_files
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.finding import Finding
from ecpat_training.core.json_data import JsonObject
from ecpat_training.core.text import count
from ecpat_training.documents.document import Block
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.effect.analyses.reaction.result import Reaction
from ecpat_training.effect.analyses.reaction.section import respondents_text
from ecpat_training.effect.analyses.reaction.section import sentence as of_scale
from ecpat_training.effect.analyses.then_test.section import ONLY_REMEMBERED, ThenTestResult
from ecpat_training.effect.analyses.then_test.section import sentence as of_change
from ecpat_training.effect.analyses.unlinked import section as unlinked
from ecpat_training.effect.comparing.comparison_group import comparison_written, split_comparison_group
from ecpat_training.effect.data.data_folder import OF_PEOPLE, data_folder
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import add_supplement, effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish as publishable
from ecpat_training.effect.sentences.sentences import sentence
from ecpat_training.effect.sentences.words.report import NOTICE, WAVE_SHORT
from ecpat_training.effect.workflows.from_counts import count_files, population_report, report_from_counts
from ecpat_training.effect.workflows.occasion import occasion_of
from ecpat_training.effect.workflows.participants import read_participant_count
from ecpat_training.effect.workflows.populations import engine_is_installed, missing_engine_finding, of_a_population
from ecpat_training.effect.workflows.reading import read_files
from ecpat_training.effect.workflows.request import GivenTable, Request
from ecpat_training.effect.workflows.waves import evaluate_split
from ecpat_training.survey.instrument.analysis_plan import ComparisonGroup
from ecpat_training.survey.instrument.in_language import in_language
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.instrument import instrument_file
from ecpat_training.survey.reading.mapping_files import mapping_beside_finding
from ecpat_training.words.catalogue.speech import speaking
from ecpat_training.words.catalogue.translation import speech

if TYPE_CHECKING:
    from ecpat_training.survey.quotes.file import Quote

SupplementBuilder = Callable[[JsonObject, str], Sequence[Block]]
"""What else a report says, from its figures as programs get them, in a language."""


class CheckedRequest(NamedTuple):
    """What is to be evaluated, found to make sense together: the request, who was asked without the training, every
    table, and the files that are read."""

    request: Request
    comparison: ComparisonGroup | None
    tables: Sequence[GivenTable]
    paths: Sequence[Path]


class Evaluated(NamedTuple):
    """The report, with the questionnaire and the answers of the trained that it is made from, and all that was noted:
    the report's own findings and those on quotes."""

    report: EffectReport
    instrument: Instrument
    trained: Sequence[WaveResponses]
    findings: Sequence[Finding]


def checked_request(request: Request) -> CheckedRequest:
    """Looks at a request before any file is read.

    Raises:
        UsageError: not so many sheets as files; one file, or sheet, is given for two waves; a comparison group is not
            written as `column=value`, or given twice.
    """
    comparison = comparison_written(request.comparison_group, files=any(request.waiting_paths.values()))
    tables = request.tables()
    refuse_repeated_files((table.wave_label, table.path, table.sheet) for table in tables)
    if request.instrument is not None:
        request = replace(request, instrument=instrument_file(request.instrument))
    return CheckedRequest(
        request, comparison, tables, [*dict.fromkeys(table.path for table in tables), *request.extra_paths()]
    )


def evaluate_request(valid_request: CheckedRequest, announce: Callable[[str], None] | None = None) -> Evaluated:
    """Reads the waves' files and measures the change; `announce` is told what comes next.

    Raises:
        InputError, RefusedError: files can't be read; all of them are tried first.
        ContentError: what is in them needs a person.
    """
    request, comparison = valid_request.request, valid_request.comparison
    participants, about_people = read_participant_count(request.participants)
    path = request.instrument
    if path is None:
        from ecpat_training.effect.workflows.points import read_points  # a questionnaire needs no guesses

        files_read = read_points(request, valid_request.tables, comparison)
    else:
        files_read = read_files(request, path, valid_request.tables, comparison)
    released, about_quotes = _released(request.quotes)
    if announce:
        announce("linking people and measuring the change")
    split_waves = split_comparison_group(
        files_read.instrument, files_read.waves, comparison, files_read.waiting_responses
    )
    about_mappings = [
        mapping_beside_finding(table.path, table.mapping)
        for table in valid_request.tables
        if table.beside and table.mapping
    ]
    all_findings = [*about_mappings, *files_read.findings, *about_people]
    instrument = in_language(files_read.instrument, request.language) if request.language else files_read.instrument
    report = evaluate_split(instrument, split_waves, all_findings, files_read.waiting_responses, released, participants)
    return Evaluated(report, files_read.instrument, split_waves.trained, [*report.findings, *about_quotes])


def _released(path: Path | None) -> "tuple[tuple[Quote, ...], list[Finding]]":
    if path is None:
        return (), []
    from ecpat_training.survey.quotes.file import read_quotes  # few reports have some

    quotes, findings = read_quotes(path)
    return quotes.released, findings


def effect_report(request: Request, delivery: Delivery, supplement: SupplementBuilder | None = None) -> Outcome:
    """Reads the waves' files, measures the change, delivers the report; see `checked_request` and `evaluate_request`
    for what else is raised. `supplement` says what stands beside the results, for all readers but a donor, whose report
    is a page.

    Raises:
        UsageError: a ledger without anything being published, or one that is also read or written as something else.
        ContentError: what is in the ledger needs a person.
        UnsatisfiableError: the ledger has a report about nearly the same people.
    """
    if counts := count_files(request):
        return report_from_counts(counts, request, delivery)
    is_population = of_a_population(request.files)
    if is_population and engine_is_installed(request.files):
        return population_report(request, delivery)
    valid_request = checked_request(request)
    request, paths = valid_request.request, valid_request.paths
    delivery.check([*paths, *(request.publication.files(paths) if request.publication else ())])
    occasion = occasion_of(request)
    with progress_line(delivery, "reading the answers") as line:
        report, instrument, waves, findings = evaluate_request(valid_request, line.report_activity if line else None)
    delivery.findings(findings if not is_population else [missing_engine_finding(request.files), *findings])
    printed_report = report

    def deliver(
        final_report: EffectReport,
        standing: ReleaseStanding | None = None,
        extra_files: Mapping[Path, bytes] | None = None,
    ) -> None:
        nonlocal printed_report
        printed_report, origin = final_report, provenance(request.command, paths)
        if final_report.published:
            origin = origin.omit_digests(request.people_file_names()).with_standing(standing)
        data = effect_json(final_report, origin) if delivery.writes(".json") else None
        named_files = _data(request, instrument, waves, report)
        private_paths = [path for path in named_files if path.name in OF_PEOPLE]
        document = effect_document(final_report, origin, request.reader, occasion, request.language)
        if supplement is not None and request.reader != "donor":
            document = add_supplement(document, supplement(effect_json(final_report, origin), request.language))
        with speaking(speech(request.language)):
            delivery.document(document, data=data, named=named_files, private=private_paths, files_beside=extra_files)
        shown_findings = final_report.findings if final_report.published else findings
        delivery.data(lambda: effect_json(final_report, origin), shown_findings, origin)

    if request.publication is None:
        deliver(publishable(report) if request.publish else report)
    else:
        from ecpat_training.effect.workflows.preparing import prepare_report  # what isn't published needs none

        ledger_findings = request.publication.publish(
            report.instrument,
            report.disclosure.smallest,
            lambda earlier: prepare_report(report, instrument, waves, earlier, deliver),
            (*paths, *delivery.paths),
        )
        delivery.findings(ledger_findings)
    return Outcome(exit_code(report.findings), headline_sentence(printed_report))


def _data(
    request: Request, instrument: Instrument, waves: Sequence[WaveResponses], report: EffectReport
) -> Mapping[Path, bytes]:
    """The files of the folder for the data, if one is wanted."""
    if request.data is None:
        return {}
    return {request.data / name: content for name, content in data_folder(instrument, waves, report, NOTICE).items()}


def headline_sentence(report: EffectReport) -> str:
    """The first change that was measured, or the first scale of one wave alone, in one line."""
    if reaction := report.found(Reaction):
        then_test = report.found(ThenTestResult)
        rows = then_test.rows[:1] if then_test else ()
        texts = [*map(of_change, rows), ONLY_REMEMBERED] if rows else [*map(of_scale, reaction.scales[:1])]
        return " ".join(map(str, [respondents_text(reaction), *texts]))
    first_comparison = next((comparison for comparison in report.comparisons if comparison.changes), None)
    if first_comparison is None and (two_groups := unlinked.on_first_page(report)):
        return unlinked.one_line_summary(two_groups[0])
    if first_comparison is None:
        return "Nothing could be compared."
    people = count(first_comparison.n, "person", "people") if first_comparison.n is not None else "The people"
    before, after = (WAVE_SHORT[wave].lower() for wave in (first_comparison.before, first_comparison.after))
    return f"{people} linked from {before} to {after}; {sentence(first_comparison.changes[0])}"
