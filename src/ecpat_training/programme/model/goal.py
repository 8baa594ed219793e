"""A goal that a programme follows up after its trainings, for `ecpat follow-up due`:
`{id: curricula, goal: Modules in the academies' curricula, owner: BG, by: 2006-12-31, evidence: [minutes-2006.pdf]}`.
"""

from collections.abc import Iterator, Sequence

from pydantic import Field

from ecpat_training.programme.model.references import Problem
from ecpat_training.programme.model.written_date import WrittenDate
from ecpat_training.values.base import Identifier, Noun, Title
from ecpat_training.words.catalogue.message import phrase


class Goal(Noun):
    """What is to be reached, who sees to it (an office or a code, no name is needed) and by when. `evidence` are files,
    named from the programme's folder on, or links: a goal with evidence is reached."""

    id: Identifier
    goal: Title
    owner: str = Field(default="", max_length=300)
    by: WrittenDate | None = None
    evidence: tuple[Title, ...] = Field(default=(), max_length=50)


def goal_problems(goals: Sequence[Goal]) -> Iterator[Problem]:
    """Yields a problem for each id that several goals have."""
    ids = [goal.id for goal in goals]
    for index, goal_id in enumerate(ids):
        if goal_id in ids[:index]:
            yield ("goals", index, "id"), phrase("goal `{goal}` is there twice", goal=goal_id)
