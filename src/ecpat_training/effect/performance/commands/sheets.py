"""`ecpat performance sheets`: who gets which case first, and the sheets on which two raters score."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, Sheet, WithLetterhead, seed_option
from ecpat_training.effect.performance.options import RubricOption, SheetsLanguage


@dataclass(frozen=True, kw_only=True)
class PerformanceSheetsRequest(WithLetterhead):
    """The options of `ecpat performance sheets`."""

    codes: Annotated[
        Path,
        Argument(metavar="CODES", help="A table with a column Code: everybody who is expected. No names are kept."),
    ]
    rubric: RubricOption
    seed: Annotated[int, seed_option()]
    to: Annotated[Path, Option("--to", metavar="FOLDER", help="Where the sheets go; made if missing.")] = Path("raters")
    key: Annotated[
        Path, Option("--key", metavar="FILE.xlsx", help="Where the key goes, which raters must not see.")
    ] = Path("performance-key.xlsx")
    language: SheetsLanguage = None
    encoding: Encoding = None
    sheet: Sheet = None


def sheets(request: PerformanceSheetsRequest) -> None:
    """Draw who gets which case first, and write the sheets on which two raters score.

    By lot one half gets the first case before the training and the second after it, the
    other half the other way round. Each answer gets a code of its own: write it on the
    paper, in place of the person's. Raters then see neither person nor wave. The key
    says which is whose: only you may read it. Each rater gets a workbook, and a Word
    file to score with a pen. Write the seed down: it makes the same draw again.

    \b
    Examples:
      ecpat performance sheets participants.xlsx --rubric rubric.yaml --seed 617
      ecpat performance sheets people.csv --rubric rubric.yaml --seed 617 --to for-raters --key key.xlsx
      ecpat performance sheets people.csv --rubric rubric.yaml --seed 617 --language sq
    """
    from ecpat_training.effect.performance.workflows.sheets import SheetPaths, performance_sheets

    places = SheetPaths(request.codes, request.rubric, request.to, request.key)
    delivery = request.delivery(also=places.written)
    outcome = performance_sheets(
        places,
        delivery,
        seed=request.seed,
        language=request.language,
        encoding=request.encoding,
        sheet=request.sheet,
    )
    raise typer.Exit(outcome.exit_code)
