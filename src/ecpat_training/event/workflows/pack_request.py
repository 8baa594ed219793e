"""What somebody asks of `ecpat event pack`, as it is written on the line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import (
    Encoding,
    EventId,
    MappingOption,
    PapersLanguage,
    Pdf,
    ProgrammeOption,
    Quietly,
    ReplyBy,
    Sheet,
    Template,
    instrument_option,
    seed_option,
)


@dataclass(frozen=True, kw_only=True)
class EventPackRequest(Quietly):
    """What is asked: links and own texts as they are typed, by when and to which partner answers are asked for, what is
    printed, in which language, and of which files."""

    training: EventId
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
        instrument_option(
            "The questionnaire, for forms on paper and slips with codes; without it the training's own, else "
            "instrument.yaml beside the programme, unless it is still the example."
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
    reply_by: ReplyBy = None
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
    seed: Annotated[int, seed_option()] = 1
