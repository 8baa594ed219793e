"""What `--outcome SCALE=OUTCOME` says a scale measures, where its questionnaire doesn't tell."""

from collections.abc import Sequence
from typing import NamedTuple, get_args

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import listing, visible
from ecpat_training.published.model.kinds import Instrument, Outcome

OUTCOMES: tuple[Outcome, ...] = tuple(one for one in get_args(Outcome) if one != "several")
INSTRUMENTS: tuple[Instrument, ...] = tuple(one for one in get_args(Instrument) if one != "several")


class Declared(NamedTuple):
    """An outcome, and the instrument where that is said, too."""

    outcome: Outcome
    instrument: Instrument | None


def declared(said: Sequence[str]) -> dict[str, Declared]:
    """Each scale with what it measures.

    Raises:
        UsageError: a word isn't of this form, or no outcome or instrument is called so.
    """
    found: dict[str, Declared] = {}
    for one in said:
        scale, equals, rest = one.partition("=")
        name, colon, kind = rest.partition(":")
        outcome = next((known for known in OUTCOMES if known == name.strip().casefold()), None)
        instrument = next((known for known in INSTRUMENTS if known == kind.strip().casefold()), None)
        if not equals or not scale.strip() or outcome is None or (colon and instrument is None):
            what = f"--outcome {visible(one)[:80]}: this isn't understood."
            hint = (
                f"Write SCALE=OUTCOME, or SCALE=OUTCOME:INSTRUMENT. Outcomes: {listing([*OUTCOMES], 20)}. "
                f"Instruments: {listing([*INSTRUMENTS], 20)}."
            )
            raise UsageError.because("compare.outcome", what, hint=hint)
        if outcome == "knowledge" and instrument == "self-rating":
            what = f"--outcome {visible(one)[:80]}: what people say they know is another outcome than what they know."
            raise UsageError.because("compare.outcome", what, hint="Write `self-rated knowledge`.")
        found[scale.strip()] = Declared(outcome, instrument)
    return found
