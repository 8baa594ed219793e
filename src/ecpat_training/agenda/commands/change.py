"""`ecpat plan change`: one line of an agenda otherwise."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.agenda.options import AgendaTraining
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import AgendaProgramme, WithLetterhead


@dataclass(frozen=True, kw_only=True)
class PlanChangeRequest(WithLetterhead):
    """The options of `ecpat plan change`."""

    agenda: Annotated[Path, Argument(metavar="AGENDA", help="The agenda's file, which stays as it is.")]
    line: Annotated[
        str, Argument(metavar="LINE", help="A session's id or title; or day and start, such as 2/10:30, for any line.")
    ]
    day: Annotated[int | None, Option("--day", metavar="N", min=1, help="The day to which it moves.")] = None
    start: Annotated[str | None, Option("--start", metavar="HH:MM", help="When it starts.")] = None
    minutes: Annotated[int | None, Option("--minutes", metavar="N", min=1, help="How long it lasts.")] = None
    room: Annotated[
        str | None, Option("--room", metavar="NAME", help='In which room it is held; "" takes the room away.')
    ] = None
    trainers: Annotated[
        str | None,
        Option("--trainers", metavar="CODES", help='Who leads and who is second: "AL-1 + BE-2"; "" is nobody.'),
    ] = None
    trade: Annotated[
        str | None,
        Option("--trade", metavar="LINE", help="The line with which it trades places; what is between them moves up."),
    ] = None
    pin: Annotated[bool, Option("--pin", help="Let it stay where it is when the agenda is planned again.")] = False
    unpin: Annotated[bool, Option("--unpin", help="Let it move again.")] = False
    programme: AgendaProgramme = None
    training: AgendaTraining = None


def change(request: PlanChangeRequest) -> None:
    """Change one line of an agenda, and say what that breaks and mends.

    Nothing else moves, unless two lines trade places. An [bold]--out[/bold] with the ending .yaml
    is the changed agenda: every other line and all your remarks stay as you wrote them.
    Exit code 1 when a hard rule is broken. To let everything else give way to the change,
    pin the line and plan again: [bold]ecpat plan --keep[/bold].

    \b
    Examples:
      ecpat plan change agenda.yaml signals --day 2 --start 11:00
      ecpat plan change agenda.yaml signals --trade law --pin --out agenda-new.yaml
      ecpat plan change agenda.yaml 1/10:30 --minutes 20
    """
    from ecpat_training.agenda.workflows.agenda_exports import export_endings
    from ecpat_training.agenda.workflows.plan_change import YAML, change_report, parse_line_change

    line_change = parse_line_change(
        request.line,
        day=request.day,
        start=request.start,
        minutes=request.minutes,
        room=request.room,
        trainers=request.trainers,
        trade=request.trade,
        pin=request.pin,
        unpin=request.unpin,
    )
    delivery = request.delivery((YAML, *export_endings()))
    outcome = change_report(request.agenda, line_change, request.programme, delivery, request.training)
    raise typer.Exit(outcome.exit_code)
