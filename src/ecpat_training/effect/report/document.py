"""The effect report: first what changed, in words and one picture, then how sure that is, last the details."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.core.text import agreeing, count, listing
from ecpat_training.documents.document import Block, Bullets, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.effect.analyses.analysis import analysis_of
from ecpat_training.effect.analyses.control_group import said as control_group
from ecpat_training.effect.analyses.control_group import words as beside_words
from ecpat_training.effect.analyses.control_group.result import ControlGroup
from ecpat_training.effect.analyses.plan.result import PlanKept
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.caveat import caveat
from ecpat_training.effect.report.charts import estimate_chart, paired_charts, scale_chart
from ecpat_training.effect.report.coordinator import (
    remarks_part,
    to_do,
    who_missed,
    without_what_a_section_says,
)
from ecpat_training.effect.report.donor import donor_page
from ecpat_training.effect.report.means_only import means_only
from ecpat_training.effect.report.quotes import quotes_part
from ecpat_training.effect.report.status import status
from ecpat_training.effect.sentences import tables
from ecpat_training.effect.sentences.days import day
from ecpat_training.effect.sentences.readers import Reader
from ecpat_training.effect.sentences.sentences import sentence_and_notes, tone
from ecpat_training.effect.sentences.words import readers as reader_words
from ecpat_training.effect.sentences.words import report as words

SAY = words.DOCUMENT


def effect_document(report: EffectReport, provenance: Provenance, reader: Reader = "evaluator") -> Document:
    """The report for one of its readers: one page for a donor, what a coordinator needs on about four, and everything
    for an evaluator."""
    compared = any(comparison.changes for comparison in report.comparisons)
    blocks: list[Block] = []
    brief = None
    if reader == "donor" and compared:
        blocks += donor_page(report)
    elif reader == "coordinator" and compared:
        first = without_what_a_section_says(report)
        blocks += [*_first_page(first), *_results(first, counts=False), *_people(report)]
        brief = len(blocks)
        blocks += [*_analyses(report, reader), *quotes_part(report), *who_missed(report), *to_do(report)]
        blocks += _undefined(report)
        blocks += remarks_part(report)
        blocks.append(Paragraph(reader_words.MORE, "quiet"))
    else:
        blocks += _everything(report)
        brief = len([*_first_page(report), *_results(report), *_people(report)]) if compared else len(blocks)
    return Document(
        title=SAY["title"],
        subtitle=_subtitle(report),
        notice="" if report.published else words.NOTICE,
        blocks=_agreeing(blocks, report),
        footer=made_by(provenance),
        brief=brief,
        one_page=reader == "donor",
    )


def _agreeing(blocks: Sequence[Block], report: EffectReport) -> tuple[Block, ...]:
    """The blocks with counts and words that agree; what people wrote stays as it is."""
    theirs = {text for block in quotes_part(report) if isinstance(block, Bullets) for text in block.items}

    def one(block: Block) -> Block:
        if isinstance(block, Paragraph):
            return replace(block, text=agreeing(block.text))
        if isinstance(block, Bullets):
            return replace(block, items=tuple(text if text in theirs else agreeing(text) for text in block.items))
        return block

    return tuple(map(one, blocks))


def _everything(report: EffectReport) -> Iterator[Block]:
    yield from _first_page(report)
    compared = any(comparison.changes for comparison in report.comparisons)
    if compared:
        yield from _results(report)
        yield from _means(report)
        yield from _people(report)
        yield from paired_charts(report.comparisons[0])
        yield from _others(report)
    yield from _analyses(report, "evaluator")
    yield from quotes_part(report)
    if compared:
        yield from _methods(report)
        yield from _details(report)
    yield from _unlinked(report)
    yield from _remarks(report)


def _means(report: EffectReport) -> Iterator[Block]:
    """Every scale's means on its own axis, where the intervals of single means mislead nobody."""
    chart = scale_chart(report)
    if chart:
        yield chart
        if any(point.low is not None for row in chart.rows for point in row.points):
            yield Paragraph(reader_words.MEANS["note"], "quiet")


def _subtitle(report: EffectReport) -> str:
    """The instrument, when people answered, and of how many the first comparison is, where that may be said."""
    number = report.comparisons[0].n if report.comparisons else None
    days = dict.fromkeys(day(wave.first_day) for wave in report.waves if wave.first_day)
    answered = SAY["answered"].format(days=listing(list(days), 3)) if days else ""
    said = "; ".join(part for part in (report.instrument, answered) if part)
    if number is None:
        return said
    return SAY["subtitle"].format(instrument=said, people=count(number, "person", "people"))


