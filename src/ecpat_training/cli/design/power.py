"""`ecpat design power`: how small a change an evaluation will find."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.file_lookup import PROGRAMME
from ecpat_training.commands.option import Option
from ecpat_training.commands.options import WithLetterhead, instrument_option, seed_option


@dataclass(frozen=True, kw_only=True)
class DesignPowerRequest(WithLetterhead):
    """The options of `ecpat design power`."""

    countries: Annotated[int | None, Option(metavar="N", min=1, max=200, help="How many countries there are.")] = None
    trainings: Annotated[
        int | None, Option(metavar="N", min=1, max=50, help="How many trainings each has; with --countries 2 without.")
    ] = None
    programme: Annotated[
        Path | None,
        Option(
            "--programme",
            "-p",
            metavar="FILE",
            envvar=PROGRAMME.variable,
            lookup=(PROGRAMME, "Add --programme FILE"),
            unless=("countries",),
            needed=False,
            help="Count countries, trainings and waves in this programme; without --countries that of this folder.",
        ),
    ] = None
    people: Annotated[int, Option(metavar="N", min=1, max=10_000, help="How many people come to a training.")] = 20
    linked: Annotated[str, Option(metavar="PERCENT", help="How many of them can be linked from before to after.")] = (
        "70%"
    )
    correlation: Annotated[
        float, Option(metavar="R", min=0, max=0.99, help="How one person's scores in two waves correlate.")
    ] = 0.6
    alike: Annotated[
        float,
        Option(metavar="SHARE", min=0, max=0.6, help="Which share of the spread of changes trainings make (ICC)."),
    ] = 0.05
    apart: Annotated[
        float,
        Option(
            "--country-icc",
            metavar="SHARE",
            min=0,
            max=0.39,
            help="Which share of it countries make, beside trainings.",
        ),
    ] = 0.03
    baselines: Annotated[
        int, Option(metavar="N", min=1, max=5, help="How often people are asked before the training.")
    ] = 1
    waves: Annotated[
        int | None, Option(metavar="N", min=1, max=35, help="In how many waves countries begin one after another.")
    ] = None
    within: Annotated[
        float, Option(metavar="R", min=0, max=0.9, help="How alike people of one country answer at one time.")
    ] = 0.05
    kept: Annotated[str, Option(metavar="PERCENT", help="How much of that is left at another time.")] = "80%"
    untaught: Annotated[
        float, Option(metavar="R", min=0, max=0.99, help="How changes on taught and untaught questions correlate.")
    ] = 0.3
    power: Annotated[str, Option(metavar="PERCENT", help="The chance with which a change is to be found.")] = "80%"
    effect: Annotated[
        float | None, Option(metavar="SD", min=0.001, max=20, help="Say with which chance a change so large is found.")
    ] = None
    spread: Annotated[
        float | None, Option(metavar="POINTS", min=0.000001, help="The SD of scores, to say changes in points, too.")
    ] = None
    draws: Annotated[
        int, Option(metavar="N", min=0, max=100_000, help="Try the formulas on so many drawn programmes, such as 2000.")
    ] = 0
    seed: Annotated[int, seed_option()] = 1
    instrument: Annotated[Path | None, instrument_option("The questionnaire that --out FILE.yaml plans.")] = None
    primary: Annotated[str, Option(metavar="SCALE", help="Its scale that decides.")] = ""
    design: Annotated[str, Option(metavar="NAME", help="The design that its plan declares.")] = "before_after"
    on: Annotated[
        date | None,
        Option(
            metavar="DATE", formats=["%Y-%m-%d"], help="The day on which the plan is declared, for --out FILE.yaml."
        ),
    ] = None


def power(request: DesignPowerRequest) -> None:
    """Say how small a change an evaluation will find, before anybody is asked.

    Four ways to compare: before and after; a second group that waits; untaught questions
    beside; countries that begin one after another. What one more country or a second
    baseline would buy. Countries are the units: people of one training change alike.
    With --out FILE.yaml the questionnaire is written again, with its plan.

    \b
    Examples:
      ecpat design power --countries 10 --trainings 2
      ecpat design power --effect 0.3 --linked 60% --out design.html
      ecpat design power -i quiz.yaml --primary knowledge --design delayed_start --on 2026-03-01 --out planned.yaml
    """
    from ecpat_training.commands.share_of import share_of
    from ecpat_training.effect.design.model.planned import PlannedProgramme
    from ecpat_training.effect.design.workflows.design import ENDINGS, Declaring, DesignSizes, design_report

    expected = PlannedProgramme(
        trainings=(),
        people=request.people,
        answering=share_of("--linked", request.linked, 0.01, 1.0),
        correlation=request.correlation,
        alike=request.alike,
        countries_apart=request.apart,
        baselines=request.baselines,
        within=request.within,
        kept=share_of("--kept", request.kept, 0.0, 1.0),
        untaught=request.untaught,
        power=share_of("--power", request.power, 0.06, 0.999),
    )
    outcome = design_report(
        DesignSizes(countries=request.countries, trainings=request.trainings, waves=request.waves),
        request.programme,
        expected,
        Declaring(instrument=request.instrument, primary=request.primary, design=request.design, on=request.on),
        request.delivery(ENDINGS),
        effect=request.effect,
        standard_deviation=request.spread,
        draws=request.draws,
        seed=request.seed,
    )
    raise typer.Exit(outcome.exit_code)
