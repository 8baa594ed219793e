"""What a scale measures, with what, and how long after the training: as said, else as a report tells without doubt."""

from collections.abc import Mapping
from datetime import date

from ecpat_training.core.json_data import Json
from ecpat_training.effect.published.model.kinds import Instrument, Outcome, Timing, timing_of
from ecpat_training.effect.published.reading.declared import DeclaredOutcome
from ecpat_training.effect.published.reading.parts import items, mapping

_MONTH = 365.25 / 12
_OF_LEVEL: Mapping[str, Outcome] = {"reaction": "reaction", "behaviour": "behaviour", "results": "result"}
_BY_TEST: tuple[Outcome, ...] = ("knowledge",)
_BY_RATING: tuple[Outcome, ...] = ("self-rated knowledge", "attitude", "confidence", "reaction", "behaviour", "result")


def outcome_and_instrument(
    scale_kind: str, level: str, declaration: DeclaredOutcome | None
) -> tuple[Outcome | None, Instrument | None]:
    """(outcome, instrument) of a scale: as a person said, else as the questionnaire tells without doubt; None where
    neither does."""
    is_test = scale_kind == "multiple choice"
    if declaration is None:
        if is_test and level == "learning":
            return "knowledge", "test"
        return (_OF_LEVEL.get(level), "self-rating") if scale_kind == "likert" else (None, None)
    if declaration.outcome == "knowledge" and scale_kind == "likert":
        return "self-rated knowledge", "self-rating"  # graded answers ask people what they think they know
    if declaration.instrument is not None:
        return declaration.outcome, declaration.instrument
    if is_test:
        return declaration.outcome, "test"
    if scale_kind == "likert":
        return declaration.outcome, "self-rating"
    return (
        declaration.outcome,
        "test" if declaration.outcome in _BY_TEST else "self-rating" if declaration.outcome in _BY_RATING else None,
    )


def timing(report: Mapping[str, Json], after: str, months: float | None) -> Timing:
    """When after the training a wave was answered: the end, for answers after it; of a follow-up, the time from the
    last answer before it to its first."""
    if after == "post":
        return "end"
    if months is not None:
        return timing_of(months)
    waves = {str(wave.get("wave")): wave for wave in map(mapping, items(report.get("waves")))}
    first_day, last_day = _day(waves.get("pre", {}).get("last_day")), _day(waves.get(after, {}).get("first_day"))
    return timing_of(max(0.0, (last_day - first_day).days / _MONTH)) if first_day and last_day else "not said"


def _day(text: Json) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
