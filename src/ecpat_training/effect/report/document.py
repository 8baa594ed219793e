"""The effect report: first what changed, in words and one picture, then how sure that is, last the details."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.core.text import agreeing, count, listing
from ecpat_training.documents.document import Block, Bullets, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.effect.analyses.analysis import analysis_of
from ecpat_training.effect.analyses.reaction import words as one_wave_words
from ecpat_training.effect.analyses.reaction.result import Reaction
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.charts import paired_charts, scale_chart
from ecpat_training.effect.report.coordinator import (
    came_again,
    counted,
    of_first_pages,
    remarks_part,
    to_do,
    who_missed,
)
from ecpat_training.effect.report.donor import donor_page
from ecpat_training.effect.report.first_page import caveat, first_page
from ecpat_training.effect.report.one_wave import first_page_of_one_wave
from ecpat_training.effect.sentences import tables
from ecpat_training.effect.sentences.amounts import day
from ecpat_training.effect.sentences.words import readers as reader_words
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.survey.quotes import words as quote_words

SAY = words.DOCUMENT


def effect_document(report: EffectReport, provenance: Provenance, reader: Reader = "evaluator") -> Document:
    """The report for one of its readers: one page for a donor, what a coordinator needs on about four, and everything
    for an evaluator."""
    compared = any(comparison.changes for comparison in report.comparisons)
    blocks: list[Block] = []
    brief = None
    alone = report.found(Reaction)
    if alone is not None:
        blocks += first_page_of_one_wave(report, alone, brief=reader == "donor")
        brief = len(blocks)
        blocks += _of_one_wave(report, reader)
    elif reader == "donor" and compared:
        blocks += donor_page(report)
    elif reader == "coordinator" and compared:
        first = of_first_pages(report)
        blocks += [*first_page(report, first), *_results(first, counts=False), *_people(report)]
        brief = len(blocks)
        blocks += [*_analyses(report, reader), *quotes_part(report), *who_missed(report), *to_do(report)]
        blocks += _undefined(report)
        blocks += remarks_part(report)
        blocks.append(Paragraph(reader_words.MORE, "quiet"))
    else:
        blocks += _everything(report)
        brief = (
            len([*first_page(report, report.comparisons), *_results(report.comparisons), *_people(report)])
            if compared
            else len(blocks)
        )
    return Document(
        title=one_wave_words.TITLE[alone.wave] if alone else SAY["title"],
        subtitle=_subtitle(report),
        notice="" if report.published else words.NOTICE,
        blocks=_agreeing(blocks, report),
        footer=made_by(provenance),
        brief=brief,
        one_page=reader == "donor",
    )


def _of_one_wave(report: EffectReport, reader: Reader) -> Iterator[Block]:
    """What follows the first page of a report on one wave; a donor's is that page."""
    if reader == "donor":
        return
    if reader == "coordinator":
        yield from _analyses(report, reader, whole=True)
        yield from quotes_part(report)
        yield from remarks_part(report)
        if not report.published:  # which holds no more figures for an evaluator
            yield Paragraph(one_wave_words.FOR_EVALUATOR, "quiet")
        return
    yield from _analyses(report, reader)
    yield from quotes_part(report)
    yield Heading(one_wave_words.PEOPLE)
    yield tables.waves_table(report)
    yield from _remarks(report)


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
    yield from first_page(report, report.comparisons)
    compared = any(comparison.changes for comparison in report.comparisons)
    if compared:
        yield from _results(report.comparisons)
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
    number = report.comparisons[0].n if report.comparisons else None  # of one wave the first sentence says it
    days = dict.fromkeys(day(wave.first_day) for wave in report.waves if wave.first_day)
    answered = SAY["answered"].format(days=listing(list(days), 3)) if days else ""
    said = "; ".join(part for part in (report.instrument, answered) if part)
    if number is None:
        return said
    return SAY["subtitle"].format(instrument=said, people=count(number, *counted(report.comparisons[0])))


def _results(comparisons: Sequence[Comparison], *, counts: bool = True) -> Iterator[Block]:
    """The figures behind the sentences; nothing where publication leaves none. The sentences hold the `counts` of who
    improved."""
    if not _figures(comparisons):
        return
    yield Heading(SAY["results"])
    yield tables.results_table(comparisons)
    yield Paragraph(tables.explanation(comparisons), "quiet")
    people = tables.people_table(comparisons)
    if counts and _says_something(people):
        yield people
    sites = tables.sites_table(comparisons)
    if sites.rows:
        yield Heading(words.SITES["title"], 2)
        yield sites


def _figures(comparisons: Sequence[Comparison]) -> bool:
    return any(change.raw.value is not None for one in comparisons for change in one.changes)


def _says_something(table: ReportTable) -> bool:
    """Whether there is more than the names of what is compared."""
    return any(column.title not in ("Compared", "Scale") for column in table.columns)


def _people(report: EffectReport) -> Iterator[Block]:
    yield Heading(SAY["people"])
    yield tables.waves_table(report)
    if not report.published:
        yield tables.linking_table(report.comparisons)
    if said := came_again(report):
        yield Paragraph(said)


def _others(report: EffectReport) -> Iterator[Block]:
    others = tables.others_table(report.comparisons)
    if others.rows and not report.published:
        yield Heading(SAY["others"], 2)
        yield others


def _analyses(report: EffectReport, reader: Reader, *, whole: bool = False) -> Iterator[Block]:
    """What the further analyses that this reader wants say, in their order; `whole` with their tables."""
    told = [(analysis_of(name), found) for name, found in report.analyses.items()]
    for analysis, found in sorted(told, key=lambda one: one[0].order):
        if reader in analysis.readers:
            brief = reader == "coordinator" and not whole
            yield from analysis.brief(found, report) if brief else analysis.blocks(found, report)
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


def quotes_part(report: EffectReport) -> Iterator[Block]:
    """The released texts under their questions; nothing where there are none."""
    if not report.quotes:
        return
    yield Heading(quote_words.TITLE)
    yield Paragraph(quote_words.RELEASED, "quiet")
    for question in dict.fromkeys(one.question for one in report.quotes):
        yield Heading(question, 2)
        yield Bullets(
            tuple(quote_words.QUOTED.format(text=one.text) for one in report.quotes if one.question == question)
        )
