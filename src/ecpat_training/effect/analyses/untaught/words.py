"""What is said of items that no training teaches, in English."""

HEADING = "What was taught, beside what was not"
SENTENCE = {
    "more": "{title}: what was taught changed by {taught}, what was not by {untaught}. The difference, {difference} "
    "(95 % interval {low} to {high}; {n:,} people), is to the good: being asked twice alone doesn't explain it.",
    "less": "{title}: what was taught changed by {taught}, what was not by {untaught}. The difference, {difference} "
    "(95 % interval {low} to {high}; {n:,} people), is to the bad: what was not taught did better.",
    "open": "{title}: what was taught changed by {taught}, what was not by {untaught}. That these differ is not shown "
    "(difference {difference}, 95 % interval {low} to {high}; {n:,} people): being asked twice may explain the change.",
    "alike": "{title}: what was taught changed by {taught}, what was not by {untaught}, with the same difference for "
    "everybody: {difference} ({n:,} people).",
}
ROW = {"taught": "taught", "untaught": "not taught", "difference": "difference"}
NO_INTERVAL = "-"
EXPLAINED = (
    "Questions that no training teaches were asked as well. Whoever improves on them does so by being asked twice, or "
    "by what happens outside. The difference is each person's change on what was taught minus that on what was not, "
    "with the paired t test. It supposes that both kinds of questions are as easy to get used to."
)
