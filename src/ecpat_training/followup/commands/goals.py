"""`ecpat follow-up goals`: the goals of the programme."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import LanguageOption, ProgrammeOption, WithLetterhead


@dataclass(frozen=True, kw_only=True)
class FollowUpGoalsRequest(WithLetterhead):
    """The options of `ecpat follow-up goals`."""

    programme: ProgrammeOption
    on: Annotated[str, Option(metavar="DATE", help="The day that counts, such as 2026-05-12.")]
    language: LanguageOption = None


def goals(request: FollowUpGoalsRequest) -> None:
    """Show the goals that the programme follows up: done, open or late.

    They stand under goals in the programme's file, each with who sees to it, by
    when, and its evidence. A goal is done when all its evidence is there: files
    are looked for, links aren't followed. Goals without an owner or a date are
    named.

    \b
    Examples:
      ecpat follow-up goals -p programme.yaml --on 2026-05-12
      ecpat follow-up goals -p programme.yaml --on 2026-05-12 --out goals.html --out goals.xlsx
    """
    from ecpat_training.followup.workflows.goals import follow_up_goals

    ended = follow_up_goals(request.programme, request.on, request.delivery(), language=request.language)
    raise typer.Exit(ended.exit_code)
