"""What one training gives to the effect of its programme, wherever it was read from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.effect.model.change import Comparison, percentage_points
from ecpat_training.programme.model.training import Training
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.model.responses import WaveResponses

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

EffectKind = Literal["change"]
"""What the figure is: the mean change from before to after. Kinds are never pooled with each other."""
SourceKind = Literal["answers", "counted"]
"""Where a figure was read from: people's answers, or the counts of a file that holds no people."""
EstimationBasis = Literal["everybody", "complete pairs"]
"""Over whom the mean is: nobody was missing; those with both scores, where some were."""


@dataclass(frozen=True, slots=True)
class OutcomeScale:
    """What is measured: a scale with its ends. Changes are in percent of the way from `low` to `high` (percentage
    points), in the scale's own `unit` where it has no ends. `questions` says which questions make it, and how they are
    scored (`reading/same_questions.py`): trainings are joined only where that agrees. `declared` says that a plan names
    it as primary, `waiting` that it has a comparison group, whose people are no part of a change. `kind` and `level`
    are those of the scale in its questionnaire, "" where it says none; `scale_unit` is what a ready number of it
    counts."""

    scale: str
    title: str
    better: Literal["higher", "lower"]
    low: float | None
    high: float | None
    unit: str
    questions: str
    before: str
    after: str
    declared: bool
    waiting: bool = False
    kind: str = ""
    level: str = ""
    scale_unit: str = ""

    @property
    def of_range(self) -> bool:
        """Whether changes are in percent of the scale's range."""
        return self.low is not None and self.high is not None

    def to_report_units(self, change: float) -> float:
        """A change of the scale in the units of the report."""
        if self.low is None or self.high is None:
            return change
        return percentage_points(change, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Referenced:
    """The mean change on taught and on untaught questions of the `n` people with both scores in both waves, and how
    both scores spread before (SD), in points."""

    taught: float
    untaught: float
    n: int
    spread_taught: float
    spread_untaught: float


@dataclass(frozen=True, eq=False, slots=True)
class LinkedPeople:
    """Who is behind a figure: the questionnaire, the comparison that links them, and their answers."""

    instrument: Instrument
    comparison: Comparison
    waves: tuple[WaveResponses, ...]


@dataclass(frozen=True, eq=False, slots=True)
class TrainingEffect:
    """A training's effect on the outcome.

    Attributes:
        y: the mean change of those recognised, in the outcome's points: that of the training's own report.
        v: the square of its standard error; None where everybody changed alike, so that there is none.
        n: the people recognised before and after.
        by: over whom the mean is.
        answered: how many answered before, and after.
        before: the mean before of those recognised, in the outcome's points from its low end.
        spread: the variance of their scores before, in points squared; None where it isn't known.
        changes: each person's change in points, in no order that tells who; none where only counts are known.
        language: the one that it was held in, by which questions are compared.
        people: their codes, made comparable; none where only counts are known.
        all_answers: the least and the most that it is by all answers (`reading/mean_change.py`): the same where a model
            of them gives it; None where nobody is missing, or the answers determine no model.
        everybody: the mean of all scores after less that of all scores before, whether people were recognised or not.
        bounds: the lowest and highest mean change that those asked can have had, whatever the scores that are missing.
        at_best: how many of those recognised had the best possible score before; None where there is no such score.
        referenced: the same beside untaught questions; None where there are none.
        files: which file was taken for before, and which for after; with the days of its answers, where it says them.
        noted: what must be said of the files: that they may be swapped, or were answered in another order.
        linked: the people themselves, by whom publications are compared; None where only counts are known.
        answers: a row per person who answered before, a column per question; None where only counts are known.
    """

    training: str
    title: str
    country: str
    first_day: date | None
    y: float
    v: float | None
    n: int
    where: SourceKind = "answers"
    kind: EffectKind = "change"
    by: EstimationBasis = "everybody"
    answered: tuple[int, int] = (0, 0)
    before: float | None = None
    spread: float | None = None
    changes: tuple[float, ...] = ()
    people: frozenset[str] = frozenset()
    language: str = ""
    answers: "Floats | None" = None
    all_answers: tuple[float, float] | None = None
    everybody: float | None = None
    bounds: tuple[float, float] | None = None
    at_best: int | None = None
    referenced: Referenced | None = None
    files: tuple[str, str] = ("", "")
    findings: tuple[Finding, ...] = ()
    linked: LinkedPeople | None = None

    @property
    def model_change(self) -> float | None:
        """What a model of all answers gives; None where there is none, or counts tell only the least and the most."""
        min_change, max_change = self.all_answers or (None, None)
        return min_change if min_change == max_change else None


@dataclass(frozen=True, slots=True)
class NoEffect:
    """A training without a figure, and why, as the rest of a sentence; `where` its files are."""

    training: str
    title: str
    country: str
    why: str
    where: Location | None = None


@dataclass(frozen=True, slots=True)
class SurveyedTraining:
    """A training whose effect is wanted: its folder, its questionnaire, and how its files are read; `same_as` are other
    trainings that hold the very same file of answers, which is of one of them at most."""

    training: Training
    title: str
    first_day: date | None
    folder: Path
    instrument: Path
    encoding: str | None
    mapping: tuple[str, ...]
    same_as: tuple[str, ...] = ()


Source = Callable[[SurveyedTraining, OutcomeScale], "TrainingEffect | NoEffect | None"]
"""Where effects come from: a module of `reading/sources/` with such an `effect_of`, which returns None where it finds
no file of its kind."""
