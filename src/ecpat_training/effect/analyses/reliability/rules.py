"""The written rules by which the reliability of a scale is put into words.

| alpha and its 95 % interval | said |
| --- | --- |
| not defined | `none`, with the reason |
| alpha below 0 | `against`: the questions speak against each other |
| interval wholly at 0.90 or above | `persons` |
| interval wholly at 0.70 or above | `groups` |
| interval wholly below 0.70 | `loose` |
| interval on both sides of 0.70 | `open`; alpha itself says which is more likely |

0.70 and 0.90: Nunnally and Bernstein (1994), Psychometric theory, 3rd edition, page 265. An interval wider than 0.3 is
called wide. A statement may be one that was forgotten to be turned round if it isn't marked as reversed, alpha without
it is higher by 0.05 at least, and its item-rest correlation is below 0 by more than chance would explain: the 95 %
interval by Fisher's z (1921), of 10 people or more. Of a scale's
waves the one with most people is spoken of, the later one of two alike; but one in which more than 15 % have the best
possible score only if all have a ceiling, and then the earliest, since whoever is at the end can't be told apart.
"""

import math
from collections.abc import Sequence
from typing import Literal

from ecpat_training.documents.document import Tone
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.analyses.reliability import words
from ecpat_training.effect.analyses.reliability.result import ScaleReliability
from ecpat_training.values.thresholds import FEW_PEOPLE, NORMAL_QUANTILE, RELIABLE_FOR_GROUPS, RELIABLE_FOR_PERSONS
from ecpat_training.words.catalogue.marked_text import count_phrase, join_names

WIDE_INTERVAL = 0.3
HIGHER = 0.05

Verdict = Literal["persons", "groups", "loose", "open", "against", "none"]


def verdict(scale: ScaleReliability) -> Verdict:
    """What alpha and its interval allow to say."""
    raw_alpha = scale.alpha.raw
    if raw_alpha.value is None or raw_alpha.low is None or raw_alpha.high is None:
        return "none"
    if raw_alpha.value < 0:
        return "against"
    if raw_alpha.low >= RELIABLE_FOR_GROUPS:
        return "persons" if raw_alpha.low >= RELIABLE_FOR_PERSONS else "groups"
    return "loose" if raw_alpha.high < RELIABLE_FOR_GROUPS else "open"


def tone(scale: ScaleReliability) -> Tone:
    """How the sentence is meant."""
    return "attention" if verdict(scale) == "against" or unmarked_reversed_items(scale) else "plain"


def sentence(scale: ScaleReliability) -> str:
    """One scale in one wave, in words."""
    raw_alpha, verdict_key = scale.alpha.raw, verdict(scale)
    leaning = "well" if raw_alpha.value is not None and raw_alpha.value >= RELIABLE_FOR_GROUPS else "loosely"
    figures = words.FIGURES.format(
        value=value_text(raw_alpha.value, "0.00"),
        low=value_text(raw_alpha.low, "0.00"),
        high=value_text(raw_alpha.high, "0.00"),
        people=count_phrase(scale.alpha.n, "person", "people"),
        wave=words.WAVE[scale.wave],
    )
    sentences = [
        words.VERDICT[verdict_key].format(
            title=name(scale), figures=figures, why=raw_alpha.undefined, leaning=words.LEANING[leaning]
        )
    ]
    if (
        verdict_key in ("open", "loose", "groups")
        and raw_alpha.low is not None
        and (raw_alpha.high or 0.0) - raw_alpha.low > WIDE_INTERVAL
    ):
        sentences.append(words.WIDE_INTERVAL_TEXT)
    if verdict_key in ("loose", "open") and scale.kind == "multiple choice":
        sentences.append(words.KNOWLEDGE)
    if forgotten := unmarked_reversed_items(scale):
        sentences.append(words.TURNED.format(questions=join_names(forgotten, 8)))
    return " ".join(map(str, sentences))


def name(scale: ScaleReliability) -> str:
    """The scale, and which form of it."""
    return words.FORM.format(title=scale.title, form=scale.form) if scale.form else scale.title


def unmarked_reversed_items(scale: ScaleReliability) -> list[str]:
    """The statements that are probably worded the other way round without being marked so."""
    if scale.kind != "likert" or scale.alpha.raw.value is None or scale.alpha.n < FEW_PEOPLE:
        return []
    alpha = scale.alpha.raw.value
    return [
        item
        for item, figures in zip(scale.items, scale.alpha.items, strict=True)
        if item not in scale.reversed
        and figures.item_rest is not None
        and math.atanh(min(0.999, max(-0.999, figures.item_rest))) * math.sqrt(scale.alpha.n - 3) < -NORMAL_QUANTILE
        and figures.alpha_dropped is not None
        and figures.alpha_dropped - alpha >= HIGHER
    ]


def scales_to_report(scales: Sequence[ScaleReliability]) -> list[ScaleReliability]:
    """For each scale (and form), the wave of which sentences speak: the one with most people, the later of two
    alike. A wave with a ceiling counts only where all waves have one; then the earliest is taken."""
    best_by_scale: dict[tuple[str, str | None], ScaleReliability] = {}
    for scale in scales:
        chosen = best_by_scale.get((scale.scale, scale.form))
        is_better = chosen is None or (chosen.ceiling and not scale.ceiling)
        if is_better or (chosen is not None and not scale.ceiling and scale.alpha.n >= chosen.alpha.n):
            best_by_scale[scale.scale, scale.form] = scale
    return list(best_by_scale.values())
