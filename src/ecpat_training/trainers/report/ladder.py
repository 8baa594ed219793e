"""Where everybody stands on the ladder as a document, by codes."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ecpat_training.core.text import count
from ecpat_training.documents.document import (
    BarRow,
    Block,
    Document,
    FactList,
    HaveWantChart,
    Heading,
    PageBreak,
    Paragraph,
    ReportColumn,
    ReportTable,
    Tone,
)
from ecpat_training.documents.numbers import rounded
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.programme.model.ladder import months_after
from ecpat_training.trainers.model.pool import LEVELS
from ecpat_training.trainers.model.standing import Rung, Standing, TrainersLadder
from ecpat_training.trainers.report.said import Names, reading_tables

_SOON = 6  # months
_LITTLE = 10  # people of whom a kappa says little


def headline(ladder: TrainersLadder) -> str:
    """The result in one line."""
    certified = sum(one.rung is Rung.CERTIFIED for one in ladder.standings)
    lapsed = sum(one.rung is Rung.LAPSED for one in ladder.standings)
    return f"{certified:,} of {count(len(ladder.standings), 'person', 'people')} certified, {lapsed:,} lapsed."


def ladder_document(ladder: TrainersLadder, made: Provenance, names: Names) -> Document:
    """The report: how many stand where, what comes next for each, who lapses when, and whether assessors agree."""
    blocks: list[Block] = [
        *_rungs(ladder),
        *_everybody(ladder, names),
        *_lapsing(ladder, names),
        *_agreement(ladder, names),
    ]
    brief = len(blocks)
    blocks += [PageBreak(), Heading("How the workbook was read"), *reading_tables(ladder.pool)]
    title = f"The ladder of trainers on {ladder.on}"
    return Document(title, blocks, ladder.programme, notice=names.notice, footer=made_by(made), brief=brief)


def _rungs(ladder: TrainersLadder) -> Iterator[Block]:
    yield Paragraph(headline(ladder))
    rules = ladder.rules
    active = Counter(one.active for one in ladder.standings)
    yield FactList(
        (
            (
                "Certified after",
                f"observed {rules.observed}, co-trained {rules.co_trained}, taught back {rules.taught_back} "
                f"before {count(rules.assessors, 'assessor')}",
            ),
            ("Lapses after", f"{rules.lapses_after} months"),
            (
                "Active",
                f"led or assisted in the last {count(rules.active_within, 'month')}: {active[True]:,} yes, "
                f"{active[False]:,} no, {active[None]:,} not known",
            ),
        )
    )
    here = Counter(one.rung for one in ladder.standings)
    bars = tuple(BarRow(str(rung), here[rung]) for rung in Rung)
    yield HaveWantChart("People on each rung", bars, "; ".join(f"{bar.label} {bar.value:g}" for bar in bars))


def _everybody(ladder: TrainersLadder, names: Names) -> Iterator[Block]:
    yield Heading("Where each stands, and what comes next", 2)
    columns = (
        ReportColumn("Person", width=1.5),
        ReportColumn("Stands", width=1.3),
        ReportColumn("Certified in"),
        ReportColumn("Lapses", width=1.2),
        ReportColumn("Active"),
        ReportColumn("Last led or assisted", width=1.2, spare=True),
        ReportColumn("Needs next", width=3),
    )
    rows = tuple(
        (
            names.called(one.code),
            str(one.rung),
            _languages(one),
            _day(one.lapses),
            _active(one.active),
            _day(one.last),
            one.needs,
        )
        for one in ladder.standings
    )
    tones: tuple[Tone, ...] = tuple("attention" if one.rung is Rung.LAPSED else "plain" for one in ladder.standings)
    yield ReportTable("Ladder", columns, rows, tones=tones)


def _languages(one: Standing) -> str:
    if one.rung not in (Rung.CERTIFIED, Rung.LAPSED):
        return ""
    return " ".join(one.certified_in) or "not said"


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _active(active: bool | None) -> str:
    return "not known" if active is None else "yes" if active else "no"


def _lapsing(ladder: TrainersLadder, names: Names) -> Iterator[Block]:
    until = months_after(ladder.on, _SOON)
    soon = sorted(
        (one.lapses, one.code)
        for one in ladder.standings
        if one.rung is Rung.CERTIFIED and one.lapses and one.lapses <= until
    )
    if soon:
        yield Heading(f"Who lapses by {until}", 2)
        rows = tuple((names.called(code), day) for day, code in soon)
        yield ReportTable("Lapsing", (ReportColumn("Person"), ReportColumn("Certificate ends", "date")), rows)


def _few(people: int) -> str:
    return f"With so few people ({people}) it says little. " if people < _LITTLE else ""


def _agreement(ladder: TrainersLadder, names: Names) -> Iterator[Block]:
    found = ladder.agreement
    if not found.kappa.n:
        return
    yield Heading("Whether the assessors agree", 2)
    people = count(found.kappa.n, "person", "people")
    said = f"Of {people} with a level from both, the levels are the same for {found.same:,} and one apart for "
    said += f"{found.one_apart:,}."
    if found.kappa.value is None:
        yield Paragraph(f"{said} Weighted kappa can't be said: {found.kappa.undefined}.")
    else:
        yield Paragraph(
            f"{said} Weighted kappa is {rounded(found.kappa.value, 2)} ({found.kappa.method}; "
            f"{found.kappa.reference}): 1 is full agreement, 0 what chance gives. "
            f"{_few(found.kappa.n)}"
            f"There is no interval: {found.kappa.no_interval}."
        )
    if found.apart:
        yield Paragraph(f"More than one level apart, to be talked over: {names.all(found.apart)}.", "attention")
    columns = (
        ReportColumn("Assessor 1"),
        *(ReportColumn(f"Assessor 2: {level}", "count") for level in range(1, LEVELS + 1)),
    )
    rows = tuple((f"level {level}", *row) for level, row in enumerate(found.table, 1))
    yield ReportTable("Assessors", columns, rows)
