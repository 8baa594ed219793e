"""Sentences on what others published."""

from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked("Compared with others")
UNIT = marked({"d_pre": "by the SD before", "d_av": "by the average of both SDs"})
COMPARISON_FOUND = marked(
    {
        "below": "{title}: the change is {own} {unit}, below all {n} published studies that measured the same in the "
        "same way (the least {least}, the middle {middle}, the most {most}).",
        "within": "{title}: the change is {own} {unit}, between the least and the most of {n} published studies that "
        "measured the same in the same way (the least {least}, the middle {middle}, the most {most}).",
        "above": "{title}: the change is {own} {unit}, above all {n} published studies that measured the same in the "
        "same way (the least {least}, the middle {middle}, the most {most}).",
    }
)
NOTHING_COMPARABLE = marked(
    {
        "none": "{title}: nothing comparable. No published study in the table measured this in this way and printed "
        "its size.",
        "few": "{title}: nothing comparable. Published studies in the table that measured this in this way: {names}. "
        "Fewer than {fewest} don't show how far apart studies are, and a single number is no comparison.",
    }
)
COMPARABILITY_NOTE = marked(
    "Outcome, instrument, design, time and unit of the change must all agree. Studies are of other people, other "
    "trainings and other questions, and what went well is published more often. A place among them is no mark: it "
    "neither proves a training nor fails it. More is in {command}."
)
