"""The table of published effects, checked and listed."""

from collections.abc import Iterator, Sequence
from typing import get_args

from ecpat_training.core.text import count
from ecpat_training.documents.document import Block, Document, FactList, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.effect.published.model.kinds import Timing
from ecpat_training.effect.published.model.published_effect import PublishedEffect
from ecpat_training.effect.published.reading.table import ReadTable
from ecpat_training.effect.published.report.words import figures

TITLE = "Published effects of trainings"
_WHEN = get_args(Timing)
LIKE = (
    "Effects are compared only if outcome, instrument, design, time and unit all agree. "
    "A d by one SD is no d by another."
)


def listed_headline(tables: Sequence[ReadTable]) -> str:
    """How many effects the tables hold, in one sentence; the tables have been checked."""
    total = sum(len(read.table.effects) for read in tables)
    return f"{count(total, 'published effect')} in {count(len(tables), 'table')}, all in order."


def listed_document(tables: Sequence[ReadTable], chosen: Sequence[PublishedEffect], provenance: Provenance) -> Document:
    """Which tables there are, then the effects that were chosen."""
    blocks: list[Block] = [Paragraph(listed_headline(tables), "good"), tables_list(tables), Paragraph(LIKE)]
    blocks += _effects(tables, chosen)
    return Document(TITLE, blocks, footer=made_by(provenance))


def tables_list(tables: Sequence[ReadTable]) -> FactList:
    """Each table with its version and day."""
    return FactList(
        tuple(
            (
                read.path.name,
                f"version {read.table.version} of {read.table.date.isoformat()}, "
                f"{count(len(read.table.effects), 'effect')} of "
                f"{count(len({effect.study for effect in read.table.effects}), 'study', 'studies')}",
            )
            for read in tables
        )
    )


def _effects(tables: Sequence[ReadTable], chosen: Sequence[PublishedEffect]) -> Iterator[Block]:
    yield Heading("Effects", 2)
    if not chosen:
        yield Paragraph("No effect of this kind is in the tables.", "attention")
        return
    columns = (
        ReportColumn("Outcome", width=1.2), ReportColumn("Study", width=1.6),
        ReportColumn("Trained", width=1.6, spare=True), ReportColumn("How", width=0.9),
        ReportColumn("Design", width=1), ReportColumn("When", width=0.8), ReportColumn("Figures", width=1.6),
        ReportColumn("Found at", width=1.8, spare=True), ReportColumn("Remark", width=2, spare=True),
    )  # fmt: skip
    rows = tuple(
        (
            effect.outcome,
            effect.study + (f" (review of {effect.studies})" if effect.studies else ""),
            f"{effect.audience}: {effect.people}",
            effect.instrument,
            effect.design,
            effect.timing,
            figures(effect) + ("" if effect.seen == "seen" else f" [{effect.seen}]"),
            effect.where,
            effect.note,
        )
        for effect in sorted(chosen, key=lambda effect: (effect.outcome, _WHEN.index(effect.timing), effect.study))
    )
    total = sum(len(read.table.effects) for read in tables)
    shown = "" if len(chosen) == total else f" {len(chosen)} of {total} are shown."
    caption = (
        "Positive is better. d_pre: change by the SD before; d_av: by the average of both SDs. What is marked "
        f"`from memory` or `partly seen` is never compared with.{shown}"
    )
    yield ReportTable("Effects", columns, rows, caption=caption)
