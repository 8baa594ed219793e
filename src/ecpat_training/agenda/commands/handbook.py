"""`ecpat plan handbook`: the manual of the programme's chapters, and who got which copy."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import Encoding, LanguageOption, ProgrammeArgument, Sheet, WithLetterhead


@dataclass(frozen=True, kw_only=True)
class PlanHandbookRequest(WithLetterhead):
    """The options of `ecpat plan handbook`."""

    programme: ProgrammeArgument
    kinds: Annotated[
        tuple[str, ...],
        Option(
            "--kind",
            metavar="KIND",
            help="Chapters for this kind of training, such as pilot; without it those for trainings. May be given "
            "several times.",
        ),
    ] = ()
    copies: Annotated[
        Path | None,
        Option(
            "--copies",
            metavar="FILE",
            help="Instead of the handbook: who got which copy, from this table of edition, to, copies, date, language.",
        ),
    ] = None
    on: Annotated[
        str | None, Option("--on", metavar="DATE", help="The day of printing, such as 2026-05-12; without it today.")
    ] = None
    language: LanguageOption = None
    sheet: Sheet = None
    encoding: Encoding = None


def handbook(request: PlanHandbookRequest) -> None:
    """Write the manual of the programme's chapters, or say who has which edition.

    Chapter by chapter the aim, and each session with its goal, minutes, steps,
    materials, handouts and trainers' notes; at the end all minutes and what to print.

    The edition is made of all that is printed, and changes with it. What is
    written with [bold]--out[/bold] is released: handbook-editions.csv beside the programme knows
    its edition, and [bold]--copies[/bold] then says who has an older one.

    \b
    Examples:
      ecpat plan handbook programme.yaml --out handbook.docx --out handbook.html
      ecpat plan handbook programme.yaml --language sq --out handbook-sq.docx
      ecpat plan handbook programme.yaml --copies distribution.xlsx --out copies.xlsx
    """
    from ecpat_training.agenda.handbook.workflow import HandbookOptions, handbook_copies, plan_handbook

    delivery = request.delivery()
    if request.copies is not None:
        outcome = handbook_copies(
            request.programme, request.copies, delivery, sheet=request.sheet, encoding=request.encoding
        )
    else:
        options = HandbookOptions(request.language, request.kinds, request.on)
        outcome = plan_handbook(request.programme, options, delivery)
    raise typer.Exit(outcome.exit_code)
