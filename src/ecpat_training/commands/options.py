"""The options that several commands share, in the same words."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
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


def training_option(help_: str, complete: Callable[..., list[tuple[str, str]]]) -> Option:
    """`--training`, where a command can do without; `complete` are those that a shell completes to."""
    return Option("--training", "-t", metavar="ID", help=help_, autocompletion=complete)


def languages(incomplete: str) -> list[str]:
    """The languages that a shell completes to."""
    from ecpat_training.documents.wording import languages as there  # loads Babel's names

    return [code for code in there() if code.startswith(incomplete)]


def language_option(help_: str, *, envvar: str = "") -> Option:
    """`--language`; of what is written with `envvar`, a person may say once for all in which language."""
    option = Option("--language", metavar="CODE", autocompletion=languages, help=help_)
    if envvar:
        option.settings["envvar"] = envvar
    return option


def mapping_option(help_: str) -> Option:
    """`--mapping`: how what a person has decided is read."""
    return Option("--mapping", "-m", metavar="FILE.yaml", help=help_)


def participants_option(help_: str) -> Option:
    """`--participants`: the list of those who were there or were asked."""
    return Option("--participants", metavar="LIST", help=help_)


def instrument_option(help_: str) -> Option:
    """`--instrument`, which is not looked for where the line doesn't name it."""
    return Option("--instrument", "-i", metavar="FILE", help=help_)


def instrument_lookup(
    help_: str, *, add: str = "Add --instrument FILE", unless: tuple[str, ...] = (), is_needed: bool = True
) -> Option:
    """`--instrument`, which is looked for in the folder and above it; `add` is what else to write, `unless` are fields
    of which any makes it needless."""
    return Option(
        "--instrument",
        "-i",
        metavar="FILE",
        envvar=INSTRUMENT.variable,
        lookup=(INSTRUMENT, add),
        unless=unless,
        needed=is_needed,
        help=help_,
    )


def sheets_option(noun: str) -> Option:
    """`--sheet` of a command that reads several files, each of which is a `noun`."""
    help_ = f"The sheet to read, where a workbook has several; or one for each {noun}, given in the {noun}s' order."
    return Option(metavar="NAME", help=help_)


SEED = "The seed of what is left to chance: the same one gives the same again, another one something as good."


def seed_option(max_seed: int = 2**31 - 1) -> Option:
    """`--seed`, in the same words whatever it decides."""
    return Option("--seed", metavar="N", min=0, max=max_seed, help=SEED)


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
Although = Annotated[
    str,
    Option(
        "--although",
        metavar="REASON",
        help="Publish although an earlier publication is about nearly the same people; kept in the ledger.",
    ),
]
Ledger = Annotated[
    Path | None,
    Option(
        "--ledger",
        metavar="FILE.yaml",
        help="The ledger, which records what was published; without it ecpat-published.yaml in the programme's folder; "
        "without a programme beside the instrument, or, without one, beside the first file.",
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
    language_option(
        "The language of what people read, such as sq, with the texts that the programme has in it under "
        "translations; without it texts as the programme writes them and fixed words in English.",
        envvar=LANGUAGE,
    ),
]
PapersLanguage = Annotated[
    str | None,
    language_option(
        "The language of what participants read, such as sq, with the texts that the programme has in it under "
        "translations; without it that of the training.",
        envvar=LANGUAGE,
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
ProgrammeArgument = Annotated[
    Path,
    Argument(
        metavar="PROGRAMME",
        envvar=PROGRAMME.variable,
        lookup=(PROGRAMME, "Name its file"),
        help="The programme's YAML file or its folder; without it programme.yaml in this folder or above it.",
    ),
]
ProgrammeFolder = Annotated[
    Path,
    Argument(
        metavar="FOLDER",
        envvar=PROGRAMME.variable,
        lookup=(PROGRAMME, "Name the programme's folder"),
        help="The programme's folder; without it the one in which you are.",
    ),
]
DayThatCounts = Annotated[
    date | None, Option("--on", metavar="DAY", formats=["%Y-%m-%d"], help="The day that counts; today without it.")
]
EventId = Annotated[str, Argument(metavar="TRAINING", help="The id of the event in the programme, such as al-1.")]
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
    mapping_option("How words of the list are to be read, as `ecpat roster map` writes it and you have corrected it."),
]
InstrumentOption = Annotated[
    Path,
    instrument_lookup(
        "The questionnaire's YAML file: items, scales, key; without it instrument.yaml in this folder or above it."
    ),
]
SurveyMapping = Annotated[
    Path | None,
    mapping_option("What columns and answers are, as `ecpat survey map` writes it and you have corrected it."),
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

        return Delivery(self.out, self.force, self.quiet, more_endings, further_files=also)


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
