"""Which tests belong together: what the plan declared in time, and all that were made.

| outcome | family |
| --- | --- |
| declared: a scale of the plan in a comparison of the plan | all that were declared |
| declared after the first answers came, not declared, or no plan at all | all tests of the report, declared or not |

Holm's procedure in both; one test alone needs none. So leaving a plan out, or writing it afterwards, can never make a
stronger claim of the same data: a family of more tests makes no adjusted p smaller, and Holm's are never below those of
Benjamini and Hochberg, which promise something of a list of findings, while a report's sentences are read one by one.

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


class Judgement(NamedTuple):
    """By what a change is judged: the plan's word on it, its p among the tests of its family, and what all answers
    together say."""

    role: Role = ""
    adjusted: AdjustedP | None = None
    all_answers: AllAnswers | None = None


Judgements = Mapping[Place, Judgement]
UNJUDGED = Judgement()


def judged(
    plan: AnalysisPlan | None,
    linked: Sequence[TwoWaves],
    missing: MissingScores | None,
    dated: Dated = "unknown",
    apart: Mapping[Place, float] = MappingProxyType({}),
) -> Judgements:
    """The judgement of each change; `dated` is where the plan's date lies against the first answers. What all answers
    say is judged in the same families as the pairs, by its own p where somebody is missing. `apart` are the p of waves
    of which nobody is linked, whose groups are compared instead."""
    p: dict[Place, float | None] = {
        (one.before, one.after, scale): of.p for one in linked for scale, of in one.scales.items()
    }
    p |= apart
    everybody = {(one.before, one.after, one.of.scale): one for one in missing.scales} if missing else {}
    p_of_all = {at: own if (one := everybody.get(at)) is None or one.p is None else one.p for at, own in p.items()}
    roles: dict[Place, Role] = {at: role(plan, *at) for at in p}
    adjusted = in_families(_tested(p), roles, dated)
    adjusted_of_all = in_families(_tested(p_of_all), roles, dated) if everybody else {}
    return {
        at: Judgement(roles[at], adjusted.get(at), _all_answers(everybody.get(at), adjusted_of_all.get(at))) for at in p
    }


def _tested(p: Mapping[Place, float | None]) -> dict[Place, float]:
    return {at: value for at, value in p.items() if value is not None}


def in_families(p: Mapping[Place, float], roles: Mapping[Place, Role], dated: Dated) -> dict[Place, AdjustedP]:
    """Each p adjusted in its family."""
    declared = {at: one for at, one in p.items() if dated != "after" and roles[at] in ("primary", "secondary")}
    others = {at: one for at, one in _adjusted(p, "all").items() if at not in declared}
    return {**others, **_adjusted(declared, "declared")}


def _all_answers(one: MissingPairs | None, adjusted: AdjustedP | None) -> AllAnswers | None:
    """None where nobody is missing, or the answers give neither figure."""
    if one is None or not one.only_before + one.only_after:
        return None
    if one.model.low is None and one.leavers.low is None:
        return None
    return AllAnswers(one.model, one.pairs + one.only_before + one.only_after, adjusted, one.leavers)


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
    declared: Sequence[str] = plan.comparisons if plan else ()
    name = f"{before}-{after}"
    return declared.index(name) if name in declared else len(declared)


def _adjusted(p: Mapping[Place, float], among: Literal["declared", "all"]) -> dict[Place, AdjustedP]:
    """The adjusted values of one family; one test needs none."""
    if len(p) < 2:
        return {}
    values = multiplicity.holm(list(p.values()))
    return {at: AdjustedP(value, len(p), multiplicity.HOLM, among) for at, value in zip(p, values, strict=True)}


def days_of(plan: AnalysisPlan, waves: Sequence[WaveResponses]) -> tuple[str | None, str | None]:
    """(the plan's date, the day of the first answer) as ISO dates, None where not known."""
    first = min((wave.submitted[0].date().isoformat() for wave in waves if wave.submitted), default=None)
    return plan.declared.isoformat() if plan.declared else None, first


def dated(plan: AnalysisPlan | None, waves: Sequence[WaveResponses]) -> Dated:
    """Where the plan's date lies beside the day of the first answers: before, on the same day or after it, or
    unknown."""
    on, first = days_of(plan, waves) if plan else (None, None)
    if on is None or first is None:
        return "unknown"
    return "before" if on < first else "same day" if on == first else "after"
