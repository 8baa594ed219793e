"""What the header of a column means, by the words of lists."""

import re
from functools import lru_cache

from ecpat_training.words.alphabets import in_known_alphabets
from ecpat_training.words.lists.headers import FIELD_OF, Field
from ecpat_training.words.matching import letters_key

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTS = re.compile(r"[/|\n]+")
_COMPOSED = re.compile(r"[#(\[/|\n]")
# `Nom / Surname` in two languages, `Name / Given name`, or both in one cell: the columns beside settle it as well.
_PART_OF_A_NAME: tuple[set[Field], ...] = (
    {"name", "surname"},
    {"name", "given name"},
    {"name", "full name"},
    {"given name", "surname"},
)
# `Participant last name`, `Attendee name: Given name`, `Question: Gender`, as other programs call columns; what is said
# of somebody else, `Supervisor: E-mail`, is no participant's.
_WHOSE = re.compile(
    r"(?:(?:participant|attendee|trainee|nominee|applicant|candidate|delegate|registrant|learner)(?:['’]?s)?|question)"
    r"(?:\s+name\s*:|\s*[:–-])?\s+(?P<what>\S.*)",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)  # asked for every cell, lest it be a header's
def field_of(header: str) -> Field | None:
    """What a header means; None where no table knows it, or where its halves (`Name / Country`) mean two things;
    two halves of a name (`Nom / Prénom`) are a name. In two alphabets it is a translation of itself."""
    header = in_known_alphabets(header)
    field = _known_field(header)
    whose = None if field else _WHOSE.fullmatch(header.strip())
    return _known_field(whose["what"]) if whose else field


def _known_field(header: str) -> Field | None:
    if not _COMPOSED.search(header):
        return FIELD_OF.get(letters_key(header))
    text = header.replace("#", " number ")
    bare = BRACKETS.sub(" ", text)
    for wording in (text, bare):
        if field := FIELD_OF.get(letters_key(wording)):
            return field
    halves: set[Field | None] = {FIELD_OF.get(letters_key(part)) for part in _PARTS.split(bare) if letters_key(part)}
    if halves in _PART_OF_A_NAME:
        return "name"
    if halves == {"organisation", None}:  # a unit or a body, `Department / Organization`, each written in full
        return "organisation"
    return halves.pop() if len(halves) == 1 else None
