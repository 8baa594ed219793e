"""`ecpat series`: dates and trainers of a programme's trainings. A command is a module of this room whose file name is
the command's name."""

from ecpat_training.commands.lazy_group import group_of
from ecpat_training.series import commands as room

app = group_of(
    room,
    "series",
    "Give every training of a programme a date and its trainers, around the holidays of both countries.",
    order=("plan", "check", "diff", "calendar"),
)
