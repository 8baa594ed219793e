"""What must be said of the files of steps: answers of no country that was drawn, countries of which nobody answered,
and files that may be swapped."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.remarks.linking import answered_later
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.message import phrase

COUNTRY = "country"
"""The column that says where somebody is from."""
_SHOWN = 8


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
