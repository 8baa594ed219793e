"""The version of an agenda that was changed, so that calendars which have the earlier one follow."""

from contextlib import suppress

from ecpat_training.agenda.model.agenda import Agenda, PlannedTraining
from ecpat_training.agenda.model.diff import compare
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.timetable.timetable import cancelled_since
from ecpat_training.core.errors import ContentError


def next_version(context: Context, old_agenda: Agenda, agenda: Agenda) -> Agenda:
    """The agenda as the version after the old one, which knows what fell out of it; as the same version where both say
    the same. An agenda without dates stands in nobody's calendar: of it, only the number rises."""
    if compare(old_agenda, agenda, context.known).same:
        return agenda.model_copy(
            update={"version": old_agenda.version, "changed": old_agenda.changed, "gone": old_agenda.gone}
        )
    programme, training = context.programme, context.training
    cancelled_entries = old_agenda.gone
    with suppress(ContentError):
        cancelled_entries = cancelled_since(
            PlannedTraining(programme, training, old_agenda), PlannedTraining(programme, training, agenda)
        )
    return agenda.model_copy(
        update={"version": old_agenda.version + 1, "changed": old_agenda.changed, "gone": cancelled_entries}
    )
