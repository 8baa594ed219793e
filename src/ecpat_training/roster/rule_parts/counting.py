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
from ecpat_training.roster.rule_parts.composition import PersonAttribute, canonical, value_of
from ecpat_training.values.participant import Participant
from ecpat_training.values.quantity import Range
from ecpat_training.words.catalogue.message import phrase, sentences

_FARTHER = 20  # how far beyond the double number of people one is sought of which a share is a whole number


def compare_counts(
    rule: Rule,
    counts: Sequence[CountCheck],
    unknown_count: int,
    unknown_counts: Mapping[str, int] | None = None,
    *,
    is_unknowable: bool = False,
) -> RuleResult:
    """The outcome of a rule that wants so many of each kind; `unknown_count` people could be of any of them, of whom
    `unknown_counts` says what isn't known (None: what is counted by). With `is_unknowable` the list says it of nobody,
    and how many are missing can't be said."""
    unknown_counts = {counts[0].of: unknown_count} if unknown_counts is None else unknown_counts
    counts = [
        counted._replace(most=counted.actual + unknown_count) if counted.most is None else counted for counted in counts
    ]
    total_shortfall, total_excess = (
        sum(counted.shortfall for counted in counts),
        sum(counted.excess for counted in counts),
    )
    may_be_kept = total_shortfall <= unknown_count and all(counted.verdict != "broken" for counted in counts)
    missed_counts = [counted for counted in counts if counted.shortfall or counted.excess]
    if is_unknowable and missed_counts:
        breaks = [_unknowable_finding(rule, missed_counts, unknown_counts)]
    else:
        breaks = [
            describe_shortfall(rule, counted, unknown_counts, may_be_satisfied=may_be_kept) for counted in missed_counts
        ]
    return rule.result(
        breaks, counts, rule.cost(total_shortfall + total_excess), not_known=unknown_count, unknown=unknown_counts
    )


def _unknowable_finding(
    rule: Rule, missing_count_checks: Sequence[CountCheck], unknown_counts: Mapping[str, int]
) -> Finding:
    count_targets = listing([f"{counted.kind} {counted.target}" for counted in missing_count_checks], 12)
    message = phrase(
        "who is missing by {feature} can't be known: the list says it of nobody. Wanted are {wants}.",
        feature=kind_of(missing_count_checks[0].of),
        wants=count_targets,
    )
    return rule.broken(message, hint=ask_unknown_attribute(unknown_counts))


def describe_shortfall(
    rule: Rule,
    counted: CountCheck,
    unknown_counts: Mapping[str, int] = MappingProxyType({}),
    *,
    may_be_satisfied: bool = False,
) -> Finding:
    """The break of a rule that wants more of a kind than there are, or fewer: `2 NGO short: 5 of 7-9.` A share that no
    whole number of people is, is said to be so.

    Args:
        rule: which isn't kept.
        counted: what there is and what is wanted.
        unknown_counts: of how many people each thing isn't known on which it rests whether they are of that kind.
        may_be_satisfied: whether these could be all that is missing.
    """
    if not counted.possible:
        message = phrase(
            "{kind}: {problem} There {present:is|are} {present:,}.",
            kind=counted.kind,
            problem=unreachable_share(counted),
            present=counted.actual,
        )
        return rule.broken(
            message, hint=ask_unknown_attribute(unknown_counts) if may_be_satisfied else change_hint(counted)
        )
    reason = phrase(": {counts}", counts=_count_and_target(counted))
    if may_be_satisfied:
        reason = phrase(" so far: open, {unknown}", unknown=unknown_of(_of_any(unknown_counts)))
    elif counted.verdict == "not known":
        reason = phrase(" so far: {counts}", counts=_count_and_target(counted))
    message = phrase(
        "{people}{among} {direction}{reason}.",
        people=people(counted.of, counted.label, counted.shortfall or counted.excess),
        among=phrase(" among {group}", group=counted.among) if counted.among else "",
        direction="short" if counted.shortfall else "over",
        reason=reason,
    )
    return rule.broken(message, hint=ask_unknown_attribute(unknown_counts))


