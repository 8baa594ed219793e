"""`ecpat survey build`: the questionnaire as a form."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from ecpat_training.commands.file_lookup import INSTRUMENT
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import SEED, Out, WithLetterhead, language_option
from ecpat_training.survey.forms import kinds


def _complete_kind(incomplete: str) -> list[str]:
    return [kind for kind in kinds() if kind.startswith(incomplete)]


@dataclass(frozen=True, kw_only=True)
class SurveyBuildRequest(WithLetterhead):
    """The options of `ecpat survey build`."""

    instrument: Annotated[
        Path,
        Argument(
            metavar="INSTRUMENT",
            envvar=INSTRUMENT.variable,
            lookup=(INSTRUMENT, "Name its file"),
            help="The questionnaire's YAML file, or its folder; without it instrument.yaml in this folder or above it.",
        ),
    ]
    wave: Annotated[
        Literal["pre", "post", "follow-up"],
        Option("--wave", "-w", help="Before the training, after it, or months later."),
    ] = "pre"
    kind: Annotated[
        str,
        Option(
            "--as",
            metavar="KIND",
            autocompletion=_complete_kind,
            help=f"What to build: {', '.join(kinds())}.",
        ),
    ] = "xlsform"
    out: Out = ()
    language: Annotated[
        tuple[str, ...],
        language_option(
            "A language of the form, such as fr; the first is the default. All of the questionnaire's without."
        ),
    ] = ()
    training: Annotated[str, Option("--training", "-t", metavar="ID", help="The training that it is for.")] = ""
    half: Annotated[int | None, Option(min=1, max=2, help="For which half of the people, where forms are crossed.")] = (
        None
    )
    people: Annotated[int, Option(min=1, max=300, help="How many slips to draw, or papers to type in.")] = 20
    seed: Annotated[int, Option(metavar="N", min=0, help=SEED)] = 1


def build(request: SurveyBuildRequest) -> None:
    """Make a form of the questionnaire, for a platform or on paper.

    An xlsform is for KoboToolbox and ODK, paper is printed, and into the
    workbook the filled-in papers are typed. What is built is checked first: words
    missing in a language, names that a platform would take for one. Questions
    keep their ids or their words, so that [bold]ecpat evaluate[/bold] reads the
    answers back.

    \b
    Examples:
      ecpat survey build instrument.yaml --wave pre --as xlsform --out pre.xlsx
      ecpat survey build instrument.yaml -w post --as limesurvey -o post.tsv
      ecpat survey build instrument.yaml --as google-forms -o pre.gs
      ecpat survey build instrument.yaml --as moodle --language fr -o pre.xml
      ecpat survey build instrument.yaml --as paper --language fr -o pre.docx
      ecpat survey build instrument.yaml --as workbook --people 24 -o pre.xlsx
      ecpat survey build instrument.yaml --as slips --people 24 -o slips.docx
    """
    from ecpat_training.survey.workflows.build import build_form

    ended = build_form(
        request.instrument,
        request.delivery((".tsv", ".xml", ".gs")),
        output_kind=request.kind,
        wave=request.wave,
        languages=request.language,
        training=request.training,
        form_half=request.half,
        people=request.people,
        seed=request.seed,
    )
    raise typer.Exit(ended.exit_code)
