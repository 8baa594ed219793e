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


_RANK_BY_LIKENESS = {likeness: place for place, likeness in enumerate(Likeness)}
"""The members stand from the most alike to the least."""
_MATCHING_LIKENESSES = (Likeness.EQUAL, Likeness.SPELT)
_NEARLY = (Likeness.FURTHER, Likeness.LETTER, Likeness.INITIAL, Likeness.PART)
_BY_ORGANISATION = (Likeness.FURTHER, Likeness.LETTER, Likeness.INITIAL)


def weigh(
    first_entry: ListEntry, second_entry: ListEntry, shared_contacts: AbstractSet[str]
) -> tuple[Grade, str] | None:
    """How likely two entries of different lists are one person, and why; None where too little speaks for it.

    Almost certain is only who has the same name, in whatever alphabet, and the same e-mail address, telephone or
    document's number, while nothing speaks against it. Names alone are possible at most: many people share one.
    `shared_contacts` are addresses and numbers of offices, which are worth no more than the organisation.
    """
    contact_reasons = _contacts(first_entry, second_entry, shared_contacts)
    office_reasons = _office(first_entry, second_entry, shared_contacts)
    contradicting_attributes = _against(first_entry, second_entry)
    if (
        contradicting_attributes
        and not (contact_reasons or office_reasons)
        and not _may_be_alike(first_entry, second_entry)
    ):
        return None  # as most pairs, whose names needn't be compared word by word
    likeness = likeness_of(first_entry, second_entry)
    grade = _grade(likeness, bool(contact_reasons), bool(office_reasons), contradicting_attributes)
    if grade is None:
        return None
    reasons = [*contact_reasons, likeness.value, *office_reasons]
    but = (
        f", but {listing(['not the same ' + attribute for attribute in contradicting_attributes])}"
        if contradicting_attributes
        else ""
    )
    return grade, f"{'; '.join(reasons)}{but}"


def likeness_of(first_entry: ListEntry, second_entry: ListEntry) -> Likeness:
    """How alike two names are, the order of their words aside. Letters that are wrong or missing are looked for in the
    names as written as well: `Хаџић` without its `ћ` is far from it in Latin letters."""
    if not first_entry.words or not second_entry.words:
        return Likeness.NONE
    if first_entry.words == second_entry.words:
        return Likeness.EQUAL if first_entry.letters == second_entry.letters else Likeness.SPELT
    likenesses = [_nearness(first_entry.words, second_entry.words)]
    if (first_entry.letters, second_entry.letters) != (first_entry.words, second_entry.words):
        likenesses.append(_nearness(first_entry.letters, second_entry.letters))
    for latin_entry, cyrillic_entry in ((first_entry, second_entry), (second_entry, first_entry)):
        # Latin spellings of Cyrillic names differ by language: the Russian one is compared besides the usual one.
        if latin_entry.russian and not cyrillic_entry.russian:
            is_equal = latin_entry.russian == cyrillic_entry.words
            likenesses.append(Likeness.SPELT if is_equal else _nearness(latin_entry.russian, cyrillic_entry.words))
    return min(likenesses, key=_RANK_BY_LIKENESS.__getitem__)


def _may_be_alike(first_entry: ListEntry, second_entry: ListEntry) -> bool:
    """Whether two names may be one but for spelling or alphabet, which counts even where something speaks against
    it."""
    return first_entry.words == second_entry.words or bool(first_entry.russian) != bool(second_entry.russian)


def _nearness(first_words: tuple[str, ...], second_words: tuple[str, ...]) -> Likeness:
    """How near two different names are, word by word."""
    first_unmatched, second_unmatched = (
        _unmatched_words(first_words, second_words),
        _unmatched_words(second_words, first_words),
    )
    common_words = [word for word in first_words if word in second_words and not is_initial(word)]
    if (
        common_words
        and len(first_unmatched) == len(second_unmatched) == 1
        and is_one_edit_apart(first_unmatched[0], second_unmatched[0])
    ):
        return Likeness.LETTER
    if len(common_words) >= _LEAST_SHARED and not (first_unmatched and second_unmatched):
        return Likeness.FURTHER
    if common_words and _initials_fit(first_unmatched, second_unmatched):
        return Likeness.INITIAL
    return Likeness.PART if common_words else Likeness.NONE


