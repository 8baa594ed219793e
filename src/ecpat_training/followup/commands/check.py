"""`ecpat follow-up check`: commitments as they were typed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.options import Writing, participants_option
from ecpat_training.followup.options import CommitmentFiles


@dataclass(frozen=True, kw_only=True)
class FollowUpCheckRequest(CommitmentFiles, Writing):
    """The options of `ecpat follow-up check`."""

    participants: Annotated[
        Path | None,
        participants_option(
            "A table with the codes of everybody, as a Code column; without it each training's own participants."
        ),
    ] = None


def check(request: FollowUpCheckRequest) -> None:
    """Read commitments as they were typed, and ask what is doubtful.

    A row for each person with up to three statements, or a row for each statement:
    code, commitment, by when, chapter. What became of them stands in columns such
    as [bold]Status at 3 months[/bold], or in commitments-3-months.csv. An unknown word is
    asked and is no answer. No message and no report quotes what people wrote.
    Exit code 1 when something is asked.

    \b
    Examples:
      ecpat follow-up check commitments.csv
      ecpat follow-up check --training al-1
      ecpat follow-up check commitments.xlsx commitments-3-months.csv --participants participants.xlsx
    """
    from ecpat_training.followup.workflows.commitments import follow_up_check

    outcome = follow_up_check(
        request.meant(), request.delivery(), participants=request.participants, encoding=request.encoding
    )
    raise typer.Exit(outcome.exit_code)
