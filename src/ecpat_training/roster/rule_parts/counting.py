"""What is said where there are fewer or more people than a rule wants; and the people among whom it counts, where these
are a part of the room: `{role: law enforcement}`."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, Field

from ecpat_training.core.finding import Finding
from ecpat_training.core.record import record
from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import CountCheck, RuleResult, ShareTarget
from ecpat_training.roster.model.people import kind_of, people, unknown_of
from ecpat_training.roster.rule_parts.composition import Of, canonical, value_of
from ecpat_training.values.participant import Participant
from ecpat_training.values.quantity import Range
from ecpat_training.words.catalogue.message import phrase, sentences

_FARTHER = 20  # how far beyond the double number of people one is sought of which a share is a whole number


def compare_counts(
    rule: Rule,
    counts: Sequence[CountCheck],
    not_known: int,
    unknown: Mapping[str, int] | None = None,
    *,
    of_nobody: bool = False,
) -> RuleResult:
    """The outcome of a rule that wants so many of each kind; `not_known` people could be of any of them, of whom
    `unknown` says what isn't known (None: what is counted by). Where the list says it `of_nobody`, how many are missing
    can't be said."""
    unknown = {counts[0].of: not_known} if unknown is None else unknown
    counts = [
        counted._replace(most=counted.actual + not_known) if counted.most is None else counted for counted in counts
    ]
    short, over = sum(counted.shortfall for counted in counts), sum(counted.excess for counted in counts)
    may_be_kept = short <= not_known and all(counted.verdict != "broken" for counted in counts)
    missing = [counted for counted in counts if counted.shortfall or counted.excess]
    if of_nobody and missing:
        breaks = [_not_to_be_known(rule, missing, unknown)]
    else:
        breaks = [describe_shortfall(rule, counted, unknown, may_be_kept=may_be_kept) for counted in missing]
    return rule.result(breaks, counts, rule.cost(short + over), not_known=not_known, unknown=unknown)


def _not_to_be_known(rule: Rule, missing_count_checks: Sequence[CountCheck], unknown: Mapping[str, int]) -> Finding:
    wants = listing([f"{counted.kind} {counted.target}" for counted in missing_count_checks], 12)
    message = phrase(
        "who is missing by {feature} can't be known: the list says it of nobody. Wanted are {wants}.",
        feature=kind_of(missing_count_checks[0].of),
        wants=wants,
    )
    return rule.broken(message, hint=ask_first(unknown))


def describe_shortfall(
    rule: Rule, counted: CountCheck, unknown: Mapping[str, int] = MappingProxyType({}), *, may_be_kept: bool = False
) -> Finding:
    """The break of a rule that wants more of a kind than there are, or fewer: `2 NGO short: 5 of 7-9.` A share that no
    whole number of people is, is said to be so.

    Args:
        rule: which isn't kept.
        counted: what there is and what is wanted.
        unknown: of how many people each thing isn't known on which it rests whether they are of that kind.
        may_be_kept: whether these could be all that is missing.
    """
    if not counted.possible:
        message = phrase(
            "{kind}: {problem} There {present:is|are} {present:,}.",
            kind=counted.kind,
            problem=unreachable_share(counted),
            present=counted.actual,
        )
        return rule.broken(message, hint=ask_first(unknown) if may_be_kept else change_hint(counted))
    reason = phrase(": {counts}", counts=_count_and_target(counted))
    if may_be_kept:
        reason = phrase(" so far: open, {unknown}", unknown=unknown_of(_of_any(unknown)))
    elif counted.verdict == "not known":
        reason = phrase(" so far: {counts}", counts=_count_and_target(counted))
    message = phrase(
        "{people}{among} {direction}{reason}.",
        people=people(counted.of, counted.label, counted.shortfall or counted.excess),
        among=phrase(" among {group}", group=counted.among) if counted.among else "",
        direction="short" if counted.shortfall else "over",
        reason=reason,
    )
    return rule.broken(message, hint=ask_first(unknown))


def _count_and_target(counted: CountCheck) -> str:
    """`5 of 7-9`; of a share `7 of 18, 38.9 %, want at least 8 (at least 40 %)`."""
    if counted.share is None:
        return phrase("{present} of {target}", present=counted.bounds_in_words, target=counted.target)
    return phrase("{present}, want {target}", present=counted.bounds_in_words, target=counted.target)


def unreachable_share(counted: CountCheck) -> str:
    """Why no whole number keeps a share: `no whole number of 4 people is 35-45 %: 1 is 25.0 %, 2 is 50.0 %.`"""
    share, below, above = counted.share, counted.high or 0, counted.low or 0
    if share is None:
        return ""
    nearest = ", ".join(
        f"{number:,} is {share.per_cent(number)}" for number in (below, above) if number <= share.people
    )
    return phrase(
        "no whole number of {people:,} {people:person|people} is {share}: {nearest}.",
        people=share.people,
        share=share.want,
        nearest=nearest,
    )


def change_hint(counted: CountCheck) -> str:
    """What to do where no whole number of so many people keeps a share."""
    if (share := counted.share) is None:
        return ""
    near = [number for number in range(1, 2 * share.people + _FARTHER) if _has_number(share.wanted, number)]
    below = [number for number in near if number < share.people][-1:]
    above = [number for number in near if number > share.people][:1]
    sizes = listing([f"{number:,}" for number in (*below, *above)]).replace(" and ", " or ")
    change = "Change the band, or how many people there are."
    return sentences(change, phrase("{sizes} people could keep it.", sizes=sizes)) if sizes else change


def _has_number(target: Range, people: int) -> bool:
    low, high = ShareTarget(target, people).bounds
    return low is None or high is None or low <= high


def ask_first(unknown: Mapping[str, int]) -> str | None:
    """What to do before anything else, where it isn't known of some people what a rule counts by."""
    unknown_counts = _of_any(unknown)
    if not unknown_counts:
        return None
    return phrase("Please ask first: {unknown}.", unknown=unknown_of(unknown_counts))


def _of_any(unknown: Mapping[str, int]) -> dict[str, int]:
    return {attribute: number for attribute, number in unknown.items() if number}


def _canonical_labels(written: dict[Of, str]) -> dict[Of, str]:
    return {attribute: canonical(attribute, label) for attribute, label in written.items()}


Among = Annotated[
    dict[Of, str], Field(min_length=1, examples=[{"role": "law enforcement"}]), AfterValidator(_canonical_labels)
]
"""By what people are chosen, and which value they have; several hold together."""


@record
class Subset:
    """The people of a part of a room, by their index, and those who may belong to it: a value of theirs isn't known;
    `unknown` says of how many of these each value isn't."""

    members: tuple[int, ...]
    maybe: tuple[int, ...]
    unknown: Mapping[str, int]


def part(participants: Sequence[Participant], among: Among) -> Subset:
    """The people who have every value of `among`."""
    members, maybe = [], []
    unknown: dict[str, int] = dict.fromkeys(among, 0)
    for index, person in enumerate(participants):
        has = [_has(person, key, label) for key, label in among.items()]
        if all(has):
            members.append(index)
        elif False not in has:
            maybe.append(index)
            for attribute, value in zip(among, has, strict=True):
                unknown[attribute] += value is None
    return Subset(tuple(members), tuple(maybe), unknown)


def part_label(among: Among) -> str:
    """The people of a part in words: `law enforcers`, `law enforcers and from BE`."""
    return listing([people(attribute, label, 2).partition(" ")[2] for attribute, label in among.items()])


def _has(person: Participant, attribute: Of, label: str) -> bool | None:
    value = value_of(person, attribute)
    return None if value is None else unaccented(value) == unaccented(label)
