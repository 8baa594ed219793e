"""`ecpat merge`: partners' folders become one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, Quietly


@dataclass(frozen=True, kw_only=True)
class MergeRequest(Quietly):
    """The options of `ecpat merge`."""

    folders: Annotated[
        tuple[Path, ...], Argument(metavar="FOLDER...", help="Folders as partners sent them back, in any order.")
    ]
    base: Annotated[Path, Option("--base", "-b", metavar="FOLDER", help="The folder as it was sent out to all.")]
    answers: Annotated[
        Path | None, Option("--answers", metavar="merge.xlsx", help="What an earlier merge asked, filled in.")
    ] = None
    out: Annotated[
        Path | None,
        Option("--out", "-o", metavar="FOLDER", help="Write the merged folder, with merge.xlsx; without it only say."),
    ] = None
    encoding: Encoding = None


def merge(request: MergeRequest) -> None:
    """Bring partners' folders together, each value compared with what was sent out.

    What one partner changed is taken and listed, what two changed differently is asked
    in [bold]merge.xlsx[/bold]: write an x beside a choice and merge again. Nothing is lost,
    and the folders' order changes nothing. Exit code 1 as long as a question is open.

    \\b
    Examples:
      ecpat merge from-al from-ro --base sent --out merged
      ecpat merge from-al from-ro --base sent --answers merged/merge.xlsx --out merged-2
      ecpat merge merged-2 from-bg --base sent --out merged-3
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.folder.merging.workflows.merge import merge_report

    merge_outcome = merge_report(
        request.folders,
        request.base,
        Delivery(force=request.force, quiet=request.quiet),
        answers=request.answers,
        out=request.out,
        encoding=request.encoding,
    )
    raise typer.Exit(merge_outcome.exit_code)
