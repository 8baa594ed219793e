"""Responses that answered some questions of a scale, but too few for a score: they stay out of its figures."""

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count
from ecpat_training.effect.scoring.scoring import score
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.values.thresholds import MANY_WITHOUT_SCORE


def without_score(instrument: Instrument, wave: WaveResponses) -> list[Finding]:
    """How many that are, for each scale, with how many answers it asks for; a warning where they are many."""
    found = []
    given = wave.answers.notna()
    for scale in instrument.scales:
        here = [item.id for item in scale.items if item.id in given.columns and given[item.id].any()]
        if wave.wave not in scale.asked or len(here) < 2:
            continue
        begun = given[here].any(axis=1)
        lost = int((begun & score(scale, wave.answers, wave.forms).isna()).sum())
        if not lost:
            continue
        needed = f"{scale.answered} answers are" if scale.answered else "all answers are"
        have = "has" if lost == 1 else "have"
        message = (
            f"wave `{wave.wave}`: {lost:,} of {count(int(begun.sum()), 'response')} to `{scale.title}` {have} no "
            f"score, because questions were left out and {needed} needed."
        )
        hint = (
            "They are not in the figures of this scale. `answered` of the scale in the instrument says how many "
            "answers are enough; decide on it before the answers come."
        )
        severity = Severity.WARNING if lost > MANY_WITHOUT_SCORE * begun.sum() else Severity.NOTE
        found.append(Finding("evaluate.no-score", severity, message, Location(wave.file, sheet=wave.sheet), hint))
    return found
