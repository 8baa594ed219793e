"""What may be said of designs beside before and after, each sentence by its rule.

| figures | sentence |
| --- | --- |
| the interval leaves out 0 | it is so much higher, or lower |
| the interval holds 0 | open: not shown whether higher or lower |
| too few countries, or orders that could have been drawn, for an interval | described, without a claim |

Of an effect, which the training made, is spoken only where lots decided who was trained first, in every country;
elsewhere it is a difference, and what else may have made it is said.
"""

from ecpat_training.across.model.contrast import Contrast
from ecpat_training.across.model.programme_effect import ProgrammeEffect
from ecpat_training.across.model.wedge import Wedge
from ecpat_training.across.report.sentences import amount, signed
from ecpat_training.core.text import count
from ecpat_training.documents.numbers import shown
from ecpat_training.stats.orders_permuted import FEWEST
from ecpat_training.values.thresholds import MOST_LOST

DELAYED_CAVEAT = (
    "Where those who waited heard of the training from those trained, the difference is smaller than the effect. "
    "Those trained answered again at the end of their training, those who waited weeks later: what time alone "
    "changes isn't wholly taken out."
)
WEDGE_CAVEAT = (
    "It supposes that the effect is there at once, is the same in every country, and stays; whoever answers soon "
    "before a country begins may already know of it."
)
UNDATED = (
    "Nothing in the files of steps says when they were answered, so that files in each other's place wouldn't be "
    "noticed. Please look whether each is in its place."
)
UNTAUGHT_CAVEAT = (
    "Each person is compared with himself or herself on questions that no training teaches. It shows how much more "
    "changed than asking twice or the time between changes; whether both kinds are equally hard, it doesn't show."
)


def signed_sure(low: float | None, high: float | None) -> str:
    """`higher`, `lower`, `open`; `none` without an interval."""
    if low is None or high is None:
        return "none"
    return "open" if low <= 0.0 <= high else "higher" if low > 0 else "lower"


def contrast_verdict(found: Contrast) -> str:
    """Of a kind over countries."""
    head = found.headline
    return "none" if head is None else signed_sure(head.low, head.high)


def wedge_verdict(found: Wedge) -> str:
    """Of the steps."""
    return "none" if found.effect is None else signed_sure(found.effect.low, found.effect.high)


def over_countries(found: Contrast) -> str:
    """`5 countries`."""
    return count(len(found.countries), "country", "countries")


def interval_of(found: Contrast) -> str:
    """The headline's interval in words; "" where there is none."""
    head = found.headline
    if head is None or head.low is None or head.high is None:
        return ""
    return f"95 % interval {signed(head.low)} to {signed(head.high)}; t with {(head.n or 1) - 1} degrees of freedom"


def causal(found: Contrast) -> bool:
    """Whether lots decided in every country, and few enough were lost for that to still hold."""
    return found.by_lot and found.lost <= MOST_LOST


def delayed_sentence(effect: ProgrammeEffect, found: Contrast) -> str:
    """The change of those trained first beside that of those who waited."""
    title, over = effect.outcome.title, over_countries(found)
    said, value = contrast_verdict(found), found.headline.value if found.headline else None
    if said == "none" or value is None:
        if found.withheld:
            return f"{over} have people who waited; the figures are not for publication."
        up = sum(one.value > 0 for one in found.countries)
        return (
            f"In {up} of {over} {title} changed more upwards among those trained than among those who waited. That is "
            "too little for a mean that would hold for others."
        )
    more = "higher" if value > 0 else "lower"
    if said == "open":
        return (
            f"Over {over} the change of those trained was {amount(effect, value)} {more} than that of those who waited "
            f"({interval_of(found)}): not shown whether the trainings change {title}."
        )
    if causal(found):
        went = "raised" if value > 0 else "lowered"
        return (
            f"The trainings {went} {title} by {amount(effect, value)} on average over {over}, compared with those who "
            f"waited ({interval_of(found)}). Lots decided who was trained first, so that this is an effect."
        )
    return (
        f"Over {over} the change of those trained was {amount(effect, value)} {more} than that of those who waited "
        f"({interval_of(found)})."
    )


def lots_sentence(found: Contrast) -> str:
    """Whether lots decided which group of a country was trained first."""
    of = sum(one.country in found.drawn for one in found.countries)
    if causal(found):
        return "Which group of each country was trained first was drawn by lot."
    if found.by_lot:
        lost = shown(found.lost, "percent")
        return (
            f"Lots decided which group of each country was trained first, but {lost} of those asked were not "
            "recognised again: lots no longer make the groups alike, and this is a difference, not an effect."
        )
    part = f" in {of} of {over_countries(found)}" if of else ""
    not_drawn = "drawn by lot only" + part if of else "not drawn by lot"
    return (
        f"Who was trained first was {not_drawn}: the two groups may have been unlike from the beginning, and this is a "
        "difference, not an effect."
    )


def untaught_sentence(effect: ProgrammeEffect, found: Contrast) -> str:
    """What changed more, taught or untaught."""
    title, over = effect.outcome.title, over_countries(found)
    said, value = contrast_verdict(found), found.headline.value if found.headline else None
    if said == "none" or value is None:
        if found.withheld:
            return f"{over} have untaught questions; the figures are not for publication."
        up = sum(one.value > 0 for one in found.countries)
        return f"In {up} of {over} {title} rose more on taught questions than on untaught ones: too few for a mean."
    if said == "open":
        return (
            f"Over {over} taught questions changed by {signed(value)} {effect.outcome.unit} beside untaught ones "
            f"({interval_of(found)}): asking twice, or the time between, may explain the change."
        )
    less = "" if value > 0 else " What was not taught rose more: look at the questions."
    than = "more upwards" if value > 0 else "less upwards"
    return (
        f"Over {over} {title} changed {than} on taught questions than on untaught ones, by {amount(effect, value)} "
        f"({interval_of(found)}).{less}"
    )


def wedge_sentence(effect: ProgrammeEffect, found: Wedge) -> str:
    """The effect over steps."""
    title = effect.outcome.title
    over = count(len({one.country for one in found.steps.means}), "country", "countries")
    one = found.effect
    if one is None or one.effect is None:
        return f"The steps of {over} say nothing of an effect yet: {found.why_not}."
    more = "higher" if one.effect > 0 else "lower"
    described = (
        f"Over {over} {title} was {amount(effect, one.effect)} {more} where trainings had begun than where they had not"
    )
    if one.low is None or one.high is None:
        return f"{described}. That is no claim: there is no interval yet."
    interval = (
        f"95 % interval {signed(one.low)} to {signed(one.high)}, over the {one.orders:,} orders that could have been "
        f"drawn; p {shown(one.p, 'p')}"
    )
    if wedge_verdict(found) == "open":
        return f"{described} ({interval}): not shown whether the trainings change it."
    went = "raised" if one.effect > 0 else "lowered"
    return (
        f"The trainings {went} {title} by {amount(effect, one.effect)} on average over {over} ({interval}). Lots "
        "decided the order of the countries, so that this is an effect."
    )


def orders_sentence(found: Wedge) -> str:
    """How many orders the test is over, or why there is none."""
    one = found.effect
    if one is None:
        return ""
    if one.orders < FEWEST:
        return (
            f"These countries and steps leave {one.orders:,} orders that could have been drawn and differ: with fewer "
            f"than {FEWEST} no p could be 0.05, and neither p nor interval is computed."
        )
    return (
        f"The log of the draw holds {one.lines:,} orders, each as likely; here {one.orders:,} of them differ, and test "
        "and interval are over exactly these."
    )
