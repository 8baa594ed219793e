"""What the report says of how well the questions of a scale hang together."""

from ecpat_training.words.catalogue.marked_text import marked

TITLE = marked("Do the questions of a scale hang together?")
VERDICT = marked(
    {
        "persons": "{title::} the questions hang together so well that a score says something even about a single "
        "person ({figures}).",
        "groups": "{title::} the questions hang together well enough for groups, such as the participants of a "
        "training; but not well enough to judge a single person ({figures}).",
        "loose": "{title::} the questions hang together only loosely, so that the score is a mixture ({figures}); "
        "small changes of it may go unseen. Look at the single questions too.",
        "open": "{title::} the answers don't show whether the questions hang together well enough ({figures}): "
        "{leaning}.",
        "against": "{title::} the questions don't hang together: the answers contradict each other ({figures}). Is "
        "a statement worded the other way round, or a key wrong?",
        "none": "{title::} nothing can be said about it, because {why}.",
    }
)
LEANING = marked(
    {
        "well": "most likely yes, for groups",
        "loosely": "most likely not",
    }
)
WIDE_INTERVAL_TEXT = marked(
    "With so few answers the interval is wide; answers of several trainings together would show more."
)
KNOWLEDGE = marked(
    "A test of knowledge asks about different things on purpose; its questions need not hang together as statements of "
    "one attitude do."
)
TURNED = marked(
    "Goes against the other statements: {questions:.} Is it worded the other way round? Then write `reversed: true` in "
    "the instrument."
)
FIGURES = marked("alpha {value}, 95 % interval {low} to {high}, {people} {wave}")
WAVE = marked({"pre": "before", "post": "after", "follow-up": "at the follow-up"})
FORM = marked("{title}, form {form}")
COLUMN = marked(
    {
        "scale": "Scale",
        "wave": "Wave",
        "people": "People",
        "questions": "Questions",
        "alpha": "Alpha",
        "interval": "95 % interval",
        "standardised": "Standardised",
        "average": "Mean r",
        "guttman": "G6",
        "omega": "Omega u",
        "observed": "Omega u, observed",
        "total": "Omega total",
        "hierarchical": "Omega h",
        "chi-square": "Chi-square",
        "df": "df",
        "p": "p (fit)",
        "sem": "SEM",
        "question": "Question",
        "item-rest": "Item-rest r",
        "dropped": "Alpha without it",
        "loading": "Loading",
        "compared": "Compared",
        "consistency": "Same order (ICC3)",
        "agreement": "Same figures (ICC2)",
        "stray": "Stray of a score",
    }
)
ABOUT = marked(
    "Alpha is Cronbach's, of people who answered all questions of the scale, with Feldt's interval; of questions with "
    "a key it is KR-20. From 0.70 on a scale serves for groups, from 0.90 on for decisions about persons (Nunnally and "
    "Bernstein 1994); which of it is said goes by the interval, not by alpha alone. The SEM (standard error of "
    "measurement) is in the scale's own units: about two of three people's scores are no further from their true one. "
    "A high alpha does not say that a scale measures what its title promises."
)
OMEGA = marked(
    "Omega u is from a model of one factor (maximum likelihood): the share of the score's variance that the factor "
    "explains, by the variance that the model implies, and by that observed. A small p of the fit says that the "
    "questions measure more than one thing."
)
GENERAL = marked(
    "Omega h and omega total are of scales with at least 3 chapters of 3 questions each, from as many factors under a "
    "general one (minres, quartimin, Schmid and Leiman 1957): how much of the score is one thing, and how much is not "
    "error."
)
NO_OMEGA = marked("No omega of {titles::} {why}.")
NO_OMEGA_AT_ALL = marked("No omega of any scale: {why}.")
DETAILS = marked("Reliability: details for statisticians")
DROPPED = marked(
    "What each question adds: alpha of the scale without it; higher than with it means that it adds nothing."
)
STABILITY = marked(
    "How steady scores are from wave to wave, of the same people. ICC3 asks whether people keep their order and "
    "distances while the whole moves, ICC2 whether the figures are the same (Shrout and Fleiss 1979). Where a training "
    "lies in between, which changes people differently, they are lower than the scale's reliability. The stray of a "
    "score is the SD of the changes over the root of 2."
)
