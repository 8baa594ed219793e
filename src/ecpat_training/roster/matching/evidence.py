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


_PLACE_OF = {likeness: place for place, likeness in enumerate(Likeness)}
"""The members stand from the most alike to the least."""
_ALIKE = (Likeness.EQUAL, Likeness.SPELT)
_NEARLY = (Likeness.FURTHER, Likeness.LETTER, Likeness.INITIAL, Likeness.PART)
_BY_ORGANISATION = (Likeness.FURTHER, Likeness.LETTER, Likeness.INITIAL)


def weigh(first: ListEntry, second: ListEntry, shared: AbstractSet[str]) -> tuple[Grade, str] | None:
    """How likely two entries of different lists are one person, and why; None where too little speaks for it.

    Almost certain is only who has the same name, in whatever alphabet, and the same e-mail address, telephone or
    document's number, while nothing speaks against it. Names alone are possible at most: many people share one.
    `shared` are addresses and numbers of offices, which are worth no more than the organisation.
    """
    contacts = _contacts(first, second, shared)
    office = _office(first, second, shared)
    against = _against(first, second)
    if against and not (contacts or office) and not _may_be_alike(first, second):
        return None  # as most pairs, whose names needn't be compared word by word
    likeness = likeness_of(first, second)
    grade = _grade(likeness, bool(contacts), bool(office), against)
    if grade is None:
        return None
    reasons = [*contacts, likeness.value, *office]
    but = f", but {listing(['not the same ' + attribute for attribute in against])}" if against else ""
    return grade, f"{'; '.join(reasons)}{but}"


def likeness_of(first: ListEntry, second: ListEntry) -> Likeness:
    """How alike two names are, the order of their words aside. Letters that are wrong or missing are looked for in the
    names as written as well: `Хаџић` without its `ћ` is far from it in Latin letters."""
    if not first.words or not second.words:
        return Likeness.NONE
    if first.words == second.words:
        return Likeness.EQUAL if first.letters == second.letters else Likeness.SPELT
    ways = [_nearness(first.words, second.words)]
    if (first.letters, second.letters) != (first.words, second.words):
        ways.append(_nearness(first.letters, second.letters))
    for latin, cyrillic in ((first, second), (second, first)):
        # Latin spellings of Cyrillic names differ by language: the Russian one is compared besides the usual one.
        if latin.russian and not cyrillic.russian:
            is_equal = latin.russian == cyrillic.words
            ways.append(Likeness.SPELT if is_equal else _nearness(latin.russian, cyrillic.words))
    return min(ways, key=_PLACE_OF.__getitem__)


def _may_be_alike(first: ListEntry, second: ListEntry) -> bool:
    """Whether two names may be one but for spelling or alphabet, which counts even where something speaks against
    it."""
    return first.words == second.words or bool(first.russian) != bool(second.russian)


def _nearness(first: tuple[str, ...], second: tuple[str, ...]) -> Likeness:
    """How near two different names are, word by word."""
    left_words, right = _unmatched_words(first, second), _unmatched_words(second, first)
    common = [word for word in first if word in second and not is_initial(word)]
    if common and len(left_words) == len(right) == 1 and is_one_edit_apart(left_words[0], right[0]):
        return Likeness.LETTER
    if len(common) >= _LEAST_SHARED and not (left_words and right):
        return Likeness.FURTHER
    if common and _initials_fit(left_words, right):
        return Likeness.INITIAL
    return Likeness.PART if common else Likeness.NONE


def _grade(likeness: Likeness, contact: bool, office: bool, against: list[str]) -> Grade | None:
    # People have several addresses, so another one says little; another gender or country says much.
    contradictions = [attribute for attribute in against if attribute != "e-mail address"]
    if likeness in _ALIKE:
        if contact:
            return Grade.LIKELY if contradictions else Grade.CERTAIN
        if office and not contradictions:
            return Grade.LIKELY
        return None if "gender" in against and len(against) > 1 and not office else Grade.POSSIBLE
    if contact:
        return Grade.LIKELY if likeness in _NEARLY and not contradictions else Grade.POSSIBLE
    if office and likeness in _BY_ORGANISATION and not contradictions:
        return Grade.LIKELY if likeness is Likeness.FURTHER else Grade.POSSIBLE
    return Grade.POSSIBLE if likeness is Likeness.FURTHER and not against else None


def _contacts(first: ListEntry, second: ListEntry, shared: AbstractSet[str]) -> list[str]:
    contact_pairs = (("e-mail address", first.email, second.email), ("telephone", first.phone, second.phone))
    reasons = [f"the same {contact}" for contact, a, b in contact_pairs if a and a == b and a not in shared]
    return (
        [*reasons, "the same number of a document"] if first.document and first.document == second.document else reasons
    )


def _office(first: ListEntry, second: ListEntry, shared: AbstractSet[str]) -> list[str]:
    if first.organisation and first.organisation == second.organisation:
        return ["the same organisation"]
    contact_pairs = ((first.email, second.email), (first.phone, second.phone))
    return (
        ["an address or telephone that several people share"]
        if any(a == b and a in shared for a, b in contact_pairs)
        else []
    )


def _against(first: ListEntry, second: ListEntry) -> list[str]:
    compared = (
        ("gender", first.gender, second.gender),
        ("country", first.country, second.country),
        ("e-mail address", first.email, second.email),
    )
    return [attribute for attribute, a, b in compared if a and b and a != b]


def _unmatched_words(words: tuple[str, ...], other_words: tuple[str, ...]) -> list[str]:
    """The words that are left when those of another name are taken away, each once."""
    unmatched = list(other_words)
    remaining = []
    for word in words:
        if word in unmatched:
            unmatched.remove(word)
        else:
            remaining.append(word)
    return remaining


def _initials_fit(left_words: list[str], right: list[str]) -> bool:
    """Whether the words left of two names are the same but that some are initials."""
    short, long = sorted((left_words, right), key=len)
    remaining = list(long)
    for word in short:
        fits = next((candidate for candidate in remaining if _is_of(word, candidate) or _is_of(candidate, word)), None)
        if fits is None:
            return False
        remaining.remove(fits)
    return bool(short) and all(map(is_initial, remaining))


def _is_of(initial: str, word: str) -> bool:
    return is_initial(initial) and word.startswith(initial)
