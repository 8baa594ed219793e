"""`ecpat survey map --json`: what a survey's columns and answers are, and what is open."""

from dataclasses import dataclass

from ecpat_training.files.mapping import MappingPart
from ecpat_training.survey.model.survey_map import SurveyMap


@dataclass(frozen=True, slots=True)
class SurveyMapResult:
    """The lines of the mapping file; `open` counts those that wait for a person. A proposal ends in a question mark,
    and an empty `means` is open as well. `left_out` counts the answers to each item that can't be read and aren't
    written, since names may be in them."""

    survey: str
    platform: str
    open: int
    parts: tuple[MappingPart, ...]
    own: tuple[str, ...]
    left_out: dict[str, int]


def result(made: SurveyMap) -> SurveyMapResult:
    """The mapping as it was proposed."""
    return SurveyMapResult(made.survey, made.platform, made.open, made.parts, made.own, dict(made.left_out))
