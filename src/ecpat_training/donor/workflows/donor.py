"""`ecpat donor`: a donor's indicators, from the lists of who took part, by decided pairs."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError, EcpatError, UsageError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.documents.document import Document
from ecpat_training.donor.counting.entries import participations, records_attendance
from ecpat_training.donor.counting.figures import Countable
from ecpat_training.donor.counting.results import EVERYBODY, indicator_result
from ecpat_training.donor.ledger.file import LedgerFile
from ecpat_training.donor.model.entry import HeadCount
from ecpat_training.donor.model.table import DonorTable
from ecpat_training.donor.model.template import DonorTemplate
from ecpat_training.donor.reading.folder_answers import FolderAnswers
from ecpat_training.donor.reading.head_counts import read_head_counts
from ecpat_training.donor.reading.signed_sheets import merge_signed_sheets
from ecpat_training.donor.reading.templates import read_template, template_file
from ecpat_training.donor.report.document import donor_document, headline
from ecpat_training.donor.report.for_machines import DonorResult
from ecpat_training.donor.workflows.answers import answers_without_typed, find_answers, surplus_answers
from ecpat_training.donor.workflows.files import DonorFiles
from ecpat_training.donor.workflows.folder_lists import add_listed_people, find_lists
from ecpat_training.donor.workflows.iati import ENDING, activity_bytes
from ecpat_training.donor.workflows.publishing import public_table
from ecpat_training.donor.workflows.trainings import find_same_organisations, half_days, list_findings, trainings_of
from ecpat_training.files.hashing import sha256
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.writing import STDOUT
from ecpat_training.programme.model.donors import Donors
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.roster.matching.decisions import read_decisions
from ecpat_training.roster.matching.persons import Partition, partition
from ecpat_training.roster.matching.proposals import proposals, salt_of
from ecpat_training.roster.workflows.lists import ReadLists, read_lists
from ecpat_training.roster.workflows.match import matching_findings, refuse_clashes
from ecpat_training.series.workflows.first_days import add_first_days
from ecpat_training.words.catalogue.message import Command, Option, phrase

_DECIDE = phrase(
    "Please decide them with {command}, and name its file with {decisions}.",
    command=Command("roster match"),
    decisions=Option("--decisions"),
)


def donor_report(files: DonorFiles, delivery: Delivery, *, publish: bool = False, override_reason: str = "") -> Outcome:
    """Counts and delivers. What is published, in a file for IATI as well, is judged beside what was published before;
    `override_reason` is the reason why it isn't.

    Raises:
        UsageError: there is no such template, or IATI's file is asked for and the programme says nothing of it.
        InputError, RefusedError: a file can't be read.
        ContentError: a file isn't what it should be; or pairs are open, and the table is to be published.
        UsageError: a ledger or a reason is named, and nothing is published.
        OutputError: somebody else is publishing, or a file can't be written.
    """
    is_publishing = publish or delivery.writes(ENDING)
    if (files.ledger or override_reason) and not is_publishing:
        raise _nothing_published_error()
    template = template_file(files.template)
    programme_path = programme_file(files.programme) if files.programme else None
    donor_template = read_template(template)
    programme: Programme | None = None
    series: Path | None = None
    findings: list[Finding] = []
    if programme_path:
        programme, source = read_programme(programme_path)
        programme, series = add_first_days(programme, programme_path, is_quiet=delivery.quiet)
        findings += source.findings
        findings += _unknown_targets(donor_template, programme.donors, source.location_of(("donors",)))
    answers = FolderAnswers()
    if not files.lists.paths:
        files, missing_findings = find_lists(files, programme_path, programme, delivery)
        findings += missing_findings
        answers = find_answers(programme_path, programme, donor_template, delivery)
    list_paths = [path for path in files.participant_lists if path]
    inputs = [*files.lists.paths, *list_paths, *files.lists.words, *map(find_mapping_beside, list_paths)]
    inputs += [template, programme_path, series, files.decisions, *files.counts, *answers.files]
    delivery.check(inputs)
    table, counting_data, remarks = _count_table(files, donor_template, programme, answers, delivery)
    findings += remarks
    if is_publishing:
        _refuse_open_questions(table)
    place = LedgerFile(files.resolve_ledger_path(programme_path))
    with place.hold_lock() if is_publishing else nullcontext():
        public = public_table(table, counting_data, place, override_reason) if is_publishing else None
        findings += public.findings if public else ()
        shown_table = public.table if publish and public else table
        contents_by_ending = (
            {ENDING: activity_bytes(public.table, programme)} if public and delivery.writes(ENDING) else {}
        )
        delivery.findings(findings)
        origin = provenance("ecpat donor --publish", ()) if publish else provenance("ecpat donor", inputs)
        document: Document = donor_document(shown_table, origin, publish=publish)
        ledger = public.files if public else {}
        private_files = {*ledger, *(() if publish else _private_files(delivery))}
        delivery.document(document, content_by_ending=contents_by_ending, private=private_files, files_beside=ledger)
    delivery.data(lambda: DonorResult(shown_table), () if publish else findings, origin)
    return Outcome(exit_code(findings, are_rules_kept=not table.open), headline(shown_table))


def _nothing_published_error() -> EcpatError:
    """That a ledger or a reason is named for a table that stays in the house."""
    message = phrase(
        "{ledger} and {although} are for a table that is published.",
        ledger=Option("--ledger"),
        although=Option("--although"),
    )
    hint = phrase("Add {publish}, or leave them out.", publish=Option("--publish"))
    return UsageError.because("donor.not-published", message, hint=hint)


def _private_files(delivery: Delivery) -> tuple[Path, ...]:
    """The files that hold rows of lists; IATI's holds what may be published alone."""
    return tuple(path for path, file_ending in delivery.endings.items() if file_ending != ENDING)


