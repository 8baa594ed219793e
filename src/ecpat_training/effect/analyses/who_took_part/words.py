"""The words of the part on who took part."""

from ecpat_training.words.catalogue.marked_text import marked

TITLE = marked("Who took part")
GROUPING_HEADER = marked("By")
GROUP = marked("Group")
PEOPLE = marked("People compared")
UNKNOWN_GROUP_LABEL = marked("not said")
ALL_PEOPLE_LABEL = marked("All")
CROSS = marked("{by} and {across}")
HIDDEN_NUMBER_NOTE = marked("{symbol} is withheld: a small number, or one from which a small number could be computed.")
WITHHELD = marked(
    {
        "small": "Not shown by {columns::} a group, or those in none that can be shown, would be fewer than {k} "
        "people.",
        "together": "No means are shown by {columns::} together with the other figures of this report, they would show "
        "what fewer than {k} people answered.",
        "earlier": "No means are shown by {columns::} together with figures that were published before, they would "
        "show what fewer than {k} people answered.",
        "earlier "
        "counts": "Not shown by {columns::} a report that was published before shows nearly the same groups, and "
        "both together would show figures of fewer than {k} people.",
    }
)
GROUP_SIZE_REASON = marked("Groups are shown from {k} people on, because: {because}")
MEANS = marked("Means by group")
MEANS_EXPLAINED = marked(
    "Means describe the groups. If one group's interval leaves out no change and another's doesn't, this says nothing "
    "of the difference between them."
)
SCALE = marked("Scale")
BEFORE = marked("Before")
AFTER = marked("After")
CHANGE = marked("Change")
INTERVAL = marked("95 % interval")
