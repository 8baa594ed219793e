"""`ecpat survey count`: the people of two waves as counts, to be mailed in place of answers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, Out, SurveyMappings, Writing, instrument_lookup
from ecpat_training.survey.model.grade import Grade


@dataclass(frozen=True, kw_only=True)
class SurveyCountRequest(Writing):
    """The options of `ecpat survey count`."""

    pre: Annotated[
        Path | None,
        Argument(metavar="PRE", help="The survey export from before; or one file that says each answer's wave."),
    ] = None
    post: Annotated[Path | None, Argument(metavar="POST", help="The export from after the training.")] = None
    instrument: Annotated[
        Path | None,
        instrument_lookup(
            "The questionnaire's YAML file, the same everywhere; without it instrument.yaml in this folder."
        ),
    ] = None
    more_pre: Annotated[tuple[Path, ...], Option("--pre", metavar="FILE", help="One more file from before.")] = ()
    more_post: Annotated[tuple[Path, ...], Option("--post", metavar="FILE", help="One more file from after.")] = ()
    follow_up: Annotated[
        tuple[Path, ...],
        Option("--follow-up", "-f", metavar="FILE", help="The export from months later; again for one more file."),
    ] = ()
    whole: Annotated[
        bool,
        Option(
            "--whole",
            help="Every cell, also of single people: exact figures when added up, for whoever may see the answers.",
        ),
    ] = False
    grade: Annotated[
        Grade | None,
        Option(
            "--grade",
            help="How much the file tells: sums (for pooling with other trainings alone, from 20 people on), figures "
            "(of both waves as well; written without this option), or whole (as --whole: it stays in the house).",
        ),
    ] = None
    sql: Annotated[
        str | None,
        Option(
            "--sql",
            metavar="ENGINE",
            help="Print the SELECT that counts tables pre and post: duckdb, spark, bigquery, snowflake, clickhouse.",
        ),
    ] = None
    cells: Annotated[
        Path | None,
        Option("--cells", metavar="FILE", help="The rows that this SELECT gave, as CSV, in place of answers."),
    ] = None
    spark: Annotated[
        bool, Option("--spark", help="Have Spark count: the cluster that it is set up for, or this computer.")
    ] = False
    mapping: SurveyMappings = ()
    out: Out = ()
    encoding: Encoding = None


def count(request: SurveyCountRequest) -> None:
    """Count answers at home, and mail the counts in place of them.

    The file holds how many people have which scores before and after, no rows,
    codes or names, and is as long for twenty people as for a million.
    [bold]ecpat evaluate counted-*.json[/bold] adds up the files of all partners.
    Of people too few to be told, it holds means and spreads, or nothing.
    With [bold]--grade sums[/bold] it holds what joins a programme's trainings alone.
    With [bold]--whole[/bold] it holds every cell, and stays in the house.

    \b
    Examples:
      ecpat survey count pre.csv post.csv -i instrument.yaml --out counted.json
      ecpat survey count pre.csv post.csv --grade sums --out counted.json
      ecpat survey count pre.csv post.csv --whole --out counted-tirana.json
      ecpat survey count --sql spark -i instrument.yaml
      ecpat survey count --cells cells.csv -i instrument.yaml --out counted.json
      ecpat evaluate counted-*.json --out report.html
    """
    from ecpat_training.core.errors import UsageError
    from ecpat_training.effect.workflows.count import count_survey
    from ecpat_training.words.catalogue.message import Option as NamedOption
    from ecpat_training.words.catalogue.message import phrase

    if request.whole and request.grade not in (None, "whole"):
        raise UsageError.because(
            "usage.counts",
            phrase("{whole} and {grade} name two grades.", whole=NamedOption("--whole"), grade=NamedOption("--grade")),
            hint="Leave one of them out.",
        )
    ended = count_survey(
        {
            "pre": tuple(filter(None, (request.pre, *request.more_pre))),
            "post": tuple(filter(None, (request.post, *request.more_post))),
            "follow-up": request.follow_up,
        },
        request.instrument,
        request.delivery((".json", ".sql") if request.sql else (".json",)),
        mapping=request.mapping,
        encoding=request.encoding,
        grade=request.grade or ("whole" if request.whole else "figures"),
        sql=request.sql,
        cells=request.cells,
        spark=request.spark,
    )
    raise typer.Exit(ended.exit_code)
