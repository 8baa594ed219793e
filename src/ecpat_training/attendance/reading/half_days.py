"""The half-days of a training in a programme's folder: by its agenda, if it has one there."""

from pathlib import Path

from ecpat_training.agenda.model.agenda import Planned
from ecpat_training.agenda.workflows.agenda_file import open_agenda
from ecpat_training.attendance.model.half_day import HalfDay, half_days_of, signed_for
from ecpat_training.commands.training_files import AGENDA, newest
from ecpat_training.programme.model.training import Training


def half_days_in(folder: Path, programme: Path, training: Training) -> tuple[HalfDay, ...]:
    """The half-days of a training for which there is a sheet to sign.

    Args:
        folder: of the training; its agenda is there, or it has none.
        programme: the programme's file.
        training: one of it.

    Raises:
        InputError, RefusedError, ContentError: the agenda can't be read, or not understood.
    """
    agendas = newest(folder, AGENDA)
    if len(agendas) != 1:
        return signed_for(half_days_of(training))
    opened = open_agenda(agendas[0], programme, training.id)
    return signed_for(half_days_of(training, Planned(opened.context.programme, opened.context.training, opened.agenda)))
