"""What the header of a column means, by the words of lists."""

import re
from functools import lru_cache

from ecpat_training.words.alphabets import known_alphabet_part, words_in_other_alphabets
from ecpat_training.words.lists.headers import FIELD_OF, REGIONS_OR_COUNTRIES, Field
from ecpat_training.words.matching import letters_key

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PART_SEPARATORS = re.compile(r"[/|\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORD_LENGTH = 3  # letters of `der`, `of`
_BODIES = frozenset(word for word, field in FIELD_OF.items() if field == "organisation")
_COMPOSED_HEADER = re.compile(r"[#(\[/|\n]")
# `Nom / Surname` in two languages, `Name / Given name`, or both in one cell: the columns beside settle it as well.
_PART_OF_A_NAME: tuple[set[Field], ...] = (
    {"name", "surname"},
    {"name", "given name"},
    {"name", "full name"},
    {"given name", "surname"},
)
# `Participant last name`, `Attendee name: Given name`, `Question: Gender`, as other programs call columns; what is said
# of somebody else, `Supervisor: E-mail`, is no participant's.
_POSSESSIVE_HEADER = re.compile(
    r"(?:(?:participant|attendee|trainee|nominee|applicant|candidate|delegate|registrant|learner)(?:['’]?s)?|question)"
    r"(?:\s+name\s*:|\s*[:–-])?\s+(?P<what>\S.*)",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)  # asked for every cell, lest it be a header's
def field_of(header: str) -> Field | None:
    """What a header means; None where no table knows it, or where its halves (`Name / Country`) mean two things;
    two halves of a name (`Nom / Prénom`) are a name. What nobody knows in another alphabet translates the rest."""
    field = _find_known_field(header)
    if field is None and (known_header := known_alphabet_part(header)) != header:
        translations = set(map(_find_known_field, words_in_other_alphabets(header))) - {None}
        field = _common_field({_find_known_field(known_header), *translations})
        header = known_header
    possessive = None if field else _POSSESSIVE_HEADER.fullmatch(header.strip())
    return _find_known_field(possessive["what"]) if possessive else field


def _find_known_field(header: str) -> Field | None:
    if not _COMPOSED_HEADER.search(header):
        return FIELD_OF.get(letters_key(header)) or ("stakeholder type" if _is_type_of_a_body(header) else None)
    text = header.replace("#", " number ")
    text_without_brackets = BRACKETS.sub(" ", text)
    for wording in (text, text_without_brackets):
        if field := FIELD_OF.get(letters_key(wording)):
            return field
    parts = [key for part in _PART_SEPARATORS.split(text_without_brackets) if (key := letters_key(part))]
    part_fields = set(map(FIELD_OF.get, parts))
    if part_fields == {"region", "country"} and not REGIONS_OR_COUNTRIES.isdisjoint(parts):
        return "country"
    return _common_field(part_fields)


def _is_type_of_a_body(header: str) -> bool:
    """Whether a header is a word for a type with one for a body, in whatever case: `Тип установи`, `Art der Behörde`.
    A case changes the last letter; where it stays, the word is misspelt, which is asked."""
    words = [key for word in _WORD.findall(header) if (key := letters_key(word))]
    types = [word for word in words if FIELD_OF.get(word) == "type"]
    bodies = [word for word in words if word not in types and len(word) > _SMALL_WORD_LENGTH]
    if len(types) != 1 or len(bodies) != 1:  # most headers
        return False
    (body,) = bodies
    stem = body[:-1]
    return body in _BODIES or any(
        word.startswith(stem) and word[-1] != body[-1] and len(word) <= len(body) + 1 for word in _BODIES
    )


def _common_field(part_fields: set[Field | None]) -> Field | None:
    if part_fields in _PART_OF_A_NAME:
        return "name"
    if part_fields == {"organisation", None}:  # a unit or a body, `Department / Organization`, each written in full
        return "organisation"
    return part_fields.pop() if len(part_fields) == 1 else None
