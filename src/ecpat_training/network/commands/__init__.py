"""`ecpat network`: who knows and calls whom. A command is a module of this room whose file name is its name."""

from ecpat_training.commands.lazy_group import group_of
from ecpat_training.network import commands as room

app = group_of(
    room,
    "network",
    "Ask who knows and calls whom among the participants, before and after.",
    order=("form", "check", "change"),
)
