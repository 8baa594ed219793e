"""A donor's table as a document."""

from collections.abc import Iterable

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Bullets, Document, Heading, Paragraph, Tone
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.donor.model.table import BY, DonorTable, IndicatorResult
from ecpat_training.donor.report.tables import (
    answers_table,
    breakdown_table,
    rules_table,
    sources_table,
    targets_table,
    years_table,
)
from ecpat_training.roster.report.match import people
from ecpat_training.values.participant import Gender
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP
from ecpat_training.words.catalogue.message import Command, Option, phrase

INTERNAL = phrase(
    "Not for publication: it has small groups, and rows of lists. {publish} makes a table to send.",
    publish=Option("--publish"),
)


def donor_document(table: DonorTable, provenance: Provenance, *, publish: bool) -> Document:
    """Targets first, then years, sex and side, the rules, and where each number comes from."""
    tone: Tone = "attention" if table.open else "plain"
    blocks: list[Block] = [Paragraph(headline(table), tone), Bullets(tuple(_remarks(table, publish=publish)))]
    blocks += [Heading("Targets and what was reached", 2), targets_table(table)]
    for title, section in (
        (
            "Year by year" if all(period.isdigit() for period in table.periods) else "Period by period",
            years_table(table),
        ),
        ("What people answered", answers_table(table)),
        *((f"By {breakdown}", breakdown_table(table, breakdown)) for breakdown in BY),
    ):
        if section is not None:
            blocks += [Heading(title, 2), section]
    blocks += [Heading("How each indicator is counted", 2), rules_table(table)]
    if not publish:
        blocks += [Heading("Where each number comes from", 2), sources_table(table)]
    footer = f"Made by ecpat-training {provenance.version} with `{provenance.command}`."
    return Document(
        f"Indicators for {table.template.donor}",
        blocks,
        subtitle=table.programme,
        notice="" if publish else INTERNAL,
        published=publish,
        footer=footer if publish else provenance_sentence(provenance),
        landscape=True,
        brief=4,
    )


def headline(table: DonorTable) -> str:
    """The result in one sentence: `300 persons took part 350 times, in 2 lists.`"""
    total = table.everybody.figure()
    scope = f"in {count(table.lists, 'list')}"
    if total is None:
        return (
            f"Fewer than {SMALLEST_PUBLISHED_GROUP} persons took part, or not surely more: nothing is "
            f"published of them."
        )
    times = total.participations
    if total.persons is None:
        return f"{count(times or 0, 'participation')}, {scope}."
    if times is None:
        return f"{people(total.persons)} took part, {scope}."
    named_count = times - total.unnamed
    sentence = phrase(
        "{people} took part {times:,} {times:time|times}, {scope}.",
        people=people(total.persons),
        times=named_count,
        scope=scope,
    )
    if not total.unnamed:
        return sentence
    extra_count = count(total.unnamed, "more participation")
    return f"{sentence} With {extra_count} without names there were {times:,} participations."


def _remarks(table: DonorTable, *, publish: bool) -> Iterable[str]:
    yield "Persons count once, however often they came; participations count each time. The two are not the same."
    everybody_figure = table.everybody.figure()
    if table.unnamed_rows and everybody_figure and everybody_figure.unnamed:
        yield "Numbers without names are among the participations, never among the persons: nobody knows who they are."
    if table.open:
        yield phrase(
            "{pairs:,} {pairs:pair|pairs} may be one person and are not decided: persons are a range. {command} asks"
            " them.",
            pairs=table.open,
            command=Command("roster match"),
        )
    if table.not_there and not publish:
        yield f"{count(table.not_there, 'row')} of the lists did not come, or the list doesn't say that they did."
    if any(figure.answered is not None for result in table.results for figure in result.figures):
        yield (
            "Whoever wasn't asked or didn't answer might have said so or not: of everybody who took part, the number "
            "lies between the columns At least and At most."
        )
    other_sexes = {figure.label for figure in table.everybody.breakdown_figures("sex")} - {
        str(Gender.FEMALE),
        str(Gender.MALE),
    }
    if other_sexes:
        yield f"Female and male are not everybody: the sex of others is {listing(sorted(other_sexes))}."
    unverified_codes = [result.indicator.code for result in table.results if result.indicator.verified != "seen"]
    if unverified_codes:
        yield (
            f"The wording of {listing(unverified_codes, 20)} was not read at the source: please check it before "
            f"you send it."
        )
    yield from (f"{result.indicator.code}: {result.why}." for result in table.results if result.why)
    if publish:
        yield from map(_withheld, [result for result in (table.everybody, *table.results) if result.withheld])


def _withheld(result: IndicatorResult) -> str:
    return (
        f"{result.indicator.code}: not shown, as groups of fewer than {SMALLEST_PUBLISHED_GROUP} could be made out: "
        f"{listing([*result.withheld], 6)}."
    )
