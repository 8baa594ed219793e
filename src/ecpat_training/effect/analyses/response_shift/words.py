"""What is said of the then-test, in English."""

HEADING = "How people see their start now"
WHAT = (
    "After the training people were asked once more about the time before. Whoever has learnt what the work takes may "
    "rate their former self otherwise than they did: the measure has shifted, not only the person."
)
SENTENCE = {
    "stricter": "{title}: looking back, people put where they stood before lower than they did at the time: {shift} "
    "(95 % interval {low} to {high}; {n:,} people). Measured from what they said then, the change is {conservative}; "
    "from what they say now, {recalibrated}.",
    "milder": "{title}: looking back, people put where they stood before higher than they did at the time: {shift} "
    "(95 % interval {low} to {high}; {n:,} people). Measured from what they said then, the change is {conservative}; "
    "from what they say now, {recalibrated}.",
    "open": "{title}: that people see their start otherwise now is not shown: {shift} (95 % interval {low} to {high}; "
    "{n:,} people). Measured from what they said then, the change is {conservative}; from what they say now, "
    "{recalibrated}.",
    "alike": "{title}: looking back, everybody sees their start shifted by the same amount, {shift} ({n:,} people). "
    "Measured from what they said then, the change is {conservative}; from what they say now, {recalibrated}.",
}
CAVEAT = (
    "Neither answer is the true one. Memory fails, people like to see that an effort was worth it, and they know what "
    "is hoped for; so a change measured from the later answer is no stronger proof. The results of this report are "
    "those from the answers given before."
)
DIFFERENCE = {
    "shift": "shift: then - before",
    "conservative": "after - before",
    "recalibrated": "after - then",
}
NO_INTERVAL = "none"
EXPLAINED = (
    "All figures are of the same people, those with all three scores. After - before is the cautious figure, after - "
    "then the one by today's measure; neither replaces the other."
)
