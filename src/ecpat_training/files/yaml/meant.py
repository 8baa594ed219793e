"""What was probably meant by a word that stands in the place of a code or of one of a few words."""

import re
from collections.abc import Sequence

from ecpat_training.values.countries import country_meant
from ecpat_training.values.languages import language_meant
from ecpat_training.words.lists.countries import COUNTRY_OF
from ecpat_training.words.lists.languages import LANGUAGE_OF
from ecpat_training.words.lists.methods import METHOD_OF
from ecpat_training.words.lists.professions import SIDE_OF, SUGGESTED_BY
from ecpat_training.words.lists.stakeholders import STAKEHOLDER_OF
from ecpat_training.words.matching import letters_key

_LONGEST = 100
_WITHOUT_SCHEME = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"@]*)?", re.ASCII)


def code_meant(pattern: str, value: str) -> str | None:
    """The code of a country or language that stands there in other letters, or by its name; an address as a whole."""
    key = letters_key(value[:_LONGEST])
    if pattern == r"^[A-Z]{2}$":
        return country_meant(value) or COUNTRY_OF.get(key)
    if pattern == r"^[a-z]{2,3}$":
        return language_meant(value) or LANGUAGE_OF.get(key)
    if pattern.startswith("^https?") and _WITHOUT_SCHEME.fullmatch(value):
        return f"https://{value}"
    return None


def in_other_words(value: object, choices: Sequence[str]) -> str | None:
    """The choice that a value means in the words that lists and agendas use: `police` is `law enforcement`."""
    key = letters_key(str(value)[:_LONGEST])
    found = [table.get(key) for table in (METHOD_OF, STAKEHOLDER_OF, SIDE_OF, SUGGESTED_BY)]
    return next((str(one) for one in found if one is not None and str(one) in choices), None)
