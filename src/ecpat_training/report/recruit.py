"""Whom to recruit, in words: `4 law enforcers short, 3 NGO over`."""

from collections.abc import Iterable, Sequence

from ecpat_training.results.check import HaveWant, RuleResult
from ecpat_training.results.people import people, unknown_people


def recruit(rules: Sequence[RuleResult]) -> tuple[str, ...]:
    """What is missing and what is too many over all rules, each kind of people once; then what to ask first."""
    if not rules:
        return ("The programme has no rules for its rosters.",)
    counts = [count for rule in rules for count in rule.counts]
    short = _largest((count, count.short) for count in counts)
    over = _largest((count, count.over) for count in counts)
    gaps = [
        *(f"{people(*kind, number)} short" for kind, number in short.items()),
        *(f"{people(*kind, number)} over" for kind, number in over.items()),
    ]
    said = [", ".join(gaps)] if gaps else ["Nobody is missing, and nobody is too many."]
    if len({of for of, _ in short}) > 1:
        said.append("One person may fill several of these gaps at once.")
    said += [
        f"{sentence[0].upper()}{sentence[1:]}: please ask before recruiting."
        for sentence in (unknown_people(of, number) for of, number in _not_known(rules).items())
    ]
    return tuple(said)


def _largest(amounts: Iterable[tuple[HaveWant, int]]) -> dict[tuple[str, str], int]:
    """The largest amount for each kind of people: two rules that want the same people want them once."""
    found: dict[tuple[str, str], int] = {}
    for count, amount in amounts:
        if amount:
            kind = (count.of, count.label)
            found[kind] = max(amount, found.get(kind, 0))
    return found


def _not_known(rules: Iterable[RuleResult]) -> dict[str, int]:
    return {rule.counts[0].of: rule.not_known for rule in rules if rule.counts and rule.not_known}
