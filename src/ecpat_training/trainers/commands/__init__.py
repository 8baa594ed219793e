"""`ecpat trainers`: who trains. A command is a module of this room whose file name is the command's name."""

from ecpat_training.commands.lazy_group import group_of
from ecpat_training.trainers import commands as room

app = group_of(
    room,
    "trainers",
    "Judge the pool of trainers, choose whom to train as trainers, follow them up.",
    order=("check", "map", "template", "choose", "ladder", "cascade"),
)
