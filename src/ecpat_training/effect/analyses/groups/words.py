"""The English words about groups of people."""

from ecpat_training.words.catalogue.marked_text import marked

TITLE = marked("Did groups change differently?")
INTRO = marked(
    {
        "declared": "These groups were declared before the data were there.",
        "named": "The plan names these groups.",
        "exploratory": "These comparisons were not declared before the data were there: they are exploratory, and a "
        "difference found here is a question for the next training, not a result.",
    }
)
COLUMN = marked("By {column}")
SENTENCE = marked(
    {
        "none": "{title::} {first} and {second} can't be compared, because {why}.",
        "no interval": "{title::} the mean change was {change} {side} in {first} than in {second} ({people}); whether "
        "that is more than chance is not said, because {why}.",
        "level": "{title::} the mean change was the same in {first} and in {second} ({people}).",
        "certain": "{title::} the change was {change} {side} in {first} than in {second} ({interval} {low} to {high}; "
        "{people}): {meaning}.",
        "open": "{title::} these answers don't show that {first} and {second} changed differently; the difference of "
        "their changes is {change}, {low} to {high} ({interval}; {people}).",
        "several differ": "{title::} the {n} groups did not all change alike (p {p}, Welch's F).",
        "several open": "{title::} these answers don't show that the {n} groups changed differently (p {p}, Welch's "
        "F).",
        "several none": "{title::} whether the {n} groups changed differently is not said, because {why}.",
    }
)
INTERVAL = marked({"one": "95 % interval", "several": "interval, widened for {n} comparisons"})
PEOPLE = marked("{first:,} and {second:,} {second:person|people}")
SIDE = marked({"up": "higher", "down": "lower"})
MEANING = marked({"better": "better for {name}", "worse": "worse for {name}"})
NOTE = marked(
    {
        "started "
        "apart": "{first} started {change} {side} than {second} ({low} to {high}), and who starts higher or lower "
        "has more or less room to change.",
        "ordinal "
        "differs": "By the order of the changes alone (Brunner and Munzel) the result differs: a person of {first} "
        "changed more towards higher scores in {share} of all pairs ({low} to {high}). Take it with care.",
    }
)
LEFT = marked(
    {
        "together": "Taken together as `others`, because fewer than {smallest} people each: {names:.}",
        "out": "Left out, because fewer than {smallest} people: {names:.}",
        "unknown": "{people} never said their {column} and are left out.",
        "changed": "{people} another {column} in a later wave; the first answer counts.",
    }
)
SAYS = marked(("person says", "people say"))
PAIRS = marked(
    "Each two groups, first minus second; the column Before is the difference of their scores before. Higher change "
    "is how often somebody of the first group changed to more than somebody of the second (0.5: neither), which looks "
    "at the order of the changes only. That two groups differ is shown by the interval of their difference, never by "
    "one having changed surely and the other not."
)
TABLE = marked(
    {
        "name": "groups",
        "scale": "Scale",
        "group": "Group",
        "people": "People",
        "before": "Before",
        "after": "After",
        "change": "Change",
        "interval": "95 % interval",
    }
)
PAIR_TABLE = marked(
    {
        "name": "group differences",
        "scale": "Scale",
        "first": "First",
        "second": "Second",
        "difference": "Difference of the changes",
        "interval": "Interval",
        "baseline": "Before",
        "superiority": "Higher change",
        "their interval": "Its interval",
    }
)
F_TABLE = marked(
    {
        "name": "all groups",
        "scale": "Scale",
        "groups": "Groups",
        "welch": "Welch's F",
        "df": "df",
        "p": "p",
        "classical": "F, equal spreads",
        "classical p": "p, equal spreads",
    }
)
PRINTED = marked(
    "Computed from the published means by group and their intervals, and not from the answers anew, so that it tells "
    "no more than they do."
)
NOT_PUBLISHED = marked("it is not published")
