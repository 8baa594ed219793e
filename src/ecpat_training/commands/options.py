"""The options that several commands share, in the same words."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ecpat_training.commands.file_lookup import INSTRUMENT, LANGUAGE, PROGRAMME
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.training_files import AGENDA

if TYPE_CHECKING:
    from ecpat_training.commands.deliver import Delivery


def programme_option(help_: str) -> Option:
    """`--programme`, where a command can do without."""
    return Option("--programme", "-p", metavar="FILE", help=help_)


def training_option(help_: str, offered: Callable[..., list[tuple[str, str]]]) -> Option:
    """`--training`, where a command can do without; `offered` are those that a shell completes to."""
    return Option("--training", "-t", metavar="ID", help=help_, autocompletion=offered)


def languages(incomplete: str) -> list[str]:
    """The languages that a shell completes to."""
    from ecpat_training.documents.wording import languages as there  # loads Babel's names

    return [code for code in there() if code.startswith(incomplete)]


SEED = "The seed of what is left to chance: the same one gives the same again, another one something as good."


def seed_option(largest: int = 2**31 - 1) -> Option:
    """`--seed`, in the same words whatever it decides."""
    return Option("--seed", metavar="N", min=0, max=largest, help=SEED)


Out = Annotated[
    tuple[str, ...],
    Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Write a file; its ending chooses the format. May be given several times; - is standard output.",
    ),
]
Force = Annotated[bool, Option("--force", help="Overwrite files that are already there.")]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Say nothing but errors; files are written as asked.")]
Pdf = Annotated[bool, Option("--pdf", help="Also write each Word file as PDF; LibreOffice has to be on this machine.")]
Template = Annotated[
    Path | None,
    Option(
        "--template",
        metavar="FILE.docx",
        help="Your office's letterhead: Word files keep its header, footer, margins and styles.",
    ),
]
AgendaFile = Annotated[
    Path,
    Argument(
        metavar="AGENDA",
        lookup=(AGENDA, "Name the file"),
        help="An agenda file, as drafted or as edited; without it that of --training in the programme's folder.",
    ),
]
AgendaProgramme = Annotated[
    Path | None,
    programme_option(
        "Whose rules and sessions; without it the one that the agenda names, else ECPAT_PROGRAMME, else that of the "
        "agenda's folder or of this one, or of one above, else the shipped."
    ),
]
LanguageOption = Annotated[
    str | None,
    Option(
        "--language",
        metavar="CODE",
        envvar=LANGUAGE,
        autocompletion=languages,
        help="The language of what people read, such as sq, with the texts that the programme has in it under "
        "translations; without it texts as the programme writes them and fixed words in English.",
    ),
]
PapersLanguage = Annotated[
    str | None,
    Option(
        "--language",
        metavar="CODE",
        envvar=LANGUAGE,
        autocompletion=languages,
        help="The language of what participants read, such as sq, with the texts that the programme has in it under "
        "translations; without it that of the training.",
    ),
]
TimeLimit = Annotated[
    float,
    Option("--time-limit", metavar="SECONDS", min=1, help="How long is searched; then the best so far, with its gap."),
]
ReplyBy = Annotated[
    str | None, Option(metavar="DATE", help="The day by which an answer is asked for, such as 2026-05-29.")
]
Names = Annotated[bool, Option("--names", help="Show names beside the codes. The output then holds names of people.")]
Encoding = Annotated[
    str | None, Option(metavar="NAME", help="The text encoding of CSV files that are not UTF-8, such as cp1250.")
]
Sheet = Annotated[str | None, Option(metavar="NAME", help="The sheet to read, where a workbook has several.")]
ProgrammeOption = Annotated[
    Path,
    Option(
        "--programme",
        "-p",
        metavar="FILE",
        envvar=PROGRAMME.variable,
        lookup=(PROGRAMME, "Add --programme FILE"),
        help="The programme's YAML file or its folder; without it programme.yaml in this folder or above it.",
    ),
]
MappingOption = Annotated[
    Path | None,
    Option(
        "--mapping",
        "-m",
        metavar="FILE.yaml",
        help="How words of the list are to be read, as `ecpat roster map` writes it and you have corrected it.",
    ),
]
InstrumentOption = Annotated[
    Path,
    Option(
        "--instrument",
        "-i",
        metavar="FILE",
        envvar=INSTRUMENT.variable,
        lookup=(INSTRUMENT, "Add --instrument FILE"),
        help="The questionnaire's YAML file: items, scales, key; without it instrument.yaml in this folder or above "
        "it.",
    ),
]
SurveyMapping = Annotated[
    Path | None,
    Option(
        "--mapping",
        "-m",
        metavar="FILE.yaml",
        help="What columns and answers are, as `ecpat survey map` writes it and you have corrected it.",
    ),
]
SurveyMappings = Annotated[
    tuple[str, ...],
    Option(
        "--mapping",
        "-m",
        metavar="[FILE=]MAP.yaml",
        help="What columns and answers are, as `ecpat survey map` writes it and you have corrected it: once for all "
        "files, once for each in the files' order, or `pre.csv=map.yaml` for the file that is named.",
    ),
]


@dataclass(frozen=True, kw_only=True)
class Quietly:
    """What every command takes that writes something."""

    force: Force = False
    quiet: Quiet = False


@dataclass(frozen=True, kw_only=True)
class Writing(Quietly):
    """Which files are written, by their endings."""

    out: Out = ()

    def delivery(self, more_endings: tuple[str, ...] = (), *, also: tuple[Path, ...] = ()) -> "Delivery":
        """Where the results go; `more_endings` are formats that only this command writes, `also` files that it writes
        besides."""
        from ecpat_training.commands.deliver import Delivery

        return Delivery(self.out, self.force, self.quiet, more_endings, also=also)


@dataclass(frozen=True, kw_only=True)
class WithLetterhead(Writing):
    """The options of a command that writes files, and `--template`: the office's own paper for Word files."""

    out: Out = ()
    template: Template = None

    def delivery(self, more_endings: tuple[str, ...] = (), *, also: tuple[Path, ...] = ()) -> "Delivery":
        """Where the results go, Word files on the letterhead.

        Args:
            more_endings: formats that only this command writes.
            also: files that the command writes besides.
        """
        return replace(super().delivery(more_endings, also=also), template=self.template)
