"""Means and covariances of items of which only sums are known."""

from collections.abc import Sequence

from ecpat_training.effect.counting.counted import ItemwiseCounts
from ecpat_training.effect.counting.item_sums import ItemSums
from ecpat_training.stats.item_moments import ItemMoments
from ecpat_training.survey.instrument.instrument import KeyedScale, Scale, ScaleItem


def asked_items(scale: Scale, counted: ItemwiseCounts | None) -> dict[str | None, tuple[ScaleItem, ...]]:
    """The taught items that somebody answered, by parallel form; the key None is for scales without forms."""
    if counted is None:
        return {}
    is_answered = {
        item: any(item_counts.answers.values()) if isinstance(scale, KeyedScale) else item_counts.asked > 0
        for item, item_counts in counted.items.items()
    }
    items = [item for item in scale.items if is_answered.get(item.id)]
    forms: list[str | None] = list(dict.fromkeys(item.form for item in items if item.form)) or [None]
    return {
        form: tuple(item for item in items if item.form in (None, form) and not item.untaught)
        for form in (forms if items else ())
    }


def counted_moments(counted: ItemwiseCounts | None, form: str | None, items: Sequence[ScaleItem]) -> ItemMoments:
    """Means and covariances of people who have a figure on each of the items."""
    ids = tuple(item.id for item in items)
    total = ItemSums(0, (0.0,) * len(ids), (0.0,) * len(ids) ** 2)
    for (sums_form, asked_ids), sums in counted.sums.items() if counted else ():
        if sums_form == (form or "") and set(ids) <= set(asked_ids):
            total += sums.some([asked_ids.index(item) for item in ids])
    return total.moments()
