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
from ecpat_training.across.report.amounts import amount, said, signed, with_unit
from ecpat_training.across.report.words import designs as words
from ecpat_training.across.report.words.effect import INTERVAL_T
from ecpat_training.documents.numbers import shown
from ecpat_training.stats.orders_permuted import FEWEST, OrdersPermuted
from ecpat_training.values.thresholds import MOST_LOST


def signed_sure(low: float | None, high: float | None) -> str:
    """Where an interval lies: `higher` or `lower` than 0, `open` where it holds 0; `none` where there is no
    interval."""
    if low is None or high is None:
        return "none"
    return "open" if low <= 0.0 <= high else "higher" if low > 0 else "lower"


def contrast_verdict(found: Contrast) -> str:
    """Where the interval of a comparison over countries lies, in the words of `signed_sure`."""
    head = found.headline
    return "none" if head is None else signed_sure(head.low, head.high)


def wedge_verdict(found: Wedge) -> str:
    """Where the interval of the effect over steps lies, in the words of `signed_sure`."""
    return "none" if found.effect is None else signed_sure(found.effect.low, found.effect.high)


def interval_of(found: Contrast) -> str:
    """The headline's interval in words; "" where there is none."""
    head = found.headline
    if head is None or head.low is None or head.high is None:
        return ""
    return INTERVAL_T.format(low=signed(head.low), high=signed(head.high), df=(head.n or 1) - 1)


def causal(found: Contrast) -> bool:
    """Whether lots decided in every country, and few enough were lost for that to still hold."""
    return found.by_lot and found.lost <= MOST_LOST


def delayed_sentence(effect: ProgrammeEffect, found: Contrast) -> str:
    """The change of those trained first beside that of those who waited."""
    sure, value = contrast_verdict(found), found.headline.value if found.headline else None
    if sure == "none" or value is None:
        return _few(words.DELAYED, effect, found)
    way = "higher" if value > 0 else "lower"
    if sure == "open":
        way = f"open, {way}"
    elif causal(found):
        way = "raised" if value > 0 else "lowered"
    return said(
        words.DELAYED[way],
        countries=len(found.countries),
        title=effect.outcome.title,
        amount=amount(effect, value),
        interval=interval_of(found),
    )


def _few(texts: dict[str, str], effect: ProgrammeEffect, found: Contrast) -> str:
    """Of countries too few for an interval, or not for publication."""
    if found.withheld:
        return said(texts["withheld"], countries=len(found.countries))
    up = sum(one.value > 0 for one in found.countries)
    return said(texts["few"], up=up, countries=len(found.countries), title=effect.outcome.title)


def lots_sentence(found: Contrast) -> str:
    """Whether lots decided which group of a country was trained first."""
    drawn = sum(one.country in found.drawn for one in found.countries)
    if causal(found):
        return str(words.LOTS["all"])
    if found.by_lot:
        return words.LOTS["lost"].format(lost=shown(found.lost, "percent"))
    return said(words.LOTS["some" if drawn else "none"], drawn=drawn, countries=len(found.countries))


def untaught_sentence(effect: ProgrammeEffect, found: Contrast) -> str:
    """What changed more, taught or untaught."""
    sure, value = contrast_verdict(found), found.headline.value if found.headline else None
    if sure == "none" or value is None:
        return _few(words.UNTAUGHT, effect, found)
    return said(
        words.UNTAUGHT["open" if sure == "open" else "higher" if value > 0 else "lower"],
        countries=len(found.countries),
        title=effect.outcome.title,
        amount=amount(effect, value),
        change=with_unit(effect, signed(value)),
        interval=interval_of(found),
    )


def wedge_sentence(effect: ProgrammeEffect, found: Wedge) -> str:
    """The effect over steps."""
    countries, one = len({one.country for one in found.steps.means}), found.effect
    if one is None or one.effect is None:
        return said(words.WEDGE["none"], countries=countries, why=found.why_not)
    verdict, way = wedge_verdict(found), "higher" if one.effect > 0 else "lower"
    kind = {"none": f"described, {way}", "open": f"open, {way}"}.get(verdict, way)
    return said(
        words.WEDGE[kind],
        countries=countries,
        title=effect.outcome.title,
        amount=amount(effect, one.effect),
        interval=_over_orders(one),
    )


def _over_orders(one: OrdersPermuted) -> str:
    if one.low is None or one.high is None:
        return ""
    low, high = signed(one.low), signed(one.high)
    return words.WEDGE["interval"].format(low=low, high=high, orders=one.orders, p=shown(one.p, "p"))


def orders_sentence(found: Wedge) -> str:
    """How many orders the test is over, or why there is none."""
    one = found.effect
    if one is None:
        return ""
    way = "too few orders" if one.orders < FEWEST else "orders"
    return said(words.WEDGE[way], lines=one.lines, orders=one.orders, fewest=FEWEST)
