"""What is said of points in per cent, in English."""

HEADING = "In per cent of all points"
SENTENCE = (
    "{title}: of {highest} points that could be had, {first} % were had before and {last} % after, {change} percentage "
    "points{interval}."
)
INTERVAL = " (95 % interval {low} to {high})"
