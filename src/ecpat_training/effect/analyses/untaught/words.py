"""What is said of items that no training teaches, in English."""

from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked("What was taught, beside what was not")
SENTENCE = marked(
    {
        "more": "{title::} what was taught changed by {taught}, what was not by {untaught}. The difference "
        "({difference}, 95 % interval {low} to {high}; {n:,} people) goes the right way: being asked twice alone "
        "doesn't explain it.",
        "less": "{title::} what was taught changed by {taught}, what was not by {untaught}. The difference "
        "({difference}, 95 % interval {low} to {high}; {n:,} people) goes the wrong way: the untaught questions did "
        "better.",
        "open": "{title::} what was taught changed by {taught}, what was not by {untaught}. A difference is not shown "
        "({difference}, 95 % interval {low} to {high}; {n:,} people): being asked twice may explain the change.",
        "alike": "{title::} what was taught changed by {taught}, what was not by {untaught}, with the same difference "
        "for everybody: {difference} ({n:,} {n:person|people}).",
    }
)
ROW = marked({"taught": "taught", "untaught": "not taught", "difference": "difference"})
NO_INTERVAL = marked("-")
EXPLAINED = marked(
    "Questions that no training teaches were asked as well. People improve on them because they are asked twice, or "
    "because of what happens outside. The difference is each person's change on what was taught minus that on what "
    "was not, with the paired t test. It supposes that both kinds of questions gain as much from being asked twice."
)
