"""The half-days of a training in a programme's folder: by its agenda, if it has one there."""

from pathlib import Path
from typing import NamedTuple, Protocol

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.workflows.agenda_file import OpenedAgenda, open_agenda
from ecpat_training.commands.training_files import AGENDA, newest_versions
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.event.attendance.model.half_day import HalfDay, select_signable_halves, training_half_days
from ecpat_training.files.opening import display_name
from ecpat_training.programme.model.training import Training
from ecpat_training.words.catalogue.message import Command, phrase


class HalfDays(NamedTuple):
    """The half-days for which there is a sheet, and what was remarked on the way to them."""

    half_days: tuple[HalfDay, ...]
    findings: tuple[Finding, ...]


class AgendaOpener(Protocol):
    """How the agenda of a training is opened, as `open_agenda` does."""

    def __call__(self, agenda_path: Path, programme_path: Path, training_id: str, /) -> OpenedAgenda:
        """The agenda by the rules of its programme."""


def read_half_days(folder: Path, programme: Path, training: Training, opening: AgendaOpener = open_agenda) -> HalfDays:
    """The half-days of a training for which there is a sheet to sign.

    Where the agenda can't be understood, or nobody knows which of several counts, they are those of the training's days
    and hours, and that is said: the sheets were signed whatever the agenda looks like.

    Args:
        folder: of the training; its agenda is there, or it has none.
        programme: the programme's file.
        training: one of it.
        opening: how its agenda is opened, for whoever has read the programme already.
    """
    agendas = newest_versions(folder, AGENDA)
    if not agendas:
        return HalfDays(select_signable_halves(training_half_days(training)), ())
    if len(agendas) > 1:
        names = listing([visible(agenda.name) for agenda in agendas])
        message = phrase(
            "which agenda counts isn't known ({agendas}): the half-days are those of the training's days and hours.",
            agendas=names,
        )
        finding = Finding("attendance.agenda", Severity.WARNING, message, None, "Please take one of them away.")
        return HalfDays(select_signable_halves(training_half_days(training)), (finding,))
    try:
        opened_agenda = opening(agendas[0], programme, training.id)
    except EcpatError as failure:
        question_count = count(len(errors(failure.findings)), "question")
        message = phrase(
            "the agenda can't be understood yet ({questions}): the half-days are those of the training's days and"
            " hours.",
            questions=question_count,
        )
        hint = phrase("{command} asks what is open.", command=Command("plan check", f"--training {training.id}"))
        finding = Finding("attendance.agenda", Severity.WARNING, message, Location(display_name(agendas[0])), hint)
        return HalfDays(select_signable_halves(training_half_days(training)), (finding,))
    planned_training = PlannedTraining(
        opened_agenda.context.programme, opened_agenda.context.training, opened_agenda.agenda
    )
    return HalfDays(select_signable_halves(training_half_days(training, planned_training)), ())
