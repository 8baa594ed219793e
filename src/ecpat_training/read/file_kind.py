"""Which of our YAML files one is, by its top keys: given in another's place, it is told so in one line."""

from typing import Literal

from ecpat_training.core.errors import ContentError
from ecpat_training.core.location import Location

Kind = Literal["programme", "instrument", "agenda", "decisions"]

_MARKED_BY: dict[Kind, set[str]] = {
    "programme": {"programme", "manual"},
    "instrument": {"instrument", "scales"},
    "agenda": {"training", "days"},
    "decisions": {"decisions", "pairs"},
}
_CALLED: dict[Kind, str] = {
    "programme": "a programme",
    "instrument": "an instrument (a questionnaire)",
    "agenda": "an agenda",
    "decisions": "decisions on pairs",
}


def refuse_other_kind(data: object, wanted: Kind, where: Location) -> None:
    """Refuses a file that is plainly one of another kind.

    Raises:
        ContentError: it has the top keys of another kind, and not those of the kind that is wanted.
    """
    if not isinstance(data, dict) or _MARKED_BY[wanted] <= data.keys():
        return
    for kind, keys in _MARKED_BY.items():
        if keys <= data.keys():
            message = f"this is {_CALLED[kind]}, not {_CALLED[wanted]}."
            hint = f"Please name the file of {_CALLED[wanted]} here."
            raise ContentError.because("content.other-kind", message, where=where, hint=hint)
