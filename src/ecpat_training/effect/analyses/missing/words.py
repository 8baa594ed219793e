"""The English words about missing answers."""

from ecpat_training.words.catalogue.marked_text import marked

TITLE = marked("Does it matter who is missing?")
INTRO = marked(
    "Only people recognised in both waves have a change. Here the same mean change is computed again from all answers, "
    "and the highest and lowest value that it could have with the missing answers."
)
HOLDING = marked(
    "No interval here is safe from who is missing: where low starters left, those of all answers held the true mean in "
    "83 to 94 of 100 drawn trainings, those of complete pairs in 68 to 97."
)
SENTENCE = marked(
    {
        "none": "{title::} {missing} of {people} {people:person|people} {missing:has|have} only one of the two scores; "
        "no change can be computed, because {why}.",
        "nobody": "{title::} no person is missing.",
        "no model": "{title::} {missing} of {people} {people:person|people} {missing:has|have} only one of the two "
        "scores; what all answers together say can't be computed, because {why}.",
        "same": "{title::} {missing} of {people} {people:person|people} {missing:has|have} only one of the two scores; "
        "all answers together say the same as the complete pairs ({model} against {complete}).",
        "open": "{title::} {missing} of {people} {people:person|people} {missing:has|have} only one of the two scores; "
        "neither all answers together ({model}) nor the complete pairs ({complete}) show whether it rose or fell.",
        "alone": "{title::} {missing} of {people} {people:person|people} {missing:has|have} only one of the two "
        "scores; all answers together say the same as the complete pairs ({model} against {complete}), which is not "
        "more than chance among all tests made together.",
        "otherwise": "{title::} {missing} of {people} {people:person|people} {missing:has|have} only one of the two "
        "scores, and it matters: the complete pairs say {complete} ({complete verdict}), all answers together {model} "
        "({model verdict}). So whether it rose or fell is not shown.",
    }
)
VERDICT = marked(
    {
        "up": "with an interval above no change",
        "down": "with an interval below no change",
        "open": "with an interval that includes no change",
    }
)
NOTE = marked(
    {
        "sure": "Even if the missing had answered at the scale's worst, the mean would have gone the same way.",
        "tipping": "The mean change of all people would be zero if the missing people had changed by {tipping} on "
        "average.",
        "beyond": "Whatever the missing people had answered, the mean change would not be zero.",
        "leavers": "Those recognised later had started {change} {side} than the others ({low} to {high}).",
    }
)
SIDE = marked({"up": "higher", "down": "lower"})
TABLE = marked(
    {
        "name": "missing",
        "compared": "Compared",
        "scale": "Scale",
        "pairs": "Both",
        "one": "One only",
        "complete": "Change, pairs",
        "interval": "95 % interval",
        "model": "Change, all",
        "their interval": "95 % interval, all",
        "bounds": "Bounds",
    }
)
DETAILS = marked(
    {
        "name": "all answers",
        "only before": "Only earlier",
        "only after": "Only later",
        "overlapping": "Change, overlapping samples",
        "overlapping interval": "95 % interval",
        "tipping": "Tipping point",
        "leavers": "Pairs minus others, before",
        "leavers interval": "Its 95 % interval",
    }
)
STRUCTURE = marked(
    {
        "unstructured": "In the model each wave has a spread, and each two waves a correlation, of their own.",
        "random intercept": "Because few answered each two waves, the model has one level for each person.",
        "random intercept, "
        "edge": "With a spread of its own for each wave and a correlation for each two, the likeliest "
        "model would let a wave's scores follow exactly from others, so the model has one level for each person.",
        "random intercept, no "
        "top": "With a spread of its own for each wave and a correlation for each two, no likeliest "
        "model was found, so the model has one level for each person.",
        "random intercept, "
        "undetermined": "The answers are too few, or too alike, for a spread of its own for each wave "
        "and a correlation for each two, so the model has one level for each person.",
    }
)
THIRD = marked(
    "The bounds cover only people with at least one of the two scores; the model uses a score in any wave, so its "
    "estimate can fall slightly outside the bounds."
)
METHOD = marked(
    "All answers: mixed model by REML with a mean for each wave, intervals of Kenward and Roger; right if who is "
    "missing depends only on what was answered. They are no safer than the pairs' where low starters leave: of graded "
    "answers they then held the true mean in 83 to 94 of 100 drawn trainings of 12 to 40 people, those of complete "
    "pairs in 68 to 97. Beside it the t test for partially overlapping samples (Derrick and "
    "others 2017), which supposes that people are missing by chance. Bounds: all missing scores at the scale's "
    "ends. Tipping point: mean change of the missing at which the change of all is zero. Answers without a "
    "usable code count as people of their own."
)
