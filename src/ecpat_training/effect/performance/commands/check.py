"""`ecpat performance check`: how far raters agree, and what changed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, Writing
from ecpat_training.effect.performance.options import RubricOption


@dataclass(frozen=True, kw_only=True)
class PerformanceCheckRequest(Writing):
    """The options of `ecpat performance check`."""

    files: Annotated[
        tuple[Path, ...],
        Argument(metavar="FILES", help="The filled sheets of both raters, .xlsx or .csv, in any order."),
    ]
    rubric: RubricOption
    key: Annotated[Path, Option("--key", metavar="FILE.xlsx", help="The key of the draw.")] = Path(
        "performance-key.xlsx"
    )
    scores: Annotated[
        Path | None,
        Option(
            "--scores", metavar="FILE.csv", help="Also write the pooled scores for `ecpat evaluate`, by code and wave."
        ),
    ] = None
    instrument: Annotated[
        Path | None,
        Option("--write-instrument", metavar="FILE.yaml", help="Also write the questionnaire that reads them."),
    ] = None
    encoding: Encoding = None


def check(request: PerformanceCheckRequest) -> None:
    """Read the sheets of two raters, say how far they agree, and what changed.

    What both settled on after talking stands in settled.xlsx, which may be named among
    the files: it is no third rater. Agreement comes first: ICC(2,1) of whole answers,
    weighted kappa of each criterion, and the answers to talk over. Scores are pooled only
    where the rubric's rule allows it. The change then compares both waves with the cases
    crossed, so that a harder case doesn't look like a change. By codes.

    \b
    Examples:
      ecpat performance check raters/rater-1.xlsx raters/rater-2.xlsx --rubric rubric.yaml
      ecpat performance check raters/*.xlsx -r rubric.yaml --scores scores.csv --write-instrument scored.yaml
    """
    from ecpat_training.effect.performance.reading.scores import Sheets
    from ecpat_training.effect.performance.workflows.check import ScoreFiles, performance_check

    sheets = Sheets(request.files, request.encoding)
    score_files = ScoreFiles(request.scores, request.instrument)
    delivery = request.delivery(also=score_files.paths)
    raise typer.Exit(performance_check(sheets, request.rubric, request.key, score_files, delivery).exit_code)
