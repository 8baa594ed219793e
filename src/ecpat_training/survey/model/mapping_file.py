"""How a survey's columns and answers are read: what a person has decided once, for files that a form gave names of its
own."""

from ecpat_training.files.mapping import Decisions
from ecpat_training.values.base import Noun


class SurveyMappingFile(Noun):
    """One mapping file of a survey: columns by their headers, words for the waves, and for each scale or item the
    answers that people or platforms write in their own way."""

    survey: str | None = None
    columns: Decisions = {}
    waves: Decisions = {}
    answers: dict[str, Decisions] = {}