def _first_page(report: EffectReport) -> Iterator[Block]:
    yield Heading(SAY["findings"])
    compared = [comparison for comparison in report.comparisons if comparison.changes]
    if not compared:
        errors = [finding.message for finding in report.findings if finding.code.startswith("evaluate.")]
        yield Paragraph(SAY["nothing"].format(why=errors[-1] if errors else ""), "attention")
        return
    yield Paragraph(status(report), "quiet")
    first, *later = compared
    declared = _declared(report)
    if beside := report.found(ControlGroup):
        yield from control_group.headline(beside, first.after)
        yield Heading(beside_words.ALONE, 2)
    elif report.compared_with:
        yield Paragraph(control_group.not_shown(report), "attention")
    yield from _sentences(first, declared, headed=bool(later))
    if report.not_compared:
        yield Paragraph(SAY["not compared"].format(titles=listing(list(report.not_compared), 12)), "quiet")
    yield Paragraph(caveat(report), "attention")
    chart = estimate_chart(first)
    if chart:
        yield chart
    for comparison in later:
        yield from _sentences(comparison, declared, headed=True)
    if report.published:
        yield Paragraph(SAY["published"], "quiet")


def _declared(report: EffectReport) -> str:
    """How declared outcomes are headed: only a plan with a date before the answers was made beforehand."""
    plan = report.found(PlanKept)
    dated = plan.dated if plan else "unknown"
    return {"before": "declared", "after": "declared late"}.get(dated, "declared, undated")


def _sentences(comparison: Comparison, declared: str, *, headed: bool) -> Iterator[Block]:
    if headed:
        yield Heading(_between(comparison), 2)
    said_of = ""
    for change in comparison.changes:
        of = {"": "", "exploratory": "exploratory"}.get(change.role, declared)
        if of != said_of:
            yield Heading(SAY[of], 3 if headed else 2)
            said_of = of
        said = sentence_and_notes(change)
        primary = change.role == "primary"
        yield Paragraph(SAY["primary"].format(sentence=said) if primary else said, tone(change))
    if comparison.withheld:
        yield from means_only(comparison)


def _between(comparison: Comparison) -> str:
    return words.BETWEEN[comparison.before, comparison.after]


def _results(report: EffectReport, *, counts: bool = True) -> Iterator[Block]:
    """The figures behind the sentences; nothing where publication leaves none. The sentences hold the `counts` of who
    improved."""
    if not _figures(report):
        return
    yield Heading(SAY["results"])
    yield tables.results_table(report.comparisons)
    yield Paragraph(tables.explanation(report.comparisons), "quiet")
    people = tables.people_table(report.comparisons)
    if counts and _says_something(people):
        yield people
    sites = tables.sites_table(report.comparisons)
    if sites.rows:
        yield Heading(words.SITES["title"], 2)
        yield sites


def _figures(report: EffectReport) -> bool:
    return any(change.raw.value is not None for one in report.comparisons for change in one.changes)


def _says_something(table: ReportTable) -> bool:
    """Whether there is more than the names of what is compared."""
    return any(column.title not in ("Compared", "Scale") for column in table.columns)


def _people(report: EffectReport) -> Iterator[Block]:
    yield Heading(SAY["people"])
    yield tables.waves_table(report)
    if report.published:
        return
    yield tables.linking_table(report.comparisons)


def _others(report: EffectReport) -> Iterator[Block]:
    others = tables.others_table(report.comparisons)
    if others.rows and not report.published:
        yield Heading(SAY["others"], 2)
        yield others


def _analyses(report: EffectReport, reader: Reader) -> Iterator[Block]:
    """What the further analyses that this reader wants say, in their order."""
    told = [(analysis_of(name), found) for name, found in report.analyses.items()]
    for analysis, found in sorted(told, key=lambda one: one[0].order):
        if reader in analysis.readers:
            yield from analysis.brief(found, report) if reader == "coordinator" else analysis.blocks(found, report)
            if reader == "evaluator":
                yield from analysis.details(found, report)


def _methods(report: EffectReport) -> Iterator[Block]:
    yield Heading(SAY["methods"])
    yield Bullets((caveat(report), *tables.methods(report.comparisons)))


def _details(report: EffectReport) -> Iterator[Block]:
    yield Heading(SAY["details"])
    for table in (tables.tests_table(report.comparisons), tables.spread_table(report.comparisons)):
        if _says_something(table):
            yield table
    yield from _undefined(report)


def _undefined(report: EffectReport) -> Iterator[Block]:
    """Why figures are missing that one would look for."""
    missing = [
        f"{tables.short_between(one.before, one.after)}: {reason}" if len(report.comparisons) > 1 else reason
        for one in report.comparisons
        for reason in tables.undefined(one.changes)
    ]
    if missing:
        yield Heading(SAY["withheld" if report.published else "undefined"], 3)
        yield Bullets(tuple(missing))


def _unlinked(report: EffectReport) -> Iterator[Block]:
    unlinked = tables.unlinked_table(report.comparisons)
    if unlinked.rows:
        yield Heading(SAY["unlinked"])
        yield unlinked


def _remarks(report: EffectReport) -> Iterator[Block]:
    """What was noticed while reading and linking."""
    if report.findings:
        yield Heading(SAY["remarks"])
        yield ReportTable(
            "remarks",
            (
                ReportColumn("", width=0.8),
                ReportColumn("Where", width=1.5),
                ReportColumn("What", width=4.0),
                ReportColumn("What to do", width=2.5),
            ),
            tuple((str(one.severity), str(one.where or ""), one.message, one.hint or "") for one in report.findings),
        )
