"""The options of `ecpat evaluate`: which files are whose, how they are read, and who reads the report."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ForWhom(StrEnum):
    """The readers of a report, as the option knows them: the oldest Typer that is promised takes no Literal."""

    DONOR = "donor"
    COORDINATOR = "coordinator"
    EVALUATOR = "evaluator"


BeforeFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="PRE",
        readable=False,
        help="The survey export from before; or one file that says in a column, or in its columns' names, "
        "which wave each answer is from.",
        show_default=False,
    ),
]
AfterFile = Annotated[
    Path | None,
    typer.Argument(metavar="POST", readable=False, help="The export from after the training.", show_default=False),
]
MoreBefore = Annotated[
    list[Path] | None,
    typer.Option(
        "--pre",
        metavar="FILE",
        readable=False,
        help="One more file from before, of another site or another form of the test; as often as there are files.",
        show_default=False,
    ),
]
MoreAfter = Annotated[
    list[Path] | None,
    typer.Option(
        "--post", metavar="FILE", readable=False, help="One more file from after, likewise.", show_default=False
    ),
]
FollowUp = Annotated[
    list[Path] | None,
    typer.Option(
        "--follow-up",
        "-f",
        metavar="FILE",
        readable=False,
        help="The export from months later; again for one more file.",
        show_default=False,
    ),
]
PostFrom = Annotated[
    datetime | None,
    typer.Option(
        "--post-from",
        metavar="DAY",
        formats=["%Y-%m-%d"],
        help="In a file that says no wave: answers sent on this day or later are from after the training.",
        show_default=False,
    ),
]
ComparisonGroupOption = Annotated[
    str | None,
    typer.Option(
        metavar="COLUMN=VALUE",
        help="The comparison group, asked without the training, such as `group=waiting`; without it the plan's.",
        show_default=False,
    ),
]
Sites = Annotated[
    str,
    typer.Option(
        metavar="HOW",
        help="What several files of one wave are: `files`, each a site of its own (so if unsaid); `one`, parts of one "
        "training, such as paper and online; or the column that says the site.",
        show_default=False,
    ),
]
WaitingBefore = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        readable=False,
        help="The first export of the waiting group, where it has a file of its own.",
        show_default=False,
    ),
]
WaitingAfter = Annotated[
    Path | None,
    typer.Option(metavar="FILE", readable=False, help="Their second export.", show_default=False),
]
Publish = Annotated[
    bool,
    typer.Option("--publish", help="Leave out every figure that could identify a person, in every format."),
]
Quotes = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.yaml",
        readable=False,
        help="What people wrote, as a person has released it in the file of ecpat survey quotes.",
        show_default=False,
    ),
]
Although = Annotated[
    str,
    typer.Option(
        metavar="REASON",
        help="Publish a report although an earlier one is about nearly the same people; kept in the ledger.",
        show_default=False,
    ),
]
LedgerFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.yaml",
        readable=False,
        help="The ledger, which records what was published; without it ecpat-published.yaml beside the instrument.",
        show_default=False,
    ),
]
ForReader = Annotated[
    ForWhom,
    typer.Option(
        "--for",
        help="The reader: one page for the donor, everything for the evaluator, the main results for the coordinator.",
    ),
]
Sheets = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="The sheet to read, where a workbook has several; or one for each file, given in the files' order.",
        show_default=False,
    ),
]
DataFolder = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        help="Also write the answers as tidy CSV under drawn numbers, a codebook, and the lines of R and Python "
        "that recompute the figures.",
        show_default=False,
    ),
]
