"""Checks an agenda that a person edited, by the rules that planned it."""

from pathlib import Path

from ecpat_training.agenda.model.check import AgendaCheck
from ecpat_training.agenda.model.planned import Planned
from ecpat_training.agenda.planner.in_force import judge
from ecpat_training.agenda.workflows.agenda_file import open_agenda


def check_agenda(
    agenda_path: Path | str, programme_path: Path | str | None = None, training_id: str | None = None
) -> AgendaCheck:
    """Reads an agenda and checks it by every rule of its programme; see `open_agenda` for which that is, and for what
    is raised."""
    opened = open_agenda(agenda_path, programme_path, training_id)
    results = judge(opened.rules, opened.agenda, opened.context)
    planned = Planned(opened.context.programme, opened.context.training, opened.agenda)
    return AgendaCheck(opened.file, planned, results, opened.findings, str(opened.programme_file))
