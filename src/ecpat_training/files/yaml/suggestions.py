"""What was probably meant by a word that stands in the place of a code or of one of a few words."""

import re
from collections.abc import Iterator, Sequence

from ecpat_training.core.text import fold
from ecpat_training.values.countries import guess_country
from ecpat_training.values.languages import guess_language
from ecpat_training.words.matching import letters_key

_MAX_VALUE_LENGTH = 100
_NO_ID = re.compile(r"[^A-Za-z0-9_-]+")
_WITHOUT_SCHEME = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"@]*)?", re.ASCII)


def guess_code(pattern: str, value: str) -> str | None:
    """The code of a country or language that stands there in other letters, or by its name; an address as a whole."""
    from ecpat_training.words.lists.countries import COUNTRY_OF  # most files have no word in the wrong place
    from ecpat_training.words.lists.languages import LANGUAGE_OF

    key = letters_key(value[:_MAX_VALUE_LENGTH])
    if pattern == r"^[A-Z]{2}$":
        return guess_country(value) or COUNTRY_OF.get(key)
    if pattern == r"^[a-z]{2,3}$":
        return guess_language(value) or LANGUAGE_OF.get(key)
    if pattern.startswith("^https?") and _WITHOUT_SCHEME.fullmatch(value):
        return f"https://{value}"
    return None


def guess_id(path: Sequence[str | int], value: str, data: object) -> str | None:
    """The id that stands for a text where one is expected: that of the entry with this title, or, of a new one, the
    text in the letters that an id may have."""
    if path[-1:] == ("id",):
        return _NO_ID.sub("-", value.strip()).strip("-") if value.isascii() else None
    return next((id_ for title, id_ in _titled_ids(data) if fold(title) == fold(value)), None)


def _titled_ids(data: object) -> Iterator[tuple[str, str]]:
    """The titles of a file's entries, each with its id."""
    if isinstance(data, dict):
        title, id_ = data.get("title"), data.get("id")
        if isinstance(title, str) and isinstance(id_, str):
            yield title, id_
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for value in values:
        yield from _titled_ids(value)


def find_synonym(value: object, choices: Sequence[str]) -> str | None:
    """The choice that a value means in the words that lists and agendas use: `police` is `law enforcement`."""
    from ecpat_training.words.lists.methods import METHOD_OF  # most files have no word in the wrong place
    from ecpat_training.words.lists.professions import SIDE_OF, SUGGESTED_ROLE
    from ecpat_training.words.lists.stakeholders import STAKEHOLDER_OF

    key = letters_key(str(value)[:_MAX_VALUE_LENGTH])
    meanings = [table.get(key) for table in (METHOD_OF, STAKEHOLDER_OF, SIDE_OF, SUGGESTED_ROLE)]
    return next((str(meaning) for meaning in meanings if meaning is not None and str(meaning) in choices), None)
