"""The options that the commands over lists of people share, in the same words."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import (
    Encoding,
    MappingOption,
    Out,
    Sheet,
    WithLetterhead,
    language_option,
    programme_option,
    seed_option,
    training_option,
)
from ecpat_training.commands.training_files import APPLICANTS, PARTICIPANTS
from ecpat_training.programme.completion import trainings

if TYPE_CHECKING:
    from ecpat_training.roster.reading.file import ListFile
    from ecpat_training.roster.workflows.select import SelectionRequest


def decisions_option(help_: str) -> Option:
    """`--decisions`, the file of `ecpat roster match`."""
    return Option("--decisions", "-d", metavar="FILE", help=help_)


RosterFile = Annotated[
    Path,
    Argument(
        metavar="ROSTER",
        lookup=(PARTICIPANTS, "Name the file"),
        exclusive=True,
        help="A participant list, .xlsx or .csv; - reads CSV. Without it that of --training in the programme's folder.",
    ),
]
ApplicantsFile = Annotated[
    Path,
    Argument(
        metavar="APPLICANTS",
        lookup=(APPLICANTS, "Name the file"),
        exclusive=True,
        help="The list of applications, .xlsx or .csv; - reads CSV. Without it that of --training in the programme's "
        "folder.",
    ),
]
WhoseList = Annotated[
    str | None, training_option("Read the list of this training in the programme's folder.", trainings)
]
AnsweredIn = Annotated[
    str | None,
    language_option(
        "The partner's language, such as ro, for what goes back to them; the report for you stays English."
    ),
]
SelectingProgramme = Annotated[
    Path | None,
    programme_option(
        "The programme's YAML file or its folder: its rules over rosters are the quotas. Without it and --quotas "
        "ECPAT_PROGRAMME, else programme.yaml in this folder or above it."
    ),
]
QuotasOption = Annotated[
    Path | None,
    Option(
        "--quotas",
        metavar="FILE.csv",
        help="Quotas as sortition tools write them instead: feature, value, min, max; columns by their exact names.",
    ),
]
Seed = Annotated[int, seed_option(2**63 - 1)]
PanelsOption = Annotated[
    int | None,
    Option(
        "--panels",
        metavar="M",
        min=1,
        max=100_000,
        help="Write the lottery as M equally likely rooms (panels), and draw one of them.",
    ),
]
Reserves = Annotated[
    int | None,
    Option(
        "--reserves",
        metavar="N",
        min=1,
        max=8,
        help="Also choose N reserves: people to call in if others do not come, as ecpat roster reserves does.",
    ),
]
DropOutOption = Annotated[
    str | None,
    Option(
        "--no-show",
        "--drop-out",
        metavar="PERCENT",
        help="The no-show rate (share of invited people who do not come), such as 15%; without it the programme's.",
    ),
]


@dataclass(frozen=True, kw_only=True)
class OfList(WithLetterhead):
    """How one list is read, and what is written of it."""

    out: Out = ()
    encoding: Encoding = None
    sheet: Sheet = None
    mapping: MappingOption = None

    def list_at(self, path: Path) -> "ListFile":
        """The list that stands there."""
        from ecpat_training.roster.reading.file import ListFile

        return ListFile(path, self.encoding, self.sheet, self.mapping)


@dataclass(frozen=True, kw_only=True)
class ByQuotas(OfList):
    """From which list people are chosen, and by what; each command says where among its options these stand."""

    applicants: Path
    programme: SelectingProgramme = None
    quotas: QuotasOption = None

    def asked(self) -> "SelectionRequest":
        """The list, and the programme or the quotas; where neither is named, the programme that is found."""
        from ecpat_training.commands.file_lookup import programme_here
        from ecpat_training.roster.workflows.select import SelectionRequest

        programme = self.programme
        if programme is None and self.quotas is None:
            programme = programme_here(quiet=self.quiet)
        return SelectionRequest(self.list_at(self.applicants), programme, self.quotas)
