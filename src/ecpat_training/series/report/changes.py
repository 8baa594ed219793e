"""What changed between two series, in words."""

from collections.abc import Iterable
from datetime import date

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.series.model.diff import SeriesDiff, TrainingChange


def diff_document(diff: SeriesDiff, programme: str, provenance: Provenance) -> Document:
    """What changed, training by training, and for each trainer what that means."""
    blocks = [Paragraph(diff_sentence(diff)), *_table(diff), *_each_trainer(diff)]
    return Document("What changed in the series", blocks, programme, footer=made_by(provenance))


def changes_blocks(diff: SeriesDiff) -> Iterable[Block]:
    """The changes as a part of another document."""
    yield Heading("What moved", 2)
    yield Paragraph(diff_sentence(diff))
    yield from _table(diff)


def diff_sentence(diff: SeriesDiff) -> str:
    """How much changed, in one line."""
    if not diff.changes:
        return f"Nothing changed: {count(diff.same, 'training')} as before."
    moved = sum(one.moved for one in diff.changes)
    new = sum(one.before is None for one in diff.changes)
    gone = sum(one.after is None for one in diff.changes)
    others = sum(bool(one.new or one.gone) and one.before == one.after for one in diff.changes)
    said = [
        f"{count(number, 'training')} {what}"
        for number, what in (
            (moved, "on another date"), (others, "with other trainers"), (new, "new"), (gone, "dropped"),
        )
        if number
    ]  # fmt: skip
    return f"{listing(said)}; {diff.same} as before."


def _table(diff: SeriesDiff) -> Iterable[Block]:
    if diff.changes:
        columns = (
            ReportColumn("Training"), ReportColumn("Was", "date"), ReportColumn("Is", "date"),
            ReportColumn("Days later", "count"), ReportColumn("Comes new", width=2), ReportColumn("No more", width=2),
        )  # fmt: skip
        yield ReportTable("Changes", columns, tuple(map(_row, diff.changes)))


def _row(one: TrainingChange) -> tuple[object, ...]:
    later = (one.after - one.before).days if one.after and one.before else None
    return one.id, one.before, one.after, later, ", ".join(one.new), ", ".join(one.gone)


def _each_trainer(diff: SeriesDiff) -> Iterable[Block]:
    said: dict[str, list[str]] = {}
    for one in diff.changes:
        for code in one.new:
            said.setdefault(code, []).append(f"comes to {one.id} on {_day(one.after)}")
        for code in one.gone:
            said.setdefault(code, []).append(f"doesn't come to {one.id} on {_day(one.before)} any more")
    if said:
        yield Heading("For each trainer", 2)
        columns = (ReportColumn("Trainer"), ReportColumn("What changes", width=6))
        yield ReportTable("Trainers", columns, tuple((code, "; ".join(said[code])) for code in sorted(said)))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
