"""`ecpat event attendance`: the workbook for the signed sheets."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, EventId, MappingOption, ProgrammeOption, Sheet, Writing


class Blank(StrEnum):
    """What an empty cell means."""

    ASKED = "asked"
    ABSENT = "absent"
    NOT_STATED = "not-stated"


@dataclass(frozen=True, kw_only=True)
class EventAttendanceRequest(Writing):
    """The options of `ecpat event attendance`."""

    training: EventId
    list: Annotated[
        Path | None,
        Argument(
            metavar="[LIST]",
            help="The participant list; with --check the typed list. Without it that of the training's folder.",
        ),
    ] = None
    check: Annotated[bool, Option("--check", help="Read the typed list, count, and ask what is doubtful.")] = False
    blank: Annotated[Blank, Option("--blank", help="With --check: what an empty cell under a half-day means.")] = (
        Blank.ASKED
    )
    programme: ProgrammeOption
    encoding: Encoding = None
    sheet: Sheet = None
    mapping: MappingOption = None


def attendance(request: EventAttendanceRequest) -> None:
    """Write a workbook to type the signed sheets into, or read it with --check.

    The workbook has a row for each person and a column for each half-day: of the training's
    agenda where it has one, else by its days and hours. It goes to trainings/ID/attendance.xlsx in
    the programme's folder, or to the file of --out.

    With [bold]--check[/bold] it is read again, or a list that others made. It says how many attended and
    completed by the programme's rule, and of how many that isn't known. What is empty, unknown or
    contradicts itself is asked, all of it at once; then the exit code is 1.

    \b
    Examples:
      ecpat event attendance al-1
      ecpat event attendance al-1 participants.xlsx --out attendance.xlsx
      ecpat event attendance al-1 --check
      ecpat event attendance al-1 signed.xlsx --check --blank absent --out report.docx
    """
    from ecpat_training.event.attendance.workflows.dispatch import run_attendance

    raise typer.Exit(
        run_attendance(
            request.programme,
            request.training,
            (request.list, request.encoding, request.sheet, request.mapping),
            request.blank.value if request.check else None,
            request.delivery(),
        ).exit_code
    )
