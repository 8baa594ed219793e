"""`ecpat plan diff --json`: what changed between two agendas, item by item."""

from ecpat_training.agenda.model.diff import AgendaDiff, AgendaItemChange, DateChange
from ecpat_training.commands.public import Public


class ChangedItem(Public[AgendaItemChange]):
    """An item that changed: where it stood and stands (null: one agenda doesn't have it), by how many minutes it is
    longer, and how many posts change hands; `was_title` is what it was called (null: the same). Times are minutes after
    midnight, trainers codes, the lead first."""

    keys = "title kind before after moved longer handed_over was_title=or_none(was_title)"


class Date(Public[DateChange]):
    """A day that is held on another date; null where an agenda has no date, or no such day."""

    keys = "day before=str(before) after=str(after)"


class PlanDiffResult(Public[AgendaDiff]):
    """What changed: nothing else is listed."""

    keys = "title same dates items=changes"
    parts = (ChangedItem, Date)
