"""Where everybody stands on the ladder as a document, by codes."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ecpat_training.core.text import count
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.numbers import rounded
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.programme.model.ladder import months_after
from ecpat_training.trainers.model.pool import LEVELS
from ecpat_training.trainers.model.standing import Rung, TrainersLadder, TrainerStanding
from ecpat_training.trainers.report.naming import TrainerNames, reading_tables

_SOON_MONTHS = 6  # months
_LITTLE = 10  # people of whom a kappa says little


def headline(ladder: TrainersLadder) -> str:
    """The result in one line."""
    certified_count = sum(standing.rung is Rung.CERTIFIED for standing in ladder.standings)
    lapsed_count = sum(standing.rung is Rung.LAPSED for standing in ladder.standings)
    return (
        f"{certified_count:,} of {count(len(ladder.standings), 'person', 'people')} certified, {lapsed_count:,} lapsed."
    )


def ladder_document(ladder: TrainersLadder, provenance: Provenance, names: TrainerNames) -> doc.Document:
    """The report: how many stand where, what comes next for each, who lapses when, and whether assessors agree."""
    blocks: list[doc.Block] = [
        *_rungs(ladder),
        *_everybody(ladder, names),
        *_lapsing(ladder, names),
        *_agreement(ladder, names),
    ]
    brief_length = len(blocks)
    blocks += [doc.PageBreak(), doc.Heading("How the workbook was read"), *reading_tables(ladder.pool)]
    title = f"The ladder of trainers on {ladder.on}"
    return doc.Document(
        title, blocks, ladder.programme, notice=names.notice, footer=provenance_sentence(provenance), brief=brief_length
    )


def _rungs(ladder: TrainersLadder) -> Iterator[doc.Block]:
    yield doc.Paragraph(headline(ladder))
    rules = ladder.rules
    activity_counts = Counter(standing.active for standing in ladder.standings)
    yield doc.FactList(
        (
            (
                "Certified after",
                f"observed {rules.observed}, co-trained {rules.co_trained}, taught back {rules.taught_back} "
                f"before {count(rules.assessors, 'assessor')}",
            ),
            ("Lapses after", f"{rules.lapses_after} months"),
            (
                "Active",
                f"led or assisted in the last {count(rules.active_within, 'month')}: {activity_counts[True]:,} yes, "
                f"{activity_counts[False]:,} no, {activity_counts[None]:,} not known",
            ),
        )
    )
    rung_counts = Counter(standing.rung for standing in ladder.standings)
    chart_bars = tuple(doc.BarRow(str(rung), rung_counts[rung]) for rung in Rung)
    yield doc.HaveWantChart(
        "People on each rung",
        chart_bars,
        "; ".join(f"{chart_bar.label} {chart_bar.value:g}" for chart_bar in chart_bars),
    )


def _everybody(ladder: TrainersLadder, names: TrainerNames) -> Iterator[doc.Block]:
    yield doc.Heading("Where each stands, and what comes next", 2)
    tones: tuple[doc.Tone, ...] = tuple(
        "attention" if standing.rung is Rung.LAPSED else "plain" for standing in ladder.standings
    )
    yield table_of(
        "Ladder",
        ladder.standings,
        [
            Column("Person", lambda standing: names.called(standing.code), width=1.5),
            Column("Stands", lambda standing: str(standing.rung), width=1.3),
            Column("Certified in", _languages),
            Column("Lapses", lambda standing: _day(standing.lapses), width=1.2),
            Column("Active", lambda standing: _active(standing.active)),
            Column("Last led or assisted", lambda standing: _day(standing.last), width=1.2, spare=True),
            Column("Needs next", lambda standing: standing.needs, width=3),
        ],
        tones=tones,
    )


def _languages(standing: TrainerStanding) -> str:
    if standing.rung not in (Rung.CERTIFIED, Rung.LAPSED):
        return ""
    return " ".join(standing.certified_in) or "not said"


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _active(is_active: bool | None) -> str:
    return "not known" if is_active is None else "yes" if is_active else "no"


def _lapsing(ladder: TrainersLadder, names: TrainerNames) -> Iterator[doc.Block]:
    soon_limit = months_after(ladder.on, _SOON_MONTHS)
    lapsing_standings = sorted(
        (standing.lapses, standing.code)
        for standing in ladder.standings
        if standing.rung is Rung.CERTIFIED and standing.lapses and standing.lapses <= soon_limit
    )
    if lapsing_standings:
        yield doc.Heading(f"Who lapses by {soon_limit}", 2)
        rows = tuple((names.called(code), day) for day, code in lapsing_standings)
        yield doc.ReportTable(
            "Lapsing", (doc.ReportColumn("Person"), doc.ReportColumn("Certificate ends", "date")), rows
        )


def _few(people: int) -> str:
    return f"With so few people ({people}) it says little. " if people < _LITTLE else ""


def _agreement(ladder: TrainersLadder, names: TrainerNames) -> Iterator[doc.Block]:
    agreement = ladder.agreement
    if not agreement.kappa.n:
        return
    yield doc.Heading("Whether the assessors agree", 2)
    people = count(agreement.kappa.n, "person", "people")
    sentence = f"Of {people} with a level from both, the levels are the same for {agreement.same:,} and one apart for "
    sentence += f"{agreement.one_apart:,}."
    if agreement.kappa.value is None:
        yield doc.Paragraph(f"{sentence} Weighted kappa can't be said: {agreement.kappa.undefined}.")
    else:
        yield doc.Paragraph(
            f"{sentence} Weighted kappa is {rounded(agreement.kappa.value, 2)} ({agreement.kappa.method}; "
            f"{agreement.kappa.reference}): 1 is full agreement, 0 what chance gives. "
            f"{_few(agreement.kappa.n)}"
            f"There is no interval: {agreement.kappa.no_interval}."
        )
    if agreement.apart:
        yield doc.Paragraph(f"More than one level apart, to be talked over: {names.all(agreement.apart)}.", "attention")
    columns = (
        doc.ReportColumn("Assessor 1"),
        *(doc.ReportColumn(f"Assessor 2: {level}", "count") for level in range(1, LEVELS + 1)),
    )
    rows = tuple((f"level {level}", *row) for level, row in enumerate(agreement.table, 1))
    yield doc.ReportTable("Assessors", columns, rows)
