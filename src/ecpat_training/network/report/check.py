"""What was read of each file, and what was measured, as a document by codes and counts."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import (
    Block,
    Bullets,
    Document,
    FactList,
    Heading,
    Paragraph,
    ReportColumn,
    ReportTable,
)
from ecpat_training.documents.numbers import rounded, shown
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.network.measures.external_internal import ExternalInternal
from ecpat_training.network.measures.measured import MeasuredWave
from ecpat_training.network.measures.mixing import Mixing
from ecpat_training.network.measures.reach import Reach
from ecpat_training.network.report.pictures import of_wave
from ecpat_training.network.report.words import NOTICE, RULES, tie_told, value_of, who_answered

_ROWS_TOLD = 200  # that weren't used


def headline(waves: Sequence[MeasuredWave]) -> str:
    """The last wave in one sentence."""
    last = waves[-1]
    told = f"{_called(last)}: {who_answered(last.network)}"
    if last.why_nothing or last.figures[0].value is None:
        return f"{told}. Nothing is measured."
    return f"{told}; density {rounded(last.figures[0].value, 2)}, {_returned(last)}."


def check_document(waves: Sequence[MeasuredWave], made: Provenance, *, seed: int, draws: int) -> Document:
    """Wave by wave what was read and measured."""
    blocks: list[Block] = [Paragraph(headline(waves))]
    for one in waves:
        blocks += [Heading(_called(one)), *_read(one), *_measures(one)]
    if any(one.index and one.index.draws for one in waves):
        drawn = f"Tests draw {draws:,} times, seed {seed}: the same seed gives the same p."
        blocks += [Heading("How to read this"), Bullets((*RULES, drawn))]
    return Document("Who knows whom", blocks, notice=NOTICE, footer=made_by(made))


def _called(one: MeasuredWave) -> str:
    wave = one.network.wave.name
    return f"{one.network.training}, {wave}" if one.network.training else wave


def _returned(one: MeasuredWave) -> str:
    edgewise = one.figures[3].value
    if edgewise is None:
        return one.figures[3].undefined or ""
    return f"{rounded(100 * edgewise, 0)} % of ties are returned"


def _read(one: MeasuredWave) -> Iterator[Block]:
    network = one.network
    pairs = [
        ("File", network.file),
        ("Read as", network.layout),
        ("People", who_answered(network)),
        ("Asked", ", ".join(network.questions)),
        ("Measured", f"{one.question}. {tie_told(one)}"),
    ]
    if network.silent and network.listed:
        pairs.append(("Didn't answer", listing([*network.silent], 40)))
    if network.not_used:
        pairs.append(("Not used", count(len(network.not_used), "cell or row", "cells or rows")))
    yield FactList(tuple(pairs))
    if network.not_used:
        rows = tuple((str(it.where), it.why) for it in network.not_used[:_ROWS_TOLD])
        caption = f"The first {_ROWS_TOLD}." if len(network.not_used) > _ROWS_TOLD else ""
        yield ReportTable("Not used", (ReportColumn("Where"), ReportColumn("Why", width=2)), rows, caption)


def _measures(one: MeasuredWave) -> Iterator[Block]:
    if one.why_nothing:
        yield Paragraph(one.why_nothing, "attention")
        return
    columns = (
        ReportColumn("Measure", width=1.6),
        ReportColumn("Those who answered", "0.00"),
        ReportColumn("Everybody: bounds", "0.00", interval=True, width=1.2),
        ReportColumn("What it is", width=2.4, spare=True),
    )
    rows = tuple((it.name, value_of(it), (it.low, it.high), it.method) for it in one.all_figures)
    yield ReportTable("Measures", columns, rows)
    if one.index is not None and one.index.least is not None:
        yield Paragraph(_of_index(one.index))
    if one.mixing is not None and one.reach is not None and len(one.sectors) > 1:
        yield from _mixing(one, one.mixing)
        yield from _reach(one, one.reach)
    yield from of_wave(one)


def _of_index(it: ExternalInternal) -> str:
    told = (
        f"E-I index: {it.external:,} ties lead to other sectors, {it.internal:,} stay inside. With these sectors "
        f"and as many names as each person gave it can be {_shown(it.least)} to {_shown(it.most)}; where sectors "
        f"mean nothing it is {_shown(it.expected)} on average."
    )
    return told if it.p is None else f"{told} Sectors dealt out by chance: p: {shown(it.p, 'p')}."


def _mixing(one: MeasuredWave, mixing: Mixing) -> Iterator[Block]:
    yield Heading("From sector to sector", 2)
    columns = (
        ReportColumn("From", width=1.4),
        ReportColumn("People", "count"),
        *(ReportColumn(f"to {name}", width=1.3) for name in one.sectors),
    )
    rows = tuple(
        (
            name,
            mixing.people[at],
            *(
                f"{mixing.ties[at][to]:,} of {mixing.possible[at][to]:,}" + _percent(mixing.density(at, to))
                for to in range(len(one.sectors))
            ),
        )
        for at, name in enumerate(one.sectors)
    )
    yield ReportTable("Mixing", columns, rows, "Ties of those that could be, among people who answered.")


def _reach(one: MeasuredWave, found: Reach) -> Iterator[Block]:
    yield Heading("Referral reach", 2)
    yield Paragraph(
        f"{found.everywhere:,} of {count(found.people, 'person', 'people')} who answered name somebody in every other "
        f"sector{_percent(found.share)}."
    )
    columns = (
        ReportColumn("Sector", width=1.4),
        ReportColumn("People of other sectors", "count"),
        ReportColumn("Name somebody there", "count"),
        ReportColumn("Share", "percent"),
    )
    rows = tuple(
        (name, found.outside[at], found.into[at], found.into[at] / found.outside[at] if found.outside[at] else None)
        for at, name in enumerate(one.sectors)
    )
    yield ReportTable("Reach", columns, rows)


def _percent(share: float | None) -> str:
    return "" if share is None else f" ({rounded(100 * share, 0)} %)"


def _shown(value: float | None) -> str:
    return "" if value is None else rounded(value, 2)
