"""What people of all countries answered at each step, and which countries had begun by then."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ecpat_training.commands.training_files import STEPS, newest, step_file
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.programme.model.training_effect import OutcomeScale
from ecpat_training.effect.programme.model.wedge import StepMean, Steps
from ecpat_training.effect.programme.reading.drawn import waves_of
from ecpat_training.effect.programme.reading.same_file import content_digest
from ecpat_training.effect.programme.reading.same_questions import questions
from ecpat_training.effect.programme.reading.step_order import refuse_exchanged, undated
from ecpat_training.effect.programme.reading.training_files import read_before
from ecpat_training.effect.remarks.linking import answered_later
from ecpat_training.effect.scoring.scoring import score
from ecpat_training.files.hashing import sha256
from ecpat_training.files.opening import display_name
from ecpat_training.roster.reading.countries import country
from ecpat_training.series.model.draw_log import DrawLog
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.message import phrase

COUNTRY = "country"
"""The column that says where somebody is from."""
_SHOWN = 8


def step_files(folder: Path) -> dict[int, Path]:
    """The files by their step, the newest version of each.

    Raises:
        InputError: a file of a step can't be read.
        ContentError: one step has several files, a step between others has none, or one file stands for two steps.
    """
    files_by_step = {step: files for step in range(STEPS + 1) if (files := newest(folder, step_file(step)))}
    location = Location(display_name(folder))
    for files in files_by_step.values():
        if len(files) > 1:
            message = phrase(
                "of one step there are several files: {files}.", files=listing([visible(path.name) for path in files])
            )
            raise ContentError.because(
                "across.steps", message, location=location, hint="Please keep the one that counts."
            )
    if files_by_step and (missing := [step for step in range(max(files_by_step) + 1) if step not in files_by_step]):
        message = phrase(
            "there is no file of {steps}, and there are later ones.",
            steps=listing([f"`step-{step}`" for step in missing]),
        )
        hint = "`step-0` is from before anybody begins, `step-1` from when the first wave of countries has begun."
        raise ContentError.because("across.steps", message, location=location, hint=hint)
    steps = {step: files[0] for step, files in files_by_step.items()}
    file_by_digest = dict[str, Path]()
    for file in steps.values():
        if (earlier_file := file_by_digest.setdefault(content_digest(file), file)) != file:
            alike = (
                "the very same file as"
                if sha256(file) == sha256(earlier_file)
                else "the same rows, ordered otherwise, as"
            )
            message = phrase(
                "this is {likeness} {earlier_file}, and people answer anew at each step.",
                likeness=alike,
                earlier_file=visible(earlier_file.name),
            )
            hint = "Please put the file of each step in its place."
            raise ContentError.because("across.steps", message, location=Location(display_name(file)), hint=hint)
    return steps


def read_steps(
    files: dict[int, Path],
    log: DrawLog,
    instrument: Path,
    outcome: OutcomeScale,
    encoding: str | None,
    mapping: Sequence[str],
) -> tuple[Steps, list[Finding]]:
    """(the mean of each drawn country at each step, findings about the files).

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: a file isn't understood, has no column `country`, asks other questions, or isn't in its place.
    """
    waves, possible = waves_of(log)
    means, left_out, no_score = list[StepMean](), 0, 0
    findings, before = list[Finding](), None
    read = {step: read_before(file, instrument, encoding, mapping, COUNTRY) for step, file in files.items()}
    answered = {step: wave for step, (_, wave) in read.items()}
    refuse_exchanged(files, answered)
    for step, file in files.items():
        questionnaire, wave = read[step]
        countries = _countries(file, wave)
        scale = next((candidate for candidate in questionnaire.scales if candidate.id == outcome.scale), None)
        if scale is None or questions(scale) != outcome.questions:
            raise ContentError.because(
                "across.steps",
                "the questionnaire has not the outcome's questions.",
                location=Location(display_name(file)),
                hint="Steps are answered in the questionnaire of the programme.",
            )
        scores = score(scale, wave.answers, wave.forms)
        scores_by_country: dict[str, list[float]] = {}
        nowhere = list[int]()
        for row, (home, value) in enumerate(zip(countries, scores.tolist(), strict=True)):
            if home is None or home not in waves:
                nowhere.append(row)
            elif value != value:  # nan: too few answers for a score
                no_score += 1
            else:
                scores_by_country.setdefault(home, []).append(outcome.in_points(value - (outcome.low or 0.0)))
        left_out += len(nowhere)
        findings += [
            *of_no_country(wave, nowhere),
            *of_nobody(step, wave, [drawn for drawn in waves if drawn not in scores_by_country]),
        ]
        findings += [*([] if before is None else in_wrong_order(step, before, wave))]
        before = wave
        means += [
            StepMean(
                home,
                step,
                len(scores_by_country[home]),
                sum(scores_by_country[home]) / len(scores_by_country[home]),
                step >= begins,
            )
            for home, begins in waves.items()
            if home in scores_by_country
        ]
    return Steps(waves, possible, tuple(means), tuple(files), left_out, no_score, undated(answered)), findings


def _countries(file: Path, wave: WaveResponses) -> list[str | None]:
    """Where each response is from.

    Raises:
        ContentError: no column says it.
    """
    if COUNTRY not in wave.groups:
        message = phrase("it has no column `{column}`, which says where somebody is from.", column=COUNTRY)
        hint = "Please ask for the country in the form, or name the column so."
        raise ContentError.because("across.steps", message, location=Location(display_name(file)), hint=hint)
    return [
        country(answer) if isinstance(answer, str) and answer.strip() else None
        for answer in wave.groups[COUNTRY].tolist()
    ]


def of_no_country(wave: WaveResponses, rows: Sequence[int]) -> Iterator[Finding]:
    """A warning that names what was written and where it stands."""
    if not rows:
        return
    written = Counter(_quoted_cell(wave.groups[COUNTRY].tolist()[row]) for row in rows)
    places = listing([wave.places[row].inside for row in rows], _SHOWN)
    written_list = listing(
        [f"{text} ({times})" if times > 1 else text for text, times in written.most_common()], _SHOWN
    )
    message = phrase(
        "{answers:,} {answers:answer|answers} of no country that was drawn, left out: {written_countries}; {places}.",
        answers=len(rows),
        written_countries=written_list,
        places=places,
    )
    hint = "Please write the country as it is called, or by its two letters."
    yield Finding("across.step-country", Severity.WARNING, message, wave.places[rows[0]], hint)


def of_nobody(step: int, wave: WaveResponses, countries: Sequence[str]) -> Iterator[Finding]:
    """A warning that names the drawn countries without an answer at a step that others answered."""
    if countries:
        missing = listing(sorted(countries), 40)
        message = phrase(
            "at step {step} nobody answered who is from {countries}, and the effect is computed without.",
            step=step,
            countries=missing,
        )
        hint = "Ask the partners there for their answers, and add them to this file."
        location = Location(wave.file, sheet=wave.sheet)
        yield Finding("across.step-nobody", Severity.WARNING, message, location, hint)


def in_wrong_order(step: int, before: WaveResponses, wave: WaveResponses) -> Iterator[Finding]:
    """A warning where a step was answered earlier than the one before it, as far as times say."""
    if before.submitted and wave.submitted and answered_later(before.submitted, wave.submitted):
        first, second = (f"{step_wave.submitted[0]:%Y-%m-%d}" for step_wave in (before, wave) if step_wave.submitted)
        if first == second:
            first, second = (
                f"{step_wave.submitted[0]:%Y-%m-%d %H:%M}" for step_wave in (before, wave) if step_wave.submitted
            )
        message = phrase(
            "the answers of step {step} are from {begin} on, those of step {earlier_step} from {earlier_begin} on.",
            step=step,
            begin=second,
            earlier_step=step - 1,
            earlier_begin=first,
        )
        hint = "Are the two files swapped? Each is to be named by its step."
        location = Location(wave.file, sheet=wave.sheet)
        yield Finding("across.step-order", Severity.WARNING, message, location, hint)


def _quoted_cell(cell: object) -> str:
    return f"`{visible(cell)[:30]}`" if isinstance(cell, str) and cell.strip() else "nothing"
