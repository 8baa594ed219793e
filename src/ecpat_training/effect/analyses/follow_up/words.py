"""The English words about a follow-up."""

from ecpat_training.words.catalogue.marked_text import marked

TITLE = marked("What is left months later")
RATE = marked(
    "{answered:,} of {people:,} {people:person|people} who took part were recognised at the follow-up ({rate}; 95 % "
    "interval {low} to {high})."
)
UNRECOGNISED_TEXT = marked("{unknown} answered the follow-up without being recognised and {are} not counted here.")
UNKNOWN_PEOPLE = marked(("person", "people", "is", "are"))
SENTENCE = marked(
    {
        "none": "{title::} nothing can be said about the time since, because {why}.",
        "later only": "{title::} asked at the follow-up only; the mean was {mean} ({people}).",
        "same": "{title::} no score changed since the end of the training ({people}).",
        "no "
        "interval": "{title::} since the end of the training the mean change was {change} ({people}); whether that is "
        "more than chance is not said, because {why}.",
        "certain": "{title::} since the end of the training it {moved} by {change} on average (95 % interval {low} to "
        "{high}; {people}): {meaning}.",
        "alone": "{title::} since the end of the training it {moved} by {change} on average; the 95 % interval, {low} "
        "to {high}, is of these pairs and this outcome alone ({people}): whether it rose or fell since is not shown.",
        "open": "{title::} these answers don't show whether it rose or fell since the end of the training; the mean "
        "change was {change}, but the 95 % interval, {low} to {high}, includes no change ({people}).",
    }
)
PEOPLE = marked(("person", "people"))
DIRECTION_VERBS = marked({"up": "rose", "down": "fell"})
MEANING = marked({"better": "a further improvement", "worse": "a change for the worse"})
NOTE = marked(
    {
        "kept": "Of the gain, {kept} is left ({low} to {high}).",
        "not known": "How much of the gain is left is not known, because {why}.",
        "bounds": "Among all who took part the mean at the follow-up lies somewhere from {low} to {high}, whatever "
        "those would say who didn't answer.",
        "stayers": "Those who answered had been {change} {side} {when} than those who didn't ({low} to {high}).",
    }
)
SIDE = marked({"up": "higher", "down": "lower"})
WAVE_TIMES = marked({"before": "before the training", "after": "at its end"})
BEHAVIOUR = marked(
    "{title::} {yes:,} of {n:,} who answered said yes ({share}; 95 % interval {low} to {high}); of all who took part, "
    "between {lowest} and {highest}."
)
WAVES = marked(
    {
        "name": "three waves",
        "scale": "Scale",
        "people": "People with all scores",
        "before": "Before",
        "after": "After",
        "later": "Follow-up",
        "since": "Change since the end",
        "interval": "95 % interval",
        "kept": "Gain left",
        "kept interval": "Its 95 % interval",
        "people since": "People with these two",
    }
)
WHO = marked(
    {
        "name": "who answered later",
        "scale": "Scale",
        "answered": "Answered",
        "mean": "Mean at the follow-up",
        "bounds": "Lowest and highest possible mean",
        "before": "Answered minus not, before",
        "before interval": "95 % interval, before",
        "after": "Answered minus not, after",
        "after interval": "95 % interval, after",
    }
)
SHARES = marked(
    {
        "name": "behaviours",
        "question": "Question",
        "answered": "Answered",
        "yes": "Yes",
        "share": "Share",
        "interval": "95 % interval",
        "bounds": "Lowest and highest possible share",
    }
)
METHOD = marked(
    "Lowest and highest possible: everybody who took part and didn't answer at one end of the scale, or all of them "
    "no and all of them yes (bounds of Manski 1989); chance comes on top. Shares: Wilson's interval. Gain left: "
    "change from before to the follow-up over that from before to the end, of people with all three scores, Fieller's "
    "interval; not known where this is wider than from nothing to all. Change since the end: of everybody with these "
    "two scores, so that it need not be the difference of the means beside it."
)
