"""What an entry is known by on another day, in a file that holds no names."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import fold
from ecpat_training.values.participant import Participant
from ecpat_training.words.person_name import name_key

_SALT, _MARK = 4, 6  # bytes: 48 bits tell the entries of a file apart
_APART = "\x1f"


def salt_of(digests: Iterable[str]) -> str:
    """The salt of a new file of decisions, from the SHA-256 of the lists: another one for other lists, so that marks
    can't be looked up in a table made once or compared between files, and the same one for the same lists."""
    return hashlib.blake2b(_APART.join(digests).encode(), digest_size=_SALT).hexdigest()


def mark_of(identity: str, salt: str) -> str:
    """An identity as a file of decisions holds it: a salted BLAKE2b hash. Who has the file and guesses a name together
    with its e-mail address can check the guess; the name can't be read from it."""
    return hashlib.blake2b(identity.encode(), digest_size=_MARK, salt=salt.encode()[:16]).hexdigest()


def key_of(one: str, other: str, salt: str) -> str:
    """The key of a pair: salt and both marks, in one order whichever list comes first."""
    first, second = sorted((mark_of(one, salt), mark_of(other, salt)))
    return f"{salt}-{first}-{second}"


def identities(people: Sequence[Participant]) -> list[str]:
    """What each person of one list is known by: name and e-mail address, without an address the organisation; more
    only where two people of the list share that. Rows and the other columns may change."""
    plain = [_joined(*name_key(person.name), _address(person)) for person in people]
    times = Counter(plain)
    told = [_in_full(person) if times[one] > 1 else one for one, person in zip(plain, people, strict=True)]
    seen: Counter[str] = Counter()
    numbered = []
    for one in told:
        seen[one] += 1
        numbered.append(one if seen[one] == 1 else _joined(one, str(seen[one])))
    return numbered


def _address(person: Participant) -> str:
    return fold(person.email) if person.email else unaccented(person.organisation or "")


def _in_full(person: Participant) -> str:
    others = (person.organisation, person.country, person.gender, person.role, person.phone, person.id)
    return _joined(*name_key(person.name), _address(person), *(unaccented(str(other or "")) for other in others))


def _joined(*parts: str) -> str:
    return _APART.join(parts)
