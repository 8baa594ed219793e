"""Sentences on what others published."""

from ecpat_training.words.catalogue.ours import ours

HEADING = ours("Compared with others")
UNIT = ours({"d_pre": "by the SD before", "d_av": "by the average of both SDs"})
FOUND = ours(
    {
        "below": "{title}: the change is {own} {unit}, below all {n} published studies that measured the same in the "
        "same way (the least {least}, the middle {middle}, the most {most}).",
        "within": "{title}: the change is {own} {unit}, between the least and the most of {n} published studies that "
        "measured the same in the same way (the least {least}, the middle {middle}, the most {most}).",
        "above": "{title}: the change is {own} {unit}, above all {n} published studies that measured the same in the "
        "same way (the least {least}, the middle {middle}, the most {most}).",
    }
)
NOTHING = ours(
    {
        "none": "{title}: nothing comparable. No published study in the table measured this in this way and printed "
        "its size.",
        "few": "{title}: nothing comparable. Published studies in the table that measured this in this way: {names}. "
        "Fewer than {fewest} don't show how far apart studies are, and a single number is no comparison.",
    }
)
LIKE = ours(
    "Outcome, instrument, design, time and unit of the change must all agree. Studies are of other people, other "
    "trainings and other questions, and what went well is published more often. A place among them is no mark: it "
    "neither proves a training nor fails it. More is in `ecpat compare`."
)
