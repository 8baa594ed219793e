"""The English words of the sheets on which raters score simulated cases, by where they are read."""

from collections.abc import Mapping

PARTS: Mapping[str, Mapping[str, str]] = {
    "The sheets on which two raters score answers to simulated cases, without seeing whose they are": {
        "rater how": "Read an answer as a whole, then give each criterion one level. Score alone: don't talk to the "
        "other rater before both are done. You see neither who answered nor when. Leave a row empty where there is no "
        "such answer.",
        "rater talked": "Only for scores that the report says you should talk over: the level on which both raters "
        "settled. Leave every other cell empty. Nobody changes a score in a rater's own sheet: agreement is measured "
        "before raters talk.",
        "rater tick": "Tick one box in each column.",
        "rater levels": "What each number of points means",
        "rater guide": "How to fill in",
        "rater answers": "Answers",
        "rater answer": "Answer",
        "rater case": "Case",
        "rater rater": "Rater",
        "rater criterion": "Criterion",
        "rater points": "Points",
        "rater meaning": "What it means",
        "rater remarks": "Remarks",
        "rater check": "Please check",
        "rater choose": "Please choose a level of the list.",
    },
}
"""Where people read it, and each text there by its key."""
