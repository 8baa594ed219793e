"""`ecpat event`: around one training. A command is a module of this room whose file name is the command's name."""

from ecpat_training.commands.lazy_group import group_of
from ecpat_training.event import commands as room

app = group_of(
    room,
    "event",
    "What is printed, typed and handed out before, during and after a training.",
    order=("pack", "attendance", "certificates", "verify", "keys", "minutes"),
)
