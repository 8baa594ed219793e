"""`ecpat series plan`: a date and trainers for every training, and everything that is written of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.commands.training_files import SERIES, newest_versions, versions
from ecpat_training.core.errors import ContentError, UnsatisfiableError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.series.explain.conflict import ReportProgress, find_conflict
from ecpat_training.series.model.diff import SeriesDiff, compare
from ecpat_training.series.model.series import DatedSeries, DatedTraining, SeriesCheck
from ecpat_training.series.planner.rules_in_force import judge
from ecpat_training.series.planner.search import NoSeries, PlannedSeries, plan_series
from ecpat_training.series.reading.series_table import SeriesReading, read_series
from ecpat_training.series.report import ics
from ecpat_training.series.report.conflict import change_findings, conflict_findings
from ecpat_training.series.report.for_machines import SeriesPlanResult
from ecpat_training.series.report.series import plan_document, write_headline
from ecpat_training.series.workflows.facts import SeriesFacts, read_facts
from ecpat_training.series.workflows.moves import apply_moves, fix_moves, move_options, parse_moves
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences


@dataclass(frozen=True)
class SeriesPlan:
    """A planned series with its proof, what every rule says of it, and what changed where one was kept."""

    facts: SeriesFacts
    planned: PlannedSeries
    check: SeriesCheck
    changes: SeriesDiff | None


def plan_report(
    programme: Path,
    delivery: Delivery,
    *,
    seconds: float,
    seed: int,
    keep: Path | None,
    calendars: Path | None,
    move: Sequence[str] = (),
) -> Outcome:
    """Plans the series and delivers it; see `plan_programme` for what is raised.

    Raises:
        OutputError: a file can't be written.
    """
    inputs = [programme_file(programme), *([keep] if keep else [])]
    delivery.check(inputs)
    with progress_line(delivery, "looking for a series") as line:
        plan = plan_programme(
            programme,
            seconds=seconds,
            seed=seed,
            kept_path=keep,
            move=move,
            report_progress=line.report_activity if line else None,
        )
    context, check = plan.facts.context, plan.check
    delivery.check([*plan.facts.files, *([keep] if keep else [])])
    delivery.findings(check.findings)
    move_option_text = move_options(parse_moves(move, context))
    command = f"ecpat series plan{f' --keep {keep.name}' if keep else ''}{move_option_text} --seed {seed}"
    origin = provenance(command, [*plan.facts.files, keep], seed=seed)
    document = plan_document(check, plan.planned.goals, context, origin, plan.changes)
    export_files = calendar_of(check.series, plan.facts, delivery)
    delivery.document(document, content_by_ending=export_files)
    write_calendars(calendars, check.series, plan.facts, delivery)
    plan_notes = [*_other_plan_findings(delivery, inputs[0])]
    delivery.findings(plan_notes)
    findings = [*check.findings, *(finding for rule in check.rules for finding in rule.breaks), *plan_notes]
    result = partial(SeriesPlanResult, plan.planned, check=check, context=context, diff=plan.changes)
    delivery.data(result, findings, origin)
    outcome = Outcome(exit_code(check.findings), write_headline(plan.planned.goals, check))
    delivery.say(outcome.headline)
    return outcome


def plan_programme(
    programme: Path,
    *,
    seconds: float = 60,
    seed: int = 1,
    kept_path: Path | None = None,
    move: Sequence[str] = (),
    report_progress: ReportProgress | None = None,
) -> SeriesPlan:
    """Plans the trainings of a programme, with `kept_path` the series in that file again with as few moves as can be,
    around the trainings of `move` (`al-1=2005-10-03`) on their new days, and has every rule's check look over it.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: with everything in a file that doesn't fit; or a rule bars a day of `move`.
        UsageError: with everything in `move` that can't be understood.
        UnsatisfiableError: no series keeps the rules, or none was found in `seconds`.
        RuntimeError: the solver's answer breaks a rule: a fault of ours.
    """
    facts = read_facts(programme)
    training_moves = parse_moves(move, facts.context)
    kept_reading = _read_earlier_series(kept_path, facts) if kept_path else None
    context, rules = facts.context, facts.rules
    moved_context = fix_moves(training_moves, context, rules)
    kept_series = apply_moves(kept_reading.series, training_moves) if kept_reading else None
    try:
        planned_series = plan_series(
            moved_context, rules, seconds=seconds, seed=seed, kept_series=kept_series, report_progress=report_progress
        )
    except NoSeries as answer:
        raise _no_series_error(
            answer, replace(facts, context=moved_context), seconds=seconds, report_progress=report_progress
        ) from None
    series = update_sequences(planned_series.series, kept_reading, facts) if kept_reading else planned_series.series
    results = judge(rules, series, context)
    if rule_breaches := errors(finding for result in results for finding in result.breaks):
        raise RuntimeError(f"the planned series breaks a rule: {rule_breaches[0]}")
    remarks = [
        *facts.findings,
        *(
            (*kept_reading.findings, *_cancelled_trainings_warning(kept_reading, kept_path, facts))
            if kept_reading and kept_path
            else ()
        ),
    ]
    if planned_series.stopped:
        message = phrase(
            "the clock stopped the search after {seconds:g} seconds, before it had ended by itself.", seconds=seconds
        )
        hint = sentences(
            "Another run may give another series;",
            phrase("please allow more time with {limit_option}.", limit_option=Option("--time-limit")),
        )
        remarks.append(Finding("series.clock", Severity.WARNING, message, None, hint))
    changes = compare(kept_reading.held_series, series) if kept_reading else None
    return SeriesPlan(facts, planned_series, SeriesCheck(series, results, tuple(remarks)), changes)


def _other_plan_findings(delivery: Delivery, programme: Path) -> Iterator[Finding]:
    """A note where the series was written beside the one that the other commands read, and how it becomes that one."""
    written_paths = [path for path in delivery.paths if path.suffix.lower() in SERIES.endings]
    kept_path = newest_versions(programme.parent, SERIES)
    if (
        not written_paths
        or not kept_path
        or any(path.resolve() == read_path.resolve() for path in written_paths for read_path in kept_path)
    ):
        return
    written_name, (last_version, _) = visible(written_paths[-1].name), versions(programme.parent, SERIES)[-1]
    read_names = listing([visible(path.name) for path in kept_path])
    message = sentences(
        "this is not the plan yet:",
        phrase(
            "all other commands, such as {command}, read {files}.",
            command=Command("status"),
            files=read_names,
        ),
    )
    name = f"{SERIES.stem}-v{last_version + 1}{written_paths[-1].suffix.lower()}"
    hint = phrase(
        "When it is agreed, rename {written_name} to {name}, beside {programme_name}: the newest version counts.",
        written_name=written_name,
        name=name,
        programme_name=programme.name,
    )
    yield Finding("series.not-the-plan", Severity.NOTE, message, Location(str(written_paths[-1])), hint)


def _read_earlier_series(kept_path: Path, facts: SeriesFacts) -> SeriesReading:
    """The series to keep.

    Raises:
        ContentError: it can't be understood.
    """
    reading = read_series(kept_path, facts.context, earlier=True)
    if errors(reading.findings):
        raise ContentError(reading.findings)
    return reading


def update_sequences(series: DatedSeries, kept_reading: SeriesReading, facts: SeriesFacts) -> DatedSeries:
    """The series with the sequence of each training: one more where it has another date or other trainers than the kept
    file says now, or was cancelled there, since calendars may have been written from that file as it is. What it held
    and the programme doesn't is dropped."""
    dropped_sequences = {training.id: training.sequence for training in kept_reading.series.dropped}
    trainings: list[DatedTraining] = []
    for dated_training in series.trainings:
        before = kept_reading.series.by_id.get(dated_training.id)
        if before is None:
            trainings.append(
                replace(
                    dated_training,
                    sequence=dropped_sequences[dated_training.id] + 1 if dated_training.id in dropped_sequences else 0,
                )
            )
        else:
            is_unchanged = (before.start, set(before.trainers)) == (dated_training.start, set(dated_training.trainers))
            trainings.append(replace(dated_training, sequence=before.sequence + (not is_unchanged)))
    training_by_id = facts.context.by_id
    return DatedSeries.of(
        trainings, [training for training in kept_reading.series.dropped if training.id not in training_by_id]
    )


