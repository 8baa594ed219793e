"""What is said of points in per cent, in English."""

from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked("In per cent of all points")
SENTENCE = marked(
    "{title::} of {highest} points that could be had, {first} % were had before and {last} % after, {change} "
    "percentage points{interval}."
)
INTERVAL = marked(" (95 % interval {low} to {high})")
