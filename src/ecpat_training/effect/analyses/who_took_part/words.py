"""The words of the part on who took part."""

from ecpat_training.words.catalogue.ours import ours

TITLE = ours("Who took part")
BY = ours("By")
GROUP = ours("Group")
PEOPLE = ours("People compared")
UNKNOWN = ours("not said")
ALL = ours("All")
CROSS = ours("{by} and {across}")
HIDDEN = ours("{symbol} is withheld: a small number, or one from which a small number could be computed.")
WITHHELD = ours(
    {
        "small": "Not shown by {columns}: a group, or those in none that can be shown, would be fewer than {k} people.",
        "together": "No means are shown by {columns}: together with the other figures of this report, they would show "
        "what fewer than {k} people answered.",
        "earlier": "No means are shown by {columns}: together with figures that were published before, they would show "
        "what fewer than {k} people answered.",
        "earlier "
        "counts": "Not shown by {columns}: a report that was published before shows nearly the same groups, and "
        "both together would show figures of fewer than {k} people.",
    }
)
BECAUSE = ours("Groups are shown from {k} people on, because: {because}")
MEANS = ours("Means by group")
MEANS_EXPLAINED = ours(
    "Means describe the groups. If one group's interval leaves out no change and another's doesn't, this says nothing "
    "of the difference between them."
)
SCALE = ours("Scale")
BEFORE = ours("Before")
AFTER = ours("After")
CHANGE = ours("Change")
INTERVAL = ours("95 % interval")
