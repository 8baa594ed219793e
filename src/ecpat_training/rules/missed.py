"""What is said where there are fewer or more people than a rule wants."""

from collections.abc import Sequence

from ecpat_training.core.finding import Finding
from ecpat_training.results.check import HaveWant, RuleResult
from ecpat_training.results.people import people, unknown_people
from ecpat_training.rules.book import Rule


def against(rule: Rule, counts: Sequence[HaveWant], not_known: int) -> RuleResult:
    """The outcome of a rule that wants so many of each kind; `not_known` people could be of any of them."""
    short, over = sum(counted.short for counted in counts), sum(counted.over for counted in counts)
    may_be_kept = short <= not_known and not over
    missing = [counted for counted in counts if counted.short or counted.over]
    breaks = [missed(rule, counted, not_known, may_be_kept=may_be_kept) for counted in missing]
    return rule.result(breaks, counts, rule.cost(short + over), not_known=not_known)


def missed(rule: Rule, counted: HaveWant, not_known: int = 0, *, may_be_kept: bool = False) -> Finding:
    """The break of a rule that wants more of a kind than there are, or fewer: `2 NGO short: 5 of 7-9.`

    Args:
        rule: which isn't kept.
        counted: what there is and what is wanted.
        not_known: of how many people it isn't known whether they are of that kind.
        may_be_kept: whether these could be all that is missing.
    """
    amount, way = (counted.short, "short") if counted.short else (counted.over, "over")
    among = f" among {counted.among}" if counted.among else ""
    said = f"{people(counted.of, counted.label, amount)}{among} {way}"
    if may_be_kept:
        said = f"{said} so far: open, {unknown_people(counted.of, not_known)}."
    else:
        said = f"{said}: {counted.have:,} of {counted.want}."
    return rule.broken(said, hint=ask_first(counted.of, not_known))


def ask_first(of: str, not_known: int) -> str | None:
    """What to do before anything else, where it isn't known of some people what a rule counts by."""
    return f"Please ask first: {unknown_people(of, not_known)}." if not_known else None
