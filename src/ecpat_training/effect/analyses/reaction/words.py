"""What is said of one wave alone, in English."""

from ecpat_training.words.catalogue.marked_text import marked

TITLE = marked(
    {
        "pre": "What people answered before the training",
        "post": "What people answered after the training",
        "follow-up": "What people answered at the follow-up",
    }
)
HEADING = marked("What people answered")
WAVE_TIMES = marked({"pre": "before the training", "post": "after the training", "follow-up": "at the follow-up"})
ANSWERED = marked(
    {
        "rate": "{answered:,} of {participants:,} {participants:person|people} answered {when}: {share} (95 % interval "
        "{low} to {high}).",
        "rate, published": "{answered:,} of {participants:,} {participants:person|people} answered {when}: {share}.",
        "all": "All {participants:,} {participants:person|people} answered {when}.",
        "number": "{people} answered {when}.",
        "again": "They filled in {forms}: some people have a code in several, and each form counts by itself. Where "
        "this report counts people's answers, it counts forms.",
        "some "
        "again": "{forms} were filled in {when}, some of them by the same people. Each form counts by itself: where "
        "this report counts people, it counts forms.",
        "unknown": "How many were there isn't known, so that there is no response rate: {participants} says it.",
        "few": "less than 1 %",
        "withheld": "No figure is published: {why}.",
    }
)
SCALE = marked(
    {
        "interval": "{title::} {mean} on average{ends} (95 % interval {low} to {high}; {people}).",
        "no interval": "{title::} {mean} on average{ends} ({people}); no interval, because {why}.",
        "interval only": "{title::} {mean} on average{ends} (95 % interval {low} to {high}).",
        "mean only": "{title::} {mean} on average{ends}.",
        "none": "{title::} no figure, because {why}.",
    }
)
SCALE_ENDS_TEXT = marked(" on a scale of {low} to {high}")
MEAN_RIGHT_TEXT = marked("{mean} % right")
LOWER = marked(", where lower is better")
OF_BEFORE = marked(
    "{sentence} Asked afterwards of the time before the training: how people remember it, no answer of after."
)
MORE_SCALES_TEXT = marked("{count} more scales are in the full report.")
CAVEAT = marked(
    "These are the answers of one moment: they don't show what the training changed. Those who did not answer may "
    "think otherwise."
)
REVERSED_ITEM_TEXT = marked("{text} (turned round)")
GIVEN_ANSWERS_TITLE = marked("How often each answer was given")
PEOPLE = marked("Who answered")
QUESTIONS = marked("Question by question")
MEANS = marked("Mean scores, each with its 95 % interval")
MEANS_PLAIN = marked("Mean scores")
WRITTEN = marked(
    {
        "title": "In their own words",
        "said": "{texts} to {questions}, which this report doesn't quote: {list:.}",
        "how": "{command} writes them into a file in which a person releases them, one by one.",
        "one": "“{question}” {number}",
    }
)
FOR_EVALUATOR = marked(
    "How often each answer was given in figures, how well the questions hang together, and how all of it was computed "
    "are in the evaluator's report ({evaluator})."
)
METHODS = marked(
    {
        "title": "How it was computed",
        "means": "Mean of a scale or a question: interval of the t distribution, cut at the scale's ends.",
        "right": "Share of right answers, and the response rate: Wilson's interval.",
        "rate": "The response rate's interval says what share would answer, had many more such people been there.",
        "scores": "A scale's score is the mean of a person's answers, reversed items turned round; of multiple choice "
        "it is the percentage answered right, no answer counting as wrong.",
    }
)
WHY = marked(
    {
        "sites": "the people are of several sites, and people of one site share a room and its trainers",
    }
)
SHARES = marked("How often each answer was given, in steps from which no single answer can be told.")
