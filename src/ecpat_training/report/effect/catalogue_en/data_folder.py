"""What the evaluator's folder says of itself."""

README = """{notice}

The answers to “{title}”, person by person, for statisticians. People bear numbers that were drawn; whoever has the
survey files can still find out who is who. Keep this folder where the survey files are kept.

answers.csv    a row per person, wave and item: the answer as given, and what it counts in the score (1 for right;
               turned round where the item is; empty where there is no answer)
scores.csv     a row per person: every scale in every wave; linked_<before>_<after> is 1 where the person was
               recognised in both waves. A number that stands twice is a person whose code fits two others.
codebook.csv   what every item is: its text, its scale, its answers, its key
figures.csv    the report's figures
recompute.py   computes them anew from scores.csv:  python recompute.py   (needs pandas and SciPy)
recompute.R    the same:                            Rscript recompute.R   (needs R alone)
"""
USAGE = {
    "published": "--data writes single people's answers, and --publish is for what anybody may read.",
    "published hint": "Run the command once for each.",
}
