"""What is said of points in per cent, in English."""

from ecpat_training.words.catalogue.ours import ours

HEADING = ours("In per cent of all points")
SENTENCE = ours(
    "{title}: of {highest} points that could be had, {first} % were had before and {last} % after, {change} percentage "
    "points{interval}."
)
INTERVAL = ours(" (95 % interval {low} to {high})")
