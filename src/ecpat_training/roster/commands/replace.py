"""`ecpat roster replace`: the seats of those who drop out, filled anew."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.options import Encoding, Force, MappingOption, Out, Quiet, Sheet, Template
from ecpat_training.roster.options import Names, PanelsOption, QuotasOption, Seed, SelectingProgramme

DrawnFrom = Annotated[
    Path,
    typer.Argument(metavar="APPLICANTS", readable=False, help="The list that the room was drawn from, .xlsx or .csv."),
]
Gone = Annotated[
    str | None,
    typer.Option(
        metavar="CODES",
        help="Who has given a seat back: R14,R20 or a file with a column Code.",
        show_default=False,
    ),
]
HadSeat = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Who had a seat: the selection.csv, or codes; without it the list's column Status says it.",
        show_default=False,
    ),
]
SeatsNow = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        max=100_000,
        help="How many seats there are, if not as many as before.",
        show_default=False,
    ),
]


def replace(
    applicants: DrawnFrom,
    gone: Gone = None,
    selected: HadSeat = None,
    programme: SelectingProgramme = None,
    quotas: QuotasOption = None,
    seats: SeatsNow = None,
    seed: Seed = 1,
    panels: PanelsOption = None,
    names: Names = False,
    out: Out = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    mapping: MappingOption = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Fill the seats of people who give them back, so that the whole room still keeps the quotas.

    People who stay are counted; waiting people are drawn with chances as fair as the
    quotas allow. People who left are not drawn again. In the list's column Status,
    `declined` or `withdrawn` says who has given a seat back.

    \b
    Examples:
      ecpat roster replace applicants.xlsx -p programme.yaml --selected selection.csv --gone R14,R20
      ecpat roster replace applicants.xlsx -p programme.yaml --out selection-2.csv
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.commands.found import programme_here
    from ecpat_training.roster.reading.file import ListFile
    from ecpat_training.roster.workflows.replace import roster_replace
    from ecpat_training.roster.workflows.select import LIST, SelectionRequest

    delivery = Delivery(out or (), force, quiet, more_endings=(LIST,), template=template)
    if programme is None and quotas is None:
        programme = programme_here(quiet=quiet)
    asked = SelectionRequest(ListFile(applicants, encoding, sheet, mapping), programme, quotas)
    outcome = roster_replace(
        asked, delivery, selected=selected, gone=gone, seats=seats, seed=seed, panels=panels, names=names
    )
    raise typer.Exit(outcome.exit_code)
