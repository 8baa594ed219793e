"""`ecpat event pack`: what is printed and sent for one event."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.found import instrument_beside, own_if_there
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import (
    Encoding,
    MappingOption,
    PapersLanguage,
    Pdf,
    ProgrammeOption,
    Quietly,
    Sheet,
    Template,
    seed_option,
)
from ecpat_training.commands.training_files import AGENDA, PARTICIPANTS, TrainingFile, folder_of


@dataclass(frozen=True, kw_only=True)
class EventPackRequest(Quietly):
    """The options of `ecpat event pack`."""

    training: Annotated[str, Argument(metavar="TRAINING", help="The id of the event in the programme, such as al-1.")]
    participants: Annotated[
        Path | None,
        Argument(
            metavar="[PARTICIPANTS]",
            help="The participant list, .xlsx or .csv; without it that of the training in the programme's folder. "
            "Where there is none, what can be made without names.",
        ),
    ] = None
    folder: Annotated[
        Path | None,
        Option(
            "--folder",
            metavar="FOLDER",
            help="Where to write; made if missing. Without it trainings/TRAINING/pack in the programme's folder, else "
            "pack-TRAINING here.",
        ),
    ] = None
    programme: ProgrammeOption
    agenda: Annotated[
        Path | None,
        Option(
            "--agenda",
            "-a",
            metavar="FILE",
            help="The agenda, for the programme and the half-days to sign; without it that of the training.",
        ),
    ] = None
    instrument: Annotated[
        Path | None,
        Option(
            "--instrument",
            "-i",
            metavar="FILE",
            help="The questionnaire, for forms on paper and slips with codes; without it instrument.yaml beside the "
            "programme.",
        ),
    ] = None
    link: Annotated[
        tuple[str, ...],
        Option(
            "--link",
            metavar="WAVE=LINK",
            help="The link of a questionnaire: pre=https://... May be given several times. Without it those that the "
            "programme has under `links`.",
        ),
    ] = ()
    letter: Annotated[
        tuple[str, ...],
        Option(
            "--letter",
            metavar="LETTER=FILE.txt",
            help="Your own text of invitation, gap-note, list-reminder or answers-reminder: the first line is the "
            "subject; {name}, {training}, {dates}, {venue}, {link} and others are filled in.",
        ),
    ] = ()
    reply_by: Annotated[
        str | None, Option(metavar="DATE", help="By when letters ask for an answer, such as 2026-05-29.")
    ] = None
    partner: Annotated[
        str, Option(metavar="ADDRESS", help="The e-mail address of the partner who nominates, for the note on gaps.")
    ] = ""
    no_organisation: Annotated[
        bool, Option("--no-organisation", help="Leave organisations off badges and table signs.")
    ] = False
    no_track: Annotated[
        bool, Option("--no-track", help="Leave off badges to which track people belong, such as law enforcement.")
    ] = False
    language: PapersLanguage = None
    pdf: Pdf = False
    template: Template = None
    encoding: Encoding = None
    sheet: Sheet = None
    mapping: MappingOption = None
    seed: Annotated[int, seed_option("The seed of the codes to draw.")] = 1


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
    from ecpat_training.event.workflows.pack import PackRequest, event_pack
    from ecpat_training.event.workflows.reading import PackFiles
    from ecpat_training.roster.reading.file import ListFile

    def own(wanted: TrainingFile, how: str) -> Path | None:
        return own_if_there(wanted, request.training, request.programme, how, quiet=request.quiet)

    participants = request.participants or own(PARTICIPANTS, "Name the list")
    agenda = request.agenda or own(AGENDA, "Add --agenda FILE")
    instrument = request.instrument or instrument_beside(request.programme, quiet=request.quiet)
    list_ = ListFile(participants, request.encoding, request.sheet, request.mapping) if participants else None
    asked = PackRequest(
        request.link,
        request.letter,
        request.language,
        request.reply_by,
        request.partner,
        not request.no_organisation,
        not request.no_track,
        request.seed,
        pdf=request.pdf,
    )
    ended = event_pack(
        PackFiles(request.programme, list_, agenda, instrument),
        request.training,
        request.folder or pack_folder(request.programme, request.training),
        asked,
        template=request.template,
        force=request.force,
        quiet=request.quiet,
    )
    raise typer.Exit(ended.exit_code)


def pack_folder(programme: Path, training: str) -> Path:
    """Where the pack goes: into the training's own folder, where it has one, else beside where one stands."""
    own = folder_of(programme, training)
    named = Path(training).name == training and not training.startswith(".")
    return own / "pack" if named and own.is_dir() else Path(f"pack-{training}")
