"""What is said of the then-test, in English."""

from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked("Response shift: how people see their start now")
WHAT = marked(
    "After the training people were asked again about the time before (then-test). People who have learnt what the "
    "work needs may now rate their former self differently: the measure has shifted, not only the person."
)
SENTENCE = marked(
    {
        "stricter": "{title::} looking back, people rate their start lower than they did at the time, a response shift "
        "of {shift} (95 % interval {low} to {high}; {n:,} people). Change from the score given before: {conservative}; "
        "from the then-test: {recalibrated}.",
        "milder": "{title::} looking back, people rate their start higher than they did at the time, a response shift "
        "of {shift} (95 % interval {low} to {high}; {n:,} people). Change from the score given before: {conservative}; "
        "from the then-test: {recalibrated}.",
        "open": "{title::} no clear response shift ({shift}, 95 % interval {low} to {high}; {n:,} people). Change from "
        "the score given before: {conservative}; from the then-test: {recalibrated}.",
        "alike": "{title::} a response shift of the same amount for everybody, {shift} ({n:,} {n:person|people}). "
        "Change from the score given before: {conservative}; from the then-test: {recalibrated}.",
    }
)
CAVEAT = marked(
    "Neither answer is the true one. Memory fails, people like to see that an effort was worth it, and they know what "
    "is hoped for; so a change measured from the later answer is no stronger proof. The results of this report are "
    "those from the answers given before."
)
DIFFERENCE = marked(
    {
        "shift": "shift: then - before",
        "conservative": "after - before",
        "recalibrated": "after - then",
    }
)
NO_INTERVAL = marked("none")
EXPLAINED = marked(
    "All figures are of the same people, those with all three scores. After - before is the cautious figure, after - "
    "then the one by today's measure; neither replaces the other."
)
