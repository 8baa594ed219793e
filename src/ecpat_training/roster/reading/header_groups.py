"""What a column of a list is under a header of several rows: INSTITUTION over Name and Type, PARTICIPANT over Name."""

from ecpat_training.files.sheets.header import HeaderPath, Meaning, meaning_by_text
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.headers import BODY_GROUPS, NAMES_OF_BODIES, Field
from ecpat_training.words.matching import letters_key

NAME_FIELDS: tuple[Field, ...] = ("name", "full name", "given name", "surname", "surname or middle name")
_WHOLE_NAMES: tuple[Field, ...] = ("name", "full name")
_OF_A_PERSON: tuple[Field, ...] = ("id", "number", "e-mail", "phone")
_BY_TEXT: Meaning[Field] = meaning_by_text(field_of)


def field_of_path(path: HeaderPath) -> Field | None:
    """What the words over a column mean together. Under a word for the participant, the lowest mean what they mean
    alone; under one for the institution, `Name` and `Type` are its own, and its e-mail or number is no person's; under
    another known word, `Name` is what that word says."""
    field = field_of(path[-1])
    group = group_of(path)
    if len(path) == 1 or group in _WHOLE_NAMES:
        return field
    if group == "organisation":
        if field in _WHOLE_NAMES or (field is None and letters_key(path[-1]) in NAMES_OF_BODIES):
            return "organisation"
        if field == "type":
            return "stakeholder type"
        return None if field in _OF_A_PERSON else field
    return group if group and field in _WHOLE_NAMES else _BY_TEXT(path)


def group_of(path: HeaderPath) -> Field | None:
    """What the nearest known word above the lowest means."""
    return next((field for words in reversed(path[:-1]) if (field := _group(words, path[-1])) is not None), None)


def _group(words: str, lowest: str) -> Field | None:
    """What a word over others means: `Stelle`, elsewhere a position, is a body over its name and its type."""
    is_of_a_body = field_of(lowest) in (*_WHOLE_NAMES, "type") or letters_key(lowest) in NAMES_OF_BODIES
    return "organisation" if is_of_a_body and letters_key(words) in BODY_GROUPS else field_of(words)


def is_of_another(path: HeaderPath) -> bool:
    """Whether a column stands under words that nobody knows, as under `Supervisor`."""
    return len(path) > 1 and group_of(path) is None
