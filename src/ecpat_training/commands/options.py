"""The options that several commands share, in the same words."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from ecpat_training.commands.found import INSTRUMENT, LANGUAGE, PROGRAMME, found


def programme_option(help_: str) -> Any:
    """`--programme`, where a command can do without."""
    return typer.Option("--programme", "-p", metavar="FILE", readable=False, help=help_, show_default=False)


def training_option(help_: str, offered: Callable[..., list[tuple[str, str]]]) -> Any:
    """`--training`, where a command can do without; `offered` are those that a shell completes to."""
    return typer.Option("--training", "-t", metavar="ID", help=help_, show_default=False, autocompletion=offered)


def languages(incomplete: str) -> list[str]:
    """The languages that a shell completes to."""
    from ecpat_training.documents.wording import languages as there  # loads Babel's names

    return [code for code in there() if code.startswith(incomplete)]


def seed_option(help_: str) -> Any:
    """`--seed` of a search; what it decides differs."""
    return typer.Option(metavar="N", min=0, max=2**31 - 1, help=help_)


Out = Annotated[
    list[str] | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Write a file; its ending chooses the format. May be given several times; - is standard output.",
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite files that are already there.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors; files are written as asked.")]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE.docx",
        readable=False,
        help="Your office's letterhead: Word files keep its header, footer, margins and styles.",
        show_default=False,
    ),
]
AgendaFile = Annotated[
    Path, typer.Argument(metavar="AGENDA", readable=False, help="An agenda file, as drafted or as edited.")
]
AgendaProgramme = Annotated[
    Path | None,
    programme_option("Whose rules and sessions; without it the programme that the agenda names, else the shipped one."),
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        envvar=LANGUAGE,
        autocompletion=languages,
        help="The language of what people read, such as sq, with the texts that the programme has in it under "
        "translations; without it texts as the programme writes them and fixed words in English.",
        show_default=False,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="The text encoding of CSV files that are not UTF-8, such as cp1250.", show_default=False
    ),
]
Sheet = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The sheet to read, where a workbook has several.", show_default=False),
]
ProgrammeOption = Annotated[
    Path,
    typer.Option(
        "--programme",
        "-p",
        metavar="FILE",
        readable=False,
        envvar=PROGRAMME.variable,
        callback=found(PROGRAMME, "Add --programme FILE"),
        help="The programme's YAML file or its folder; without it programme.yaml in this folder.",
        show_default=False,
    ),
]
MappingOption = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        "-m",
        metavar="FILE.yaml",
        readable=False,
        help="How words of the list are to be read, as `ecpat roster map` writes it and you have corrected it.",
        show_default=False,
    ),
]
InstrumentOption = Annotated[
    Path,
    typer.Option(
        "--instrument",
        "-i",
        metavar="FILE",
        readable=False,
        envvar=INSTRUMENT.variable,
        callback=found(INSTRUMENT, "Add --instrument FILE"),
        help="The questionnaire's YAML file: items, scales, key; without it instrument.yaml in this folder.",
        show_default=False,
    ),
]
SurveyMapping = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        "-m",
        metavar="FILE.yaml",
        readable=False,
        help="What columns and answers are, as `ecpat survey map` writes it and you have corrected it.",
        show_default=False,
    ),
]
