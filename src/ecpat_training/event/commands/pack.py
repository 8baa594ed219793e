"""`ecpat event pack`: what is printed and sent for one event."""

from pathlib import Path

import typer

from ecpat_training.commands.file_lookup import find_questionnaire, find_training_file
from ecpat_training.commands.training_files import AGENDA, PARTICIPANTS, TrainingFile, folder_of
from ecpat_training.event.workflows.pack_request import EventPackRequest


def pack(request: EventPackRequest) -> None:
    """Write what is printed and sent for an event into a folder.

    Name badges, table signs and sign-in sheets with names, slips with codes, the
    programme, pages with a questionnaire's link to scan, a table for mail merge, and
    letters as drafts that your mail program opens: invitations, reminders, and to
    the partner the seats that are open. Nothing is sent.

    In a programme's folder the training's own list and agenda, the questionnaire and the
    series with the dates are found; which they are is said.

    \b
    Examples:
      ecpat event pack al-1
      ecpat event pack al-1 participants.xlsx -p programme.yaml --language sq
      ecpat event pack al-1 participants.xlsx -p programme.yaml --link pre=https://survey.example.org/al-1
      ecpat event pack al-1 -p programme.yaml --partner focal.point@example.org --reply-by 2026-05-29
    """
    from ecpat_training.event.workflows.pack import event_pack
    from ecpat_training.event.workflows.reading import PackFiles
    from ecpat_training.roster.reading.file import ListFile

    def own_file(file_kind: TrainingFile, advice: str) -> Path | None:
        return find_training_file(file_kind, request.training, request.programme, advice, quiet=request.quiet)

    participants = request.participants or own_file(PARTICIPANTS, "Name the list")
    agenda = request.agenda or own_file(AGENDA, "Add --agenda FILE")
    instrument = request.instrument or find_questionnaire(request.training, request.programme, quiet=request.quiet)
    list_ = ListFile(participants, request.encoding, request.sheet, request.mapping) if participants else None
    files = PackFiles(request.programme, list_, agenda, instrument)
    outcome = event_pack(files, request.folder or pack_folder(request.programme, request.training), request)
    raise typer.Exit(outcome.exit_code)


def pack_folder(programme: Path, training: str) -> Path:
    """Where the pack goes: into the training's own folder, where it has one, else beside where one stands."""
    training_folder = folder_of(programme, training)
    is_training_folder = Path(training).name == training and not training.startswith(".")
    return training_folder / "pack" if is_training_folder and training_folder.is_dir() else Path(f"pack-{training}")
