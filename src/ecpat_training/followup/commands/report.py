"""`ecpat follow-up report`: what became of the commitments."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import WithLetterhead
from ecpat_training.followup.options import CommitmentFiles


@dataclass(frozen=True, kw_only=True)
class FollowUpReportRequest(CommitmentFiles, WithLetterhead):
    """The options of `ecpat follow-up report`."""

    texts: Annotated[
        bool, Option("--texts", help="Show what people wrote, by code. The output may then name people.")
    ] = False


def report(request: FollowUpReportRequest) -> None:
    """Say how many commitments were kept, with bounds for those who didn't answer.

    After 3, 6 or 12 months: done, partly, no, no longer relevant. The bounds hold
    whatever the others would have said; the share of those who answered stands
    apart, with its interval. By training, and by stakeholder and side where no
    small group can be made out.

    \b
    Examples:
      ecpat follow-up report
      ecpat follow-up report commitments.csv commitments-3-months.csv
      ecpat follow-up report my-programme --out follow-up.docx --out follow-up.xlsx
    """
    from ecpat_training.followup.workflows.commitments import follow_up_report

    outcome = follow_up_report(request.meant(), request.delivery(), encoding=request.encoding, texts=request.texts)
    raise typer.Exit(outcome.exit_code)
