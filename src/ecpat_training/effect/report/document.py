"""The effect report: first what changed, in words and one picture, then how sure that is, last the details."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import Block, Bullets, Document, Heading, Paragraph, ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.analyses.analysis import analysis_of
from ecpat_training.effect.analyses.reaction import words as one_wave_words
from ecpat_training.effect.analyses.reaction.result import Reaction
from ecpat_training.effect.analyses.unlinked import words as unlinked_words
from ecpat_training.effect.analyses.unlinked.result import UnlinkedWaves
from ecpat_training.effect.analyses.unlinked.section import on_first_page
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.report import EffectReport, WaveSummary
from ecpat_training.effect.report.charts import estimate_chart, paired_charts, scale_chart
from ecpat_training.effect.report.coordinator import (
    came_again_sentence,
    first_page_comparisons,
    missed_people_blocks,
    people_or_participations,
    remarks_part,
    to_do_blocks,
)
from ecpat_training.effect.report.donor import donor_page, donor_page_of_two_groups
from ecpat_training.effect.report.findings import finding_message
from ecpat_training.effect.report.first_page import caveat, first_page_blocks
from ecpat_training.effect.report.in_language import translate_document
from ecpat_training.effect.report.occasion import Occasion, days_in_words
from ecpat_training.effect.report.one_wave import one_wave_first_page
from ecpat_training.effect.sentences import tables
from ecpat_training.effect.sentences.recognised import recognised_sentence
from ecpat_training.effect.sentences.words import readers as reader_words
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.survey.quotes import words as quote_words
from ecpat_training.words.catalogue.marked_text import count_phrase, join_names, marked
from ecpat_training.words.catalogue.message import Option, phrase

_EVALUATOR = Option("--for", "evaluator")

SAY = words.DOCUMENT


def effect_document(
    report: EffectReport,
    provenance: Provenance,
    reader: Reader = "evaluator",
    occasion: Occasion | None = None,
    language: str = "",
) -> Document:
    """The report for one of its readers, in one of the languages that it has, English without any: one page for a
    donor, what a coordinator needs on about four, and everything for an evaluator; headed with the training's own
    title, place and dates where the occasion has them.

    Raises:
        LookupError: the report has no such language.
    """
    return translate_document(language, lambda: _document(report, reader, occasion), provenance)


def add_supplement(document: Document, blocks: Sequence[Block]) -> Document:
    """The document with further blocks at its end, which a terminal does not show."""
    position = len(document.blocks) if document.brief is None else document.brief
    return replace(document, blocks=(*document.blocks[:position], *blocks, *document.blocks[position:]))


def _document(report: EffectReport, reader: Reader, occasion: Occasion | None) -> Document:
    two_groups = on_first_page(report)
    has_changes = any(comparison.changes for comparison in report.comparisons) or two_groups is not None
    blocks: list[Block] = []
    brief = None
    reaction = report.found(Reaction)
    if reaction is not None:
        blocks += one_wave_first_page(report, reaction, brief=reader == "donor")
        brief = len(blocks)
        blocks += _of_one_wave(report, reader)
    elif reader == "donor" and has_changes:
        blocks += donor_page(report) if two_groups is None else donor_page_of_two_groups(report, two_groups)
    elif reader == "coordinator" and has_changes:
        shown_comparisons = first_page_comparisons(report)
        blocks += [
            *first_page_blocks(report, shown_comparisons),
            *_results(shown_comparisons, brief=True),
            *_people(report),
        ]
        brief = len(blocks)
        blocks += [
            *_analyses(report, reader),
            *quotes_part(report),
            *missed_people_blocks(report),
            *to_do_blocks(report),
        ]
        blocks += _undefined_blocks(report)
        blocks += remarks_part(report)
        blocks.append(Paragraph(phrase(reader_words.MORE_IN_REPORT, evaluator=_EVALUATOR), "quiet"))
    else:
        blocks += _everything(report)
        brief = (
            len([*first_page_blocks(report, report.comparisons), *_results(report.comparisons), *_people(report)])
            if has_changes
            else len(blocks)
        )
    blocks += (
        _glossary(reader, words.GLOSSARY if two_groups is None else unlinked_words.GLOSSARY) if has_changes else ()
    )
    return Document(
        title=(occasion.title if occasion else "") or _report_kind(report),
        subtitle=_subtitle(report, occasion),
        logo=occasion.logo if occasion else b"",
        notice="" if report.published else words.NOTICE,
        published=report.published,
        blocks=tuple(blocks),
        brief=brief,
        one_page=reader == "donor",
        contents=reader != "donor",
    )


def _of_one_wave(report: EffectReport, reader: Reader) -> Iterator[Block]:
    """What follows the first page of a report on one wave; a donor's is that page."""
    if reader == "donor":
        return
    if reader == "coordinator":
        yield from _analyses(report, reader, shows_tables=True)
        yield from quotes_part(report)
        yield from remarks_part(report)
        if not report.published:  # which holds no more figures for an evaluator
            yield Paragraph(phrase(one_wave_words.FOR_EVALUATOR, evaluator=_EVALUATOR), "quiet")
        return
    yield from _analyses(report, reader)
    yield from quotes_part(report)
    yield Heading(one_wave_words.PEOPLE)
    yield tables.waves_table(report)
    yield from _remarks(report)


