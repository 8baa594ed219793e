"""What was read of each file, and what was measured, as a document by codes and counts."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.numbers import rounded, value_text
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.network.measures.external_internal import ExternalInternal
from ecpat_training.network.measures.measured import MeasuredWave
from ecpat_training.network.measures.mixing import Mixing
from ecpat_training.network.measures.reach import Reach
from ecpat_training.network.report.pictures import wave_pictures
from ecpat_training.network.report.words import NOTICE, RULES, tie_told, value_of, who_answered

_MAX_ROWS_SHOWN = 200  # that weren't used


def headline(waves: Sequence[MeasuredWave]) -> str:
    """The last wave in one sentence."""
    last_wave = waves[-1]
    sentence = f"{_measured_wave_label(last_wave)}: {who_answered(last_wave.network)}"
    if last_wave.why_nothing or last_wave.figures[0].value is None:
        return f"{sentence}. Nothing is measured."
    return f"{sentence}; density {rounded(last_wave.figures[0].value, 2)}, {_returned(last_wave)}."


def check_document(waves: Sequence[MeasuredWave], provenance: Provenance, *, seed: int, draws: int) -> doc.Document:
    """Wave by wave what was read and measured."""
    blocks: list[doc.Block] = [doc.Paragraph(headline(waves))]
    for measured_wave in waves:
        blocks += [doc.Heading(_measured_wave_label(measured_wave)), *_read(measured_wave), *_measures(measured_wave)]
    if any(wave.index and wave.index.draws for wave in waves):
        draws_sentence = f"Tests draw {draws:,} times, seed {seed}: the same seed gives the same p."
        blocks += [doc.Heading("How to read this"), doc.Bullets((*RULES, draws_sentence))]
    return doc.Document("Who knows whom", blocks, notice=NOTICE, footer=provenance_sentence(provenance))


def _measured_wave_label(measured_wave: MeasuredWave) -> str:
    wave = measured_wave.network.wave.name
    return f"{measured_wave.network.training}, {wave}" if measured_wave.network.training else wave


def _returned(measured_wave: MeasuredWave) -> str:
    edgewise_reciprocity = measured_wave.figures[3].value
    if edgewise_reciprocity is None:
        return measured_wave.figures[3].undefined or ""
    return f"{rounded(100 * edgewise_reciprocity, 0)} % of ties are returned"


def _read(measured_wave: MeasuredWave) -> Iterator[doc.Block]:
    network = measured_wave.network
    pairs = [
        ("File", network.file),
        ("Read as", network.layout),
        ("People", who_answered(network)),
        ("Asked", ", ".join(network.questions)),
        ("Measured", f"{measured_wave.question}. {tie_told(measured_wave)}"),
    ]
    if network.silent and network.listed:
        pairs.append(("Didn't answer", listing([*network.silent], 40)))
    if network.not_used:
        pairs.append(("Not used", count(len(network.not_used), "cell or row", "cells or rows")))
    yield doc.FactList(tuple(pairs))
    if network.not_used:
        rows = tuple((str(unused_row.location), unused_row.reason) for unused_row in network.not_used[:_MAX_ROWS_SHOWN])
        caption = f"The first {_MAX_ROWS_SHOWN}." if len(network.not_used) > _MAX_ROWS_SHOWN else ""
        yield doc.ReportTable("Not used", (doc.ReportColumn("Where"), doc.ReportColumn("Why", width=2)), rows, caption)


def _measures(measured_wave: MeasuredWave) -> Iterator[doc.Block]:
    if measured_wave.why_nothing:
        yield doc.Paragraph(measured_wave.why_nothing, "attention")
        return
    columns = (
        doc.ReportColumn("Measure", width=1.6),
        doc.ReportColumn("Those who answered", "0.00"),
        doc.ReportColumn("Everybody: bounds", "0.00", interval=True, width=1.2),
        doc.ReportColumn("What it is", width=2.4, is_optional=True),
    )
    rows = tuple(
        (figure.name, value_of(figure), (figure.low, figure.high), figure.method)
        for figure in measured_wave.all_figures
    )
    yield doc.ReportTable("Measures", columns, rows)
    if measured_wave.index is not None and measured_wave.index.least is not None:
        yield doc.Paragraph(_of_index(measured_wave.index))
    if measured_wave.mixing is not None and measured_wave.reach is not None and len(measured_wave.sectors) > 1:
        yield from _mixing(measured_wave, measured_wave.mixing)
        yield from _reach(measured_wave, measured_wave.reach)
    yield from wave_pictures(measured_wave)


def _of_index(index: ExternalInternal) -> str:
    sentence = (
        f"E-I index: {index.external:,} ties lead to other sectors, {index.internal:,} stay inside. With these sectors"
        f" and as many names as each person gave it can be {_rounded_index(index.least)} to"
        f" {_rounded_index(index.most)}; where sectors mean nothing it is {_rounded_index(index.expected)} on average."
    )
    return sentence if index.p is None else f"{sentence} Sectors dealt out by chance: p: {value_text(index.p, 'p')}."


def _mixing(measured_wave: MeasuredWave, mixing: Mixing) -> Iterator[doc.Block]:
    yield doc.Heading("From sector to sector", 2)
    columns = (
        doc.ReportColumn("From", width=1.4),
        doc.ReportColumn("People", "count"),
        *(doc.ReportColumn(f"to {name}", width=1.3) for name in measured_wave.sectors),
    )
    rows = tuple(
        (
            name,
            mixing.people[index],
            *(
                f"{mixing.ties[index][target_index]:,} of {mixing.possible[index][target_index]:,}"
                + _percent(mixing.density(index, target_index))
                for target_index in range(len(measured_wave.sectors))
            ),
        )
        for index, name in enumerate(measured_wave.sectors)
    )
    yield doc.ReportTable("Mixing", columns, rows, "Ties of those that could be, among people who answered.")


def _reach(measured_wave: MeasuredWave, reach: Reach) -> Iterator[doc.Block]:
    yield doc.Heading("Referral reach", 2)
    yield doc.Paragraph(
        f"{reach.everywhere:,} of {count(reach.people, 'person', 'people')} who answered name somebody in every other "
        f"sector{_percent(reach.share)}."
    )
    columns = (
        doc.ReportColumn("Sector", width=1.4),
        doc.ReportColumn("People of other sectors", "count"),
        doc.ReportColumn("Name somebody there", "count"),
        doc.ReportColumn("Share", "percent"),
    )
    rows = tuple(
        (
            name,
            reach.outside[index],
            reach.into[index],
            reach.into[index] / reach.outside[index] if reach.outside[index] else None,
        )
        for index, name in enumerate(measured_wave.sectors)
    )
    yield doc.ReportTable("Reach", columns, rows)


def _percent(share: float | None) -> str:
    return "" if share is None else f" ({rounded(100 * share, 0)} %)"


def _rounded_index(value: float | None) -> str:
    return "" if value is None else rounded(value, 2)