def _cancelled_trainings_warning(kept_reading: SeriesReading, file: Path, facts: SeriesFacts) -> Iterator[Finding]:
    """A warning of trainings that the kept file cancels: the programme still wants them."""
    cancelled_ids = [training.id for training in kept_reading.series.dropped if training.id in facts.context.by_id]
    if cancelled_ids:
        message = phrase(
            "{cancelled} {count:is|are} cancelled there, and planned again: the programme still has {count:it|them}.",
            cancelled=listing(cancelled_ids, 20),
            count=len(cancelled_ids),
        )
        hint = "If it isn't to be, please take it out of the programme: `trainings`, `partners` or `events`."
        yield Finding("series.again", Severity.WARNING, message, Location(file.name), hint)


def _no_series_error(
    answer: NoSeries, facts: SeriesFacts, *, seconds: float, report_progress: ReportProgress | None
) -> UnsatisfiableError:
    """Why there is no series and what would help, or that it is open whether there is one."""
    if not answer.proven:
        message = phrase(
            "no series was found within the limit of {seconds:g} seconds; whether there is one is open.",
            seconds=seconds,
        )
        hint = phrase(
            "Please allow more time with {limit_option}, or relax a rule.", limit_option=Option("--time-limit")
        )
        return UnsatisfiableError([*facts.findings, Finding("series.time", Severity.ERROR, message, None, hint)])
    conflict = find_conflict(facts.context, facts.rules, seconds=max(seconds, 60), report_progress=report_progress)
    findings = conflict_findings(conflict, facts.source.location_of)
    return UnsatisfiableError([*facts.findings, *findings], [*change_findings(conflict)])


def calendar_of(series: DatedSeries, facts: SeriesFacts, delivery: Delivery) -> Mapping[str, bytes]:
    """The programme's calendar, where it is asked for."""
    return {ics.ENDING: ics.render(series, facts.context)} if delivery.writes(ics.ENDING) else {}


def write_calendars(folder: Path | None, series: DatedSeries, facts: SeriesFacts, delivery: Delivery) -> None:
    """Writes the programme's calendar and one for each trainer into a folder, where one is named."""
    if folder is None:
        return
    files = {folder / "series.ics": ics.render(series, facts.context)}
    for code in ics.trainers_of(series, facts.context):
        files[folder / f"trainer-{code}.ics"] = ics.render_own(series, facts.context, code)
    delivery.files(files)
    delivery.say(f"Written: {len(files)} calendars in {folder}.")
