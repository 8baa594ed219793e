"""For whom a report is made."""

from typing import Literal, get_args

Reader = Literal["donor", "coordinator", "evaluator"]
READERS: tuple[Reader, ...] = get_args(Reader)
