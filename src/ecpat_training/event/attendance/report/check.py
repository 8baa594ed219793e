"""What was read of an attendance list: counts by half-day and by stakeholder, without names."""

from collections.abc import Sequence

from ecpat_training.core.text import count
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import Block, Document, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import rounded
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.event.attendance.model.counted import GroupCount, PresenceCount

NOTICE = "Not for publication: it has small numbers."
_HOUR = 60


def headline(total: GroupCount) -> str:
    """The result in one line."""
    text = f"{total.attended} of {count(total.people, 'person', 'people')} attended, {total.completed} completed"
    return f"{text}; of {total.completed_not_known} that isn't known." if total.completed_not_known else f"{text}."


def check_document(
    title: str, rule: str, halves: Sequence[PresenceCount], groups: Sequence[GroupCount], origin: Provenance
) -> Document:
    """The counts as a document; the last group is everybody."""
    by_half = ReportTable(
        "Half-days",
        (
            ReportColumn("Half-day"),
            ReportColumn("There to the end", "count"),
            ReportColumn("Left early", "count"),
            ReportColumn("Absent", "count"),
            ReportColumn("Not known", "count"),
        ),
        tuple((half.half_day, half.there, half.left_early, half.absent, half.not_known) for half in halves),
    )
    group_table = table_of(
        "Stakeholders",
        groups,
        [
            Column("Stakeholder", lambda group: group.group),
            Column("People", lambda group: group.people, "count"),
            Column("Attended", lambda group: group.attended, "count"),
            Column("Attended: not known", lambda group: group.attended_not_known, "count"),
            Column("Completed", lambda group: group.completed, "count"),
            Column("Completed: not known", lambda group: group.completed_not_known, "count"),
            Column("Hours", lambda group: _hours(group.minutes)),
        ],
    )
    note = "Attended is any half-day. Hours are of everybody together; two numbers are the fewest and the most."
    blocks: list[Block] = [Paragraph(headline(groups[-1])), Paragraph(f"Completed: {rule}."), by_half, group_table]
    return Document(f"Attendance: {title}", [*blocks, Paragraph(note, "quiet")], notice=NOTICE, footer=made_by(origin))


def _hours(minutes: tuple[int, int]) -> str:
    low, high = (rounded(bound / _HOUR, 1) for bound in minutes)
    return low if low == high else f"{low} to {high}"
