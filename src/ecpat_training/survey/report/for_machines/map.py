"""`ecpat survey map --json`: what a survey's columns and answers are, and what is open."""

from ecpat_training.commands.public import Public
from ecpat_training.survey.model.survey_map import SurveyMap


class SurveyMapResult(Public[SurveyMap]):
    """The lines of the mapping file; `open` counts those that wait for a person. A proposal ends in a question mark,
    and an empty `means` is open as well. `left_out` counts the answers to each item that can't be read and aren't
    written, since names may be in them."""

    keys = "survey platform open parts own left_out"
