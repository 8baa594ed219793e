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
from dataclasses import replace
from typing import Literal

from ecpat_training.effect.analyses.missing.result import Missing, MissingPairs
from ecpat_training.effect.analyses.plan.result import Dated
from ecpat_training.effect.comparing.declared import dated
from ecpat_training.effect.comparing.evidence import Evidence
from ecpat_training.effect.model.change import AdjustedP, AllAnswers, Change, Comparison, Role
from ecpat_training.stats import multiplicity
from ecpat_training.survey.instrument.analysis_plan import AnalysisPlan

Place = tuple[str, str, str]  # before, after, scale


def judged(
    plan: AnalysisPlan | None, comparisons: Sequence[Comparison], dated: Dated = "unknown"
) -> tuple[Comparison, ...]:
    """The comparisons with the role and the adjusted p of each change, the declared ones first, the primary outcome
    first of all; `dated` is where the plan's date lies against the first answers."""
    roles = {
        (one.before, one.after, change.scale): role(plan, one, change.scale)
        for one in comparisons
        for change in one.changes
    }
    p = {
        (one.before, one.after, change.scale): value
        for one in comparisons
        for change in one.changes
        if (value := p_of(change)) is not None
    }
    adjusted = in_families(p, roles, dated)
    ordered = sorted(comparisons, key=lambda one: _place_in_plan(plan, one))
    return tuple(_judged(one, plan, roles, adjusted) for one in ordered)


def in_families(p: Mapping[Place, float], roles: Mapping[Place, Role], dated: Dated) -> dict[Place, AdjustedP]:
    """Each p adjusted in its family."""
    declared = {at: one for at, one in p.items() if dated != "after" and roles[at] in ("primary", "secondary")}
    others = {at: one for at, one in _adjusted(p, "all").items() if at not in declared}
    return {**others, **_adjusted(declared, "declared")}


def beside_all_answers(evidence: Evidence, missing: object) -> tuple[Comparison, ...]:
    """The comparisons, each change with what all answers together say, whose p values are adjusted in the same families
    (that of the pairs where nobody is missing)."""
    found = {(one.before, one.after, one.of.scale): one for one in _of_missing(missing)}
    changes = {(one.before, one.after, change.scale): change for one in evidence.comparisons for change in one.changes}
    p = {
        place: value
        for place, change in changes.items()
        if (value := found[place].p if place in found and found[place].p is not None else p_of(change)) is not None
    }
    roles = {place: change.role for place, change in changes.items()}
    adjusted = in_families(p, roles, dated(evidence.instrument.plan, evidence.waves))
    return tuple(
        replace(
            one,
            changes=tuple(
                replace(change, all_answers=_all_answers(found.get(place), adjusted.get(place)))
                for change in one.changes
                if (place := (one.before, one.after, change.scale))
            ),
        )
        for one in evidence.comparisons
    )


def _of_missing(missing: object) -> Sequence[MissingPairs]:
    return missing.scales if isinstance(missing, Missing) else ()


def _all_answers(one: MissingPairs | None, adjusted: AdjustedP | None) -> AllAnswers | None:
    """None where nobody is missing, or the answers give neither figure."""
    if one is None or not one.only_before + one.only_after:
        return None
    if one.model.low is None and one.leavers.low is None:
        return None
    return AllAnswers(one.model, one.pairs + one.only_before + one.only_after, adjusted, one.leavers)


def role(plan: AnalysisPlan | None, comparison: Comparison, scale: str) -> Role:
    """What the plan says of a scale in a comparison."""
    if plan is None:
        return ""
    if f"{comparison.before}-{comparison.after}" in plan.comparisons:
        if scale == plan.primary:
            return "primary"
        if scale in plan.secondary:
            return "secondary"
    return "exploratory"


def p_of(change: Change) -> float | None:
    """The p value by which a change is judged; None where no test could be made."""
    return change.wilcoxon.p if change.t_test.p is None else change.t_test.p


def _judged(
    one: Comparison, plan: AnalysisPlan | None, roles: dict[Place, Role], adjusted: dict[Place, AdjustedP]
) -> Comparison:
    changes = (
        replace(change, role=roles[place], adjusted=adjusted.get(place))
        for change in one.changes
        if (place := (one.before, one.after, change.scale))
    )
    return replace(one, changes=tuple(sorted(changes, key=lambda change: _rank(plan, change))))


def _rank(plan: AnalysisPlan | None, change: Change) -> int:
    """The primary outcome, then the others in the plan's order; the rest stays in the instrument's."""
    if plan is None or change.role in ("", "exploratory"):
        return len(plan.secondary) + 1 if plan else 0
    return 0 if change.role == "primary" else 1 + plan.secondary.index(change.scale)


def _place_in_plan(plan: AnalysisPlan | None, comparison: Comparison) -> int:
    declared: Sequence[str] = plan.comparisons if plan else ()
    name = f"{comparison.before}-{comparison.after}"
    return declared.index(name) if name in declared else len(declared)


def _adjusted(p: Mapping[Place, float], among: Literal["declared", "all"]) -> dict[Place, AdjustedP]:
    """The adjusted values of one family; one test needs none."""
    if len(p) < 2:
        return {}
    values = multiplicity.holm(list(p.values()))
    return {at: AdjustedP(value, len(p), multiplicity.HOLM, among) for at, value in zip(p, values, strict=True)}
