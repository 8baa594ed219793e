"""What `--outcome SCALE=OUTCOME` says a scale measures, where its questionnaire doesn't tell."""

from collections.abc import Sequence
from typing import NamedTuple, get_args

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.published.model.kinds import Instrument, Outcome
from ecpat_training.words.catalogue.message import Option, phrase

OUTCOMES: tuple[Outcome, ...] = tuple(outcome for outcome in get_args(Outcome) if outcome != "several")
INSTRUMENTS: tuple[Instrument, ...] = tuple(
    instrument for instrument in get_args(Instrument) if instrument != "several"
)


class DeclaredOutcome(NamedTuple):
    """An outcome, and the instrument where that is said, too."""

    outcome: Outcome
    instrument: Instrument | None


def read_declarations(declaration_texts: Sequence[str]) -> dict[str, DeclaredOutcome]:
    """Each scale with what it measures.

    Raises:
        UsageError: a word isn't of this form, or no outcome or instrument is called so.
    """
    outcome_by_scale: dict[str, DeclaredOutcome] = {}
    for declaration in declaration_texts:
        scale, equals_sign, remainder = declaration.partition("=")
        name, colon, outcome_kind = remainder.partition(":")
        outcome = next((candidate for candidate in OUTCOMES if candidate == name.strip().casefold()), None)
        instrument = next(
            (candidate for candidate in INSTRUMENTS if candidate == outcome_kind.strip().casefold()), None
        )
        if not equals_sign or not scale.strip() or outcome is None or (colon and instrument is None):
            message = phrase(
                "{outcome} {declaration}: this isn't understood.",
                outcome=Option("--outcome"),
                declaration=visible(declaration)[:80],
            )
            hint = phrase(
                "Write SCALE=OUTCOME, or SCALE=OUTCOME:INSTRUMENT. Outcomes: {outcomes}. Instruments: {instruments}.",
                outcomes=listing([*OUTCOMES], 20),
                instruments=listing([*INSTRUMENTS], 20),
            )
            raise UsageError.because("compare.outcome", message, hint=hint)
        if outcome == "knowledge" and instrument == "self-rating":
            message = phrase(
                "{outcome} {declaration}: what people say they know is another outcome than what they know.",
                outcome=Option("--outcome"),
                declaration=visible(declaration)[:80],
            )
            raise UsageError.because("compare.outcome", message, hint="Write `self-rated knowledge`.")
        outcome_by_scale[scale.strip()] = DeclaredOutcome(outcome, instrument)
    return outcome_by_scale
