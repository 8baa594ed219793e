"""What was read of an attendance list: counts by half-day and by stakeholder, without names."""

from collections.abc import Sequence

from ecpat_training.core.text import count
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import Block, Document, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import rounded
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.event.attendance.model.counted import GroupCount, PresenceCount

NOTICE = "Not for publication: it has small numbers."
_HOUR = 60


def write_headline(total: GroupCount) -> str:
    """The result in one line."""
    text = f"{total.attended} of {count(total.people, 'person', 'people')} attended, {total.completed} completed"
    return f"{text}; of {total.completed_not_known} that isn't known." if total.completed_not_known else f"{text}."


def check_document(
    title: str, rule: str, presence_counts: Sequence[PresenceCount], groups: Sequence[GroupCount], origin: Provenance
) -> Document:
    """The counts as a document; the last group is everybody."""
    half_day_table = ReportTable(
        "Half-days",
        (
            ReportColumn("Half-day"),
            ReportColumn("There to the end", "count"),
            ReportColumn("Left early", "count"),
            ReportColumn("Absent", "count"),
            ReportColumn("Not known", "count"),
        ),
        tuple(
            (half_day.half_day, half_day.there, half_day.left_early, half_day.absent, half_day.not_known)
            for half_day in presence_counts
        ),
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
    blocks: list[Block] = [
        Paragraph(write_headline(groups[-1])),
        Paragraph(f"Completed: {rule}."),
        half_day_table,
        group_table,
    ]
    return Document(
        f"Attendance: {title}", [*blocks, Paragraph(note, "quiet")], notice=NOTICE, footer=provenance_sentence(origin)
    )


def _hours(minutes: tuple[int, int]) -> str:
    min_hours, max_hours = (rounded(bound / _HOUR, 1) for bound in minutes)
    return min_hours if min_hours == max_hours else f"{min_hours} to {max_hours}"
