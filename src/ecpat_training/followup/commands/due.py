"""`ecpat follow-up due`: what is due, by date, with who sees to it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.file_lookup import PROGRAMME
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import PapersLanguage, WithLetterhead, programme_option
from ecpat_training.core.errors import UsageError
from ecpat_training.words.catalogue.message import Option as NamedOption
from ecpat_training.words.catalogue.message import phrase

_GOALS, _CODES = NamedOption("--goals"), NamedOption("--codes")


@dataclass(frozen=True, kw_only=True)
class FollowUpDueRequest(WithLetterhead):
    """The options of `ecpat follow-up due`."""

    folder: Annotated[
        Path | None,
        Argument(
            metavar="FOLDER",
            envvar=PROGRAMME.variable,
            lookup=(PROGRAMME, "Name the programme's folder"),
            unless=("programme",),
            help="The programme's folder; without it the one in which you are.",
        ),
    ]
    programme: Annotated[
        Path | None,
        programme_option("The programme's YAML file or its folder, named as in the other commands of follow-ups."),
    ] = None
    on: Annotated[
        str | None, Option("--on", metavar="DAY", help="The day that counts, such as 2026-05-12; today without it.")
    ] = None
    goals: Annotated[
        bool, Option("--goals", help="Show instead the goals of the programme, each with its evidence.")
    ] = False
    language: PapersLanguage = None
    codes: Annotated[bool, Option("--codes", help="Show the codes of people who haven't answered.")] = False


def due(request: FollowUpDueRequest) -> None:
    """Say what is due or late in a programme: follow-ups, decisions of meetings, goals, by date.

    Each with who sees to it: the country's partner asks people after 3, 6 and 12 months, from the
    last day that the programme or series.xlsx gives; a decision has an owner in the minutes, a goal
    one in the programme's file. Of follow-ups it counts what became of commitments, and answers to
    the questionnaire. For each country's partner there is a text to be mailed, without names, in the
    language of its trainings. Exit code 1 when something is late.

    With [bold]--goals[/bold] it shows the goals alone: done, open or late. A goal is done when all its
    evidence is there: files are looked for, links aren't followed. Goals without an owner or a date
    are named. Exit code 0 then.

    Endings of [bold]--out[/bold]: .docx, .html, .xlsx, .json, .txt, and .ics, a calendar of the days.

    \b
    Examples:
      ecpat follow-up due
      ecpat follow-up due my-programme --on 2006-05-12 --out due.docx --out due.ics
      ecpat follow-up due --language sq --out due.docx
      ecpat follow-up due --goals --out goals.html --out goals.xlsx
    """
    if request.programme and request.folder:
        message = "the programme is named twice: only one of both would count."
        raise UsageError.because("usage.twice", message, hint="Please give it once.")
    place = request.programme or request.folder or Path()
    if request.goals and request.codes:
        message = phrase("{codes} is for follow-ups, and {goals} shows none.", codes=_CODES, goals=_GOALS)
        hint = phrase("Leave out {codes}, or {goals}.", codes=_CODES, goals=_GOALS)
        raise UsageError.because("commitments.goals", message, hint=hint)
    if request.goals:
        from ecpat_training.followup.workflows.goals import follow_up_goals

        outcome = follow_up_goals(place, request.on, request.delivery(), language=request.language)
        raise typer.Exit(outcome.exit_code)
    from ecpat_training.followup.report.ics import ENDING
    from ecpat_training.followup.workflows.due import follow_up_due

    delivery = request.delivery((ENDING,))
    outcome = follow_up_due(place, delivery, date_text=request.on, codes=request.codes, language=request.language)
    raise typer.Exit(outcome.exit_code)