def _count_and_target(counted: CountCheck) -> str:
    """`5 of 7-9`; of a share `7 of 18, 38.9 %, want at least 8 (at least 40 %)`."""
    if counted.share is None:
        return phrase("{present} of {target}", present=counted.bounds_in_words, target=counted.target)
    return phrase("{present}, want {target}", present=counted.bounds_in_words, target=counted.target)


def unreachable_share(counted: CountCheck) -> str:
    """Why no whole number keeps a share: `no whole number of 4 people is 35-45 %: 1 is 25.0 %, 2 is 50.0 %.`"""
    share, number_below, number_above = counted.share, counted.high or 0, counted.low or 0
    if share is None:
        return ""
    nearest_shares = ", ".join(
        f"{number:,} is {share.per_cent(number)}" for number in (number_below, number_above) if number <= share.people
    )
    return phrase(
        "no whole number of {people:,} {people:person|people} is {share}: {nearest}.",
        people=share.people,
        share=share.want,
        nearest=nearest_shares,
    )


def change_hint(counted: CountCheck) -> str:
    """What to do where no whole number of so many people keeps a share."""
    if (share := counted.share) is None:
        return ""
    reachable_numbers = [
        number for number in range(1, 2 * share.people + _FARTHER) if _has_number(share.target_range, number)
    ]
    nearest_below = [number for number in reachable_numbers if number < share.people][-1:]
    nearest_above = [number for number in reachable_numbers if number > share.people][:1]
    sizes = listing([f"{number:,}" for number in (*nearest_below, *nearest_above)]).replace(" and ", " or ")
    change = "Change the band, or how many people there are."
    return sentences(change, phrase("{sizes} people could keep it.", sizes=sizes)) if sizes else change


def _has_number(target: Range, people: int) -> bool:
    minimum, maximum = ShareTarget(target, people).bounds
    return minimum is None or maximum is None or minimum <= maximum


def ask_unknown_attribute(unknown_by_attribute: Mapping[str, int]) -> str | None:
    """What to do before anything else, where it isn't known of some people what a rule counts by."""
    unknown_counts = _of_any(unknown_by_attribute)
    if not unknown_counts:
        return None
    return phrase("Please ask first: {unknown}.", unknown=unknown_of(unknown_counts))


def _of_any(all_unknown_counts: Mapping[str, int]) -> dict[str, int]:
    return {attribute: number for attribute, number in all_unknown_counts.items() if number}


def _canonical_labels(written_labels: dict[PersonAttribute, str]) -> dict[PersonAttribute, str]:
    return {attribute: canonical(attribute, label) for attribute, label in written_labels.items()}


SubsetLabels = Annotated[
    dict[PersonAttribute, str],
    Field(min_length=1, examples=[{"role": "law enforcement"}]),
    AfterValidator(_canonical_labels),
]
"""By what people are chosen, and which value they have; several hold together."""


@record
class Subset:
    """The people of a part of a room, by their index, and those who may belong to it: a value of theirs isn't known;
    `unknown` says of how many of these each value isn't."""

    members: tuple[int, ...]
    maybe: tuple[int, ...]
    unknown_counts: Mapping[str, int]


def select_subset(participants: Sequence[Participant], subset_labels: SubsetLabels) -> Subset:
    """The people who have every value of `subset_labels`."""
    members, maybe = [], []
    unknown_counts: dict[str, int] = dict.fromkeys(subset_labels, 0)
    for index, person in enumerate(participants):
        value_matches = [_has_label(person, key, label) for key, label in subset_labels.items()]
        if all(value_matches):
            members.append(index)
        elif False not in value_matches:
            maybe.append(index)
            for attribute, value in zip(subset_labels, value_matches, strict=True):
                unknown_counts[attribute] += value is None
    return Subset(tuple(members), tuple(maybe), unknown_counts)


def part_label(subset_labels: SubsetLabels) -> str:
    """The people of a part in words: `law enforcers`, `law enforcers and from BE`."""
    return listing([people(attribute, label, 2).partition(" ")[2] for attribute, label in subset_labels.items()])


def _has_label(person: Participant, attribute: PersonAttribute, label: str) -> bool | None:
    value = value_of(person, attribute)
    return None if value is None else unaccented(value) == unaccented(label)
