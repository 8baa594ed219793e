"""What is due by date: a line that counts it, and a table with who sees to each."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportColumn, ReportTable, Tone
from ecpat_training.followup.model.due_list import DueItem, DueKind, ItemState

_TONES: dict[ItemState, Tone] = {
    ItemState.LATE: "bad", ItemState.PARTLY: "attention", ItemState.DUE: "attention", ItemState.LATER: "quiet",
    ItemState.UNKNOWN: "attention",
}  # fmt: skip


def due_list_blocks(items: Sequence[DueItem]) -> Iterator[Block]:
    """The list by date; nothing where only follow-ups are due, which stand in a table of their own."""
    count_lines = [_counted(due_kind, items) for due_kind in (DueKind.DECISION, DueKind.GOAL)]
    if any(count_lines):
        yield Paragraph(" ".join(filter(None, count_lines)))
        yield Heading("What is due, by date", 2)
        yield _table(items)


def _counted(due_kind: DueKind, items: Sequence[DueItem]) -> str:
    states = [item.state for item in items if item.kind is due_kind]
    state_counts = [f"{states.count(item_state)} {item_state}" for item_state in ItemState if item_state in states]
    return f"{count(len(states), due_kind)} not done: {listing(state_counts)}." if states else ""


def _table(items: Sequence[DueItem]) -> ReportTable:
    columns = (
        ReportColumn("By", "date", width=1.2),
        ReportColumn("What", width=4),
        ReportColumn("Kind", width=1.1),
        ReportColumn("Who sees to it", width=2.2),
        ReportColumn("State"),
    )
    rows = tuple(
        (item.by or "", item.subject, str(item.kind), item.owner or "nobody is named", str(item.state))
        for item in items
    )
    return ReportTable("What is due", columns, rows, tones=tuple(_TONES[item.state] for item in items))
