"""`ecpat roster`: who is in the room. A command is a module of this room whose file name is the command's name."""

from ecpat_training.commands.lazy_group import group_of
from ecpat_training.roster import commands as room

app = group_of(
    room,
    "roster",
    "Check lists of people, choose who comes, put them into groups.",
    order=("check", "map", "template", "match", "split", "select", "replace", "reserves", "invite", "groups"),
)
