"""An agenda planned again around one line that somebody wants where it is: what `ecpat plan change --pin` and then
`ecpat plan --keep` do, in one go."""

from collections.abc import Callable
from pathlib import Path

from ecpat_training.agenda.model.edit import Edit, LinePlace
from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.workflows.agenda_file import opened_text
from ecpat_training.agenda.workflows.agenda_text import AgendaText
from ecpat_training.agenda.workflows.plan_change import change_agenda
from ecpat_training.agenda.workflows.plan_conflict import Tell
from ecpat_training.agenda.workflows.plan_keep import replan_opened
from ecpat_training.core.progress import SolverProgress


def plan_around(
    agenda_text: AgendaText,
    place: LinePlace | None,
    target: Path,
    *,
    seconds: float = 60,
    seed: int = 1,
    progress: Callable[[SolverProgress], None] | None = None,
    notify: Tell | None = None,
) -> tuple[PlanResult, str]:
    """Plans everything else anew around one line of an agenda, which gets pinned; without a line, around what is pinned
    already.

    Nothing is written.

    Args:
        agenda_text: the agenda as it stands.
        place: the line; None: no further one is pinned.
        target: where the new text will stand.
        seconds: the limit of the search.
        seed: of the solver.
        progress: is told how far the search is.
        notify: is told what the work is at.

    Returns:
        The new agenda, and the file's new text.

    Raises:
        UsageError: `place` is no line of the agenda.
        ContentError: the programme doesn't fit the agenda, or a rule isn't known.
        UnsatisfiableError: no agenda keeps the hard rules around what is pinned, or none was found in time.
    """
    if place is not None:
        pinned_change = change_agenda(agenda_text, place, Edit(pinned=True), target)
        agenda_text = AgendaText(
            opened_text(pinned_change.text, agenda_text.opened), pinned_change.text, agenda_text.path
        )
    result = replan_opened(agenda_text.opened, seconds=seconds, seed=seed, progress=progress, notify=notify)
    text, _ = agenda_text.changed_to(result.agenda, target)
    return result, text
