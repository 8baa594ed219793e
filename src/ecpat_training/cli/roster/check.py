"""`ecpat roster check`: who is in the room, and who is missing."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.cli.options import Encoding, Force, Out, ProgrammeOption, Quiet, Sheet, Template


def check(
    roster: Annotated[
        Path, typer.Argument(metavar="ROSTER", readable=False, help="A participant list, .xlsx or .csv; - reads CSV.")
    ],
    programme: ProgrammeOption,
    out: Out = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Verify the mix of a participant list, and say whom to recruit.

    GO, IGO and NGO, law enforcers and caregivers, and every other rule of the
    programme. The list is read as it comes: title rows, headers in other words,
    padded values. Exit code 1 when a rule is broken or a cell needs a person.

    \b
    Examples:
      ecpat roster check roster.xlsx --programme programme.yaml
      ecpat roster check roster.csv -p programme.yaml --out gap-note.docx
    """
    from ecpat_training.workflows.deliver import Delivery
    from ecpat_training.workflows.roster_check import roster_check

    delivery = Delivery(out or (), force, quiet, template=template)
    raise typer.Exit(roster_check(roster, programme, delivery, encoding=encoding, sheet=sheet).exit_code)
