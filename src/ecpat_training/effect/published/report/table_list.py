"""The table of published effects, checked and listed."""

from collections.abc import Iterator, Sequence
from typing import get_args

from ecpat_training.core.text import count
from ecpat_training.documents.document import Block, Document, FactList, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.effect.published.model.kinds import Timing
from ecpat_training.effect.published.model.published_effect import PublishedEffect
from ecpat_training.effect.published.reading.table import ReadTable
from ecpat_training.effect.published.report.words import figures

TITLE = "Published effects of trainings"
_TIMINGS = get_args(Timing)
LISTING_NOTE = (
    "Effects are compared only if outcome, instrument, design, time and unit all agree. "
    "A d by one SD is no d by another."
)


def table_list_headline(tables: Sequence[ReadTable]) -> str:
    """How many effects the tables hold, in one sentence; the tables have been checked."""
    total = sum(len(read_table.table.effects) for read_table in tables)
    return f"{count(total, 'published effect')} in {count(len(tables), 'table')}, all in order."


def table_list_document(
    tables: Sequence[ReadTable], chosen: Sequence[PublishedEffect], provenance: Provenance
) -> Document:
    """Which tables there are, then the effects that were chosen."""
    blocks: list[Block] = [Paragraph(table_list_headline(tables), "good"), tables_list(tables), Paragraph(LISTING_NOTE)]
    blocks += _effects(tables, chosen)
    return Document(TITLE, blocks, footer=provenance_sentence(provenance))


def tables_list(tables: Sequence[ReadTable]) -> FactList:
    """Each table with its version and day."""
    return FactList(
        tuple(
            (
                read_table.path.name,
                f"version {read_table.table.version} of {read_table.table.date.isoformat()}, "
                f"{count(len(read_table.table.effects), 'effect')} of "
                f"{count(len({effect.study for effect in read_table.table.effects}), 'study', 'studies')}",
            )
            for read_table in tables
        )
    )


def _effects(tables: Sequence[ReadTable], chosen: Sequence[PublishedEffect]) -> Iterator[Block]:
    yield Heading("Effects", 2)
    if not chosen:
        yield Paragraph("No effect of this kind is in the tables.", "attention")
        return
    columns = (
        ReportColumn("Outcome", width=1.2), ReportColumn("Study", width=1.6),
        ReportColumn("Trained", width=1.6, is_optional=True), ReportColumn("How", width=0.9),
        ReportColumn("Design", width=1), ReportColumn("When", width=0.8), ReportColumn("Figures", width=1.6),
        ReportColumn("Found at", width=1.8, is_optional=True), ReportColumn("Remark", width=2, is_optional=True),
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
        for effect in sorted(chosen, key=lambda effect: (effect.outcome, _TIMINGS.index(effect.timing), effect.study))
    )
    total = sum(len(read_table.table.effects) for read_table in tables)
    shown_text = "" if len(chosen) == total else f" {len(chosen)} of {total} are shown."
    caption = (
        "Positive is better. d_pre: change by the SD before; d_av: by the average of both SDs. What is marked "
        f"`from memory` or `partly seen` is never compared with.{shown_text}"
    )
    yield ReportTable("Effects", columns, rows, caption=caption)