def _glossary(reader: Reader, glossary: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """A few words at the end, for whoever never had statistics; small on the donor's one page."""
    texts = tuple(words.GLOSSED.format(word=word, meaning=meaning) for word, meaning in glossary)
    if reader == "donor":
        yield Paragraph(" ".join(map(str, texts)), "quiet")
    else:
        yield Heading(words.GLOSSARY_TITLE)
        yield Bullets(texts)


def _everything(report: EffectReport) -> Iterator[Block]:
    yield from first_page_blocks(report, report.comparisons)
    has_changes = any(comparison.changes for comparison in report.comparisons)
    if on_first_page(report):
        yield from _people(report)
    if has_changes:
        yield from _results(report.comparisons)
        yield from _means(report)
        yield from _people(report)
        yield from paired_charts(report.comparisons[0])
        yield from _further_scales_blocks(report)
    yield from _analyses(report, "evaluator")
    yield from quotes_part(report)
    if has_changes:
        yield from _methods(report)
        yield from _details(report)
    yield from _unlinked_blocks(report)
    yield from _remarks(report)


def _means(report: EffectReport) -> Iterator[Block]:
    """Every scale's means on its own axis, where the intervals of single means mislead nobody."""
    chart = scale_chart(report, intervals=True)
    if chart and any(point.low is not None for row in chart.rows for point in row.points):
        yield chart
        yield Paragraph(reader_words.MEANS["note"], "quiet")


def _report_kind(report: EffectReport) -> str:
    """What the report is about: an effect; of one wave alone what people answered, which is none."""
    reaction = report.found(Reaction)
    return one_wave_words.TITLE[reaction.wave] if reaction else SAY["title"]


def _subtitle(report: EffectReport, occasion: Occasion | None) -> str:
    """Where, when and by whom the training was held; below, what the answers are."""
    kind_texts = [_report_kind(report)] if occasion and occasion.title else []
    return "\n".join(map(str, [*kind_texts, *(occasion.lines() if occasion else ()), _answers(report)]))


def _answers(report: EffectReport) -> str:
    """The instrument, when people answered, and of how many the first comparison is, where that may be said."""
    number = report.comparisons[0].n if report.comparisons else None  # of one wave the first sentence says it
    two_groups = on_first_page(report)
    days = dict.fromkeys(_days(wave, report) for wave in report.waves if wave.first_day)
    answered_text = SAY["answered"].format(days=join_names(list(days), 3)) if days else ""
    subtitle = "; ".join(subtitle_part for subtitle_part in (report.instrument, answered_text) if subtitle_part)
    if two_groups:
        return _of_two_groups(subtitle, two_groups[0])
    if number is None:
        return subtitle
    return SAY["subtitle"].format(
        instrument=subtitle, people=count_phrase(number, *people_or_participations(report.comparisons[0]))
    )


def _days(wave: WaveSummary, report: EffectReport) -> str:
    """When a wave was answered: the day on which that began, of the only one all its days."""
    first_date = date.fromisoformat(wave.first_day or "")
    last_date = date.fromisoformat(wave.last_day or "") if wave.last_day and len(report.waves) == 1 else first_date
    return days_in_words([first_date + timedelta(number) for number in range((last_date - first_date).days + 1)])


def _of_two_groups(subtitle: str, two_waves: UnlinkedWaves) -> str:
    """The subtitle with how many answered each wave, where that may be said."""
    if two_waves.n_before is None or two_waves.n_after is None:
        return subtitle
    before, after = (count_phrase(n, *unlinked_words.ANSWERS) for n in (two_waves.n_before, two_waves.n_after))
    return unlinked_words.SUBTITLE.format(instrument=subtitle, before=before, after=after)


def _results(comparisons: Sequence[Comparison], *, brief: bool = False) -> Iterator[Block]:
    """The figures behind the sentences; nothing where publication leaves none. In brief, without what is for those who
    know statistics, and without the counts of who improved, which the sentences hold."""
    if not _figures(comparisons):
        return
    yield Heading(SAY["results"])
    yield tables.results_table(comparisons, sizes=not brief)
    yield Paragraph(tables.explanation(comparisons, sizes=not brief), "quiet")
    if not brief and (chart := estimate_chart(next(comparison for comparison in comparisons if comparison.changes))):
        yield chart
    people = tables.people_table(comparisons)
    if not brief and _has_content(people):
        yield people
    sites = tables.sites_table(comparisons)
    if sites.rows:
        yield Heading(words.SITES["title"], 2)
        yield sites


def _figures(comparisons: Sequence[Comparison]) -> bool:
    return any(change.raw.value is not None for comparison in comparisons for change in comparison.changes)


def _has_content(table: ReportTable) -> bool:
    """Whether there is more than the names of what is compared."""
    return any(column.title not in ("Compared", "Scale") for column in table.columns)


def _people(report: EffectReport) -> Iterator[Block]:
    linked_comparisons = [comparison for comparison in report.comparisons if _has_linking_to_report(comparison)]
    yield Heading(SAY["people" if linked_comparisons else "who answered"])
    yield tables.waves_table(report)
    if any(comparison.linking for comparison in linked_comparisons) and not report.published:
        yield tables.linking_table(linked_comparisons)
    if linked_comparisons and (text := recognised_sentence(linked_comparisons[0].recognised)):
        yield Paragraph(text)
    if text := came_again_sentence(report):
        yield Paragraph(text)


def _has_linking_to_report(comparison: Comparison) -> bool:
    """Whether there is anything to say of how people were recognised: not where no form has a code."""
    linking = comparison.linking
    return not comparison.unlinked or bool(linking and (linking.linked or linking.only_before or linking.only_after))


def _further_scales_blocks(report: EffectReport) -> Iterator[Block]:
    table = tables.others_table(report.comparisons)
    if table.rows and not report.published:
        yield Heading(SAY["others"], 2)
        yield table


def _analyses(report: EffectReport, reader: Reader, *, shows_tables: bool = False) -> Iterator[Block]:
    """What the further analyses that this reader wants say, in their order; with `shows_tables` their tables as
    well."""
    results = [(analysis_of(name), outcome) for name, outcome in report.analyses.items()]
    for analysis, result in sorted(results, key=lambda pair: pair[0].order):
        if reader in analysis.readers:
            brief = reader == "coordinator" and not shows_tables
            yield from analysis.brief(result, report) if brief else analysis.blocks(result, report)
            if reader == "evaluator":
                yield from analysis.details(result, report)


def _methods(report: EffectReport) -> Iterator[Block]:
    yield Heading(SAY["methods"])
    yield Bullets((caveat(report), *tables.methods(report.comparisons)))


def _details(report: EffectReport) -> Iterator[Block]:
    yield Heading(SAY["details"])
    for table in (tables.tests_table(report.comparisons), tables.spread_table(report.comparisons)):
        if _has_content(table):
            yield table
    yield from _undefined_blocks(report)


def _undefined_blocks(report: EffectReport) -> Iterator[Block]:
    """Why figures are missing that one would look for."""
    undefined_texts = [
        f"{tables.short_waves_text(comparison.before, comparison.after)}: {reason}"
        if len(report.comparisons) > 1
        else reason
        for comparison in report.comparisons
        for reason in tables.undefined_notes(comparison.changes)
    ]
    if undefined_texts:
        yield Heading(SAY["withheld" if report.published else "undefined"], 3)
        yield Bullets(tuple(undefined_texts))


def _unlinked_blocks(report: EffectReport) -> Iterator[Block]:
    unlinked_block = tables.unlinked_table([comparison for comparison in report.comparisons if not comparison.unlinked])
    if unlinked_block.rows:
        yield Heading(SAY["unlinked"])
        yield unlinked_block


def _remarks(report: EffectReport) -> Iterator[Block]:
    """What was noticed while reading and linking."""
    if report.findings:
        yield Heading(SAY["remarks"])
        yield table_of(
            "remarks",
            report.findings,
            [
                Column(SAY["kind"], lambda finding: str(finding.severity), width=0.8),
                Column(marked("Where"), lambda finding: str(finding.where or ""), width=1.5),
                Column(marked("What"), finding_message, width=4.0),
                Column(marked("What to do"), lambda finding: finding.hint or "", width=2.5),
            ],
        )


def quotes_part(report: EffectReport) -> Iterator[Block]:
    """The released texts under their questions; nothing where there are none."""
    if not report.quotes:
        return
    yield Heading(quote_words.TITLE)
    yield Paragraph(quote_words.RELEASED, "quiet")
    for question in dict.fromkeys(quote.question for quote in report.quotes):
        yield Heading(question, 2)
        yield Bullets(
            tuple(quote_words.QUOTED.format(text=quote.text) for quote in report.quotes if quote.question == question)
        )
