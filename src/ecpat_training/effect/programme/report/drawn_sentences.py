"""What may be said of designs beside before and after, each sentence by its rule.

| figures | sentence |
| --- | --- |
| the interval leaves out 0 | it is so much higher, or lower |
| the interval holds 0 | open: not shown whether higher or lower |
| too few countries, or orders that could have been drawn, for an interval | described, without a claim |

Of an effect, which the training made, is spoken only where lots decided who was trained first, in every country;
elsewhere it is a difference, and what else may have made it is said.
"""

from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.programme.model.contrast import Contrast
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.wedge import Wedge
from ecpat_training.effect.programme.report.amounts import add_unit, amount, signed_text
from ecpat_training.effect.programme.report.words import designs as words
from ecpat_training.effect.programme.report.words.effect import INTERVAL_T
from ecpat_training.stats.orders_permuted import FEWEST, OrdersPermuted
from ecpat_training.values.thresholds import MOST_LOST


def sure_direction(interval_low: float | None, interval_high: float | None) -> str:
    """Where an interval lies: `higher` or `lower` than 0, `open` where it holds 0; `none` where there is no
    interval."""
    if interval_low is None or interval_high is None:
        return "none"
    return "open" if interval_low <= 0.0 <= interval_high else "higher" if interval_low > 0 else "lower"


def contrast_verdict(contrast: Contrast) -> str:
    """Where the interval of a comparison over countries lies, in the words of `sure_direction`."""
    pooled_mean = contrast.headline
    return "none" if pooled_mean is None else sure_direction(pooled_mean.low, pooled_mean.high)


def wedge_verdict(wedge: Wedge) -> str:
    """Where the interval of the effect over steps lies, in the words of `sure_direction`."""
    return "none" if wedge.effect is None else sure_direction(wedge.effect.low, wedge.effect.high)


def interval_of(contrast: Contrast) -> str:
    """The headline's interval in words; "" where there is none."""
    pooled_mean = contrast.headline
    if pooled_mean is None or pooled_mean.low is None or pooled_mean.high is None:
        return ""
    return INTERVAL_T.format(
        low=signed_text(pooled_mean.low), high=signed_text(pooled_mean.high), df=(pooled_mean.n or 1) - 1
    )


def causal(contrast: Contrast) -> bool:
    """Whether lots decided in every country, and few enough were lost for that to still hold."""
    return contrast.is_drawn_by_lot and contrast.lost <= MOST_LOST


def delayed_sentence(effect: ProgrammeEffect, contrast: Contrast) -> str:
    """The change of those trained first beside that of those who waited."""
    sure_verdict, value = contrast_verdict(contrast), contrast.headline.value if contrast.headline else None
    if sure_verdict == "none" or value is None:
        return _few_countries_sentence(words.DELAYED, effect, contrast)
    direction = "higher" if value > 0 else "lower"
    if sure_verdict == "open":
        direction = f"open, {direction}"
    elif causal(contrast):
        direction = "raised" if value > 0 else "lowered"
    return words.DELAYED[direction].format(
        countries=len(contrast.countries),
        title=effect.outcome.title,
        amount=amount(effect, value),
        interval=interval_of(contrast),
    )


def _few_countries_sentence(texts: dict[str, str], effect: ProgrammeEffect, contrast: Contrast) -> str:
    """Of countries too few for an interval, or not for publication."""
    if contrast.withheld:
        return texts["withheld"].format(countries=len(contrast.countries))
    countries_up = sum(country.value > 0 for country in contrast.countries)
    return texts["few"].format(up=countries_up, countries=len(contrast.countries), title=effect.outcome.title)


def lots_sentence(contrast: Contrast) -> str:
    """Whether lots decided which group of a country was trained first."""
    drawn_count = sum(country.country in contrast.drawn for country in contrast.countries)
    if causal(contrast):
        return str(words.LOTS_SENTENCES["all"])
    if contrast.is_drawn_by_lot:
        return words.LOTS_SENTENCES["lost"].format(lost=value_text(contrast.lost, "percent"))
    return words.LOTS_SENTENCES["some" if drawn_count else "none"].format(
        drawn=drawn_count, countries=len(contrast.countries)
    )


def untaught_sentence(effect: ProgrammeEffect, contrast: Contrast) -> str:
    """What changed more, taught or untaught."""
    sure_verdict, value = contrast_verdict(contrast), contrast.headline.value if contrast.headline else None
    if sure_verdict == "none" or value is None:
        return _few_countries_sentence(words.UNTAUGHT_SENTENCES, effect, contrast)
    return words.UNTAUGHT_SENTENCES["open" if sure_verdict == "open" else "higher" if value > 0 else "lower"].format(
        countries=len(contrast.countries),
        title=effect.outcome.title,
        amount=amount(effect, value),
        change=add_unit(effect, signed_text(value)),
        interval=interval_of(contrast),
    )


def wedge_sentence(effect: ProgrammeEffect, wedge: Wedge) -> str:
    """The effect over steps."""
    countries, permuted = len({step_mean.country for step_mean in wedge.steps.means}), wedge.effect
    if permuted is None or permuted.effect is None:
        return words.WEDGE["none"].format(countries=countries, why=wedge.why_not)
    verdict, direction = wedge_verdict(wedge), "higher" if permuted.effect > 0 else "lower"
    sentence_key = {"none": f"described, {direction}", "open": f"open, {direction}"}.get(verdict, direction)
    return words.WEDGE[sentence_key].format(
        countries=countries,
        title=effect.outcome.title,
        amount=amount(effect, permuted.effect),
        interval=_orders_sentence(permuted),
    )


def _orders_sentence(permuted: OrdersPermuted) -> str:
    if permuted.low is None or permuted.high is None:
        return ""
    low_text, high_text = signed_text(permuted.low), signed_text(permuted.high)
    return words.WEDGE["interval"].format(
        low=low_text, high=high_text, orders=permuted.orders, p=value_text(permuted.p, "p")
    )


def orders_sentence(wedge: Wedge) -> str:
    """How many orders the test is over, or why there is none."""
    permuted = wedge.effect
    if permuted is None:
        return ""
    sentence_key = "too few orders" if permuted.orders < FEWEST else "orders"
    return words.WEDGE[sentence_key].format(lines=permuted.lines, orders=permuted.orders, fewest=FEWEST)
