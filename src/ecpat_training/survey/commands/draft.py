"""`ecpat survey draft`: an instrument from what came back, or from the form."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, Out, Writing, sheets_option


@dataclass(frozen=True, kw_only=True)
class SurveyDraftRequest(Writing):
    """The options of `ecpat survey draft`."""

    files: Annotated[
        tuple[Path, ...],
        Argument(
            metavar="FILE...",
            help="Survey exports of any kind, the one from before first; XLSForms; LimeSurvey structures (.lss, .txt).",
        ),
    ]
    out: Out = ()
    key_row: Annotated[
        str | None,
        Option(
            metavar="ROW",
            help="The row of the first export that holds the right answers: its number in the file, or a word that "
            "stands in it alone, such as KEY.",
        ),
    ] = None
    answer_key: Annotated[
        Path | None,
        Option(metavar="FILE", help="A table of questions and right answers, one below or beside the other."),
    ] = None
    one_form: Annotated[
        bool,
        Option(
            help="Columns such as x_before and x_after were asked in one form, after the training; else they are taken "
            "for answers from before and from after.",
        ),
    ] = False
    encoding: Encoding = None
    sheet: Annotated[
        tuple[str, ...],
        sheets_option("file"),
    ] = ()


def draft(request: SurveyDraftRequest) -> None:
    """Draft the questionnaire's file from exports or from a form.

    Questions with their words and the answers seen, questions of one grid as one
    scale, well-known answers in their order, the code. What can't be known from
    the files is left open in the draft, and [bold]ecpat evaluate[/bold] asks for
    all of it at once. Names, addresses, dates and free text are never scored.

    \b
    Examples:
      ecpat survey draft pre.csv post.csv --out instrument.yaml
      ecpat survey draft quiz.xlsx --key-row KEY --out instrument.yaml
      ecpat survey draft form.xlsx --answer-key answers.csv -o instrument.yaml
    """
    from ecpat_training.survey.workflows.draft import ENDINGS, draft_survey

    ended = draft_survey(
        request.files,
        request.delivery(ENDINGS),
        key_row=request.key_row,
        answer_key=request.answer_key,
        encoding=request.encoding,
        sheets=request.sheet,
        is_one_form=request.one_form,
    )
    raise typer.Exit(ended.exit_code)
