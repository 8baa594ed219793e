"""What speaks for and against two entries being one person, weighed in words."""

from collections.abc import Set as AbstractSet
from enum import Enum

from ecpat_training.core.text import listing
from ecpat_training.roster.matching.entry import ListEntry
from ecpat_training.roster.model.same_person import Grade
from ecpat_training.words.name_spelling import is_initial, is_one_edit_apart

_LEAST_SHARED = 2  # words of a name that has others besides


class Likeness(Enum):
    """How alike two names are; the value is how a reason says it."""

    EQUAL = "the same name"
    SPELT = "the same name but for its spelling or alphabet"
    FURTHER = "the same name but for a further one"
    LETTER = "names one letter apart"
    INITIAL = "names that fit, one with an initial"
    PART = "one name in common"
    NONE = "other names"


_ALIKE = (Likeness.EQUAL, Likeness.SPELT)
_NEARLY = (Likeness.FURTHER, Likeness.LETTER, Likeness.INITIAL, Likeness.PART)
_BY_ORGANISATION = (Likeness.FURTHER, Likeness.LETTER, Likeness.INITIAL)


def weighed(one: ListEntry, other: ListEntry, shared: AbstractSet[str]) -> tuple[Grade, str] | None:
    """How likely two entries of different lists are one person, and why; None where too little speaks for it.

    Almost certain is only who has the same name, in whatever alphabet, and the same e-mail address, telephone or
    document's number, while nothing speaks against it. Names alone are possible at most: many people share one.
    `shared` are addresses and numbers of offices, which are worth no more than the organisation.
    """
    contacts = _contacts(one, other, shared)
    office = _office(one, other, shared)
    likeness = likeness_of(one, other)
    against = _against(one, other)
    grade = _grade(likeness, bool(contacts), bool(office), against)
    if grade is None:
        return None
    reasons = [*contacts, likeness.value, *office]
    but = f", but {listing(['not the same ' + what for what in against])}" if against else ""
    return grade, f"{'; '.join(reasons)}{but}"


def likeness_of(one: ListEntry, other: ListEntry) -> Likeness:
    """How alike two names are, the order of their words aside. Letters that are wrong or missing are looked for in the
    names as written as well: `Хаџић` without its `ћ` is far from it in Latin letters."""
    if not one.words or not other.words:
        return Likeness.NONE
    if one.words == other.words:
        return Likeness.EQUAL if one.letters == other.letters else Likeness.SPELT
    ways = [_nearness(one.words, other.words), _nearness(one.letters, other.letters)]
    for latin, cyrillic in ((one, other), (other, one)):
        # Latin spellings of Cyrillic names differ by language: the Russian one is compared besides the usual one.
        if latin.russian and not cyrillic.russian:
            same = latin.russian == cyrillic.words
            ways.append(Likeness.SPELT if same else _nearness(latin.russian, cyrillic.words))
    # The members stand from the most alike to the least.
    return min(ways, key=list(Likeness).index)


def _nearness(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """How near two different names are, word by word."""
    left, right = _left(one, other), _left(other, one)
    common = [word for word in one if word in other and not is_initial(word)]
    if common and len(left) == len(right) == 1 and is_one_edit_apart(left[0], right[0]):
        return Likeness.LETTER
    if len(common) >= _LEAST_SHARED and not (left and right):
        return Likeness.FURTHER
    if common and _initials_fit(left, right):
        return Likeness.INITIAL
    return Likeness.PART if common else Likeness.NONE


def _grade(likeness: Likeness, contact: bool, office: bool, against: list[str]) -> Grade | None:
    # People have several addresses, so another one says little; another gender or country says much.
    apart = [what for what in against if what != "e-mail address"]
    if likeness in _ALIKE:
        if contact:
            return Grade.LIKELY if apart else Grade.CERTAIN
        if office and not apart:
            return Grade.LIKELY
        return None if "gender" in against and len(against) > 1 and not office else Grade.POSSIBLE
    if contact:
        return Grade.LIKELY if likeness in _NEARLY and not apart else Grade.POSSIBLE
    if office and likeness in _BY_ORGANISATION and not apart:
        return Grade.LIKELY if likeness is Likeness.FURTHER else Grade.POSSIBLE
    return Grade.POSSIBLE if likeness is Likeness.FURTHER and not against else None


def _contacts(one: ListEntry, other: ListEntry, shared: AbstractSet[str]) -> list[str]:
    said = (("e-mail address", one.email, other.email), ("telephone", one.phone, other.phone))
    found = [f"the same {what}" for what, a, b in said if a and a == b and a not in shared]
    return [*found, "the same number of a document"] if one.document and one.document == other.document else found


def _office(one: ListEntry, other: ListEntry, shared: AbstractSet[str]) -> list[str]:
    if one.organisation and one.organisation == other.organisation:
        return ["the same organisation"]
    said = ((one.email, other.email), (one.phone, other.phone))
    return ["an address or telephone that several people share"] if any(a == b and a in shared for a, b in said) else []


def _against(one: ListEntry, other: ListEntry) -> list[str]:
    said = (
        ("gender", one.gender, other.gender),
        ("country", one.country, other.country),
        ("e-mail address", one.email, other.email),
    )
    return [what for what, a, b in said if a and b and a != b]


def _left(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """The words that are left when those of another name are taken away, each once."""
    rest = list(others)
    left = []
    for word in words:
        if word in rest:
            rest.remove(word)
        else:
            left.append(word)
    return left


def _initials_fit(left: list[str], right: list[str]) -> bool:
    """Whether the words left of two names are the same but that some are initials."""
    short, long = sorted((left, right), key=len)
    rest = list(long)
    for word in short:
        fits = next((one for one in rest if _is_of(word, one) or _is_of(one, word)), None)
        if fits is None:
            return False
        rest.remove(fits)
    return bool(short) and all(map(is_initial, rest))


def _is_of(initial: str, word: str) -> bool:
    return is_initial(initial) and word.startswith(initial)
