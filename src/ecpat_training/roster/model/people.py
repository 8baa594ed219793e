"""How people are called who are counted: `4 law enforcers`, `1 woman`, `2 from BG`."""

from collections.abc import Mapping

from ecpat_training.core.text import count, listing

_NOUNS: dict[tuple[str, str], tuple[str, str]] = {
    ("role", "law enforcement"): ("law enforcer", "law enforcers"),
    ("role", "care"): ("caregiver", "caregivers"),
    ("role", "other"): ("of another profession", "of other professions"),
    ("gender", "female"): ("woman", "women"),
    ("gender", "male"): ("man", "men"),
    ("gender", "other"): ("of another gender", "of another gender"),
    ("gender", "prefers not to say"): ("who prefers not to say", "who prefer not to say"),
    ("size", "participants"): ("participant", "participants"),
    ("stakeholder", "kinds"): ("stakeholder type", "stakeholder types"),
    ("role", "kinds"): ("side", "sides"),
    ("country", "kinds"): ("country", "countries"),
    ("region", "kinds"): ("region", "regions"),
    ("profession", "kinds"): ("profession", "professions"),
    ("organisation", "kinds"): ("organisation", "organisations"),
}
DIFFERENT_VALUES_LABEL = "kinds"  # the label under which different values are counted, not people
ANY_VALUE_LABEL = "any one"  # the label of the value, whichever it is, that those may have of whom it isn't known
_ATTRIBUTE_NAMES = {"stakeholder": "stakeholder type", "role": "side"}


def people(attribute: str, label: str, number: int) -> str:
    """So many people of a kind: `attribute` is what a rule counts by (`role`), `label` the kind (`care`)."""
    singular, plural = _NOUNS.get((attribute, label), _phrase(attribute, label))
    return f"{number:,} {singular if number == 1 else plural}"


def unknown_people(attribute: str, number: int) -> str:
    """How many people can't be counted: `the side of 2 people isn't known`."""
    return f"the {kind_of(attribute)} of {count(number, 'person', 'people')} isn't known"


def unknown_of(unknown_counts: Mapping[str, int]) -> str:
    """How many people can't be counted, for several things that a rule asks about: `the gender of 2 people and the side
    of 5 people aren't known`."""
    if len(unknown_counts) == 1:
        return unknown_people(*next(iter(unknown_counts.items())))
    phrases = [
        f"the {kind_of(attribute)} of {count(number, 'person', 'people')}"
        for attribute, number in unknown_counts.items()
    ]
    return f"{listing(phrases)} aren't known"


def kind_of(attribute: str) -> str:
    """What a rule counts by, in words: `stakeholder type`, `side`, `gender`."""
    return _ATTRIBUTE_NAMES.get(attribute, attribute)


def _phrase(attribute: str, label: str) -> tuple[str, str]:
    if label == ANY_VALUE_LABEL:
        return (f"of one {kind_of(attribute)}",) * 2
    if attribute == "profession":
        return label, f"{label}s"
    if attribute == "stakeholder":
        return label, label
    return (f"from {label}",) * 2 if attribute in ("country", "region") else (f"of `{label}`",) * 2
