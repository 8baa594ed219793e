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
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.plan.result import PlanAdherence, PlannedOutcome
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.comparing.multiplicity import dated, days_of, p_of
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import day
from ecpat_training.effect.sentences.opening import opening
from ecpat_training.effect.sentences.tables import short_waves_text
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.survey.instrument.analysis_plan import AnalysisPlan
from ecpat_training.words.catalogue.marked_text import join_names, marked

HEADING = marked({"plan": "What was declared beforehand", "no plan": "Several tests at once"})
PRIMARY = marked("The primary outcome is {title:.}")
SECONDARY = marked("Declared beside it: {titles:.}")
REASON_TEXT = marked("Reason given: {reason}")
DATED = marked(
    {
        "before": "Declared on {on}, before the first answers ({first}).",
        "same day": "Declared on {on}, the day of the first answers: whether before them, these files don't show.",
        "after": "Declared on {on}, after the first answers ({first}): strictly, all of it is exploratory.",
        "no date": "The plan has no date, so it is not known whether it was made before the answers came in.",
        "no answers' "
        "date": "Declared on {on}; the files don't show when people answered, so it is not known whether that "
        "was before.",
    }
)
MISSING_ONE = marked("{title} ({between})")
UNMEASURED_OUTCOMES_TEXT = marked("Declared, but not measured in these files: {outcomes:.}")
ROLE = marked({"": "no", "primary": "primary", "secondary": "secondary", "exploratory": "no"})
FAMILY = marked({"one": "no other", "declared": "{n} declared", "all": "all {n}"})
PLAN_EXPLANATION = marked(
    {
        "plan": "p is that of the t test. Adjusted by Holm's procedure, it answers for its family, in which a single "
        "false claim stays below 5 in 100: the outcomes declared in time among themselves, everything else among all "
        "tests made. The sentences follow the adjusted p and the interval; the 95 % intervals are those of each "
        "outcome alone.",
        "no plan": "p is that of the t test. Since no outcome was declared, each is one of several looks: adjusted by "
        "Holm's procedure, a single false claim among all stays below 5 in 100. The sentences follow the adjusted p "
        "and the interval; the 95 % intervals are those of each scale alone.",
    }
)


class PlanAnalysis(Analysis[PlanAdherence]):
    """What was declared beforehand: the plan, its date against the first answers, and every test in its family."""

    order = 60
    readers: frozenset[Reader] = frozenset({"evaluator"})
    over_sites = True
    of_counts = True

    def analyse(self, data: EvaluationData) -> PlanAdherence | None:
        """What the plan declared and what became of it; without a plan the adjusted p values; None where there is
        neither a plan nor several tests."""
        plan = data.instrument.plan
        outcomes = tuple(
            PlannedOutcome(
                change.role,
                change.scale,
                change.title,
                comparison.before,
                comparison.after,
                p_of(change),
                change.adjusted,
            )
            for comparison in data.comparisons
            for change in comparison.changes
        )
        if plan is None:
            has_adjusted = any(outcome.adjusted for outcome in outcomes)
            return PlanAdherence(declared=False, outcomes=outcomes) if has_adjusted else None
        plan_day, first_day = days_of(plan, data.waves)
        return PlanAdherence(
            declared=True,
            outcomes=outcomes,
            on=plan_day,
            first_answer=first_day,
            dated=dated(plan, data.waves),
            because=plan.because,
            missing=tuple(_find_unmeasured_outcomes(plan, data)),
        )

    def blocks(self, result: PlanAdherence, report: EffectReport) -> Iterator[Block]:
        """The plan in words, then the tests in their families."""
        table = _table(result)
        if not result.declared and table is None:
            return
        yield Heading(HEADING["plan" if result.declared else "no plan"])
        if result.declared:
            yield from _declared_plan_blocks(result)
        if table:
            yield table
            yield Paragraph(PLAN_EXPLANATION["plan" if result.declared else "no plan"], "quiet")

    def data(self, result: PlanAdherence) -> JsonObject:
        """The plan for machines."""
        return {
            "declared": result.declared,
            "declared_on": result.on,
            "first_answer": result.first_answer,
            "dated": result.dated,
            "because": result.because,
            "missing": [{"title": title, "before": before, "after": after} for title, before, after in result.missing],
            "outcomes": [
                {
                    "role": outcome.role or None,
                    "scale": outcome.scale,
                    "before": outcome.before,
                    "after": outcome.after,
                    "p": outcome.p,
                    "p_adjusted": outcome.adjusted.p if outcome.adjusted else outcome.p,
                    "family": outcome.adjusted.family if outcome.adjusted else None,
                    "method": outcome.adjusted.method if outcome.adjusted else None,
                }
                for outcome in result.outcomes
            ],
        }

    def public(self, result: PlanAdherence, report: EffectReport) -> PlanAdherence | None:
        """The plan's own words; nothing where there was none."""
        if not result.declared:
            return None
        return replace(result, outcomes=tuple(replace(outcome, p=None, adjusted=None) for outcome in result.outcomes))


