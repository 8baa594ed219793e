"""The goals of a programme as a document."""

from collections.abc import Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Document, Paragraph, ReportColumn, ReportTable, Tone
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.followup.model.goals import GoalBoard, GoalStanding, GoalStatus

_TONES: dict[GoalStatus, Tone] = {GoalStatus.DONE: "good", GoalStatus.OPEN: "plain", GoalStatus.LATE: "bad"}


def headline(board: GoalBoard) -> str:
    """The result in one line."""
    return goals_in_short(board.goals) if board.goals else "The programme has no goals to follow up."


def goals_in_short(goals: Sequence[GoalStanding]) -> str:
    """How many goals are how far."""
    done_count, open_count, late_count = (sum(goal.status is status for goal in goals) for status in GoalStatus)
    return f"{count(len(goals), 'goal')}: {done_count} done, {open_count} open, {late_count} late."


def goals_document(board: GoalBoard, origin: Provenance, language: str) -> Document:
    """A row a goal: how far it is, who sees to it, by when, and the evidence."""
    blocks: list[Block] = [Paragraph(headline(board))]
    if board.goals:
        blocks.append(goals_table(board.goals))
        blocks.append(Paragraph("Files were looked for; links weren't followed.", "quiet"))
    title = f"What the programme follows up, on {board.on}"
    return Document(title, blocks, board.programme, footer=provenance_sentence(origin), texts=language)


def goals_table(goals: Sequence[GoalStanding]) -> ReportTable:
    """A table with a row for each goal."""
    columns = (
        ReportColumn("Goal", width=3),
        ReportColumn("Status"),
        ReportColumn("Owner", width=1.5),
        ReportColumn("By", "date", width=1.2),
        ReportColumn("Evidence", width=3),
    )
    rows = tuple((goal.goal, _status(goal), goal.owner, goal.by or "", _evidence(goal)) for goal in goals)
    return ReportTable("Goals", columns, rows, tones=tuple(_TONES[goal.status] for goal in goals))


def _status(goal: GoalStanding) -> str:
    return f"{goal.status}, with evidence" if goal.status is GoalStatus.DONE else str(goal.status)


def _evidence(goal: GoalStanding) -> str:
    return listing([f"{name} (not there)" if name in goal.missing else name for name in goal.evidence], 20)
