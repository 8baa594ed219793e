"""Which of our YAML files one is, by its top keys: given in another's place, it is told so in one line."""

from typing import Literal

from ecpat_training.core.errors import ContentError
from ecpat_training.core.location import Location
from ecpat_training.words.catalogue.message import phrase

Kind = Literal[
    "programme",
    "instrument",
    "agenda",
    "decisions",
    "mapping",
    "survey mapping",
    "agenda mapping",
    "quotes",
    "rubric",
    "published effects",
]

_KEYS_OF_KIND: dict[Kind, set[str]] = {
    "programme": {"programme", "manual"},
    "instrument": {"instrument", "scales"},
    "agenda": {"training", "days"},
    "decisions": {"decisions", "pairs"},
    "mapping": {"written for", "columns"},
    "survey mapping": {"survey", "columns"},
    "agenda mapping": {"agenda", "words"},
    "quotes": {"quotes", "answers"},
    "rubric": {"rubric", "criteria"},
    "published effects": {"published effects", "effects"},
}
_KIND_TEXT: dict[Kind, str] = {
    "programme": "a programme",
    "instrument": "an instrument (a questionnaire)",
    "agenda": "an agenda",
    "decisions": "decisions on pairs",
    "mapping": "a mapping (how a list's words are read)",
    "survey mapping": "a mapping of a survey (what its columns and answers are)",
    "agenda mapping": "a mapping of an agenda (what its words mean)",
    "quotes": "a file of quotes",
    "rubric": "a rubric (what raters look for, and the cases)",
    "published effects": "a table of published effects",
}


def refuse_other_kind(data: object, expected: Kind, location: Location) -> None:
    """Refuses a file that is plainly one of another kind.

    Raises:
        ContentError: the file has the top keys of another kind and not those that are wanted, or no keys, as a list
            saved as `.csv` under another name.
    """
    hint = phrase("Please name the file of {called} here.", called=_KIND_TEXT[expected])
    if not isinstance(data, dict):
        message = phrase("this isn't {called}: lines of `key: value` are expected.", called=_KIND_TEXT[expected])
        raise ContentError.because("content.other-kind", message, location=location, hint=hint)
    if _KEYS_OF_KIND[expected] <= data.keys():
        return
    for kind, keys in _KEYS_OF_KIND.items():
        if keys <= data.keys():
            message = phrase(
                "this is {called}, not {called_2}.", called=_KIND_TEXT[kind], called_2=_KIND_TEXT[expected]
            )
            raise ContentError.because("content.other-kind", message, location=location, hint=hint)
