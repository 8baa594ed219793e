"""The options that several commands of `ecpat plan` share."""

from typing import Annotated

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import training_option
from ecpat_training.programme.completion import trainings

AgendaTraining = Annotated[str | None, training_option("Of which training, where the file doesn't say.", trainings)]
Retime = Annotated[bool, Option("--retime", help="Give rows that were moved the times that follow from their order.")]
