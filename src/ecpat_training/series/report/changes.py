"""What changed between two series, in words."""

from collections.abc import Iterable
from datetime import date

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.series.model.diff import SeriesDiff, SeriesTrainingChange


def diff_document(diff: SeriesDiff, programme: str, provenance: Provenance) -> Document:
    """What changed, training by training, and for each trainer what that means."""
    blocks = [Paragraph(diff_sentence(diff)), *_table(diff), *_trainer_blocks(diff)]
    return Document("What changed in the series", blocks, programme, footer=provenance_sentence(provenance))


def changes_blocks(diff: SeriesDiff) -> Iterable[Block]:
    """The changes as a part of another document."""
    yield Heading("What moved", 2)
    yield Paragraph(diff_sentence(diff))
    yield from _table(diff)


def diff_sentence(diff: SeriesDiff) -> str:
    """How much changed, in one line."""
    if not diff.changes:
        return f"Nothing changed: {count(diff.same, 'training')} as before."
    moved_count = sum(change.moved for change in diff.changes)
    added = sum(change.before is None for change in diff.changes)
    dropped_count = sum(change.after is None for change in diff.changes)
    restaffed = sum(bool(change.new or change.gone) and change.before == change.after for change in diff.changes)
    change_texts = [
        f"{count(number, 'training')} {description}"
        for number, description in (
            (moved_count, "on another date"), (restaffed, "with other trainers"), (added, "new"),
            (dropped_count, "dropped"),
        )
        if number
    ]  # fmt: skip
    return f"{listing(change_texts)}; {diff.same} as before."


def _table(diff: SeriesDiff) -> Iterable[Block]:
    if diff.changes:
        columns = (
            ReportColumn("Training"), ReportColumn("Was", "date"), ReportColumn("Is", "date"),
            ReportColumn("Days later", "count"), ReportColumn("Comes new", width=2), ReportColumn("No more", width=2),
        )  # fmt: skip
        yield ReportTable("Changes", columns, tuple(map(_row, diff.changes)))


def _row(change: SeriesTrainingChange) -> tuple[object, ...]:
    later = (change.after - change.before).days if change.after and change.before else None
    return change.id, change.before, change.after, later, ", ".join(change.new), ", ".join(change.gone)


def _trainer_blocks(diff: SeriesDiff) -> Iterable[Block]:
    sentences: dict[str, list[str]] = {}
    for change in diff.changes:
        for code in change.new:
            sentences.setdefault(code, []).append(f"comes to {change.id} on {_day(change.after)}")
        for code in change.gone:
            sentences.setdefault(code, []).append(f"doesn't come to {change.id} on {_day(change.before)} any more")
    if sentences:
        yield Heading("For each trainer", 2)
        columns = (ReportColumn("Trainer"), ReportColumn("What changes", width=6))
        yield ReportTable("Trainers", columns, tuple((code, "; ".join(sentences[code])) for code in sorted(sentences)))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
