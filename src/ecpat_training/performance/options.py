"""The options that both commands share, in the same words."""

from pathlib import Path
from typing import Annotated

from ecpat_training.commands.option import Option

RubricOption = Annotated[
    Path,
    Option("--rubric", "-r", metavar="FILE.yaml", help="The rubric: two cases, and criteria with their levels."),
]
