"""Which tests belong together: what the plan declared in time, and all that were made.

| outcome | family |
| --- | --- |
| declared: a scale of the plan in a comparison of the plan, and the plan's day is before that of the first answers | \
all that were declared |
| not so: declared on that day or later, or a day isn't known; not declared; no plan at all | all tests of the report |

Holm's procedure in both; one test alone needs none. So leaving a plan out, leaving out its day or those of answers,
writing it afterwards, or naming fewer outcomes in it can never make a stronger claim of the same data: a family of more
tests makes no adjusted p smaller, and Holm's are never below those of Benjamini and Hochberg, which promise something
of a list of findings, while a report's sentences are read one by one.

The p is that of the t test; where all changed alike, and there is none, that of the exact Wilcoxon test. A test that
could not be made is in no family.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from ecpat_training.effect.analyses.missing.result import MissingPairs, MissingScores
from ecpat_training.effect.analyses.plan.result import Dated
from ecpat_training.effect.comparing.linked_scores import Place, TwoWaves
from ecpat_training.effect.model.change import AdjustedP, AllAnswers, Role, ScaleChange
from ecpat_training.stats import multiplicity
from ecpat_training.survey.instrument.analysis_plan import AnalysisPlan
from ecpat_training.survey.model.responses import WaveResponses


class JudgedChange(NamedTuple):
    """By what a change is judged: the plan's word on it, its p among the tests of its family, and what all answers
    together say."""

    role: Role = ""
    adjusted: AdjustedP | None = None
    all_answers: AllAnswers | None = None


Judgements = Mapping[Place, JudgedChange]
UNJUDGED = JudgedChange()


def judge_changes(
    plan: AnalysisPlan | None,
    linked_waves: Sequence[TwoWaves],
    missing_scores: MissingScores | None,
    plan_dated: Dated = "unknown",
    unlinked_p: Mapping[Place, float] = MappingProxyType({}),
) -> Judgements:
    """The judgement of each change; `plan_dated` is where the plan's date lies against the first answers. What all
    answers say is judged in the same families as the pairs, by its own p where somebody is missing. `unlinked_p` are
    the p of waves of which nobody is linked, whose groups are compared instead."""
    p: dict[Place, float | None] = {
        (two_waves.before, two_waves.after, scale): linked_scores.p
        for two_waves in linked_waves
        for scale, linked_scores in two_waves.scales.items()
    }
    p |= unlinked_p
    missing_by_place = (
        {(pairs.before, pairs.after, pairs.of.scale): pairs for pairs in missing_scores.scales}
        if missing_scores
        else {}
    )
    p_of_all_answers = {
        place: pair_p
        if (missing_pairs := missing_by_place.get(place)) is None or missing_pairs.p is None
        else missing_pairs.p
        for place, pair_p in p.items()
    }
    roles: dict[Place, Role] = {place: role(plan, *place) for place in p}
    adjusted_p_by_place = in_families(_tested(p), roles, plan_dated)
    adjusted_all_answers = in_families(_tested(p_of_all_answers), roles, plan_dated) if missing_by_place else {}
    return {
        place: JudgedChange(
            roles[place],
            adjusted_p_by_place.get(place),
            _all_answers(missing_by_place.get(place), adjusted_all_answers.get(place)),
        )
        for place in p
    }


def _tested(p: Mapping[Place, float | None]) -> dict[Place, float]:
    return {place: value for place, value in p.items() if value is not None}


def in_families(p: Mapping[Place, float], roles: Mapping[Place, Role], plan_dated: Dated) -> dict[Place, AdjustedP]:
    """Each p adjusted in its family."""
    declared_places = {
        place: value
        for place, value in p.items()
        if plan_dated == "before" and roles[place] in ("primary", "secondary")
    }
    undeclared = {
        place: adjusted_p for place, adjusted_p in _adjusted(p, "all").items() if place not in declared_places
    }
    return {**undeclared, **_adjusted(declared_places, "declared")}


def _all_answers(missing_pairs: MissingPairs | None, adjusted_p: AdjustedP | None) -> AllAnswers | None:
    """None where nobody is missing, or the answers give neither figure."""
    if missing_pairs is None or not missing_pairs.only_before + missing_pairs.only_after:
        return None
    if missing_pairs.model.low is None and missing_pairs.leavers.low is None:
        return None
    return AllAnswers(
        missing_pairs.model,
        missing_pairs.pairs + missing_pairs.only_before + missing_pairs.only_after,
        adjusted_p,
        missing_pairs.leavers,
    )


def role(plan: AnalysisPlan | None, before: str, after: str, scale: str) -> Role:
    """What the plan says of a scale in a comparison."""
    if plan is None:
        return ""
    if f"{before}-{after}" in plan.comparisons:
        if scale == plan.primary:
            return "primary"
        if scale in plan.secondary:
            return "secondary"
    return "exploratory"


def p_of(change: ScaleChange) -> float | None:
    """The p value by which a change is judged; None where no test could be made."""
    return change.wilcoxon.p if change.t_test.p is None else change.t_test.p


def rank(plan: AnalysisPlan | None, change: ScaleChange) -> int:
    """The primary outcome, then the others in the plan's order; the rest stays in the instrument's."""
    return rank_of(plan, change.role, change.scale)


def rank_of(plan: AnalysisPlan | None, role: Role, scale: str) -> int:
    """The rank of an outcome by its role and scale: 0 for the primary one, then in the plan's order; others come
    last."""
    if plan is None or role in ("", "exploratory"):
        return len(plan.secondary) + 1 if plan else 0
    return 0 if role == "primary" else 1 + plan.secondary.index(scale)


def place_in_plan(plan: AnalysisPlan | None, before: str, after: str) -> int:
    """The place of a comparison among those of the plan; behind them where it isn't declared."""
    declared_comparisons: Sequence[str] = plan.comparisons if plan else ()
    name = f"{before}-{after}"
    return declared_comparisons.index(name) if name in declared_comparisons else len(declared_comparisons)


def _adjusted(p: Mapping[Place, float], family: Literal["declared", "all"]) -> dict[Place, AdjustedP]:
    """The adjusted values of one family; one test needs none."""
    if len(p) < 2:
        return {}
    values = multiplicity.holm(list(p.values()))
    return {place: AdjustedP(value, len(p), multiplicity.HOLM, family) for place, value in zip(p, values, strict=True)}


def days_of(plan: AnalysisPlan, waves: Sequence[WaveResponses]) -> tuple[str | None, str | None]:
    """(the plan's date, the day of the first answer) as ISO dates, None where not known."""
    first_day = min((wave.submitted[0].date().isoformat() for wave in waves if wave.submitted), default=None)
    return plan.declared.isoformat() if plan.declared else None, first_day


def dated(plan: AnalysisPlan | None, waves: Sequence[WaveResponses]) -> Dated:
    """Where the plan's date lies beside the day of the first answers: before, on the same day or after it, or
    unknown."""
    plan_day, first_day = days_of(plan, waves) if plan else (None, None)
    if plan_day is None or first_day is None:
        return "unknown"
    return "before" if plan_day < first_day else "same day" if plan_day == first_day else "after"
