"""`ecpat follow-up due`: which follow-ups are due."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.file_lookup import PROGRAMME
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import PapersLanguage, WithLetterhead


@dataclass(frozen=True, kw_only=True)
class FollowUpDueRequest(WithLetterhead):
    """The options of `ecpat follow-up due`."""

    folder: Annotated[
        Path,
        Argument(
            metavar="FOLDER",
            envvar=PROGRAMME.variable,
            lookup=(PROGRAMME, "Name the programme's folder"),
            help="The programme's folder; without it the one in which you are.",
        ),
    ]
    on: Annotated[
        date | None, Option("--on", metavar="DAY", formats=["%Y-%m-%d"], help="The day that counts; today without it.")
    ] = None
    language: PapersLanguage = None
    codes: Annotated[bool, Option("--codes", help="Show the codes of people who haven't answered.")] = False


def due(request: FollowUpDueRequest) -> None:
    """Say which follow-ups are due or late, and how many people each partner asks.

    After 3, 6 and 12 months, from the last day that the programme or series.xlsx gives. Counted
    are what became of commitments, and answers to the questionnaire. For each country's partner
    there is a text to be mailed, without names, in the language of its trainings. Exit code 1 when a follow-up is late.

    Endings of [bold]--out[/bold]: .docx, .html, .xlsx, .json, .txt, and .ics, a calendar of the days.

    \b
    Examples:
      ecpat follow-up due
      ecpat follow-up due my-programme --on 2006-05-12 --out due.docx --out due.ics
      ecpat follow-up due --language sq --out due.docx
    """
    from ecpat_training.followup.report.ics import ENDING
    from ecpat_training.followup.workflows.due import follow_up_due

    delivery = request.delivery((ENDING,))
    ended = follow_up_due(request.folder, delivery, on=request.on, codes=request.codes, language=request.language)
    raise typer.Exit(ended.exit_code)
