"""Which tests belong together: what the plan declared, and the rest.

| outcome | family | procedure |
| --- | --- | --- |
| declared: a scale of the plan in a comparison of the plan | all that were declared | Holm; none where it is one test |
| not declared, or no plan at all | all the others of the report | Benjamini and Hochberg; none where it is one test |

The p is that of the t test; where all changed alike, and there is none, that of the exact Wilcoxon test. A test that
could not be made is in no family.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ecpat_training.model.analysis_plan import AnalysisPlan
from ecpat_training.results.effect.change import AdjustedP, Change, Comparison, Role
from ecpat_training.stats import multiplicity

Place = tuple[str, str, str]  # before, after, scale


def judged(plan: AnalysisPlan | None, comparisons: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """The comparisons with the role and the adjusted p of each change, the declared ones first, the primary outcome
    first of all."""
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
    declared = [place for place in p if roles[place] in ("primary", "secondary")]
    others = [place for place in p if place not in declared]
    adjusted = {
        **_adjusted({place: p[place] for place in declared}, multiplicity.holm, multiplicity.HOLM),
        **_adjusted(
            {place: p[place] for place in others}, multiplicity.benjamini_hochberg, multiplicity.BENJAMINI_HOCHBERG
        ),
    }
    ordered = sorted(comparisons, key=lambda one: _place_in_plan(plan, one))
    return tuple(_judged(one, plan, roles, adjusted) for one in ordered)


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


def _adjusted(
    p: dict[Place, float], procedure: Callable[[Sequence[float]], list[float]], method: str
) -> dict[Place, AdjustedP]:
    """The adjusted values of one family; one test needs none."""
    if len(p) < 2:
        return {}
    values = procedure(list(p.values()))
    return {place: AdjustedP(value, len(p), method) for place, value in zip(p, values, strict=True)}
