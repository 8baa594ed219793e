"""Whom to recruit, in words: `4 law enforcers short, 3 NGO over`."""

from collections.abc import Callable, Iterable, Sequence

from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.people import kind_of, unknown_people
from ecpat_training.roster.model.people import people as so_many
from ecpat_training.roster.rule_parts.counting import unreachable_share
from ecpat_training.words.catalogue.english import WORDS

PersonKind = tuple[str, str, str]
SHARED_GAPS_NOTE = "One person may fill several of these gaps at once."


def recruit(rules: Sequence[RuleResult], people: int | None = None) -> tuple[str, ...]:
    """What is missing and what is too many over all rules, each kind of people once; then what to ask first. Of
    `people` it may be that not one is known to be of any kind: then nothing can be said of it."""
    nothing_text, unknowable = nothing_to_recruit(rules, people), list_unknowable_kinds(rules, people)
    missing_counts, excess_counts = find_missing_kinds(rules, people), find_excess_kinds(rules)
    gaps = [_gap(count_check, count_check.shortfall, "short") for count_check in missing_counts.values()]
    gaps += [_gap(count_check, count_check.excess, "over") for count_check in excess_counts.values()]
    doubtful_sentences = [
        _gap(count_check, count_check.most_excess, "over")
        for count_check in find_possible_excess(rules, people).values()
    ]
    sentences = [WORDS[nothing_text]] if nothing_text else [", ".join(gaps)] if gaps else []
    sentences += [f"Perhaps {', '.join(doubtful_sentences)}"] if doubtful_sentences else []
    sentences += [_unknowable_text(unknowable_kinds) for unknowable_kinds in unknowable]
    if gaps_may_overlap(missing_counts):
        sentences.append(SHARED_GAPS_NOTE)
    shares = shares_missed(rules, people)
    sentences += [
        f"{count_check.kind}: {count_check.bounds_in_words}; {count_check.share.want} are wanted."
        for count_check in shares
        if count_check.share
    ]
    sentences += [
        f"{count_check.kind}: {unreachable_share(count_check)}" for count_check in find_unreachable_shares(rules)
    ]
    sentences += [f"{sentence}: please ask before recruiting." for sentence in unknown_sentences(rules, people)]
    return tuple(sentences)


def nothing_to_recruit(rules: Sequence[RuleResult], people: int | None = None) -> str | None:
    """The text of the catalogue that says why nobody is to be recruited, by its key: there are no rules, or nobody is
    missing and nobody too many; None where there is more to say."""
    if not rules:
        return "no rules"
    gaps = (
        find_missing_kinds(rules, people)
        or find_excess_kinds(rules)
        or find_possible_excess(rules, people)
        or shares_missed(rules, people)
        or list_unknowable_kinds(rules, people)
        or find_unreachable_shares(rules)
    )
    return None if gaps else "nobody missing"


def find_missing_kinds(rules: Sequence[RuleResult], people: int | None = None) -> dict[PersonKind, CountCheck]:
    """Who is missing over all rules, by what is counted, its kind and among whom; the most that a rule misses. What is
    known of none of the `people` is left out: who is missing can't be known then."""
    return _largest_by_kind(
        [rule for rule in rules if not _unknowable(rule, people)], lambda count_check: count_check.shortfall
    )


def list_unknowable_kinds(rules: Iterable[RuleResult], people: int | None) -> list[tuple[str, ...]]:
    """What rules count by and the list says of nobody: `("stakeholder",)`; two kinds where it says both of nobody
    together, since each person lacks one thing or the other."""
    unknowable_kinds: dict[tuple[str, ...], None] = {}
    for rule in rules:
        if _unknowable(rule, people):
            single_kinds: list[tuple[str, ...]] = [
                (attribute,) for attribute, number in rule.unknown.items() if people and number >= people
            ]
            unknowable_kinds |= dict.fromkeys(single_kinds or [tuple(rule.unknown)])
    return list(unknowable_kinds)


def _unknowable_text(unknowable_kinds: Sequence[str]) -> str:
    missing_part = "it" if len(unknowable_kinds) == 1 else "both"
    return (
        f"Who is missing by {listing(list(map(kind_of, unknowable_kinds)))} can't be known: the list says "
        f"{missing_part} of"
        " nobody."
    )


def _unknowable(rule: RuleResult, people: int | None) -> bool:
    return bool(people and rule.counts and rule.not_known >= people)


