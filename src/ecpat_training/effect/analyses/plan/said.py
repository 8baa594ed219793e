"""What was declared beforehand: the plan, its date against the first answers, and every test in its family.

Written rules:

| figures | said |
| --- | --- |
| a plan, declared before the day of the first answer | when |
| declared on that day, or a date is missing | that it isn't known whether it was before |
| declared after that day | that it counts as exploratory to whoever is strict |
| a declared outcome without a figure | which |

Published are the plan's words and roles, no p value; who declared what is nobody's answer.
"""

from collections.abc import Iterator
from dataclasses import replace

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.plan import words
from ecpat_training.effect.analyses.plan.result import PlanKept, PlannedOutcome
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.comparing.multiplicity import dated, days_of, p_of
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import day
from ecpat_training.effect.sentences.opening import opening
from ecpat_training.effect.sentences.tables import short_between
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.survey.instrument.analysis_plan import AnalysisPlan
from ecpat_training.words.catalogue.ours import listed, ours


class PlanAnalysis(Analysis[PlanKept]):
    """What was declared beforehand: the plan, its date against the first answers, and every test in its family."""

    order = 60
    readers: frozenset[Reader] = frozenset({"evaluator"})
    over_sites = True
    of_counts = True

    def analyse(self, data: EvaluationData) -> PlanKept | None:
        """What the plan declared and what became of it; without a plan the adjusted p values; None where there is
        neither a plan nor several tests."""
        plan = data.instrument.plan
        outcomes = tuple(
            PlannedOutcome(
                change.role, change.scale, change.title, one.before, one.after, p_of(change), change.adjusted
            )
            for one in data.comparisons
            for change in one.changes
        )
        if plan is None:
            several = any(outcome.adjusted for outcome in outcomes)
            return PlanKept(declared=False, outcomes=outcomes) if several else None
        on, first = days_of(plan, data.waves)
        return PlanKept(
            declared=True,
            outcomes=outcomes,
            on=on,
            first_answer=first,
            dated=dated(plan, data.waves),
            because=plan.because,
            missing=tuple(_missing(plan, data)),
        )

    def blocks(self, found: PlanKept, report: EffectReport) -> Iterator[Block]:
        """The plan in words, then the tests in their families."""
        table = _table(found)
        if not found.declared and table is None:
            return
        yield Heading(words.HEADING["plan" if found.declared else "no plan"])
        if found.declared:
            yield from _declared(found)
        if table:
            yield table
            yield Paragraph(words.EXPLAINED["plan" if found.declared else "no plan"], "quiet")

    def data(self, found: PlanKept) -> JsonObject:
        """The plan for machines."""
        return {
            "declared": found.declared,
            "declared_on": found.on,
            "first_answer": found.first_answer,
            "dated": found.dated,
            "because": found.because,
            "missing": [{"title": title, "before": before, "after": after} for title, before, after in found.missing],
            "outcomes": [
                {
                    "role": one.role or None,
                    "scale": one.scale,
                    "before": one.before,
                    "after": one.after,
                    "p": one.p,
                    "p_adjusted": one.adjusted.p if one.adjusted else one.p,
                    "family": one.adjusted.family if one.adjusted else None,
                    "method": one.adjusted.method if one.adjusted else None,
                }
                for one in found.outcomes
            ],
        }

    def public(self, found: PlanKept, report: EffectReport) -> PlanKept | None:
        """The plan's own words; nothing where there was none."""
        if not found.declared:
            return None
        return replace(found, outcomes=tuple(replace(one, p=None, adjusted=None) for one in found.outcomes))


def _declared(found: PlanKept) -> Iterator[Block]:
    primary = next((one.title for one in found.outcomes if one.role == "primary"), None)
    secondary = list(dict.fromkeys(one.title for one in found.outcomes if one.role == "secondary"))
    said = [words.PRIMARY.format(title=primary)] if primary else []
    if secondary:
        said.append(words.SECONDARY.format(titles=listed(secondary, 12)))
    if found.because:
        said.append(words.BECAUSE.format(reason=found.because))
    if said:
        yield Paragraph(" ".join(map(str, said)))
    on, first = (day(iso) if iso else "" for iso in (found.on, found.first_answer))
    kind = found.dated if found.dated != "unknown" else "no date" if found.on is None else "no answers' date"
    yield Paragraph(words.DATED[kind].format(on=on, first=first), "plain" if kind == "before" else "attention")
    if found.missing:
        names = [words.MISSING_ONE.format(title=title, between=short_between(*two)) for title, *two in found.missing]
        yield Paragraph(words.MISSING.format(outcomes=listed(names, 12)), "attention")


def _table(found: PlanKept) -> ReportTable | None:
    """Every test with its p value and that adjusted; None where there is none to show."""
    tested = [one for one in found.outcomes if one.p is not None]
    if not tested:
        return None
    first, cells = opening(tested)
    columns = (
        *first,
        ReportColumn(ours("Declared"), width=1.3),
        ReportColumn(ours("p"), "p"),
        ReportColumn(ours("p adjusted"), "p"),
        ReportColumn(ours("for tests")),
    )
    rows = tuple((*start, *_row(one)) for start, one in zip(cells, tested, strict=True))
    return ReportTable("multiplicity", columns, rows)


def _row(one: PlannedOutcome) -> tuple[object, ...]:
    """A test that is alone in its family keeps its p."""
    if one.adjusted is None:
        return words.ROLE[one.role], one.p, one.p, words.FAMILY["one"]
    return words.ROLE[one.role], one.p, one.adjusted.p, words.FAMILY[one.adjusted.among].format(n=one.adjusted.family)


def _missing(plan: AnalysisPlan, data: EvaluationData) -> Iterator[tuple[str, str, str]]:
    """The declared outcomes of which there is neither a mean change nor, of people who aren't linked, a difference."""
    titles = {scale.id: scale.title for scale in data.instrument.scales}
    found = {(change.scale, one.before, one.after) for one, change, _ in data.changes()}
    if data.unlinked:
        found |= {(one.of.scale, two.before, two.after) for two in data.unlinked.alone() for one in two.scales}
    for comparison in plan.comparisons:
        before, after = comparison.split("-", 1)
        for scale in dict.fromkeys((plan.primary, *plan.secondary)):
            if (scale, before, after) not in found:
                yield titles[scale], before, after


analysis = PlanAnalysis()
