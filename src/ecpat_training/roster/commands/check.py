"""`ecpat roster check`: who is in the room, and who is missing."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Out, ProgrammeOption, ReplyBy, training_option
from ecpat_training.commands.training_files import PARTICIPANTS
from ecpat_training.programme.completion import trainings
from ecpat_training.roster.options import AnsweredIn, OfList


@dataclass(frozen=True, kw_only=True)
class RosterCheckRequest(OfList):
    """The options of `ecpat roster check`."""

    roster: Annotated[
        Path,
        Argument(
            metavar="ROSTER",
            lookup=(PARTICIPANTS, "Name the file"),
            help="A participant list, .xlsx or .csv; - reads CSV. Without it that of --training in the programme's "
            "folder.",
        ),
    ]
    programme: ProgrammeOption
    training: Annotated[str | None, training_option("The training, where a rule needs it.", trainings)] = None
    count: Annotated[
        str | None,
        Option(
            metavar="STAGE",
            help="Count only people who are invited, confirmed or attended; without it all except people who declined, "
            "withdrew, wait or did not come.",
        ),
    ] = None
    out: Out = ()
    note: Annotated[
        tuple[Path, ...],
        Option(
            metavar="FILE",
            help="Write the page for the partner alone, as .docx, .html and so on. May be given several times.",
        ),
    ] = ()
    mark: Annotated[
        Path | None,
        Option(
            metavar="FILE.xlsx",
            help="Write a copy of the list with every cell that needs a person coloured and remarked on.",
        ),
    ] = None
    language: AnsweredIn = None
    reply_by: ReplyBy = None
    reply_to: Annotated[
        str | None, Option(metavar="TEXT", help="The person to whom the partner should answer: a name and an address.")
    ] = None


def check(request: RosterCheckRequest) -> None:
    """Verify the mix of a participant list, and say whom to recruit.

    GO, IGO and NGO, law enforcers and caregivers, and every other rule of the
    programme. The list is read as it comes: title rows, headers in other words,
    padded values. Exit code 1 when a rule is broken, or not kept so far, or a cell
    needs a person.
    Columns such as Status, Invited, Confirmed and Attended give a funnel.

    \b
    Examples:
      ecpat roster check roster.xlsx --programme programme.yaml
      ecpat roster check --training al-1
      ecpat roster check roster.csv -p programme.yaml --out gap-note.docx
      ecpat roster check roster.xlsx -p programme.yaml --mapping map.yaml
      ecpat roster check roster.xlsx -p programme.yaml --mark marked.xlsx
      ecpat roster check roster.xlsx -p programme.yaml --count confirmed
      ecpat roster check roster.xlsx -p programme.yaml --note note.docx --language sq --reply-by 2026-05-29
    """
    from ecpat_training.roster.workflows.check import CheckRequest, roster_check
    from ecpat_training.roster.workflows.partner_answer import PartnerAnswer, reply
    from ecpat_training.roster.workflows.stages import parse_stage

    besides = (*request.note, *([request.mark] if request.mark else []))
    delivery = replace(request, out=(*request.out, *map(str, besides))).delivery()
    list_, question = request.list_at(request.roster), CheckRequest(request.training, parse_stage(request.count))
    answer = PartnerAnswer(request.language, reply(request.reply_by, request.reply_to))
    ended = roster_check(
        list_, request.programme, delivery, question, notes=request.note, marked_path=request.mark, answer=answer
    )
    raise typer.Exit(ended.exit_code)
