"""An agenda planned again around one line that somebody wants where it is: what `ecpat plan change --pin` and then
`ecpat plan --keep` do, in one go."""

from collections.abc import Callable
from pathlib import Path

from ecpat_training.agenda.model.edit import Edit, Place
from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.workflows.agenda_file import opened_text
from ecpat_training.agenda.workflows.agenda_text import AgendaText
from ecpat_training.agenda.workflows.plan_change import change_agenda
from ecpat_training.agenda.workflows.plan_conflict import Tell
from ecpat_training.agenda.workflows.plan_keep import replan_opened
from ecpat_training.core.progress import Progress


def plan_around(
    was: AgendaText,
    place: Place | None,
    target: Path,
    *,
    seconds: float = 60,
    seed: int = 1,
    progress: Callable[[Progress], None] | None = None,
    tell: Tell | None = None,
) -> tuple[PlanResult, str]:
    """The agenda in which everything else gives way to a line, which is pinned; without one to what is pinned already.
    With it the file's new text, for where `target` stands; nothing is written. See `replan_opened` for the other
    arguments.

    Raises:
        UsageError: there is no such line.
        ContentError, UnsatisfiableError: as in `replan_training`.
    """
    if place is not None:
        pinned = change_agenda(was, place, Edit(pinned=True), target)
        was = AgendaText(opened_text(pinned.text, was.opened), pinned.text, was.path)
    result = replan_opened(was.opened, seconds=seconds, seed=seed, progress=progress, tell=tell)
    text, _ = was.changed_to(result.agenda, target)
    return result, text
