"""Whom to recruit, in words: `4 law enforcers short, 3 NGO over`."""

from collections.abc import Iterable, Sequence

from ecpat_training.core.text import listing
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
    gaps = [*(f"{said} short" for said in short.values()), *(f"{said} over" for said in over.values())]
    nobody = [] if unknowable or beside_the_band(rules) else ["Nobody is missing, and nobody is too many."]
    said = [", ".join(gaps)] if gaps else nobody
    said += [f"{sentence}." for sentence in unknowable]
    if several_at_once(short):
        said.append(SEVERAL_AT_ONCE)
    said += [*shares(rules, people), *beside_the_band(rules)]
    said += [f"{sentence}: please ask before recruiting." for sentence in not_known(rules)]
    return tuple(said)


def missing(rules: Sequence[RuleResult], people: int | None = None) -> dict[Kind, str]:
    """Who is missing over all rules: `4 law enforcers`, by what is counted, its kind and among whom. What is known of
    none of the `people` is left out: who is missing can't be known then."""
    known = [rule for rule in rules if not _unknowable(rule, people)]
    return _largest((count, count.short) for rule in known for count in rule.counts)


def not_to_be_known(rules: Iterable[RuleResult], people: int | None) -> list[str]:
    """What the list says of nobody: `Who is missing by stakeholder type can't be known: the list says it of nobody`;
    or of nobody together, where each person lacks one thing or the other."""
    kinds: dict[str, str] = {}
    for rule in rules:
        if _unknowable(rule, people):
            alone = [of for of, number in rule.unknown.items() if people and number >= people]
            kinds |= {kind_of(of): "it" for of in alone} or {listing(list(map(kind_of, rule.unknown))): "both"}
    return [f"Who is missing by {kind} can't be known: the list says {what} of nobody" for kind, what in kinds.items()]


def _unknowable(rule: RuleResult, people: int | None) -> bool:
    return bool(people and rule.counts and rule.not_known >= people)


def too_many(rules: Sequence[RuleResult]) -> dict[Kind, str]:
    """Who is too many over all rules: `3 NGO`, by what is counted, its kind and among whom."""
    return _largest((count, count.over) for rule in rules for count in rule.counts)


def shares(rules: Iterable[RuleResult], people: int | None = None) -> list[str]:
    """The real share of each kind of which there are too few or too many: `GO: 7 of 18, 38.9 %; at least 40 % are
    wanted.` What is known of none of the `people` has no share."""
    known = [rule for rule in rules if not _unknowable(rule, people)]
    counts = [count for rule in known for count in rule.counts if count.possible and (count.short or count.over)]
    said = (f"{count.kind}: {count.had}; {count.share.want} are wanted." for count in counts if count.share)
    return list(dict.fromkeys(said))


def beside_the_band(rules: Iterable[RuleResult]) -> list[str]:
    """The wishes for a share that no whole number of people is."""
    counts = [count for rule in rules for count in rule.counts if not count.possible]
    return list(dict.fromkeys(f"{count.kind}: {no_number(count)}" for count in counts))


def not_known(rules: Iterable[RuleResult]) -> list[str]:
    """Of whom a rule can't tell what they count as: `The side of 2 people isn't known`. Two rules may ask it of
    different people: whoever is in one part of the room, or everybody."""
    numbers: dict[str, int] = {}
    for rule in rules:
        for of, number in rule.unknown.items():
            numbers[of] = max(number, numbers.get(of, 0))
    sentences = [unknown_people(of, number) for of, number in numbers.items()]
    return [f"{sentence[0].upper()}{sentence[1:]}" for sentence in sentences]


def several_at_once(short: Iterable[Kind]) -> bool:
    """Whether one person can be missed under two names: as a woman and as a prosecutor."""
    return len({(of, among) for of, _, among in short}) > 1


def _largest(amounts: Iterable[tuple[HaveWant, int]]) -> dict[Kind, str]:
    """The largest amount for each kind of people: two rules that want the same people want them once."""
    found: dict[Kind, int] = {}
    for count, amount in amounts:
        if amount and count.possible:
            kind = (count.of, count.label, count.among)
            found[kind] = max(amount, found.get(kind, 0))
    return {
        (of, label, among): f"{so_many(of, label, number)}{f' among {among}' if among else ''}"
        for (of, label, among), number in found.items()
    }
