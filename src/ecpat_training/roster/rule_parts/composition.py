"""What a room is made of: by what the rules over a roster count people, and how they count."""

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

from ecpat_training.core.spelling import chosen_spellings, unaccented
from ecpat_training.core.text import count, fold, listing
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.people import kind_of, people
from ecpat_training.values.participant import Gender, Participant, Role, Roster, StakeholderType
from ecpat_training.values.profession import Profession

Of = Literal["stakeholder", "role", "gender", "country", "region", "profession", "organisation"]

_CLOSED: dict[str, tuple[str, ...]] = {
    "stakeholder": tuple(StakeholderType),
    "role": tuple(Role),
    "gender": tuple(Gender),
    "profession": tuple(Profession),
}
_LISTED = 12  # values of one kind that an overview names; the rest is summed up
NOT_KNOWN = "not known"


class ValueCounts(NamedTuple):
    """How many people there are of each value, the most first, and of how many the roster doesn't say it: the counts
    and `not_known` add up to everybody."""

    counts: dict[str, int]
    not_known: int

    def of(self, label: str) -> int:
        """How many people have a value, whatever its capitals and accents."""
        return sum(number for value, number in self.counts.items() if unaccented(value) == unaccented(label))


def value_of(person: Participant, of: Of) -> str | None:
    """What a person is counted as; None where the roster doesn't say it in words that are known."""
    if of == "organisation":
        return person.body or person.organisation
    value: str | None = getattr(person, of)
    return value if of != "profession" or value in _CLOSED["profession"] else None


def tally(roster: Roster, of: Of) -> ValueCounts:
    """Counts people; spellings that differ in capitals, spaces and accents only are one, under the most frequent of
    them."""
    spellings: Counter[str] = Counter()
    for value, times in _written(roster.participants, of).items():
        if value is not None:
            spellings[str(value)] += times
    counts: Counter[str] = Counter()
    for spelling, chosen in chosen_spellings(spellings).items():
        counts[chosen] += spellings[spelling]
    ordered = dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
    return ValueCounts(ordered, len(roster.participants) - sum(ordered.values()))


def _written(people: Sequence[Participant], of: Of) -> Mapping[str | None, int]:
    """How many people there are of each value as it is written; each different one is looked at once."""
    if of == "organisation":
        return Counter(person.body or person.organisation for person in people)
    values = Counter(map(attrgetter(of), people))
    if of == "profession":
        return {value: times for value, times in values.items() if value in _CLOSED[of]}
    return values


def members(people: Sequence[Participant], of: Of) -> dict[str, list[int]]:
    """The indices of the people of each value, under the spelling that `tally` counts them by. Whoever isn't known is
    nowhere."""
    values = [value_of(person, of) for person in people]
    chosen = chosen_spellings(Counter(str(value) for value in values if value is not None))
    groups: dict[str, list[int]] = {}
    for index, value in enumerate(values):
        if value is not None:
            groups.setdefault(chosen[str(value)], []).append(index)
    return groups


def canonical(of: Of, label: str) -> str:
    """The value that a programme's word means.

    Raises:
        ValueError: there is no such value; the message lists those that there are.
    """
    if of == "country":
        if len(label) == 2 and label.isascii() and label.isalpha():
            return label.upper()
        raise ValueError(f"`{label}`: write a country's two letters, such as `BG`")
    if of not in _CLOSED:
        return label
    for value in _CLOSED[of]:
        if fold(value) == fold(label):
            return str(value)
    raise ValueError(f"`{label}` is no {kind_of(of)}: {_instead(of, label)}")


def kind_meant(word: str) -> tuple[Of, str] | None:
    """Returns what a word (`GO`, `law enforcers`, `women`, `police`) counts people by, and the value that it means.

    None if the word is no value of a closed list, or could be several.
    """
    kinds: tuple[Of, ...] = ("stakeholder", "role", "profession", "gender")
    values = [(of, str(value)) for of in kinds for value in _CLOSED[of]]
    for of, value in values:
        if fold(word) in {fold(value), *(fold(people(of, value, number).partition(" ")[2]) for number in (1, 2))}:
            return of, value
    begun = [(of, value) for of, value in values if fold(value).startswith(f"{fold(word)} ")]
    return begun[0] if len(begun) == 1 else None


def _instead(of: Of, label: str) -> str:
    """What to write for a word that isn't known: the value that it is another word for, or is nearly; else all."""
    for value in _CLOSED[of]:
        if fold(label) in {people(of, value, number).partition(" ")[2] for number in (1, 2)}:
            return f"write `{value}`"
    by_fold = {fold(value): value for value in _CLOSED[of]}
    if close := difflib.get_close_matches(fold(label), by_fold, n=1, cutoff=0.75):
        return f"did you mean `{by_fold[close[0]]}`?"
    return f"write {_either(_CLOSED[of])}"


def overview(roster: Roster, results: Sequence[RuleResult]) -> tuple[tuple[str, tuple[CountCheck, ...]], ...]:
    """Returns the room by everything that the roster says or a rule asks about, in parts: a title and its counts.

    Each count says how many there are, against what is wanted of the whole room. The counts of a part add up to
    everybody.
    """
    wishes = [count for result in results if result.wishes for count in result.counts]
    wanted = {(count.of, count.label): count for count in wishes if not count.within}
    parts = []
    for of in get_args(Of):
        there = tally(roster, of)
        asked = [label for kind, label in wanted if kind == of]
        if there.counts or asked:
            parts.append((of, tuple(_part(of, there, asked, wanted))))
    return tuple(parts)


def _part(
    of: str, there: ValueCounts, asked: Sequence[str], wanted: Mapping[tuple[str, str], CountCheck]
) -> Iterator[CountCheck]:
    yield from (wanted[of, label] for label in asked)
    rest = {label: have for label, have in there.counts.items() if unaccented(label) not in set(map(unaccented, asked))}
    alone = sum(have == 1 for have in rest.values()) if of == "organisation" else 0
    rest = {label: have for label, have in rest.items() if have > 1 or not alone}
    for label, have in list(rest.items())[:_LISTED]:
        yield CountCheck(of, label, have, None, None)
    if others := list(rest.values())[_LISTED:]:
        yield CountCheck(of, f"{len(others):,} more", sum(others), None, None)
    if alone:  # the name of a body with one person there is that person's
        yield CountCheck(of, f"{count(alone, 'body', 'bodies')} with 1 person there", alone, None, None)
    if there.not_known:
        yield CountCheck(of, NOT_KNOWN, there.not_known, None, None)


def _either(values: Sequence[str]) -> str:
    return listing([f"`{value}`" for value in values], 30).replace(" and ", " or ")