def _grade(
    likeness: Likeness, shares_contact: bool, shares_office: bool, contradicting_attributes: list[str]
) -> Grade | None:
    # People have several addresses, so another one says little; another gender or country says much.
    contradictions = [attribute for attribute in contradicting_attributes if attribute != "e-mail address"]
    if likeness in _MATCHING_LIKENESSES:
        if shares_contact:
            return Grade.LIKELY if contradictions else Grade.CERTAIN
        if shares_office and not contradictions:
            return Grade.LIKELY
        return (
            None
            if "gender" in contradicting_attributes and len(contradicting_attributes) > 1 and not shares_office
            else Grade.POSSIBLE
        )
    if shares_contact:
        return Grade.LIKELY if likeness in _NEARLY and not contradictions else Grade.POSSIBLE
    if shares_office and likeness in _BY_ORGANISATION and not contradictions:
        return Grade.LIKELY if likeness is Likeness.FURTHER else Grade.POSSIBLE
    return Grade.POSSIBLE if likeness is Likeness.FURTHER and not contradicting_attributes else None


def _contacts(first_entry: ListEntry, second_entry: ListEntry, shared_contacts: AbstractSet[str]) -> list[str]:
    contact_pairs = (
        ("e-mail address", first_entry.email, second_entry.email),
        ("telephone", first_entry.phone, second_entry.phone),
    )
    reasons = [
        f"the same {contact}"
        for contact, first_contact, second_contact in contact_pairs
        if first_contact and first_contact == second_contact and first_contact not in shared_contacts
    ]
    return (
        [*reasons, "the same number of a document"]
        if first_entry.document and first_entry.document == second_entry.document
        else reasons
    )


def _office(first_entry: ListEntry, second_entry: ListEntry, shared_contacts: AbstractSet[str]) -> list[str]:
    if first_entry.organisation and first_entry.organisation == second_entry.organisation:
        return ["the same organisation"]
    contact_pairs = ((first_entry.email, second_entry.email), (first_entry.phone, second_entry.phone))
    return (
        ["an address or telephone that several people share"]
        if any(
            first_contact == second_contact and first_contact in shared_contacts
            for first_contact, second_contact in contact_pairs
        )
        else []
    )


def _against(first_entry: ListEntry, second_entry: ListEntry) -> list[str]:
    attribute_pairs = (
        ("gender", first_entry.gender, second_entry.gender),
        ("country", first_entry.country, second_entry.country),
        ("e-mail address", first_entry.email, second_entry.email),
    )
    return [
        attribute
        for attribute, first_value, second_value in attribute_pairs
        if first_value and second_value and first_value != second_value
    ]


def _unmatched_words(words: tuple[str, ...], other_words: tuple[str, ...]) -> list[str]:
    """The words that are left when those of another name are taken away, each once."""
    unmatched_words = list(other_words)
    remaining_words = []
    for word in words:
        if word in unmatched_words:
            unmatched_words.remove(word)
        else:
            remaining_words.append(word)
    return remaining_words


def _initials_fit(left_words: list[str], right_words: list[str]) -> bool:
    """Whether the words left of two names are the same but that some are initials."""
    shorter_words, longer_words = sorted((left_words, right_words), key=len)
    remaining_words = list(longer_words)
    for word in shorter_words:
        fitting_word = next(
            (candidate for candidate in remaining_words if _is_of(word, candidate) or _is_of(candidate, word)), None
        )
        if fitting_word is None:
            return False
        remaining_words.remove(fitting_word)
    return bool(shorter_words) and all(map(is_initial, remaining_words))


def _is_of(initial: str, word: str) -> bool:
    return is_initial(initial) and word.startswith(initial)
