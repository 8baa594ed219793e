"""`ecpat series diff`: what changed between two series."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument
from ecpat_training.commands.options import Out, ProgrammeOption, WithLetterhead


@dataclass(frozen=True, kw_only=True)
class SeriesDiffRequest(WithLetterhead):
    """The options of `ecpat series diff`."""

    old: Annotated[Path, Argument(metavar="OLD", help="The series as it was.")]
    new: Annotated[Path, Argument(metavar="NEW", help="The series as it is now.")]
    programme: ProgrammeOption
    out: Out = ()


def diff(request: SeriesDiffRequest) -> None:
    """Say what changed between two series, and what that means for each trainer.

    Exit code 1 when anything changed.

    \b
    Example:
      ecpat series diff series.xlsx series-new.xlsx -p programme.yaml --out changes.docx
    """
    from ecpat_training.series.workflows.diff import diff_report

    outcome = diff_report(request.old, request.new, request.programme, request.delivery())
    raise typer.Exit(outcome.exit_code)