def _declared_plan_blocks(result: PlanAdherence) -> Iterator[Block]:
    primary = next((outcome.title for outcome in result.outcomes if outcome.role == "primary"), None)
    secondary = list(dict.fromkeys(outcome.title for outcome in result.outcomes if outcome.role == "secondary"))
    sentences = [PRIMARY.format(title=primary)] if primary else []
    if secondary:
        sentences.append(SECONDARY.format(titles=join_names(secondary, 12)))
    if result.because:
        sentences.append(REASON_TEXT.format(reason=result.because))
    if sentences:
        yield Paragraph(" ".join(map(str, sentences)))
    plan_day, first_day = (day(iso) if iso else "" for iso in (result.on, result.first_answer))
    dating_key = result.dated if result.dated != "unknown" else "no date" if result.on is None else "no answers' date"
    yield Paragraph(
        DATED[dating_key].format(on=plan_day, first=first_day), "plain" if dating_key == "before" else "attention"
    )
    if result.missing:
        names = [
            MISSING_ONE.format(title=title, between=short_waves_text(*wave_pair))
            for title, *wave_pair in result.missing
        ]
        yield Paragraph(UNMEASURED_OUTCOMES_TEXT.format(outcomes=join_names(names, 12)), "attention")


def _table(result: PlanAdherence) -> ReportTable | None:
    """Every test with its p value and that adjusted; None where there is none to show."""
    tested_outcomes = [outcome for outcome in result.outcomes if outcome.p is not None]
    if not tested_outcomes:
        return None
    columns: list[Column[PlannedOutcome]] = [
        *opening(tested_outcomes),
        Column(marked("Declared"), lambda outcome: ROLE[outcome.role], width=1.3),
        Column(marked("p"), lambda outcome: outcome.p, "p"),
        Column(marked("p adjusted"), lambda outcome: outcome.adjusted.p if outcome.adjusted else outcome.p, "p"),
        Column(marked("for tests"), _family),
    ]
    return table_of("multiplicity", tested_outcomes, columns)


def _family(outcome: PlannedOutcome) -> str:
    """A test that is alone in its family keeps its p."""
    if outcome.adjusted is None:
        return FAMILY["one"]
    return FAMILY[outcome.adjusted.among].format(n=outcome.adjusted.family)


def _find_unmeasured_outcomes(plan: AnalysisPlan, data: EvaluationData) -> Iterator[tuple[str, str, str]]:
    """The declared outcomes of which there is neither a mean change nor, of people who aren't linked, a difference."""
    titles = {scale.id: scale.title for scale in data.instrument.scales}
    measured_outcomes = {
        (change.scale, comparison.before, comparison.after) for comparison, change, _ in data.changes()
    }
    if data.unlinked:
        measured_outcomes |= {
            (row.of.scale, two_waves.before, two_waves.after)
            for two_waves in data.unlinked.alone()
            for row in two_waves.scales
        }
    for comparison in plan.comparisons:
        before, after = comparison.split("-", 1)
        for scale in dict.fromkeys((plan.primary, *plan.secondary)):
            if (scale, before, after) not in measured_outcomes:
                yield titles[scale], before, after


analysis = PlanAnalysis()
