"""`ecpat performance`: simulated cases scored by two raters. A command is a module of this room whose file name is the
command's name."""

from ecpat_training.commands.lazy_group import group_of
from ecpat_training.effect.performance import commands as room

app = group_of(
    room,
    "performance",
    "Measure what people can do: cases that two raters score with a rubric, before and after.",
    order=("sheets", "check"),
)
