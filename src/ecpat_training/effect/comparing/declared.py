"""When the plan was made: its date against the first answers'."""

from collections.abc import Sequence

from ecpat_training.effect.analyses.plan.result import Dated
from ecpat_training.survey.instrument.analysis_plan import AnalysisPlan
from ecpat_training.survey.model.responses import WaveResponses


def days_of(plan: AnalysisPlan, waves: Sequence[WaveResponses]) -> tuple[str | None, str | None]:
    """The plan's date and the day of the first answer, ISO; None where not known."""
    first = min((wave.submitted[0].date().isoformat() for wave in waves if wave.submitted), default=None)
    return plan.declared.isoformat() if plan.declared else None, first


def dated(plan: AnalysisPlan | None, waves: Sequence[WaveResponses]) -> Dated:
    """Where the plan's date lies against the first answers'."""
    on, first = days_of(plan, waves) if plan else (None, None)
    if on is None or first is None:
        return "unknown"
    return "before" if on < first else "same day" if on == first else "after"
