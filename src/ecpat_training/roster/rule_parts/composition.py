"""What a room is made of: by what the rules over a roster count people, and how they count."""

import difflib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

from ecpat_training.core.spelling import choose_spellings, unaccented
from ecpat_training.core.text import count, fold, listing
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.people import kind_of, people
from ecpat_training.values.participant import Gender, Participant, Role, Roster, StakeholderType
from ecpat_training.values.profession import Profession
from ecpat_training.words.catalogue.message import phrase

PersonAttribute = Literal["stakeholder", "role", "gender", "country", "region", "profession", "organisation"]

_CLOSED_VALUES: dict[str, tuple[str, ...]] = {
    "stakeholder": tuple(StakeholderType),
    "role": tuple(Role),
    "gender": tuple(Gender),
    "profession": tuple(Profession),
}
_MAX_VALUES_LISTED = 12  # values of one kind that an overview names; the rest is summed up
UNKNOWN_LABEL = "not known"


class ValueCounts(NamedTuple):
    """How many people there are of each value, the most first, and of how many the roster doesn't say it: the counts
    and `not_known` add up to everybody."""

    counts: dict[str, int]
    not_known: int

    def of(self, label: str) -> int:
        """How many people have a value, whatever its capitals and accents."""
        return sum(number for value, number in self.counts.items() if unaccented(value) == unaccented(label))


def has_further_kind(attribute: PersonAttribute, tallied: ValueCounts, ignored_kinds: Collection[str] = ()) -> bool:
    """Whether there are kinds that nobody is known to be of; `ignored_kinds` are values that are none."""
    return attribute not in _CLOSED_VALUES or not tallied.counts.keys() >= set(_CLOSED_VALUES[attribute]).difference(
        ignored_kinds
    )


def value_of(person: Participant, attribute: PersonAttribute) -> str | None:
    """What a person is counted as; None where the roster doesn't say it in words that are known."""
    if attribute == "organisation":
        return person.body or person.organisation
    value: str | None = getattr(person, attribute)
    return value if attribute != "profession" or value in _CLOSED_VALUES["profession"] else None


def tally(roster: Roster, attribute: PersonAttribute) -> ValueCounts:
    """Counts people; spellings that differ in capitals, spaces and accents only are one, under the most frequent of
    them."""
    spellings: Counter[str] = Counter()
    for value, times in _value_counts(roster.participants, attribute).items():
        if value is not None:
            spellings[str(value)] += times
    counts: Counter[str] = Counter()
    for spelling, chosen in choose_spellings(spellings).items():
        counts[chosen] += spellings[spelling]
    counts_by_frequency = dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
    return ValueCounts(counts_by_frequency, len(roster.participants) - sum(counts_by_frequency.values()))


def _value_counts(people: Sequence[Participant], attribute: PersonAttribute) -> Mapping[str | None, int]:
    """How many people there are of each value as it is written; each different one is looked at once."""
    if attribute == "organisation":
        return Counter(person.body or person.organisation for person in people)
    values = Counter(map(attrgetter(attribute), people))
    if attribute == "profession":
        return {value: times for value, times in values.items() if value in _CLOSED_VALUES[attribute]}
    return values


def members(people: Sequence[Participant], attribute: PersonAttribute) -> dict[str, list[int]]:
    """The indices of the people of each value, under the spelling that `tally` counts them by. Whoever isn't known is
    nowhere."""
    values = [value_of(person, attribute) for person in people]
    chosen = choose_spellings(Counter(str(value) for value in values if value is not None))
    groups: dict[str, list[int]] = {}
    for index, value in enumerate(values):
        if value is not None:
            groups.setdefault(chosen[str(value)], []).append(index)
    return groups


def canonical(attribute: PersonAttribute, label: str) -> str:
    """The value that a programme's word means.

    Raises:
        ValueError: there is no such value; the message lists those that there are.
    """
    if attribute == "country":
        if len(label) == 2 and label.isascii() and label.isalpha():
            return label.upper()
        raise ValueError(phrase("`{label}`: write a country's two letters, such as `BG`", label=label))
    if attribute not in _CLOSED_VALUES:
        return label
    for value in _CLOSED_VALUES[attribute]:
        if fold(value) == fold(label):
            return str(value)
    raise ValueError(
        phrase(
            "`{label}` is no {feature}: {advice}",
            label=label,
            feature=kind_of(attribute),
            advice=_suggest_label(attribute, label),
        )
    )


