"""`ecpat network form`: the form that asks each participant of every other."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import (
    Encoding,
    LanguageOption,
    WithLetterhead,
    participants_option,
    training_option,
)
from ecpat_training.commands.training_files import PARTICIPANTS
from ecpat_training.core.errors import UsageError
from ecpat_training.network.model.form import When
from ecpat_training.network.workflows.form import FormKind
from ecpat_training.programme.completion import trainings


@dataclass(frozen=True, kw_only=True)
class NetworkFormRequest(WithLetterhead):
    """The options of `ecpat network form`."""

    participants: Annotated[
        Path | None,
        Argument(
            metavar="LIST",
            lookup=(PARTICIPANTS, "Name the list"),
            unless=("named",),
            help="The participant list, with a column of codes; without it that of --training in the programme's "
            "folder.",
        ),
    ]
    named: Annotated[
        Path | None,
        participants_option("The same list, named as in the other commands of networks."),
    ] = None
    programme: Annotated[
        Path | None,
        Option(
            "--programme",
            "-p",
            metavar="FILE",
            help="The programme in whose folder the training's list is; without it programme.yaml in this folder or "
            "above it.",
        ),
    ] = None
    training: Annotated[
        str | None, training_option("A training whose list in the programme's folder is read.", trainings)
    ] = None
    wave: Annotated[
        When,
        Option("--wave", "-w", help="When people are asked. After the training only whom they know and would call."),
    ] = "before"
    kind: Annotated[
        FormKind,
        Option("--as", help="paper: .docx to print and .xlsx to type it into. xlsform: .xlsx for KoboToolbox and ODK."),
    ] = "paper"
    language: LanguageOption = None
    encoding: Encoding = None

    def listed(self) -> Path:
        """The path of the participant list, named with or without its option.

        Raises:
            UsageError: two lists are named.
        """
        if self.participants is not None and self.named is not None:
            message = "two lists are named, one by --participants and one without."
            raise UsageError.because("network.two-lists", message, hint="Leave one of them out.")
        path = self.named or self.participants
        assert path is not None  # found, or the line was refused
        return path


def form(request: NetworkFormRequest) -> None:
    """Write the form in which each participant says of every other whom he or she knows and calls.

    By codes alone: the own code first, then of each code known 0/1, contacts about a case in the
    last 6 months 0/1/2, would call first 0/1, level of cooperation 0 to 5. On paper as .docx, with
    a workbook (.xlsx) to type it into; with [bold]--as xlsform[/bold] for KoboToolbox and ODK, where the
    own code is chosen, typed once more and compared.

    \b
    Examples:
      ecpat network form participants.xlsx --out form.docx --out network-before.xlsx
      ecpat network form --participants list.xlsx --wave after --out form-after.docx
      ecpat network form --training al-1 --as xlsform --language sq --out network-form.xlsx
      ecpat network form --training al-1 --wave after --out form-after.docx
    """
    from ecpat_training.network.workflows.form import network_form

    outcome = network_form(
        request.listed(),
        request.delivery(),
        training=request.training or "",
        wave=request.wave,
        kind=request.kind,
        language=request.language,
        encoding=request.encoding,
    )
    raise typer.Exit(outcome.exit_code)
