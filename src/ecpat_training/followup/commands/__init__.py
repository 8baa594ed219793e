"""`ecpat follow-up`: what became of a training. A command is a module of this room whose file name is its name."""

from ecpat_training.commands.lazy_group import group_of
from ecpat_training.followup import commands as room

app = group_of(
    room,
    "follow-up",
    "Follow up what people set out to do, and the programme's goals.",
    order=("form", "due", "check", "report"),
)
