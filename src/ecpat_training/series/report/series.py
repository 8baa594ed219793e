"""A series as a document: when each training is, how good that provably is, the year as a picture, the rules."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ecpat_training.core.finding import Severity, errors
from ecpat_training.core.text import count, listing, sentence
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.diff import SeriesDiff
from ecpat_training.series.model.series import DatedSeries, SearchGoal, SeriesCheck
from ecpat_training.series.report.changes import changes_blocks
from ecpat_training.series.report.series_table import series_table
from ecpat_training.series.report.year_view import year_view
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.values.capitals import kilometres

LAST_DAY_LABEL = "last day"


def plan_document(
    check: SeriesCheck,
    goals: Sequence[SearchGoal],
    context: SeriesContext,
    provenance: Provenance,
    changes: SeriesDiff | None = None,
) -> doc.Document:
    """The dates, what moved where a series was kept, the proof, the year, the rules."""
    blocks: list[doc.Block] = [
        doc.Paragraph(write_headline(goals, check), "good" if _all_proven(goals) else "attention")
    ]
    blocks += [series_table(check.series, context), *(changes_blocks(changes) if changes else ())]
    brief = len(blocks)
    blocks += [year_view(check.series, context), *_proof(goals, context), *_load(check.series, context)]
    blocks += [*rules_blocks(check), *_sources(context)]
    return series_document("The series on the calendar", blocks, brief, context, provenance)


def check_document(check: SeriesCheck, context: SeriesContext, provenance: Provenance) -> doc.Document:
    """Kept or not, what breaks which rule, the dates, the year, every rule."""
    tone: doc.Tone = "good" if check.kept else "bad"
    blocks: list[doc.Block] = [doc.Paragraph(kept_sentence(check), tone), *_breaks(check)]
    brief = len(blocks)
    blocks += [series_table(check.series, context), year_view(check.series, context), *_load(check.series, context)]
    blocks += [*rules_blocks(check), *_sources(context)]
    return series_document("The series, checked", blocks, brief, context, provenance)


def series_document(
    title: str, blocks: Sequence[doc.Block], brief: int, context: SeriesContext, provenance: Provenance
) -> doc.Document:
    """A document about the programme's trainings, as wide as its tables; the first `brief` blocks are for a
    coordinator."""
    programme = context.programme.programme
    return doc.Document(title, blocks, programme, footer=provenance_sentence(provenance), landscape=True, brief=brief)


def write_headline(goals: Sequence[SearchGoal], check: SeriesCheck) -> str:
    """When the last training starts and how good that is, in one line."""
    number = count(len(check.series.trainings), "training")
    last_start = max((dated_training.start for dated_training in check.series.trainings), default=None)
    unproven_goals = [goal.name for goal in goals if not goal.proven]
    proof = f"not proven to be the best in: {listing(unproven_goals)}" if unproven_goals else "proven the best"
    return f"{number}, the last one starts on {last_start}; {proof}."


def kept_sentence(check: SeriesCheck) -> str:
    """What is kept: rules that must hold, and wishes."""
    requirement_count, wish_count = sum(rule.hard for rule in check.rules), sum(not rule.hard for rule in check.rules)
    broken_count = sum(bool(errors(rule.breaks)) for rule in check.rules)
    unkept_wish_count = sum(rule.gave_way for rule in check.rules)
    requirements = f"{count(requirement_count, 'rule')} that must hold and {count(wish_count, 'wish', 'wishes')}"
    unkept_wishes = f"{count(unkept_wish_count, 'wish', 'wishes')} gave way"
    if broken_count:
        wish_note = f"; {unkept_wishes}" if unkept_wish_count else ""
        return (
            f"Of {requirements}, {count(broken_count, 'rule')} {'is' if broken_count == 1 else 'are'} "
            f"broken{wish_note}."
        )
    return (
        f"Of {requirements}, every rule is kept; {unkept_wishes}."
        if unkept_wish_count
        else f"All are kept: {requirements}."
    )


def _all_proven(goals: Sequence[SearchGoal]) -> bool:
    return all(goal.proven for goal in goals)


def _proof(goals: Sequence[SearchGoal], context: SeriesContext) -> Iterable[doc.Block]:
    yield doc.Heading("How good it is", 2)
    yield doc.Paragraph(
        "Each aim counts more than all below it: no series has less of one without more of an aim above it.", "quiet"
    )
    yield goals_table(goals)
    homes = {trainer.country for trainer in context.programme.trainers if trainer.external_expert}
    lost_cause = sorted(
        {
            training.country
            for training in context.trainings
            for home_country in homes
            if kilometres(home_country, training.country) is None
        }
    )
    if lost_cause:
        yield doc.Paragraph(
            f"How far it is to {listing(lost_cause)} isn't known, and isn't counted as travel.", "attention"
        )


def goals_table(goals: Sequence[SearchGoal]) -> doc.ReportTable:
    """The aims in their order, with what was reached and the least that is possible."""
    return table_of(
        "Aims",
        goals,
        [
            Column("Aim", _goal_label, width=3),
            Column("Reached", lambda goal: _amount(goal, goal.amount), width=2),
            Column("Least possible", lambda goal: _amount(goal, goal.bound), width=2),
            Column("Gap", lambda goal: goal.amount - goal.bound, "count"),
            Column("Verdict", lambda goal: "proven" if goal.proven else "not proven", width=1.5),
        ],
    )


def _goal_label(goal: SearchGoal) -> str:
    distance_note = " (100 km, there and back, between capitals)" if goal.name.startswith("travel") else ""
    return f"{goal.name}{' on which a training starts' if goal.name == LAST_DAY_LABEL else distance_note}"


def _amount(goal: SearchGoal, amount: int) -> str:
    return date.fromordinal(amount).isoformat() if goal.name == LAST_DAY_LABEL else f"{amount:,}"


def _load(series: DatedSeries, context: SeriesContext) -> Iterable[doc.Block]:
    yield doc.Heading("Who comes where", 2)
    rows = []
    for code in context.trainers:
        attended_trainings = [dated_training for dated_training in series.trainings if code in dated_training.trainers]
        if attended_trainings:
            rows.append(
                (
                    code,
                    len(attended_trainings),
                    ", ".join(f"{dated_training.id} ({dated_training.start})" for dated_training in attended_trainings),
                )
            )
    columns = (doc.ReportColumn("Trainer"), doc.ReportColumn("Trainings", "count"), doc.ReportColumn("Which", width=6))
    yield doc.ReportTable("Trainers", columns, tuple(rows))


def _breaks(check: SeriesCheck) -> Iterable[doc.Block]:
    rows = [
        (rule, finding, text) for rule in check.rules for finding, text in zip(rule.breaks, rule.messages, strict=True)
    ]
    ids = {name for training in check.series.trainings for name in (training.id, *training.trainers)}
    if rows:
        yield doc.Heading("What is broken or gave way", 2)
        yield doc.ReportTable(
            "Breaks",
            (
                doc.ReportColumn("Rule", width=1.5),
                doc.ReportColumn("Where", width=1.5),
                doc.ReportColumn("What", width=5),
            ),
            tuple((rule.rule, str(finding.where or ""), sentence(text, ids)) for rule, finding, text in rows),
            tones=tuple("bad" if finding.severity is Severity.ERROR else "attention" for _, finding, _ in rows),
        )
    if check.findings:
        yield doc.Heading("Remarks on the files", 2)
        yield doc.Bullets(tuple(finding.remark for finding in check.findings))


def rules_blocks(check: SeriesCheck) -> Iterable[doc.Block]:
    """Every rule with its verdict."""
    yield doc.Heading("The rules", 2)
    columns = (
        doc.ReportColumn("Rule", width=2), doc.ReportColumn("Kind"), doc.ReportColumn("What it asks", width=5),
        doc.ReportColumn("Verdict"), doc.ReportColumn("Cost", "count"),
    )  # fmt: skip
    rows = tuple(
        (rule.rule, "must" if rule.hard else "wish", _asks(rule), _verdict(rule), rule.cost) for rule in check.rules
    )
    yield doc.ReportTable("Rules", columns, rows)


def _asks(rule: RuleResult) -> str:
    return f"{rule.states} ({rule.because.rstrip('.')}.)" if rule.because else rule.states


def _verdict(rule: RuleResult) -> str:
    return "kept" if rule.kept else "broken" if errors(rule.breaks) else "gave way"


def _sources(context: SeriesContext) -> Iterable[doc.Block]:
    """The holidays that fall into the period on days of training or travel, each with its source."""
    day_before = context.first - timedelta(1)
    days = [day for day in context.calendar.days if day_before <= day.day <= context.last]
    yield doc.Heading("Holidays that were looked at", 2)
    columns = (
        doc.ReportColumn("Country"), doc.ReportColumn("Date", "date"), doc.ReportColumn("Name", width=4),
        doc.ReportColumn("Kind"), doc.ReportColumn("Known from", width=3),
    )  # fmt: skip
    rows = tuple(
        (day.country, day.day, day.name, day.kind, day.source)
        for day in sorted(days, key=lambda day: (day.country, day.day, day.name))
    )
    yield doc.ReportTable("Holidays", columns, rows)
