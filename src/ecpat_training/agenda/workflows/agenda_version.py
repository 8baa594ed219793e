"""The version of an agenda that was changed, so that calendars which have the earlier one follow."""

from contextlib import suppress

from ecpat_training.agenda.model.agenda import Agenda, PlannedTraining
from ecpat_training.agenda.model.diff import compare
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.timetable.timetable import cancelled_since
from ecpat_training.core.errors import ContentError


def next_version(context: Context, old: Agenda, agenda: Agenda) -> Agenda:
    """The agenda as the version after the old one, which knows what fell out of it; as the same version where both say
    the same. An agenda without dates stands in nobody's calendar: of it, only the number rises."""
    if compare(old, agenda, context.known).same:
        return agenda.model_copy(update={"version": old.version, "changed": old.changed, "gone": old.gone})
    programme, training = context.programme, context.training
    cancelled_entries = old.gone
    with suppress(ContentError):
        cancelled_entries = cancelled_since(
            PlannedTraining(programme, training, old), PlannedTraining(programme, training, agenda)
        )
    return agenda.model_copy(update={"version": old.version + 1, "changed": old.changed, "gone": cancelled_entries})