def find_excess_kinds(rules: Sequence[RuleResult]) -> dict[PersonKind, CountCheck]:
    """By kind of people, the count of the rule with the largest excess: who is too many."""
    return _largest_by_kind(rules, lambda count_check: count_check.excess)


def find_possible_excess(rules: Sequence[RuleResult], people: int | None = None) -> dict[PersonKind, CountCheck]:
    """By kind of people, the count that perhaps has the largest excess. Where anybody is missing or too many so far,
    that comes first, and whoever isn't known is asked about."""
    if find_missing_kinds(rules, people) or find_excess_kinds(rules):
        return {}
    answerable = [rule for rule in rules if not _unknowable(rule, people)]
    return _largest_by_kind(answerable, lambda count_check: count_check.most_excess)


def shares_missed(rules: Iterable[RuleResult], people: int | None = None) -> list[CountCheck]:
    """The wishes for a share of which there are too few or too many, or perhaps. What is known of none of the `people`
    has no share."""
    answerable = [rule for rule in rules if not _unknowable(rule, people)]
    counts = [count for rule in answerable for count in rule.counts if count.share]
    return list(
        dict.fromkeys(
            count
            for count in counts
            if count.verdict == "not known" or (count.possible and (count.shortfall or count.excess))
        )
    )


def find_unreachable_shares(rules: Iterable[RuleResult]) -> list[CountCheck]:
    """The wishes for a share that no whole number of people is."""
    counts = (count for rule in rules for count in rule.counts)
    return list(dict.fromkeys(count for count in counts if not count.possible and count.verdict == "broken"))


def unknown_sentences(rules: Sequence[RuleResult], people: int | None = None) -> list[str]:
    """Of whom a rule can't tell what they count as: `The side of 2 people isn't known`."""
    sentences = [unknown_people(attribute, number) for attribute, number in unknown_numbers(rules, people).items()]
    return [f"{sentence[0].upper()}{sentence[1:]}" for sentence in sentences]


def unknown_numbers(rules: Sequence[RuleResult], people: int | None = None) -> dict[str, int]:
    """Of how many people it isn't known what rules count by, by that. Two rules may ask it of different people: whoever
    is in one part of the room, or everybody. What is known of none of the `people` is left out, since
    `not_to_be_known` says it."""
    unknowable_kinds = {kind_names[0] for kind_names in list_unknowable_kinds(rules, people) if len(kind_names) == 1}
    numbers: dict[str, int] = {}
    for rule in rules:
        for attribute, number in rule.unknown.items():
            if attribute not in unknowable_kinds:
                numbers[attribute] = max(number, numbers.get(attribute, 0))
    return numbers


def gaps_may_overlap(short_kinds: Iterable[PersonKind]) -> bool:
    """Whether one person can be missed under two names: as a woman and as a prosecutor."""
    return len({(attribute, group_label) for attribute, _, group_label in short_kinds}) > 1


def _largest_by_kind(rules: Sequence[RuleResult], amount: Callable[[CountCheck], int]) -> dict[PersonKind, CountCheck]:
    """The largest amount for each kind of people: two rules that want the same people want them once."""
    largest_by_kind: dict[PersonKind, CountCheck] = {}
    for count_check in (count for rule in rules for count in rule.counts if count.possible and amount(count)):
        people_kind = (count_check.of, count_check.label, count_check.among)
        if people_kind not in largest_by_kind or amount(count_check) > amount(largest_by_kind[people_kind]):
            largest_by_kind[people_kind] = count_check
    return largest_by_kind


def _gap(count_check: CountCheck, number: int, direction: str) -> str:
    """`2 prosecutors short`; `2 prosecutors short so far (0 to 17 of at least 2)` where perhaps none is; `1 prosecutor
    over (0 to 3 of at most 2)` where perhaps one is."""
    text = f"{_people(count_check, number)} {direction}"
    if count_check.verdict != "not known":
        return text
    so_far_suffix = " so far" if count_check.shortfall or count_check.excess else ""
    return f"{text}{so_far_suffix} ({count_check.people_in_words} of {count_check.target})"


def _people(count_check: CountCheck, number: int) -> str:
    group_suffix = f" among {count_check.among}" if count_check.among else ""
    return f"{so_many(count_check.of, count_check.label, number)}{group_suffix}"
