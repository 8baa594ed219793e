"""The effect report: first what changed, in words and one picture, then how sure that is, last the details."""

from collections.abc import Iterator
from datetime import date

from ecpat_training.core.registry import load
from ecpat_training.core.text import count, listing
from ecpat_training.report.effect import analyses, tables
from ecpat_training.report.effect.catalogue_en import report as words
from ecpat_training.report.effect.charts import estimate_chart, paired_charts
from ecpat_training.report.effect.quotes import quotes_part
from ecpat_training.report.effect.readers import Reader
from ecpat_training.report.effect.sentences import tone
from ecpat_training.report.made import made_by
from ecpat_training.results.document import Block, Bullets, Column, Document, Heading, Paragraph, Table
from ecpat_training.results.effect.change import Comparison
from ecpat_training.results.effect.report import EffectReport
from ecpat_training.results.provenance import Provenance

SAY = words.DOCUMENT


def effect_document(report: EffectReport, provenance: Provenance, reader: Reader = "coordinator") -> Document:
    """The report for one of its readers: the donor's is the first page; the evaluator's has everything."""
    blocks: list[Block] = [*_first_page(report)]
    compared = any(comparison.changes for comparison in report.comparisons)
    if compared:
        blocks += [*_results(report), *_people(report)]
    brief = len(blocks)
    if compared:
        blocks += [*paired_charts(report.comparisons[0]), *_others(report)]
    blocks += _analyses(report, reader)
    blocks += quotes_part(report)
    if compared:
        blocks += [*_methods(report), *_details(report)]
    blocks += _remarks(report)
    return Document(
        title=SAY["title"],
        subtitle=_subtitle(report),
        notice="" if report.published else words.NOTICE,
        blocks=tuple(blocks),
        footer=made_by(provenance),
        brief=brief,
    )


def _subtitle(report: EffectReport) -> str:
    """The instrument, when people answered, and of how many the first comparison is, where that may be said."""
    number = report.comparisons[0].n if report.comparisons else None
    days = dict.fromkeys(_day(wave.first_day) for wave in report.waves if wave.first_day)
    answered = SAY["answered"].format(days=listing(list(days), 3)) if days else ""
    said = "; ".join(part for part in (report.instrument, answered) if part)
    if number is None:
        return said
    return SAY["subtitle"].format(instrument=said, people=count(number, "person", "people"))


def _day(iso: str) -> str:
    """A day as people write it: `16 June 2005`."""
    day = date.fromisoformat(iso)
    return f"{day.day} {words.MONTHS[day.month - 1]} {day.year}"


def _first_page(report: EffectReport) -> Iterator[Block]:
    yield Heading(SAY["findings"])
    compared = [comparison for comparison in report.comparisons if comparison.changes]
    if not compared:
        errors = [finding.message for finding in report.findings if finding.code.startswith("evaluate.")]
        yield Paragraph(SAY["nothing"].format(why=errors[-1] if errors else ""), "attention")
        return
    first, *later = compared
    yield from _sentences(first, headed=bool(later))
    if report.not_compared:
        yield Paragraph(SAY["not compared"].format(titles=listing(list(report.not_compared), 12)), "quiet")
    yield Paragraph(words.CAVEAT, "attention")
    chart = estimate_chart(first)
    if chart:
        yield chart
    for comparison in later:
        yield from _sentences(comparison, headed=True)
    if report.published:
        yield Paragraph(SAY["published"], "quiet")


def _sentences(comparison: Comparison, *, headed: bool) -> Iterator[Block]:
    if headed:
        yield Heading(_between(comparison), 2)
    for change in comparison.changes:
        yield Paragraph(" ".join((change.sentence, *change.notes)), tone(change))
    if comparison.withheld:
        yield from _means_only(comparison)


def _means_only(comparison: Comparison) -> Iterator[Block]:
    """Why chance is not spoken of, under the comparison that it is true of; beside a scale of which it is, which scales
    are meant."""
    shown = [change for change in comparison.changes if change.raw.value is not None]
    for why in dict.fromkeys(change.raw.no_interval for change in shown if change.raw.no_interval):
        titles = [change.title for change in shown if change.raw.no_interval == why]
        kind = "means only" if len(titles) == len(shown) else "means only of some"
        yield Paragraph(SAY[kind].format(titles=listing(titles, 12), why=why), "attention")


def _between(comparison: Comparison) -> str:
    return words.BETWEEN[comparison.before, comparison.after]


def _results(report: EffectReport) -> Iterator[Block]:
    """The figures behind the sentences; nothing where publication leaves none."""
    if not _figures(report):
        return
    yield Heading(SAY["results"])
    yield tables.results_table(report.comparisons)
    yield Paragraph(tables.explanation(report.comparisons), "quiet")
    people = tables.people_table(report.comparisons)
    if _says_something(people):
        yield people


def _figures(report: EffectReport) -> bool:
    return any(change.raw.value is not None for one in report.comparisons for change in one.changes)


def _says_something(table: Table) -> bool:
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
    told = [(load(analyses, name), found) for name, found in report.analyses.items()]
    for section, found in sorted(told, key=lambda one: one[0].ORDER):
        if reader in section.READERS:
            yield from section.blocks(found, report)


def _methods(report: EffectReport) -> Iterator[Block]:
    yield Heading(SAY["methods"])
    yield Bullets((words.CAVEAT, *tables.methods(report.comparisons)))


def _details(report: EffectReport) -> Iterator[Block]:
    yield Heading(SAY["details"])
    for table in (tables.tests_table(report.comparisons), tables.spread_table(report.comparisons)):
        if _says_something(table):
            yield table
    missing = [
        f"{tables.short_between(one.before, one.after)}: {reason}" if len(report.comparisons) > 1 else reason
        for one in report.comparisons
        for reason in tables.undefined(one.changes)
    ]
    if missing:
        yield Heading(SAY["withheld" if report.published else "undefined"], 3)
        yield Bullets(tuple(missing))


def _remarks(report: EffectReport) -> Iterator[Block]:
    unlinked = tables.unlinked_table(report.comparisons)
    if unlinked.rows:
        yield Heading(SAY["unlinked"])
        yield unlinked
    if report.findings:
        yield Heading(SAY["remarks"])
        yield Table(
            "remarks",
            (
                Column("", width=0.8),
                Column("Where", width=1.5),
                Column("What", width=4.0),
                Column("What to do", width=2.5),
            ),
            tuple((str(one.severity), str(one.where or ""), one.message, one.hint or "") for one in report.findings),
        )
