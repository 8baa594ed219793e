"""`ecpat evaluate counted-*.json`: the report made of counts that others sent, who kept the answers at home."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.failures import merge_failures
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError, EcpatError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.analyses.analysis import analysis_of, names
from ecpat_training.effect.comparing.from_counts import data_from_counts
from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.effect.counting.file import CountFile, read_count_file
from ecpat_training.effect.counting.possible import fingerprints
from ecpat_training.effect.counting.scoring_key import scoring_digest
from ecpat_training.effect.model.report import EffectReport, WaveSummary
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.occasion import Occasion
from ecpat_training.effect.workflows.counts_open import find_open_changes
from ecpat_training.effect.workflows.occasion import occasion_of
from ecpat_training.effect.workflows.populations import count_population, refuse_reading_options
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.opening import read_bytes
from ecpat_training.survey.instrument.instrument import WAVES, Instrument
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences
from ecpat_training.words.catalogue.speech import speaking
from ecpat_training.words.catalogue.translation import speech

ENDING = ".json"
MAX_COUNT_BYTES = 50_000_000  # bytes; a file of counts has about 100 kB
NOT_IN_COUNTS_TEXT = (
    "What needs each person's answers isn't in it: then-tests, comparison groups, sites, chapters, thirds of a test, "
    "and pictures of single changes."
)
ONLY_NUMBER_TEXT = (
    " Of those missing in a wave only their number is told, so that a direction is claimed only if even their worst "
    "possible scores would leave it."
)

SITES_AS_ONE_TEXT = " The plan's sites are taken as one, so that intervals and tests count people: they are too narrow."


def count_files(request: Request) -> tuple[Path, ...]:
    """The files of counts that a line names; none where it names answers.

    Raises:
        UsageError: files of counts and files of answers are named together, or an option needs people's answers.
    """
    named_paths = [path for path in (request.pre, request.post, *request.more) if path is not None]
    counts = tuple(path for path in named_paths if path.suffix.lower() == ENDING)
    if not counts and not request.more:
        return ()
    if len(counts) < len(named_paths):
        message = "files of counts and files of answers are named together."
        hint = sentences(
            phrase("Count the answers first, with {command};", command=Command("survey count")),
            "or name two files of answers, before and after.",
        )
        raise UsageError.because("usage.counts", message, hint=hint)
    refuse_person_options(request)
    return counts


def refuse_person_options(request: Request) -> None:
    """Refuses options that files of counts can't answer.

    Raises:
        UsageError: an option is given that needs people's answers, such as `--publish` or `--sites`.
    """
    options = {
        "--publish": request.publish,
        "--data": request.data,
        "--comparison-group": request.comparison_group,
        "--sites": request.sites,
        "--participants": request.participants,
        "--quotes": request.quotes,
    }
    if needless := [option for option, value in options.items() if value]:
        message = phrase("{options} needs people's answers, and these are counts.", options=listing(needless))
        raise UsageError.because("usage.counts", message, hint="Leave it out, or give the files of answers.")


def report_from_counts(paths: Sequence[Path], request: Request, delivery: Delivery) -> Outcome:
    """Reads files of counts, adds them up, judges and delivers the report.

    Raises:
        InputError: a file can't be read.
        ContentError: what is in the files needs a person: other questionnaires, the same people twice, or no counts.
    """
    delivery.check([*paths, request.instrument])
    occasion = occasion_of(request)
    files = read_counts(paths)
    instrument = files[0].instrument
    if request.instrument is not None:
        instrument, _ = read_instrument(request.instrument)
    are_whole = all(file.whole for file in files)
    report = report_of_counts(
        instrument, added_up(instrument, files), [path.name for path in paths], with_missing=are_whole
    )
    return _deliver_report(report, request, delivery, [*paths, request.instrument], occasion)


def population_report(request: Request, delivery: Delivery) -> Outcome:
    """Has an engine count the files that a line names, judges and delivers the report.

    Raises:
        UsageError: what is asked for needs each person's answers.
        ContentError: the files aren't plain enough to be counted column by column.
    """
    refuse_person_options(request)
    refuse_reading_options(request)
    path = request.instrument
    if path is None:
        message = "so many answers need a questionnaire."
        raise UsageError.because(
            "usage.counts", message, hint=phrase("Add {instrument}.", instrument=Option("--instrument", "FILE"))
        )
    paths = [wave_path for wave_paths in request.files.values() for wave_path in wave_paths]
    delivery.check([*paths, path])
    occasion = occasion_of(request)
    with progress_line(delivery, "counting the answers"):
        instrument, _ = read_instrument(path)
        counts, remarks = count_population(instrument, request.files)
    report = report_of_counts(instrument, counts, [wave_path.name for wave_path in paths], remarks)
    return _deliver_report(report, request, delivery, [*paths, path], occasion)


def _deliver_report(
    report: EffectReport,
    request: Request,
    delivery: Delivery,
    read_paths: Sequence[Path | None],
    occasion: Occasion | None,
) -> Outcome:
    delivery.findings(report.findings)
    origin = provenance(request.command, read_paths)
    data = effect_json(report, origin) if delivery.writes(ENDING) else None
    document = effect_document(report, origin, request.reader, occasion, request.language)
    with speaking(speech(request.language)):
        delivery.document(document, data=data)
    delivery.data(lambda: effect_json(report, origin), report.findings, origin)
    return Outcome(exit_code(report.findings), f"{report.comparisons[0].n or 0} people linked, judged from counts.")


def read_counts(paths: Sequence[Path]) -> list[CountFile]:
    """Files of counts.

    Raises:
        InputError, ContentError: what is wrong with each of those that can't be read.
    """
    files: list[CountFile] = []
    failures: list[EcpatError] = []
    for path in paths:
        try:
            files.append(read_count_file(read_bytes(path, MAX_COUNT_BYTES), path.name))
        except EcpatError as failure:  # the other files' problems are wanted too
            failures.append(failure)
    if failures:
        raise merge_failures(failures)
    _refuse_repeated_files(paths, files)
    return files


def _refuse_repeated_files(paths: Sequence[Path], files: Sequence[CountFile]) -> None:
    """Refuses two files of the same people, by which each would count twice.

    Raises:
        ContentError: a file is named twice, or two tell the same.
    """
    prints = [(path, fingerprints(file.counts)) for path, file in zip(paths, files, strict=True)]
    findings = [
        Finding(
            "counts.twice",
            Severity.ERROR,
            phrase(
                "{file} tells the same of as many people: everybody in it would count twice.",
                file=visible(earlier_path.name),
            ),
            Location(later_path.name),
            "Leave one of them out.",
        )
        for (earlier_path, first_print), (later_path, second_print) in combinations(prints, 2)
        if first_print & second_print or earlier_path.absolute() == later_path.absolute()
    ]
    if findings:
        raise ContentError(findings)


def added_up(instrument: Instrument, files: Sequence[CountFile]) -> list[TwoWaveCounts]:
    """The counts of all files, those of the same two waves together, in the order of the waves.

    Raises:
        ContentError: some are of a questionnaire that scores otherwise than this one.
    """
    digest = scoring_digest(instrument)
    total: dict[tuple[str, str], TwoWaveCounts] = {}
    for file in files:
        for counted in file.counts:
            if counted.instrument != digest:
                raise ContentError.because(
                    "counts.other-instrument",
                    "these counts are of questionnaires that score answers differently, and can't be added.",
                    hint="Count again with the same instrument file everywhere: the same items, key, reversed items "
                    "and answers.",
                )
            waves = counted.before, counted.after
            total[waves] = total[waves] + counted if waves in total else counted
    return sorted(total.values(), key=lambda counts: (WAVES.index(counts.before), WAVES.index(counts.after)))


def report_of_counts(
    instrument: Instrument,
    counts: Sequence[TwoWaveCounts],
    files: Sequence[str] = (),
    remarks: Sequence[Finding] = (),
    *,
    with_missing: bool = True,
) -> EffectReport:
    """The report that counts allow; every analysis that needs no single person is in it. `with_missing` says that
    counts tell the scores of those in one wave alone."""
    data = data_from_counts(instrument, counts, with_missing=with_missing)
    analysis_by_name = {name: analysis_of(name) for name in names()}
    results = {name: analysis.analyse(data) for name, analysis in analysis_by_name.items() if analysis.of_counts}
    compared_scales = {change.scale for comparison in data.comparisons for change in comparison.changes}
    return EffectReport(
        instrument=instrument.instrument,
        instrument_id=instrument.id,
        waves=tuple(_waves(counts, listing(list(files), 8))),
        comparisons=data.comparisons,
        findings=(
            *remarks,
            *_findings(instrument, counts, files, with_missing=with_missing),
            *([] if with_missing else find_open_changes(data, Location(files[0]) if files else None)),
        ),
        not_compared=tuple(scale.title for scale in instrument.scales if scale.id not in compared_scales),
        analyses={name: result for name, result in results.items() if result is not None},
        declared=(instrument.plan.primary, *instrument.plan.secondary) if instrument.plan else (),
        disclosure=instrument.disclosure,
    )


def _waves(counts: Sequence[TwoWaveCounts], files: str) -> list[WaveSummary]:
    answers = {counted.before: counted.sides[0].answers for counted in counts} | {
        counted.after: counted.sides[1].answers for counted in counts
    }
    return [
        WaveSummary(wave, files, None, "counts", answers[wave], answers[wave], (), None, None, ())
        for wave in WAVES
        if wave in answers
    ]


def _findings(
    instrument: Instrument, counts: Sequence[TwoWaveCounts], files: Sequence[str], *, with_missing: bool
) -> list[Finding]:
    location = Location(files[0]) if files else None
    sites = SITES_AS_ONE_TEXT if instrument.plan and instrument.plan.sites else ""
    findings = []
    for counted in counts:
        people_in_one_wave = counted.sides[0].alone, counted.sides[1].alone
        uncoded_people = sum(side.shared + side.without_code for side in counted.sides)
        message: str = phrase(
            "`{before}` to `{after}`: made of counts of {parts:,} {parts:part|parts}: {people:,} {people:person|people}"
            " linked, {only_before} only before, {only_after} only after, {uncoded} without a code of their own."
            " {not_counted}{number_alone}{sites}",
            before=counted.before,
            after=counted.after,
            parts=counted.parts,
            people=counted.linked,
            only_before=people_in_one_wave[0],
            only_after=people_in_one_wave[1],
            uncoded=uncoded_people,
            not_counted=NOT_IN_COUNTS_TEXT,
            number_alone="" if with_missing else ONLY_NUMBER_TEXT,
            sites=sites,
        )
        findings.append(Finding("counts.judged", Severity.NOTE, message, location))
        hidden_by_scale = {
            scale: joint_counts.hidden for scale, joint_counts in counted.scales.items() if joint_counts.hidden
        }
        if hidden_by_scale:
            hidden_scales = listing([f"`{scale}` ({number})" for scale, number in sorted(hidden_by_scale.items())], 8)
            message = phrase(
                "parts with fewer than 10 people, or whose figures would tell single answers, told nothing, and are not"
                " in these figures: {scales}.",
                scales=hidden_scales,
            )
            hint = "They may join others before they count, in one file."
            findings.append(Finding("counts.too-few", Severity.WARNING, message, location, hint))
        pooled_scales = [scale for scale, joint_counts in sorted(counted.scales.items()) if joint_counts.pooled.n]
        if pooled_scales:
            message = phrase(
                "of these scales the counts tell sums for pooling alone, which join the effect of a whole programme and"
                " make no report: {scales}.",
                scales=listing([f"`{scale}`" for scale in pooled_scales], 8),
            )
            hint = phrase(
                "Use {programme}, or ask for counts without {sums}.",
                programme=Option("--programme"),
                sums=Option("--grade", "sums"),
            )
            findings.append(Finding("counts.pooling", Severity.WARNING, message, location, hint))
    if not any(joint_counts.n > 1 for wave_counts in counts for joint_counts in wave_counts.scales.values()):
        message = "there are no counts of two people or more with scores in two waves."
        findings.append(Finding("counts.nobody", Severity.ERROR, message, location, "Please count files of two waves."))
    return findings
