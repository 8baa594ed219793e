"""The goals of a programme as a document."""

from collections.abc import Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Document, Paragraph, ReportColumn, ReportTable, Tone
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.followup.model.goals import GoalBoard, GoalStanding, GoalStatus

_TONES: dict[GoalStatus, Tone] = {GoalStatus.DONE: "good", GoalStatus.OPEN: "plain", GoalStatus.LATE: "bad"}


def headline(board: GoalBoard) -> str:
    """The result in one line."""
    return goals_in_short(board.goals) if board.goals else "The programme has no goals to follow up."


def goals_in_short(goals: Sequence[GoalStanding]) -> str:
    """How many goals are how far."""
    done, opened, late = (sum(one.status is status for one in goals) for status in GoalStatus)
    return f"{count(len(goals), 'goal')}: {done} done, {opened} open, {late} late."


def goals_document(board: GoalBoard, made: Provenance, language: str) -> Document:
    """A row a goal: how far it is, who sees to it, by when, and the evidence."""
    blocks: list[Block] = [Paragraph(headline(board))]
    if board.goals:
        blocks.append(goals_table(board.goals))
        blocks.append(Paragraph("Files were looked for; links weren't followed.", "quiet"))
    title = f"What the programme follows up, on {board.on}"
    return Document(title, blocks, board.programme, footer=made_by(made), texts=language)


def goals_table(goals: Sequence[GoalStanding]) -> ReportTable:
    """A table with a row for each goal."""
    columns = (
        ReportColumn("Goal", width=3),
        ReportColumn("Status"),
        ReportColumn("Owner", width=1.5),
        ReportColumn("By", "date", width=1.2),
        ReportColumn("Evidence", width=3),
    )
    rows = tuple((one.goal, _status(one), one.owner, one.by or "", _evidence(one)) for one in goals)
    return ReportTable("Goals", columns, rows, tones=tuple(_TONES[one.status] for one in goals))


def _status(one: GoalStanding) -> str:
    return f"{one.status}, with evidence" if one.status is GoalStatus.DONE else str(one.status)


def _evidence(one: GoalStanding) -> str:
    return listing([f"{name} (not there)" if name in one.missing else name for name in one.evidence], 20)
