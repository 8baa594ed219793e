"""What people of all countries answered at each step, and which countries had begun by then."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ecpat_training.commands.training_files import STEPS, newest_versions, step_file
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.programme.model.training_effect import OutcomeScale
from ecpat_training.effect.programme.model.wedge import StepMean, Steps
from ecpat_training.effect.programme.reading.drawn import waves_of
from ecpat_training.effect.programme.reading.same_file import content_digest
from ecpat_training.effect.programme.reading.same_questions import questions
from ecpat_training.effect.programme.reading.step_order import refuse_exchanged, undated_steps
from ecpat_training.effect.programme.reading.training_files import read_before
from ecpat_training.effect.remarks.linking import is_answered_later
from ecpat_training.effect.scoring.scoring import score
from ecpat_training.files.hashing import sha256
from ecpat_training.files.opening import display_name
from ecpat_training.roster.reading.countries import country
from ecpat_training.series.model.draw_log import DrawLog
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.message import phrase

COUNTRY = "country"
"""The column that says where somebody is from."""
_MAX_SHOWN = 8


def step_files(folder: Path) -> dict[int, Path]:
    """The files by their step, the newest version of each.

    Raises:
        InputError: a file of a step can't be read.
        ContentError: one step has several files, a step between others has none, or one file stands for two steps.
    """
    files_by_step = {step: files for step in range(STEPS + 1) if (files := newest_versions(folder, step_file(step)))}
    location = Location(display_name(folder))
    for files in files_by_step.values():
        if len(files) > 1:
            message = phrase(
                "of one step there are several files: {files}.", files=listing([visible(path.name) for path in files])
            )
            raise ContentError.because(
                "across.steps", message, location=location, hint="Please keep the one that counts."
            )
    if files_by_step and (
        missing_steps := [step for step in range(max(files_by_step) + 1) if step not in files_by_step]
    ):
        message = phrase(
            "there is no file of {steps}, and there are later ones.",
            steps=listing([f"`step-{step}`" for step in missing_steps]),
        )
        hint = "`step-0` is from before anybody begins, `step-1` from when the first wave of countries has begun."
        raise ContentError.because("across.steps", message, location=location, hint=hint)
    steps = {step: files[0] for step, files in files_by_step.items()}
    file_by_digest = dict[str, Path]()
    for file in steps.values():
        if (earlier_file := file_by_digest.setdefault(content_digest(file), file)) != file:
            likeness_text = (
                "the very same file as"
                if sha256(file) == sha256(earlier_file)
                else "the same rows, ordered otherwise, as"
            )
            message = phrase(
                "this is {likeness} {earlier_file}, and people answer anew at each step.",
                likeness=likeness_text,
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
    waves, possible_orders = waves_of(log)
    means, omitted_count, unscored_count = list[StepMean](), 0, 0
    findings, before = list[Finding](), None
    surveys_by_step = {step: read_before(file, instrument, encoding, mapping, COUNTRY) for step, file in files.items()}
    responses_by_step = {step: wave for step, (_, wave) in surveys_by_step.items()}
    refuse_exchanged(files, responses_by_step)
    for step, file in files.items():
        questionnaire, wave = surveys_by_step[step]
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
        rows_without_country = list[int]()
        for row, (country_code, value) in enumerate(zip(countries, scores.tolist(), strict=True)):
            if country_code is None or country_code not in waves:
                rows_without_country.append(row)
            elif value != value:  # nan: too few answers for a score
                unscored_count += 1
            else:
                scores_by_country.setdefault(country_code, []).append(
                    outcome.to_report_units(value - (outcome.low or 0.0))
                )
        omitted_count += len(rows_without_country)
        findings += [
            *of_no_country(wave, rows_without_country),
            *find_silent_countries(step, wave, [code for code in waves if code not in scores_by_country]),
        ]
        findings += [*([] if before is None else find_swapped_steps(step, before, wave))]
        before = wave
        means += [
            StepMean(
                country_code,
                step,
                len(scores_by_country[country_code]),
                sum(scores_by_country[country_code]) / len(scores_by_country[country_code]),
                step >= first_step,
            )
            for country_code, first_step in waves.items()
            if country_code in scores_by_country
        ]
    return Steps(
        waves,
        possible_orders,
        tuple(means),
        tuple(files),
        omitted_count,
        unscored_count,
        undated_steps(responses_by_step),
    ), findings


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
    written_countries = Counter(_quoted_cell(wave.groups[COUNTRY].tolist()[row]) for row in rows)
    places = listing([wave.places[row].place_in_file for row in rows], _MAX_SHOWN)
    written_list = listing(
        [f"{text} ({times})" if times > 1 else text for text, times in written_countries.most_common()], _MAX_SHOWN
    )
    message = phrase(
        "{answers:,} {answers:answer|answers} of no country that was drawn, left out: {written_countries}; {places}.",
        answers=len(rows),
        written_countries=written_list,
        places=places,
    )
    hint = "Please write the country as it is called, or by its two letters."
    yield Finding("across.step-country", Severity.WARNING, message, wave.places[rows[0]], hint)


def find_silent_countries(step: int, wave: WaveResponses, countries: Sequence[str]) -> Iterator[Finding]:
    """A warning that names the drawn countries without an answer at a step that others answered."""
    if countries:
        missing_countries = listing(sorted(countries), 40)
        message = phrase(
            "at step {step} nobody answered who is from {countries}, and the effect is computed without.",
            step=step,
            countries=missing_countries,
        )
        hint = "Ask the partners there for their answers, and add them to this file."
        location = Location(wave.file, sheet=wave.sheet)
        yield Finding("across.step-nobody", Severity.WARNING, message, location, hint)


def find_swapped_steps(step: int, before: WaveResponses, wave: WaveResponses) -> Iterator[Finding]:
    """A warning where a step was answered earlier than the one before it, as far as times say."""
    if before.submitted and wave.submitted and is_answered_later(before.submitted, wave.submitted):
        first_day, second_day = (
            f"{step_wave.submitted[0]:%Y-%m-%d}" for step_wave in (before, wave) if step_wave.submitted
        )
        if first_day == second_day:
            first_day, second_day = (
                f"{step_wave.submitted[0]:%Y-%m-%d %H:%M}" for step_wave in (before, wave) if step_wave.submitted
            )
        message = phrase(
            "the answers of step {step} are from {begin} on, those of step {earlier_step} from {earlier_begin} on.",
            step=step,
            begin=second_day,
            earlier_step=step - 1,
            earlier_begin=first_day,
        )
        hint = "Are the two files swapped? Each is to be named by its step."
        location = Location(wave.file, sheet=wave.sheet)
        yield Finding("across.step-order", Severity.WARNING, message, location, hint)


def _quoted_cell(cell: object) -> str:
    return f"`{visible(cell)[:30]}`" if isinstance(cell, str) and cell.strip() else "nothing"