def find_kind(word: str) -> tuple[PersonAttribute, str] | None:
    """Returns what a word (`GO`, `law enforcers`, `women`, `police`) counts people by, and the value that it means.

    None if the word is no value of a closed list, or could be several.
    """
    closed_attributes: tuple[PersonAttribute, ...] = ("stakeholder", "role", "profession", "gender")
    values = [
        (attribute_name, str(value)) for attribute_name in closed_attributes for value in _CLOSED_VALUES[attribute_name]
    ]
    for attribute, value in values:
        if fold(word) in {
            fold(value),
            *(fold(people(attribute, value, number).partition(" ")[2]) for number in (1, 2)),
        }:
            return attribute, value
    prefix_matches = [(candidate, value) for candidate, value in values if fold(value).startswith(f"{fold(word)} ")]
    return prefix_matches[0] if len(prefix_matches) == 1 else None


def _suggest_label(attribute: PersonAttribute, label: str) -> str:
    """What to write for a word that isn't known: the value that it is another word for, or is nearly; else all."""
    for value in _CLOSED_VALUES[attribute]:
        if fold(label) in {people(attribute, value, number).partition(" ")[2] for number in (1, 2)}:
            return f"write `{value}`"
    value_by_fold = {fold(value): value for value in _CLOSED_VALUES[attribute]}
    if close_matches := difflib.get_close_matches(fold(label), value_by_fold, n=1, cutoff=0.75):
        return f"did you mean `{value_by_fold[close_matches[0]]}`?"
    return f"write {_either(_CLOSED_VALUES[attribute])}"


def overview(roster: Roster, results: Sequence[RuleResult]) -> tuple[tuple[str, tuple[CountCheck, ...]], ...]:
    """Returns the room by everything that the roster says or a rule asks about, in parts: a title and its counts.

    Each count says how many there are, against what is wanted of the whole room. The counts of a part add up to
    everybody.
    """
    counts_wanted = [count for result in results if result.wishes for count in result.counts]
    wish_by_kind = {(count.of, count.label): count for count in counts_wanted if not count.within}
    overview_parts = []
    for attribute in get_args(PersonAttribute):
        tallied = tally(roster, attribute)
        labels = [label for wish_attribute, label in wish_by_kind if wish_attribute == attribute]
        if tallied.counts or labels:
            overview_parts.append((attribute, tuple(_part(attribute, tallied, labels, wish_by_kind))))
    return tuple(overview_parts)


def _part(
    attribute: str, tallied: ValueCounts, labels: Sequence[str], wish_by_kind: Mapping[tuple[str, str], CountCheck]
) -> Iterator[CountCheck]:
    yield from (wish_by_kind[attribute, label] for label in labels)
    unasked = {
        label: people_count
        for label, people_count in tallied.counts.items()
        if unaccented(label) not in set(map(unaccented, labels))
    }
    singles = sum(people_count == 1 for people_count in unasked.values()) if attribute == "organisation" else 0
    unasked = {label: people_count for label, people_count in unasked.items() if people_count > 1 or not singles}
    for label, people_count in list(unasked.items())[:_MAX_VALUES_LISTED]:
        yield CountCheck(attribute, label, people_count, None, None)
    if unlisted_counts := list(unasked.values())[_MAX_VALUES_LISTED:]:
        yield CountCheck(attribute, f"{len(unlisted_counts):,} more", sum(unlisted_counts), None, None)
    if singles:  # the name of a body with one person there is that person's
        yield CountCheck(attribute, f"{count(singles, 'body', 'bodies')} with 1 person there", singles, None, None)
    if tallied.not_known:
        yield CountCheck(attribute, UNKNOWN_LABEL, tallied.not_known, None, None)


def _either(values: Sequence[str]) -> str:
    return listing([f"`{value}`" for value in values], 30).replace(" and ", " or ")
