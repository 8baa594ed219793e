"""`ecpat survey build`: the questionnaire as a form."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.found import INSTRUMENT, found
from ecpat_training.commands.options import Force, Out, Quiet, Template, languages
from ecpat_training.core import registry
from ecpat_training.survey import forms as survey_forms


def _kinds(incomplete: str) -> list[str]:
    return [kind for kind in registry.members(survey_forms) if kind.startswith(incomplete)]


class AskedWave(StrEnum):
    """The waves, as options know them."""

    PRE = "pre"
    POST = "post"
    FOLLOW_UP = "follow-up"


InstrumentArgument = Annotated[
    Path,
    typer.Argument(
        metavar="INSTRUMENT",
        readable=False,
        envvar=INSTRUMENT.variable,
        callback=found(INSTRUMENT, "Name its file"),
        help="The questionnaire's YAML file, or its folder; without it instrument.yaml in this folder.",
        show_default=False,
    ),
]


def build(
    instrument: InstrumentArgument = None,  # type: ignore[assignment]  # found, where it isn't named
    wave: Annotated[
        AskedWave, typer.Option("--wave", "-w", help="Before the training, after it, or months later.")
    ] = AskedWave.PRE,
    kind: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="KIND",
            autocompletion=_kinds,
            help=f"What to build: {', '.join(registry.members(survey_forms))}.",
        ),
    ] = "xlsform",
    out: Out = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            "--language",
            metavar="CODE",
            autocompletion=languages,
            help="A language of the form, such as fr; the first is the default. All of the questionnaire's without.",
            show_default=False,
        ),
    ] = None,
    training: Annotated[
        str,
        typer.Option("--training", "-t", metavar="ID", help="The training that it is for.", show_default=False),
    ] = "",
    half: Annotated[
        int | None,
        typer.Option(min=1, max=2, help="For which half of the people, where forms are crossed.", show_default=False),
    ] = None,
    people: Annotated[int, typer.Option(min=1, max=300, help="How many slips to draw, or papers to type in.")] = 20,
    seed: Annotated[int, typer.Option(min=0, help="What the draw of the slips starts from.")] = 1,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Make a form of the questionnaire, for a platform or on paper.

    An xlsform is for KoboToolbox and ODK, paper is printed, and into the
    workbook the filled-in papers are typed. What is built is checked first: words
    missing in a language, names that a platform would take for one. Questions
    keep their ids, so that [bold]ecpat evaluate[/bold] reads the answers back.

    \b
    Examples:
      ecpat survey build instrument.yaml --wave pre --as xlsform --out pre.xlsx
      ecpat survey build instrument.yaml -w post --as limesurvey -o post.tsv
      ecpat survey build instrument.yaml --as paper --language fr -o pre.docx
      ecpat survey build instrument.yaml --as workbook --people 24 -o pre.xlsx
      ecpat survey build instrument.yaml --as slips --people 24 -o slips.docx
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.survey.workflows.build import build_form

    delivery = Delivery(out or (), force, quiet, more_endings=(".tsv",), template=template)
    ended = build_form(
        instrument,
        delivery,
        kind=kind,
        wave=wave.value,
        languages=language or (),
        training=training,
        half=half,
        people=people,
        seed=seed,
    )
    raise typer.Exit(ended.exit_code)
