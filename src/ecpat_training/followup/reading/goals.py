"""Whether the goals of a programme are reached: by the files and links that are named as evidence. A file is looked
for; a link isn't followed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.yaml.file import Source
from ecpat_training.followup.model.goals import GoalBoard, GoalStanding, GoalStatus
from ecpat_training.programme.model.goal import Goal
from ecpat_training.programme.model.programme import Programme
from ecpat_training.words.catalogue.message import phrase

_LINKS = ("https://", "http://")


def goal_board(programme: Programme, source: Source, folder: Path, reference_date: date) -> GoalBoard:
    """Where every goal stands; `folder` is the programme's, from which evidence is named."""
    goals = tuple(_standing(goal, folder, reference_date) for goal in programme.goals)
    return GoalBoard(programme.programme, reference_date, goals, tuple(_remarks(goals, source)))


def _standing(goal: Goal, folder: Path, reference_date: date) -> GoalStanding:
    missing_evidence = tuple(
        name for name in goal.evidence if not name.startswith(_LINKS) and not (folder / name).is_file()
    )
    is_done = bool(goal.evidence) and not missing_evidence
    is_late = goal.by is not None and goal.by < reference_date
    status = GoalStatus.DONE if is_done else GoalStatus.LATE if is_late else GoalStatus.OPEN
    return GoalStanding(goal.id, goal.goal, goal.owner, goal.by, goal.evidence, missing_evidence, status)


def _remarks(goals: tuple[GoalStanding, ...], source: Source) -> Iterator[Finding]:
    for index, goal in enumerate(goals):
        if goal.missing:
            message = phrase(
                "the goal `{id}` names {files:,} {files:file that is|files that are} not there: {names}.",
                id=goal.id,
                files=len(goal.missing),
                names=listing([*goal.missing]),
            )
            hint = "Please put the evidence into the programme's folder, or correct the name."
            yield Finding(
                "goals.evidence",
                Severity.WARNING,
                message,
                source.location_of(("goals", index, "evidence")),
                hint,
            )
    for incomplete_goals, code, template, hint in (
        (
            [standing.id for standing in goals if not standing.owner],
            "goals.owner",
            "nobody sees to {goals}.",
            "Please add `owner`, an office or a code.",
        ),
        (
            [standing.id for standing in goals if standing.by is None and standing.status is not GoalStatus.DONE],
            "goals.date",
            "no date is set for {goals}.",
            "Please add `by`, such as `by: 2006-12-31`; without a date nothing is ever late.",
        ),
    ):
        if incomplete_goals:
            location = source.location_of(("goals",))
            yield Finding(code, Severity.WARNING, phrase(template, goals=listing(incomplete_goals, 20)), location, hint)
