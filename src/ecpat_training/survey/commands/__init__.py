"""`ecpat survey`: questionnaires and their answers. A command is a module of this room whose file name is the command's
name."""

from ecpat_training.commands.lazy_group import group_of
from ecpat_training.survey import commands as room

app = group_of(
    room,
    "survey",
    "Work with questionnaires and the files of answers that come back.",
    order=("draft", "build", "inspect", "map", "quotes", "count"),
)
