"""What is said where there are fewer or more people than a rule wants."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ecpat_training.core.finding import Finding
from ecpat_training.core.text import count, listing
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import HaveWant, RuleResult, ShareTarget
from ecpat_training.roster.model.people import kind_of, people, unknown_of
from ecpat_training.values.quantity import Range

_FARTHER = 20  # how far beyond the double number of people one is sought of which a share is a whole number


def against(
    rule: Rule,
    counts: Sequence[HaveWant],
    not_known: int,
    unknown: Mapping[str, int] | None = None,
    *,
    of_nobody: bool = False,
) -> RuleResult:
    """The outcome of a rule that wants so many of each kind; `not_known` people could be of any of them, of whom
    `unknown` says what isn't known (None: what is counted by). Where the list says it `of_nobody`, how many are missing
    can't be said."""
    unknown = {counts[0].of: not_known} if unknown is None else unknown
    short, over = sum(counted.short for counted in counts), sum(counted.over for counted in counts)
    may_be_kept = short <= not_known and not over and all(counted.possible for counted in counts)
    missing = [counted for counted in counts if counted.short or counted.over]
    if of_nobody and missing:
        breaks = [_not_to_be_known(rule, missing, unknown)]
    else:
        breaks = [missed(rule, counted, unknown, may_be_kept=may_be_kept) for counted in missing]
    return rule.result(breaks, counts, rule.cost(short + over), not_known=not_known, unknown=unknown)


def _not_to_be_known(rule: Rule, missing: Sequence[HaveWant], unknown: Mapping[str, int]) -> Finding:
    wants = listing([f"{counted.kind} {counted.want}" for counted in missing], 12)
    said = f"who is missing by {kind_of(missing[0].of)} can't be known: the list says it of nobody. Wanted are {wants}."
    return rule.broken(said, hint=ask_first(unknown))


def missed(
    rule: Rule, counted: HaveWant, unknown: Mapping[str, int] = MappingProxyType({}), *, may_be_kept: bool = False
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
        there = f"There {'is' if counted.have == 1 else 'are'} {counted.have:,}."
        return rule.broken(f"{counted.kind}: {no_number(counted)} {there}", hint=another(counted))
    amount, way = (counted.short, "short") if counted.short else (counted.over, "over")
    among = f" among {counted.among}" if counted.among else ""
    said = f"{people(counted.of, counted.label, amount)}{among} {way}"
    why = f" so far: open, {unknown_of(_of_any(unknown))}" if may_be_kept else f": {_of(counted)}"
    return rule.broken(f"{said}{why}.", hint=ask_first(unknown))


def _of(counted: HaveWant) -> str:
    """`5 of 7-9`; of a share `7 of 18, 38.9 %, want at least 8 (at least 40 %)`."""
    if counted.share is None:
        return f"{counted.have:,} of {counted.want}"
    return f"{counted.had}, want {counted.want}"


def no_number(counted: HaveWant) -> str:
    """Why no whole number keeps a share: `no whole number of 4 people is 35-45 %: 1 is 25.0 %, 2 is 50.0 %.`"""
    share, below, above = counted.share, counted.high or 0, counted.low or 0
    if share is None:
        return ""
    beside = ", ".join(f"{number:,} is {share.per_cent(number)}" for number in (below, above) if number <= share.people)
    of = count(share.people, "person", "people")
    return f"no whole number of {of} is {share.want}: {beside}."


def another(counted: HaveWant) -> str:
    """What to do where no whole number of so many people keeps a share."""
    if (share := counted.share) is None:
        return ""
    near = [number for number in range(1, 2 * share.people + _FARTHER) if _has_number(share.wanted, number)]
    below = [number for number in near if number < share.people][-1:]
    above = [number for number in near if number > share.people][:1]
    sizes = listing([f"{number:,}" for number in (*below, *above)]).replace(" and ", " or ")
    other = f" {sizes} people could keep it." if sizes else ""
    return f"Change the band, or how many people there are.{other}"


def _has_number(wanted: Range, people: int) -> bool:
    low, high = ShareTarget(wanted, people).bounds
    return low is None or high is None or low <= high


def ask_first(unknown: Mapping[str, int]) -> str | None:
    """What to do before anything else, where it isn't known of some people what a rule counts by."""
    asked = _of_any(unknown)
    return f"Please ask first: {unknown_of(asked)}." if asked else None


def _of_any(unknown: Mapping[str, int]) -> dict[str, int]:
    return {of: number for of, number in unknown.items() if number}
