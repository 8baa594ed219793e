"""`ecpat roster check`: who is in the room, and who is missing."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.options import (
    Encoding,
    Force,
    MappingOption,
    Out,
    ProgrammeOption,
    Quiet,
    Sheet,
    Template,
    training_option,
)
from ecpat_training.programme.offered import trainings
from ecpat_training.roster.options import AnsweredIn, RosterFile

ForTraining = Annotated[
    str | None,
    training_option("The training, where a rule needs it.", trainings),
]
CountedFrom = Annotated[
    str | None,
    typer.Option(
        metavar="STAGE",
        help="Count only people who are invited, confirmed or attended; without it all except people who declined, "
        "withdrew, wait or did not come.",
        show_default=False,
    ),
]
Notes = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="Write the page for the partner alone, as .docx, .html and so on. May be given several times.",
        show_default=False,
    ),
]
Marked = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.xlsx",
        help="Write a copy of the list with every cell that needs a person coloured and remarked on.",
        show_default=False,
    ),
]
ReplyBy = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="The day by which the partner should answer, such as 2026-05-29.", show_default=False
    ),
]
ReplyTo = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT", help="The person to whom the partner should answer: a name and an address.", show_default=False
    ),
]


def check(
    roster: RosterFile,
    programme: ProgrammeOption = None,  # type: ignore[assignment]  # found, where it isn't named
    training: ForTraining = None,
    count: CountedFrom = None,
    out: Out = None,
    note: Notes = None,
    mark: Marked = None,
    language: AnsweredIn = None,
    reply_by: ReplyBy = None,
    reply_to: ReplyTo = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    mapping: MappingOption = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Verify the mix of a participant list, and say whom to recruit.

    GO, IGO and NGO, law enforcers and caregivers, and every other rule of the
    programme. The list is read as it comes: title rows, headers in other words,
    padded values. Exit code 1 when a rule is broken or a cell needs a person.
    Columns such as Status, Invited, Confirmed and Attended give a funnel.

    \b
    Examples:
      ecpat roster check roster.xlsx --programme programme.yaml
      ecpat roster check roster.csv -p programme.yaml --out gap-note.docx
      ecpat roster check roster.xlsx -p programme.yaml --mapping map.yaml
      ecpat roster check roster.xlsx -p programme.yaml --mark marked.xlsx
      ecpat roster check roster.xlsx -p programme.yaml --count confirmed
      ecpat roster check roster.xlsx -p programme.yaml --note note.docx --language sq --reply-by 2026-05-29
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.roster.reading.file import ListFile
    from ecpat_training.roster.workflows.check import CheckRequest, roster_check
    from ecpat_training.roster.workflows.counted import stage_named
    from ecpat_training.roster.workflows.partner_answer import PartnerAnswer, reply

    notes = note or []
    own = [*notes, *([mark] if mark else [])]
    delivery = Delivery([*(out or ()), *map(str, own)], force, quiet, template=template)
    list_, asked = ListFile(roster, encoding, sheet, mapping), CheckRequest(training, stage_named(count))
    answer = PartnerAnswer(language, reply(reply_by, reply_to))
    ended = roster_check(list_, programme, delivery, asked, notes=notes, marked=mark, answer=answer)
    raise typer.Exit(ended.exit_code)
