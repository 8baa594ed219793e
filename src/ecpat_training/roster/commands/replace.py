"""`ecpat roster replace`: the seats of those who drop out, filled anew."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import Names
from ecpat_training.roster.options import (
    ApplicantsFile,
    ByQuotas,
    PanelsOption,
    QuotasOption,
    Seed,
    SelectingProgramme,
    WhoseList,
)


@dataclass(frozen=True, kw_only=True)
class RosterReplaceRequest(ByQuotas):
    """The options of `ecpat roster replace`."""

    applicants: ApplicantsFile
    training: WhoseList = None
    gone: Annotated[
        str | None, Option(metavar="CODES", help="Who has given a seat back: R14,R20 or a file with a column Code.")
    ] = None
    selected: Annotated[
        str | None,
        Option(
            metavar="FILE",
            help="Who had a seat: the selection.csv, or codes; without it the list's column Status says it.",
        ),
    ] = None
    programme: SelectingProgramme = None
    quotas: QuotasOption = None
    seats: Annotated[
        int | None, Option(metavar="N", min=1, max=100_000, help="How many seats there are, if not as many as before.")
    ] = None
    seed: Seed = 1
    panels: PanelsOption = None
    names: Names = False


def replace(request: RosterReplaceRequest) -> None:
    """Fill the seats of people who give them back, so that the whole room still keeps the quotas.

    People who stay are counted; waiting people are drawn with chances as fair as the
    quotas allow. People who left are not drawn again. In the list's column Status,
    `declined` or `withdrawn` says who has given a seat back.

    \b
    Examples:
      ecpat roster replace applicants.xlsx -p programme.yaml --selected selection.csv --gone R14,R20
      ecpat roster replace applicants.xlsx -p programme.yaml --out selection-2.csv
    """
    from ecpat_training.roster.workflows.replace import roster_replace
    from ecpat_training.roster.workflows.select import LIST

    outcome = roster_replace(
        request.asked(),
        request.delivery((LIST,)),
        selected=request.selected,
        departed_codes=request.gone,
        seats=request.seats,
        seed=request.seed,
        panels=request.panels,
        names=request.names,
    )
    raise typer.Exit(outcome.exit_code)
