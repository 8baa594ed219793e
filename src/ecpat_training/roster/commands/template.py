"""`ecpat roster template`: the list for partners to fill in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.file_lookup import LANGUAGE
from ecpat_training.commands.options import Out, Writing, language_option, programme_option, training_option
from ecpat_training.programme.completion import trainings


@dataclass(frozen=True, kw_only=True)
class RosterTemplateRequest(Writing):
    """The options of `ecpat roster template`."""

    language: Annotated[
        str,
        language_option("The partner's language, such as ro.", envvar=LANGUAGE),
    ] = "en"
    out: Out = ()
    programme: Annotated[
        Path | None, programme_option("The programme whose targets are shown beside the list, such as 7-9 GO.")
    ] = None
    training: Annotated[str | None, training_option("For which training it is.", trainings)] = None


def template(request: RosterTemplateRequest) -> None:
    """Write the workbook that partners fill in, in their language.

    Drop-downs for what is counted, checks of addresses and of people who are
    there twice, and a sheet that explains each column and counts towards the target
    for. [bold]ecpat roster check[/bold] reads it back without a question.

    \b
    Examples:
      ecpat roster template --language ro --out list.xlsx
      ecpat roster template --language sq -p programme.yaml -t al-1 --out list.xlsx
    """
    from ecpat_training.roster.workflows.template import write_template

    ended = write_template(
        request.delivery(), language=request.language, programme=request.programme, training=request.training
    )
    raise typer.Exit(ended.exit_code)
