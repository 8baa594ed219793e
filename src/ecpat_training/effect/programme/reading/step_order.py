"""Whether each file of a step is in its place: by when it was answered, and by whose answers it holds.

An exchange of the first step with the last doesn't show in the effect: where nobody or everybody has begun, a step says
only what countries are like, and both say the same of it. So files are looked at themselves.
"""

from collections.abc import Mapping
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.files.opening import display_name
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.message import phrase

SAME_ANSWERS_SHARE = 0.9
"""The share of people with the very same answers at two steps from which on one file's answers stand in both."""
MIN_PEOPLE = 5


def refuse_exchanged(files: Mapping[int, Path], responses_by_step: Mapping[int, WaveResponses]) -> None:
    """Compares each two steps and refuses files that were exchanged.

    Raises:
        ContentError: a later step was answered earlier (by the middle of its times), or two steps hold the same
            answers.
    """
    steps = sorted(responses_by_step)
    for position, step in enumerate(steps):
        for earlier in steps[:position]:
            name, earlier_name = visible(files[step].name), visible(files[earlier].name)
            location = Location(display_name(files[step]))
            if _is_same_wave(responses_by_step[step], responses_by_step[earlier]):
                message = phrase(
                    "it holds the same answers as {earlier_file}, and people answer anew at each step.",
                    earlier_file=earlier_name,
                )
                hint = "Please put the file of each step in its place."
                raise ContentError.because("across.steps", message, location=location, hint=hint)
            median_day, earlier_median_day = (
                _median_day(responses_by_step[step]),
                _median_day(responses_by_step[earlier]),
            )
            if median_day and earlier_median_day and median_day < earlier_median_day:
                message = phrase(
                    "half of it was answered by {time}, before {earlier_file}, which was by {earlier_time}: are they"
                    " exchanged?",
                    time=median_day,
                    earlier_file=earlier_name,
                    earlier_time=earlier_median_day,
                )
                hint = phrase(
                    "Please give each file its step: {earlier_file} comes before {file}. A wrong time is better taken"
                    " out.",
                    earlier_file=earlier_name,
                    file=name,
                )
                raise ContentError.because("across.steps", message, location=location, hint=hint)


def undated_steps(responses_by_step: Mapping[int, WaveResponses]) -> tuple[int, ...]:
    """The steps of which nothing says when they were answered."""
    return tuple(sorted(step for step, wave in responses_by_step.items() if not _median_day(wave)))


def _median_day(wave: WaveResponses) -> str:
    """The day by which half was answered, as text that sorts; "" where no time is known."""
    if wave.moments is None:
        return ""
    times = sorted(timestamp.isoformat() for timestamp in wave.moments.dropna())
    return times[len(times) // 2][:10] if times else ""


def _is_same_wave(first_wave: WaveResponses, second_wave: WaveResponses) -> bool:
    first_rows, second_rows = _rows(first_wave), _rows(second_wave)
    min_row_count = min(len(first_rows), len(second_rows))
    return min_row_count >= MIN_PEOPLE and len(first_rows & second_rows) >= SAME_ANSWERS_SHARE * min_row_count


def _rows(wave: WaveResponses) -> set[tuple[object, ...]]:
    """Code and answers of everybody who wrote a code."""
    columns = sorted(map(str, wave.answers.columns))
    answers = wave.answers[columns].to_numpy(dtype=object, copy=True)
    answers[wave.answers[columns].isna().to_numpy()] = ""
    return {(code, *row) for code, row in zip(wave.codes.tolist(), answers.tolist(), strict=True) if code}
