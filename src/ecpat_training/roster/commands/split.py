"""`ecpat roster split`: names apart from what is said of people."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import SEED, Encoding, MappingOption, Out, Sheet, Writing
from ecpat_training.roster.options import RosterFile, WhoseList, decisions_option


@dataclass(frozen=True, kw_only=True)
class RosterSplitRequest(Writing):
    """The options of `ecpat roster split`."""

    roster: RosterFile
    training: WhoseList = None
    keys: Annotated[str, Option("--keys", metavar="FILE.xlsx", help="Where to write who is who.")]
    data: Annotated[str, Option("--coded", metavar="FILE.xlsx", help="Where to write the data, without names.")]
    keys_from: Annotated[
        Path | None,
        Option(
            "--keys-from",
            metavar="FILE",
            help="Keys that this command wrote before: people who are in them keep their codes.",
        ),
    ] = None
    decisions: Annotated[
        Path | None,
        decisions_option("Which people of the list are in the earlier keys: the decisions of `ecpat roster match`."),
    ] = None
    organisation: Annotated[str, Option(metavar="HOW", help="Organisations in the data: code, name or none.")] = "code"
    without: Annotated[
        tuple[str, ...], Option(metavar="COLUMN", help="Leave a column out of the data, such as region.")
    ] = ()
    seed: Annotated[int | None, Option(metavar="N", help=SEED)] = None
    out: Out = ()
    encoding: Encoding = None
    sheet: Sheet = None
    mapping: MappingOption = None


def split(request: RosterSplitRequest) -> None:
    """Keep names in one file and data in another, joined by a code.

    The keys hold names, addresses, numbers and every column that nothing is known
    of. The data hold the code, stakeholder type, role, profession, gender, country
    and region, and every other command over lists reads them. Codes are drawn
    anew, unless earlier keys or a seed are given.

    \b
    Examples:
      ecpat roster split list.xlsx --keys keys.xlsx --coded data.xlsx
      ecpat roster split new.xlsx --keys-from keys.xlsx --keys keys-2.xlsx --coded data-2.xlsx
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.roster.reading.file import ListFile
    from ecpat_training.roster.workflows.split import roster_split

    outcome = roster_split(
        ListFile(request.roster, request.encoding, request.sheet, request.mapping),
        request.keys,
        request.data,
        Delivery((request.keys, request.data, *request.out), request.force, request.quiet),
        old_keys_file=request.keys_from,
        decisions=request.decisions,
        organisation=request.organisation,
        excluded_columns=request.without,
        seed=request.seed,
    )
    raise typer.Exit(outcome.exit_code)