def _count_table(
    files: DonorFiles,
    template: DonorTemplate,
    programme: Programme | None,
    answers: FolderAnswers,
    delivery: Delivery,
) -> tuple[DonorTable, Countable, list[Finding]]:
    """The table, what it was counted from, and what was remarked."""
    lists, signature_flags, people, findings = _people(files, programme, delivery)
    trainings, remarks = trainings_of(files.lists.paths, lists, programme)
    findings += [
        *remarks,
        *list_findings(lists, trainings, template, signature_flags),
        *find_same_organisations(lists, template),
    ]
    head_counts, counts_findings = _read_head_counts(files.counts, programme)
    answer_counts, remarks = answers_without_typed(answers, head_counts)
    counts_findings += remarks
    if refusals := errors([*findings, *counts_findings]):
        raise ContentError(refusals)
    findings += counts_findings
    rosters = [reading.roster.participants for reading in lists.readings]
    half_day_counts = [len(half_days(reading)) for reading in lists.readings]
    attendance_flags = [
        has_signatures or records_attendance(roster)
        for has_signatures, roster in zip(signature_flags, rosters, strict=True)
    ]
    rows = participations(lists.all_people, people, trainings, lists.labels, attendance_flags, half_day_counts)
    head_counts = (*head_counts, *answer_counts)
    dated_periods = [
        *(row.training.period for row in rows),
        *(head_count.training.period for head_count in head_counts),
    ]
    periods = (
        tuple(sorted({period for period in dated_periods if period is not None})) if None not in dated_periods else ()
    )
    counting_data = Countable(tuple(rows), head_counts, people, periods)
    findings += surplus_answers(counting_data)
    table = DonorTable(
        template,
        programme.donors if programme else Donors(),
        programme.programme if programme else "",
        tuple(indicator_result(indicator, counting_data) for indicator in template.indicators),
        indicator_result(EVERYBODY, counting_data),
        periods,
        len(lists.readings),
        len(head_counts),
        len(people.open),
        sum(map(len, rosters)) - len(rows),
        dict(answers.rules) if answer_counts else {},
    )
    return table, counting_data, findings


def _people(
    files: DonorFiles, programme: Programme | None, delivery: Delivery
) -> tuple[ReadLists, list[bool], Partition, list[Finding]]:
    """The lists, which of them people are marked on, and their entries as persons by what was decided."""
    decided_pairs, findings = read_decisions(files.decisions) if files.decisions else ((), [])
    with progress_line(delivery, "reading the lists"):
        lists_reading, place = read_lists(files.lists), programme_file(files.programme) if files.programme else None
        signed_readings = [
            merge_signed_sheets(reading, list_, programme, place)
            for reading, list_ in zip(lists_reading.readings, files.lists.single_lists(), strict=True)
        ]
        findings += [finding for signed_reading in signed_readings for finding in signed_reading.findings]
        lists, unlisted_findings = add_listed_people(
            replace(lists_reading, readings=tuple(signed_reading.reading for signed_reading in signed_readings)), files
        )
        salt = salt_of(sha256(path) for path in files.lists.paths if path != STDOUT)
        proposed_matches = proposals(lists.people, decided_pairs, salt)
    people = partition([number for number, _ in lists.all_people], proposed_matches.pairs)
    refuse_clashes(lists, people)
    return (
        lists,
        [signed_reading.has_signed_sheets for signed_reading in signed_readings],
        people,
        [*findings, *unlisted_findings, *matching_findings(lists, people)],
    )


def _read_head_counts(
    paths: Sequence[Path], programme: Programme | None
) -> tuple[tuple[HeadCount, ...], list[Finding]]:
    head_counts: list[HeadCount] = []
    findings: list[Finding] = []
    for path in paths:
        reading = read_head_counts(path, programme)
        head_counts += reading.counts
        findings += reading.findings
    return tuple(head_counts), findings


def _unknown_targets(template: DonorTemplate, donors: Donors, location: Location) -> Iterator[Finding]:
    """Targets of this donor that no indicator has."""
    codes = {indicator.code for indicator in template.indicators}
    targets = (target.indicator for target in donors.targets if target.template == template.template)
    unknown_targets = list(dict.fromkeys(code for code in targets if code not in codes))
    if unknown_targets:
        message = phrase(
            "the template `{template}` has no indicator {codes}.",
            template=template.template,
            codes=listing(unknown_targets),
        )
        hint = phrase("Its codes are {codes}.", codes=listing(sorted(codes), 20))
        yield Finding("donor.unknown-target", Severity.WARNING, message, location, hint)


def _refuse_open_questions(table: DonorTable) -> None:
    """Refuses to publish a range.

    Raises:
        ContentError: pairs are open.
    """
    if table.open:
        message = phrase(
            "{pairs:,} {pairs:pair|pairs} may be one person and nobody has decided: what is published is one number.",
            pairs=table.open,
        )
        raise ContentError([Finding("donor.open", Severity.ERROR, message, None, _DECIDE)])
