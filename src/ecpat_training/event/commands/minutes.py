"""`ecpat event minutes`: what an expert meeting decided."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument
from ecpat_training.commands.options import DayThatCounts, PapersLanguage, ProgrammeOption, WithLetterhead


@dataclass(frozen=True, kw_only=True)
class EventMinutesRequest(WithLetterhead):
    """The options of `ecpat event minutes`."""

    meeting: Annotated[str, Argument(metavar="MEETING", help="The id of the expert meeting, such as experts-1.")]
    file: Annotated[
        Path | None,
        Argument(
            metavar="[FILE]",
            help="The decisions as they were filled in, .xlsx, .ods or .csv; without it decisions.xlsx of the "
            "meeting's folder. Where there is none, the workbook for them is written.",
        ),
    ] = None
    on: DayThatCounts = None
    programme: ProgrammeOption
    language: PapersLanguage = None


def minutes(request: EventMinutesRequest) -> None:
    """Write a workbook for the minutes of an expert meeting, or read it and say what was decided and is due.

    The workbook has a sheet of who is there, one of decisions with owner, date, status and who
    agreed, and one of documents with their versions. It goes to trainings/ID/decisions.xlsx in
    the programme's folder, or to the file of --out.

    Once it is there, it is read: whether enough partners were there (quorum in the programme's
    file), which decisions stand, and which are due or late, by owner. What is empty, unknown or
    contradicts itself is asked, all of it at once. The minutes have codes, no names of people.
    Exit code 1 when something is asked, or a decision is late.

    \b
    Examples:
      ecpat event minutes experts-1
      ecpat event minutes experts-1 --out minutes.docx --out minutes.html
      ecpat event minutes experts-1 their-minutes.xlsx --on 2006-03-15
    """
    from ecpat_training.event.meetings.workflows.decisions import event_decisions

    outcome = event_decisions(
        request.programme,
        request.meeting,
        request.file,
        request.delivery(),
        reference_date=request.on,
        language=request.language,
    )
    raise typer.Exit(outcome.exit_code)
