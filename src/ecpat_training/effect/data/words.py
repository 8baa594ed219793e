"""What the evaluator's folder says of itself."""

from ecpat_training.words.catalogue.message import Option, phrase

README = """{notice}

The answers to “{title}”, person by person, for statisticians. People have drawn numbers; a person who has the
survey files can still find out who is who. Keep this folder where the survey files are kept.

answers.csv    a row per person, wave and item: the answer as given, and what it counts in the score (1 for right, 0
               for wrong or left open; turned round where the item is; empty where there is nothing to count). kind
               says whether the item is taught, untaught (no part of the score) or then (about the time before, asked
               afterwards); form is that of parallel forms
scores.csv     a row per person: every scale in every wave, and its then-test (<scale>_then_<wave>);
               linked_<before>_<after> is 1 where the person was recognised in both waves. A number that stands twice
               is a person whose code fits two others.
codebook.csv   what every item is: its text, its scale, its answers, its key
figures.csv    the report's figures: of changes, then-tests, alpha of each scale and wave, and p adjusted in its family
recompute.py   computes them anew from the two:  python recompute.py   (needs pandas and SciPy)
recompute.R    the same:                         Rscript recompute.R   (needs R alone)
"""
USAGE = {
    "published": phrase(
        "{data} writes single people's answers, and {publish} is for what anybody may read.",
        data=Option("--data"),
        publish=Option("--publish"),
    ),
    "published hint": "Run the command once for each.",
}
