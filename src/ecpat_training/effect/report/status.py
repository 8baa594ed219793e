"""The line that every report begins with: declared before the answers, exploratory, or declared afterwards."""

from ecpat_training.core.text import listing
from ecpat_training.effect.analyses.plan.result import PlanKept
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.days import day
from ecpat_training.effect.sentences.words import status as words

MOST_TITLES = 6


def status(report: EffectReport) -> str:
    """The same for every reader and format; by the plan's date against the first answers'."""
    plan = report.found(PlanKept)
    if plan is None or not plan.declared:
        return words.STATUS["no plan"]
    kind: str = plan.dated
    if kind == "unknown":
        kind = "no date" if plan.on is None else "no answers' date"
    found = [change for one in report.comparisons for change in one.changes]
    titles = {change.scale: change.title for change in found}
    declared = [titles.get(scale, scale) for scale in report.declared]
    said = words.STATUS[kind].format(
        on=day(plan.on) if plan.on else "",
        first=day(plan.first_answer) if plan.first_answer else "",
        declared=listing(declared, MOST_TITLES),
    )
    others = any(change.role == "exploratory" for change in found) and kind != "after"
    return f"{said} {words.OTHERS}" if others else said
