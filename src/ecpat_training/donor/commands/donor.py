"""`ecpat donor`: what was reached, by the rules of a donor."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, MappingOption, Writing, programme_option
from ecpat_training.roster.options import decisions_option


def _templates(incomplete: str) -> list[str]:
    """The templates that a shell completes to."""
    from ecpat_training.donor.reading.templates import shipped_templates

    return [name for name in shipped_templates() if name.startswith(incomplete)]


@dataclass(frozen=True, kw_only=True)
class DonorRequest(Writing):
    """The options of `ecpat donor`."""

    lists: Annotated[
        tuple[Path, ...],
        Argument(
            metavar="[LIST...]",
            help="Participant lists with attendance, the earliest first; without any, the attendance and participant "
            "lists of the programme's folder.",
        ),
    ] = ()
    template: Annotated[
        str,
        Option(
            "--donor",
            metavar="NAME",
            autocompletion=_templates,
            help="The donor: eea, justice, isf, acf, cepol, eacea, olaf, ovw; or a .yaml file of your own.",
        ),
    ]
    programme: Annotated[
        Path | None,
        programme_option(
            "The programme's YAML file or its folder, with targets under donors. The id of a training in the name of a "
            "list's file or folder says of which it is. Without it ECPAT_PROGRAMME, else programme.yaml in this folder."
        ),
    ] = None
    decisions: Annotated[
        Path | None,
        decisions_option("Who is one person: the file that `ecpat roster match` wrote and a person filled in."),
    ] = None
    counts: Annotated[
        tuple[Path, ...],
        Option(
            "--counts",
            metavar="FILE",
            help="Head counts without names: a table with Training and Number, and where known Counts, Sex, Side, "
            "Stakeholder, Profession, Answered, Days, and Year or Period.",
        ),
    ] = ()
    publish: Annotated[
        bool,
        Option("--publish", help="Show only what identifies no person, in every format: no rows, no small groups."),
    ] = False
    ledger: Annotated[
        Path | None,
        Option(
            "--ledger",
            metavar="FILE.json",
            help="What was published before; without it ecpat-published-donors.json beside the programme, or here.",
        ),
    ] = None
    although: Annotated[
        str,
        Option(
            "--although",
            metavar="REASON",
            help="Publish without looking at tables that were published before; the reason is kept in the ledger.",
        ),
    ] = ""
    encoding: Encoding = None
    sheet: Annotated[
        tuple[str, ...],
        Option(metavar="NAME", help="The sheet to read, where a workbook has several; or one for each list, in order."),
    ] = ()
    mapping: MappingOption = None


def donor(request: DonorRequest) -> None:
    """Make a donor's table: targets, and what was reached by the donor's own rules.

    Persons count once, by the decisions of [bold]ecpat roster match[/bold], and
    participations stand beside them; by sex and side, year by year, with the file and
    the rows behind each number. Head counts without names add to participations,
    never to persons. A wording that was not read at the source is marked so.

    Endings of [bold]--out[/bold]: .xlsx, .docx, .html, .json, .txt; .xml is an IATI 2.03
    activity with results, which holds what may be published. Exit code 1 while pairs
    are open: persons are a range until then.

    In a programme's folder no list need be named: of each training the attendance list
    counts, with what the participant list says of the same people.

    \b
    Examples:
      ecpat donor --donor eea
      ecpat donor may.xlsx june.xlsx --donor eea -d pairs.xlsx --out eea.xlsx
      ecpat donor trainings/*/participants.xlsx --donor justice -p programme.yaml
      ecpat donor may.xlsx --donor isf --counts partner.csv --publish -o isf.docx
    """
    from ecpat_training.commands.file_lookup import programme_here
    from ecpat_training.donor.iati.activity import ENDING
    from ecpat_training.donor.workflows.donor import donor_report
    from ecpat_training.donor.workflows.files import DonorFiles
    from ecpat_training.roster.workflows.lists import ListFiles

    lists = ListFiles(request.lists, request.sheet, request.encoding, request.mapping)
    programme = request.programme or programme_here(quiet=request.quiet)
    files = DonorFiles(lists, request.template, programme, request.decisions, request.counts, request.ledger)
    outcome = donor_report(
        files, request.delivery((ENDING,)), publish=request.publish, override_reason=request.although
    )
    raise typer.Exit(outcome.exit_code)
