"""`ecpat follow-up form`: the form for commitments, and the workbook to type it into."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument
from ecpat_training.commands.options import PapersLanguage, ProgrammeOption, WithLetterhead


@dataclass(frozen=True, kw_only=True)
class FollowUpFormRequest(WithLetterhead):
    """The options of `ecpat follow-up form`."""

    training: Annotated[str, Argument(metavar="TRAINING", help="The id of a training, such as al-1.")]
    programme: ProgrammeOption
    language: PapersLanguage = None


def form(request: FollowUpFormRequest) -> None:
    """Write the form on which people say what they will do, and the workbook to type it into.

    The form is one page in the language of the training: a code and no name, up to three
    statements, by when, and the chapter. The workbook (.xlsx) has a row for each form and
    columns for what became of it after 3, 6 and 12 months; [bold]ecpat follow-up check[/bold]
    reads it as it is. Put it into the training's folder as commitments.xlsx.

    \b
    Examples:
      ecpat follow-up form al-1 --out form.docx --out commitments.xlsx
      ecpat follow-up form al-1 --language sq --out form.docx
    """
    from ecpat_training.followup.workflows.form import follow_up_form

    outcome = follow_up_form(request.training, request.programme, request.delivery(), language=request.language)
    raise typer.Exit(outcome.exit_code)
