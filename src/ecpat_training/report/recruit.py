"""Whom to recruit, in words: `4 law enforcers short, 3 NGO over`."""

from collections.abc import Callable, Iterable, Sequence

from ecpat_training.results.check import HaveWant, RuleResult
from ecpat_training.results.people import kind_of, unknown_people
from ecpat_training.results.people import people as so_many
from ecpat_training.rules.missed import no_number

Kind = tuple[str, str, str]
SEVERAL_AT_ONCE = "One person may fill several of these gaps at once."


def recruit(rules: Sequence[RuleResult], people: int | None = None) -> tuple[str, ...]:
    """What is missing and what is too many over all rules, each kind of people once; then what to ask first. Of
    `people` it may be that not one is known to be of any kind: then nothing can be said of it."""
    if not rules:
        return ("The programme has no rules for its rosters.",)
    unknowable = not_to_be_known(rules, people)
    short, over = missing(rules, people), too_many(rules)
    gaps = [f"{_people(one, one.short)} short" for one in short.values()]
    gaps += [f"{_people(one, one.over)} over" for one in over.values()]
    nobody = [] if unknowable or beside_the_band(rules) else ["Nobody is missing, and nobody is too many."]
    said = [", ".join(gaps)] if gaps else nobody
    said += [f"Who is missing by {kind_of(of)} can't be known: the list says it of nobody." for of in unknowable]
    if several_at_once(short):
        said.append(SEVERAL_AT_ONCE)
    said += [f"{one.kind}: {one.had}; {one.share.want} are wanted." for one in shares_missed(rules) if one.share]
    said += [f"{one.kind}: {no_number(one)}" for one in beside_the_band(rules)]
    said += [f"{sentence}: please ask before recruiting." for sentence in not_known(rules)]
    return tuple(said)


def missing(rules: Sequence[RuleResult], people: int | None = None) -> dict[Kind, HaveWant]:
    """Who is missing over all rules, by what is counted, its kind and among whom; the most that a rule misses. What is
    known of none of the `people` is left out: who is missing can't be known then."""
    return _largest([rule for rule in rules if not _unknowable(rule, people)], lambda one: one.short)


def not_to_be_known(rules: Iterable[RuleResult], people: int | None) -> list[str]:
    """What rules count by and the list says of nobody: `stakeholder`."""
    return list(dict.fromkeys(rule.counts[0].of for rule in rules if _unknowable(rule, people)))


def _unknowable(rule: RuleResult, people: int | None) -> bool:
    return bool(people and rule.counts and rule.not_known >= people)


def too_many(rules: Sequence[RuleResult]) -> dict[Kind, HaveWant]:
    """Who is too many over all rules, likewise."""
    return _largest(rules, lambda one: one.over)


def shares_missed(rules: Iterable[RuleResult]) -> list[HaveWant]:
    """The wishes for a share of which there are too few or too many."""
    counts = [count for rule in rules for count in rule.counts if count.share and count.possible]
    return list(dict.fromkeys(count for count in counts if count.short or count.over))


def beside_the_band(rules: Iterable[RuleResult]) -> list[HaveWant]:
    """The wishes for a share that no whole number of people is."""
    return list(dict.fromkeys(count for rule in rules for count in rule.counts if not count.possible))


def not_known(rules: Iterable[RuleResult]) -> list[str]:
    """Of whom a rule can't tell what they count as: `The side of 2 people isn't known`."""
    sentences = [unknown_people(of, number) for of, number in numbers_not_known(rules).items()]
    return [f"{sentence[0].upper()}{sentence[1:]}" for sentence in sentences]


def numbers_not_known(rules: Iterable[RuleResult]) -> dict[str, int]:
    """Of how many people it isn't known what a rule counts by, by that."""
    return {rule.counts[0].of: rule.not_known for rule in rules if rule.counts and rule.not_known}


def several_at_once(short: Iterable[Kind]) -> bool:
    """Whether one person can be missed under two names: as a woman and as a prosecutor."""
    return len({(of, among) for of, _, among in short}) > 1


def _largest(rules: Sequence[RuleResult], amount: Callable[[HaveWant], int]) -> dict[Kind, HaveWant]:
    """The largest amount for each kind of people: two rules that want the same people want them once."""
    found: dict[Kind, HaveWant] = {}
    for one in (count for rule in rules for count in rule.counts if count.possible and amount(count)):
        kind = (one.of, one.label, one.among)
        if kind not in found or amount(one) > amount(found[kind]):
            found[kind] = one
    return found


def _people(one: HaveWant, number: int) -> str:
    return f"{so_many(one.of, one.label, number)}{f' among {one.among}' if one.among else ''}"
