"""The options that both commands share, in the same words."""

from pathlib import Path
from typing import Annotated

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import language_option

RubricOption = Annotated[
    Path,
    Option("--rubric", "-r", metavar="FILE.yaml", help="The rubric: two cases, and criteria with their levels."),
]
SheetsLanguage = Annotated[
    str | None,
    language_option("The language of the raters' sheets, such as sq; what the rubric says stays as it is written."),
]
