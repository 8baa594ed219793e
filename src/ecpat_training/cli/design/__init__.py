"""`ecpat design`: planning what an evaluation can show, and reading how large its result is. A command is a module of
this room whose file name is the command's name; the work is done by the rooms below."""

from ecpat_training.cli import design as room
from ecpat_training.commands.lazy_group import group_of

app = group_of(
    room,
    "design",
    "Plan an evaluation: the change that it can find, who goes first by lot, how large published effects are.",
    order=("power", "randomise", "benchmark"),
)
