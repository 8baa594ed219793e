"""The words of the part on who took part."""

TITLE = "Who took part"
BY = "By"
GROUP = "Group"
PEOPLE = "People compared"
UNKNOWN = "not said"
ALL = "All"
CROSS = "{by} and {across}"
HIDDEN = "{symbol} is withheld: a small number, or one from which a small number could be computed."
WITHHELD = {
    "small": "Not shown by {columns}: a group, or those in none that can be shown, would be fewer than {k} people.",
    "together": "No means are shown by {columns}: together with the other figures of this report, they would show what "
    "fewer than {k} people answered.",
    "earlier": "No means are shown by {columns}: together with figures that were published before, they would show "
    "what fewer than {k} people answered.",
    "earlier counts": "Not shown by {columns}: a report that was published before shows nearly the same groups, and "
    "both together would show figures of fewer than {k} people.",
}
BECAUSE = "Groups are shown from {k} people on, because: {because}"
MEANS = "Means by group"
MEANS_EXPLAINED = (
    "Means describe the groups. If one group's interval leaves out no change and another's doesn't, this says nothing "
    "of the difference between them."
)
SCALE = "Scale"
BEFORE = "Before"
AFTER = "After"
CHANGE = "Change"
INTERVAL = "95 % interval"
